"""Founding, renaming and colouring a local area."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from goldenthread.platform.access.errors import NotPermitted, NotValid
from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.recording import name_of, record
from goldenthread.platform.organisations.actions.people import account_for
from goldenthread.platform.organisations.colours import contrast_with_white
from goldenthread.platform.organisations.mail import write_invitation
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person, Post, Tenure

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


@transaction.atomic
def found_local_area(
    *, name: str, administrator_name: str, administrator_email: str, by: User | None, on: date
) -> LocalArea:
    """Make a local area and the post and person that administer it, and invite that person.

    `by` is an operator, or None from the command line of the installation itself.

    :raises NotPermitted: when `by` is not an operator.
    :raises NotValid: when there is an area of that name.
    """
    _check_operator(by)
    _check_name(name)
    area = LocalArea.objects.create(name=name, slug=slugify(name), founded_on=on)
    with in_area(area.pk):
        person = Person.objects.create(
            local_area=area,
            name=administrator_name,
            email=administrator_email.strip().lower(),
            user=account_for(administrator_email),
        )
        post = Post.objects.create(
            local_area=area, title="Golden Thread administrator", role=Role.ADMINISTRATOR
        )
        Tenure.objects.create(local_area=area, post=post, person=person, from_on=on)
        _tell("organisations.local_area_founded", area, by=by, on=on)
        write_invitation(person, by=None, on=on)
    return area


@transaction.atomic
def rename_area(*, area: LocalArea, name: str, by: User, on: date) -> LocalArea:
    """Give a local area another name; its address stays.

    :raises NotPermitted: when `by` is not an operator.
    :raises NotValid: when there is another area of that name.
    """
    _check_operator(by)
    _check_name(name, other_than=area)
    was, area.name = area.name, name
    area.save(update_fields=["name"])
    with in_area(area.pk):
        _tell("organisations.local_area_renamed", area, by=by, on=on, changes={"name": [was, name]})
    return area


@transaction.atomic
def set_colour(*, colour: str, by: Member, on: date) -> LocalArea:
    """Give the area the colour of its header.

    :raises NotPermitted: when they may not.
    :raises NotValid: when it is no colour, or white words on it could not be read.
    """
    by.check_may(Power.MANAGE_AREA)
    try:
        contrast = contrast_with_white(colour)
    except ValueError as error:
        message = "Enter a colour as # and six figures or letters a to f"
        raise NotValid(message, field="colour") from error
    if contrast < LEAST_CONTRAST:
        raise NotValid(
            f"White words on this colour are hard to read: their contrast is {contrast:.2f} to 1"
            f" and must be {LEAST_CONTRAST} to 1 or more. Choose a darker colour.",
            field="colour",
        )
    area = by.local_area
    was, area.colour = area.colour, colour
    area.save(update_fields=["colour"])
    record(
        "organisations.colour_changed", about=area, by=by, on=on, changes={"colour": (was, colour)}
    )
    return area


@transaction.atomic
def set_contacts(*, contact: str, mediation_adviser: str, by: Member, on: date) -> LocalArea:
    """Say how families reach the SEND team and the mediation adviser; anybody may read it.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.MANAGE_AREA)
    area, given = by.local_area, {"contact": contact, "mediation_adviser": mediation_adviser}
    changes = {n: (getattr(area, n), v) for n, v in given.items() if getattr(area, n) != v}
    area.contact, area.mediation_adviser = contact, mediation_adviser
    area.save(update_fields=["contact", "mediation_adviser"])
    record("organisations.contacts_changed", about=area, by=by, on=on, changes=changes)
    return area


def _check_operator(by: User | None) -> None:
    if by is not None and not by.is_operator:
        raise NotPermitted("Only an operator can add or rename a local area.")


def _check_name(name: str, *, other_than: LocalArea | None = None) -> None:
    same = LocalArea.objects.filter(slug=slugify(name)) | LocalArea.objects.filter(
        name__iexact=name
    )
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if not slugify(name):
        raise NotValid("Enter a name with letters in it", field="name")
    if same.exists():
        raise NotValid("There is already a local area of that name", field="name")


def _tell(
    kind: str,
    area: LocalArea,
    *,
    by: User | None,
    on: date,
    changes: dict[str, list[str]] | None = None,
) -> None:
    Event.objects.create(
        local_area=area,
        kind=kind,
        about=name_of(area),
        by=by,
        by_name="The operator",
        on=on,
        changes=changes or {},
    )
