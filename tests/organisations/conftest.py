"""An area with a plan that its posts hold, and someone to run it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea, Person, Post, Tenure
from tests.factories.areas import LONG_AGO, make_area, make_member, make_user
from tests.factories.plans import make_plan

TODAY = date(2026, 3, 2)


@pytest.fixture
def area() -> LocalArea:
    """An area of its own."""
    return make_area()


@pytest.fixture
def fence(area: LocalArea) -> Iterator[None]:
    """The area's fence, for tests that look at rows."""
    with in_area(area.pk):
        yield


@pytest.fixture
def administrator(area):
    """A member who may do everything with people."""
    return make_member(area, Role.ADMINISTRATOR, name="Ada Ministrator")


@pytest.fixture
def manager(area, administrator):
    """A programme manager, who may do all but what only administrators may."""
    return make_member(area, Role.PROGRAMME_MANAGER, name="Mo Manager")


@pytest.fixture
def plan(area, manager):
    """A plan: two actions held by the Head of SEND, one also by the Designated Clinical Officer."""
    with in_area(area.pk):
        return make_plan(manager)


def make_person(area: LocalArea, name: str, *, email: str = "", account: bool = False) -> Person:
    """Make someone, with an account if asked."""
    with in_area(area.pk):
        user = make_user(email or None) if account else None
        address = email or (user.email if user else "")
        return Person.objects.create(local_area=area, name=name, email=address, user=user)


def hold(area: LocalArea, person: Person, title: str, *, since: date = LONG_AGO) -> Post:
    """Let someone hold the post of this title, which is made unless it is there."""
    with in_area(area.pk):
        post, _ = Post.objects.get_or_create(local_area=area, title=title)
        Tenure.objects.create(local_area=area, post=post, person=person, from_on=since)
    return post
