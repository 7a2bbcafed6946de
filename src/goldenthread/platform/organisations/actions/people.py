"""People and their accounts."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import GUARDED, Power
from goldenthread.platform.accounts.models import User
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.actions.turns import take_turn
from goldenthread.platform.organisations.mail import write_invitation
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation, Person


def account_for(email: str) -> User:
    """Return the account of this address, making one that has no password yet if need be."""
    user = User.objects.filter(email=email.strip().lower()).first()
    return user or User.objects.create_user(email)


@transaction.atomic
def add_person(
    *,
    name: str,
    email: str,
    by: Member,
    on: date,
    telephone: str = "",
    organisation: Organisation | None = None,
    is_invited: bool = False,
) -> Person:
    """Add a person; with an email address they get an account, to be opened by a link.

    The link is sent at once when `is_invited`.

    :raises NotPermitted: when they may not.
    :raises NotValid: when someone in the area has that address.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    email = email.strip().lower()
    _check_email(by, email)
    person = Person.objects.create(
        local_area=by.local_area,
        name=name,
        email=email,
        telephone=telephone,
        organisation=organisation,
        user=account_for(email) if email else None,
    )
    record("organisations.person_added", about=person, by=by, on=on)
    if is_invited:
        write_invitation(person, by=by, on=on)
    return person


@transaction.atomic
def change_person(
    *,
    person: Person,
    name: str,
    email: str,
    telephone: str,
    organisation: Organisation | None,
    version: int,
    by: Member,
    on: date,
) -> Person:
    """Change who a person is and how to reach them.

    Who gets another address signs in with another account and is invited to it; the account of
    the old address no longer opens this area.

    :raises NotPermitted: when they may not.
    :raises NotValid: when someone else in the area has that address.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    email = email.strip().lower()
    has_moved = email != person.email
    if has_moved or organisation != person.organisation:
        _check_may_move(by, person, on)
    if has_moved:
        _check_email(by, email, other_than=person)
    take_turn(person, version)
    now = {"name": name, "email": email, "telephone": telephone, "organisation": organisation}
    changes = {f: (getattr(person, f), v) for f, v in now.items() if getattr(person, f) != v}
    for field, value in now.items():
        setattr(person, field, value)
    if has_moved:
        person.user = account_for(email) if email else None
    person.save(update_fields=[*now, "user"])
    record("organisations.person_changed", about=person, by=by, on=on, changes=changes)
    if has_moved and email:
        write_invitation(person, by=by, on=on)
    return person


@transaction.atomic
def invite(*, person: Person, by: Member, on: date) -> Person:
    """Send someone who has not signed in yet a new link to choose a password.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the person has no address, or has signed in.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    if person.user is None:
        raise NotReady(f"{person.name} has no email address. Add one first.")
    if person.user.last_login is not None:
        raise NotReady(f"{person.name} has signed in already and can choose a new password there.")
    write_invitation(person, by=by, on=on)
    record("organisations.person_invited", about=person, by=by, on=on)
    return person


def _check_email(by: Member, email: str, *, other_than: Person | None = None) -> None:
    same = by.local_area.people.filter(Q(email=email) | Q(user__email=email))
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if email and same.exists():
        raise NotValid("Someone in this area already has that email address", field="email")


def _check_may_move(by: Member, person: Person, on: date) -> None:
    """Whoever sets the address of an administrator decides who is one, and so with the others."""
    guarded = person.tenures.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=on), post__role__in=GUARDED
    )
    if guarded.exists() and not by.may(Power.MANAGE_AREA):
        raise NotPermitted(
            "Only an administrator can change the email address or organisation of an administrator"
            " or of somebody who opens children's records."
        )
