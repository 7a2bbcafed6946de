"""An area with an officer, a school, a child on its roll, and a request for the child."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from goldenthread.casework import api
from goldenthread.casework.models import Case
from goldenthread.children.actions.carers import add_carer
from goldenthread.children.models import Carer, Child, Setting
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.cases import make_case
from tests.factories.children import ON, make_child, make_manager, make_officer, make_setting
from tests.factories.days import today


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


@pytest.fixture
def carer(child: Child, officer: Member) -> Carer:
    """The parent, with an address."""
    with as_member(officer, on=today()):
        return add_carer(
            child=child, carer={"name": "Pat Testname", "email": "pat@example.org"},
            values={"kind": "mother", "is_main_contact": True}, by=officer, on=today(),
        ).carer  # fmt: skip


@pytest.fixture
def running(child: Child, officer: Member, carer: Carer) -> Case:
    """A case two weeks old today, of the officer, not acknowledged."""
    with as_member(officer, on=today()):
        return api.open_request(
            child=child, received_on=today() - timedelta(weeks=2),
            values={"source": "1", "channel": "letter"}, officer=officer.person, send=False,
            by=officer, on=today(),
        )  # fmt: skip
