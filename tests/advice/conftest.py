"""A case being assessed, with advice asked of a service whose team shares an inbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.children.models import Child, Setting
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.cases import ask, decide, make_case
from tests.factories.children import make_child, make_officer, make_setting, make_staff
from tests.factories.days import ago, today
from tests.factories.post import Postbox, postbox_for

BEGAN = 70


@pytest.fixture
def area() -> LocalArea:
    """An area of its own."""
    return make_area()


@pytest.fixture
def officer(area: LocalArea) -> Member:
    """A SEND case officer."""
    return make_officer(area)


@pytest.fixture
def psychologist(area: LocalArea) -> Member:
    """One of the team of a service."""
    return make_staff(area, "Psychology Service", Role.SERVICE_MEMBER)


@pytest.fixture
def colleague(area: LocalArea, psychologist: Member) -> Member:
    """Another of the same team."""
    return make_staff(area, "Psychology Service", Role.SERVICE_MEMBER)


@pytest.fixture
def stranger(area: LocalArea) -> Member:
    """Somebody of another service of the area."""
    return make_staff(area, "Other Trust", Role.SERVICE_MEMBER)


@pytest.fixture
def service(area: LocalArea, psychologist: Member) -> Organisation:
    """The service that is asked."""
    with as_member(psychologist, on=today()):
        return Organisation.objects.get(name="Psychology Service")


@pytest.fixture
def school(officer: Member) -> Setting:
    """The child's school."""
    return make_setting(officer, "Larch School", organisation="Larch School")


@pytest.fixture
def child(officer: Member, school: Setting) -> Child:
    """A child on the roll of the school."""
    values = {"forename": "Ash", "surname": "Testname"}
    return make_child(officer, at=school, values=values, on=ago(BEGAN))


@pytest.fixture
def case(child: Child, officer: Member) -> Case:
    """A request that is being assessed."""
    one = make_case(
        child, by=officer, received_on=ago(BEGAN), on=ago(BEGAN), officer=officer.person
    )
    decide(one, "assess", ago(45), by=officer)
    return one


@pytest.fixture
def asked(case: Case, officer: Member, service: Organisation) -> AdviceRequest:
    """Advice asked of the service 40 days ago: two days are left."""
    return ask(
        case, ago(40), by=officer, kind="psychological", organisation=service, name="",
        asks="Why does Ash find reading hard?",
    )  # fmt: skip


@pytest.fixture
def outside(case: Case, officer: Member) -> AdviceRequest:
    """Advice asked of a therapist without an account."""
    return ask(case, ago(40), by=officer, kind="other", name="Thea Outside")


@pytest.fixture
def postbox(settings: pytest.FixtureRequest) -> Iterator[Postbox]:
    """A mail server on this machine."""
    with postbox_for(settings) as box:
        yield box
