"""Local areas and members of them."""

from __future__ import annotations

from datetime import date
from itertools import count

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import LocalArea, Person, Post, Tenure

LONG_AGO = date(2020, 1, 1)
PASSWORD = "a-long-password-for-tests"
_numbers = count(1)


def make_area(name: str | None = None) -> LocalArea:
    """Make an area with nobody in it."""
    number = next(_numbers)
    name = name or f"Testshire {number}"
    return LocalArea.objects.create(name=name, slug=f"area-{number}", founded_on=LONG_AGO)


def make_user(email: str | None = None, *, password: str | None = None) -> User:
    """Make an account; with a password it can be signed in to by the form."""
    return User.objects.create_user(email or f"user{next(_numbers)}@example.org", password)


def make_member(
    area: LocalArea,
    role: Role | str = Role.PROGRAMME_MANAGER,
    *,
    name: str = "Robin Vale",
    title: str | None = None,
    user: User | None = None,
    on: date = LONG_AGO,
) -> Member:
    """Make a person who holds one post of this role from `on`."""
    user = user or make_user()
    with in_area(area.pk, user_id=user.pk):
        person = Person.objects.create(local_area=area, name=name, email=user.email, user=user)
        post = Post.objects.create(
            local_area=area, title=title or f"Post {next(_numbers)}", role=role
        )
        Tenure.objects.create(local_area=area, post=post, person=person, from_on=on)
        member = find_member(user=user, local_area=area, on=on)
    assert member is not None
    return member
