"""Children, plainly made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.records import make_record
from goldenthread.children.actions.settings import add_setting
from goldenthread.children.models import Child, Placement, Setting
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import (
    LocalArea,
    Organisation,
    Person,
    Post,
    Tenure,
)
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import LONG_AGO, make_member, make_user

ON = date(2026, 3, 2)
BORN = date(2016, 5, 4)
_numbers = count(1)


def make_officer(area: LocalArea, *, name: str = "Olive Officer") -> Member:
    """Make a SEND case officer."""
    return make_member(area, Role.CASE_OFFICER, name=name)


def make_manager(area: LocalArea, *, name: str = "Mina Manager") -> Member:
    """Make a SEND case manager."""
    return make_member(area, Role.CASE_MANAGER, name=name)


def make_staff(
    area: LocalArea,
    organisation: str,
    role: Role = Role.SETTING_MEMBER,
    *,
    password: str | None = None,
) -> Member:
    """Make someone whose post belongs to an organisation, which is made unless it is there."""
    user = make_user(password=password)
    with in_area(area.pk, user_id=user.pk):
        home, _ = Organisation.objects.get_or_create(
            local_area=area, name=organisation, defaults={"kind": "school"}
        )
        person = Person.objects.create(
            local_area=area, name=f"Staff of {organisation}", email=user.email, user=user
        )
        post = Post.objects.create(
            local_area=area, title=f"Post {next(_numbers)} at {organisation}", role=role,
            organisation=home,
        )  # fmt: skip
        Tenure.objects.create(local_area=area, post=post, person=person, from_on=LONG_AGO)
        member = find_member(user=user, local_area=area, on=ON)
    assert member is not None
    return member


def make_child(
    by: Member, *, on: date = ON, values: Mapping[str, Any] | None = None, at: Setting | None = None
) -> Child:
    """Make a child's record, at a setting if one is given."""
    number = next(_numbers)
    facts = {"forename": "Test", "surname": f"Child{number}", "date_of_birth": BORN}
    with as_member(by, on=on):
        child = make_record(values={**facts, **(values or {})}, by=by, on=on)
        if at is not None:
            place(child, at, by=by, on=on)
    return child


def make_setting(
    by: Member, name: str, *, organisation: str | None = None, on: date = ON
) -> Setting:
    """Make a setting, whose staff use the product if an organisation of theirs is named."""
    with as_member(by, on=on):
        home = None
        if organisation:
            home, _ = Organisation.objects.get_or_create(
                local_area=by.local_area, name=organisation, defaults={"kind": "school"}
            )
        return add_setting(
            values={"name": name, "kind": "mainstream", "organisation": home}, by=by, on=on
        )


def place(
    child: Child, setting: Setting, *, by: Member, on: date = ON, since: date = date(2025, 9, 1)
) -> Placement:
    """Put a child on the roll of a setting."""
    with as_member(by, on=on):
        placement: Placement = add_part(
            child=child, kind="placement", values={"setting": setting, "since": since}, by=by, on=on
        )
    return placement
