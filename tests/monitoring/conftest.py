"""An area with a manager and two officers in two teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from goldenthread.casework.actions.teams import join_team, make_team
from goldenthread.casework.models import Team
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import ON, make_manager, make_officer

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def area() -> LocalArea:
    """An area of its own."""
    return make_area()


@pytest.fixture
def manager(area: LocalArea) -> Member:
    """A SEND case manager."""
    return make_manager(area)


@pytest.fixture
def officers(area: LocalArea) -> list[Member]:
    """Two SEND case officers."""
    return [make_officer(area, name=name) for name in ("Nell North", "Sid South")]


@pytest.fixture
def teams(manager: Member, officers: list[Member]) -> list[Team]:
    """A team for each officer."""
    with as_member(manager, on=ON):
        made = [make_team(name=name, by=manager, on=ON) for name in ("North", "South")]
        for team, officer in zip(made, officers, strict=True):
            join_team(team=team, person=officer.person, since=LONG_AGO, by=manager, on=ON)
    return made


@pytest.fixture
def seen(manager: Member) -> Iterator[None]:
    """What the manager sees."""
    with as_member(manager, on=ON):
        yield
