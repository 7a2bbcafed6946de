"""Partner organisations."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.actions.turns import take_turn
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation


@transaction.atomic
def add_organisation(
    *, name: str, kind: str, by: Member, on: date, email: str = ""
) -> Organisation:
    """Add a partner organisation.

    :param email: where it is written to about requests for assessment.
    :raises NotPermitted: when they may not.
    :raises NotValid: when there is one of that name.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    _check_name(by, name)
    organisation = Organisation.objects.create(
        local_area=by.local_area, name=name, kind=kind, email=email
    )
    record("organisations.organisation_added", about=organisation, by=by, on=on)
    return organisation


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    name: str,
    kind: str,
    version: int,
    by: Member,
    on: date,
    email: str | None = None,
) -> Organisation:
    """Change what an organisation is called, what it is, or where it is written to.

    :param email: None leaves it as it is.

    :raises NotPermitted: when they may not.
    :raises NotValid: when there is another of that name.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    _check_name(by, name, other_than=organisation)
    take_turn(organisation, version)
    email = organisation.email if email is None else email
    changes = {
        field: (was, now)
        for field, was, now in (
            ("name", organisation.name, name),
            ("kind", organisation.kind, kind),
            ("email", organisation.email, email),
        )
        if was != now
    }
    organisation.name, organisation.kind, organisation.email = name, kind, email
    organisation.save(update_fields=["name", "kind", "email"])
    record("organisations.organisation_changed", about=organisation, by=by, on=on, changes=changes)
    return organisation


def _check_name(by: Member, name: str, *, other_than: Organisation | None = None) -> None:
    same = by.local_area.organisations.filter(name__iexact=name)
    if other_than is not None:
        same = same.exclude(pk=other_than.pk)
    if same.exists():
        raise NotValid("There is already an organisation of that name", field="name")
