"""An area with an officer, a school, a child on its roll, and a request for the child."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldenthread.casework.models import Case
from goldenthread.children.models import Child, Setting
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.cases import make_case
from tests.factories.children import ON, make_child, make_manager, make_officer, make_setting


@pytest.fixture
def area() -> LocalArea:
    """An area of its own."""
    return make_area()


@pytest.fixture
def officer(area: LocalArea) -> Member:
    """A SEND case officer."""
    return make_officer(area)


@pytest.fixture
def manager(area: LocalArea) -> Member:
    """A SEND case manager."""
    return make_manager(area)


@pytest.fixture
def seen(officer: Member) -> Iterator[None]:
    """What the officer sees, for tests that look at rows."""
    with as_member(officer, on=ON):
        yield


@pytest.fixture
def school(officer: Member) -> Setting:
    """A school whose staff use the product."""
    return make_setting(officer, "Larch School", organisation="Larch School")


@pytest.fixture
def child(officer: Member, school: Setting) -> Child:
    """A child on the roll of the school."""
    return make_child(officer, at=school, values={"forename": "Ash", "surname": "Testname"})


@pytest.fixture
def case(child: Child, officer: Member) -> Case:
    """A request that was received on a Monday, four weeks before the day of these tests."""
    return make_case(child, by=officer)
