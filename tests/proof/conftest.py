"""What the tests of this room stand on: a promise, its cases, and who answers for it."""

from __future__ import annotations

import pytest

from goldenthread.improvement.models import Measure
from goldenthread.platform.access.row_security import in_area
from tests.factories.children import make_manager
from tests.factories.live_plans import make_scene
from tests.factories.promises import count_cases, live_since, promising_document


@pytest.fixture
def scene(db):
    """A live plan with one promise, rated on track."""
    return make_scene(document=promising_document(), on=live_since())


@pytest.fixture(autouse=True)
def sees(request):
    """Who may see the cases behind the figure; they are there wherever the promise is."""
    if "scene" not in request.fixturenames:
        return None
    manager = make_manager(request.getfixturevalue("scene").area)
    count_cases(manager)
    return manager


@pytest.fixture
def inside(scene):
    """The fence of the area, raised for the length of a test."""
    with in_area(scene.area.pk):
        yield scene


@pytest.fixture
def measure(inside):
    """The promise."""
    return Measure.objects.select_related("action__area", "action__plan", "action__rating",
                                          "plan").get(plan=inside.plan)  # fmt: skip
