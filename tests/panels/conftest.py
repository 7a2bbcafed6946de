"""A panel that is asked whether to assess, and one child with a request."""

from __future__ import annotations

import pytest

from goldenthread.casework.models import Case
from tests.factories.cases import make_case
from tests.factories.children import make_child
from tests.factories.panels import Scene, make_scene


@pytest.fixture
def scene() -> Scene:
    """A panel whose chair decides for the council."""
    return make_scene()


@pytest.fixture
def case(scene: Scene) -> Case:
    """A request of 2 February 2026: its 6 weeks end on 16 March."""
    child = make_child(scene.officer, values={"forename": "Ash", "surname": "Testname"})
    return make_case(child, by=scene.officer)
