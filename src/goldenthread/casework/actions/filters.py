"""Filters of the list of cases that are kept under a name."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.casework.actions.turns import take_turn
from goldenthread.casework.models import FilterChoice, SavedFilter, Team
from goldenthread.casework.queries.teams import saved_filters
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def save_filter(
    *, name: str, query: str, by: Member, on: date, team: Team | None = None
) -> SavedFilter:
    """Keep a filter under a name, for oneself or for a team.

    :param query: what stands in the list's address, without words that were searched for.
    :raises NotPermitted: when they may not.
    :raises NotReady: when nothing is filtered.
    :raises NotValid: when it has no name, or another of theirs has it.
    """
    _check_may(team, by)
    if not query:
        raise NotReady("Nothing is filtered or sorted yet. Choose a filter, then save it.")
    one = SavedFilter(local_area=by.local_area, query=query, owner=by.person, team=team)
    _name(one, name)
    record(
        "casework.filter_saved", about=one, by=by, on=on,
        changes={"name": (None, one.name), "for": (None, team.name if team else by.person.name)},
    )  # fmt: skip
    return one


@transaction.atomic
def rename_filter(
    *, saved: SavedFilter, name: str, version: int, by: Member, on: date
) -> SavedFilter:
    """Give a saved filter another name.

    :raises NotPermitted: when it is not theirs.
    :raises NotValid: when it has no name, or another has it.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    _check_mine(saved, by)
    before = saved.name
    take_turn(saved, version)
    _name(saved, name)
    record(
        "casework.filter_renamed", about=saved, by=by, on=on, changes={"name": (before, saved.name)}
    )
    return saved


@transaction.atomic
def remove_filter(*, saved: SavedFilter, by: Member, on: date) -> SavedFilter:
    """Take a saved filter away; it can be brought back.

    :raises NotPermitted: when it is not theirs.
    """
    _check_mine(saved, by)
    saved.removed_on = on
    saved.save(update_fields=["removed_on"])
    record("casework.filter_removed", about=saved, by=by, on=on, changes={"name": (saved.name, "")})
    return saved


@transaction.atomic
def restore_filter(*, saved: SavedFilter, by: Member, on: date) -> SavedFilter:
    """Bring a saved filter back.

    :raises NotPermitted: when it is not theirs.
    :raises NotValid: when another has its name by now.
    """
    _check_mine(saved, by)
    saved.removed_on = None
    _name(saved, saved.name)
    record("casework.filter_restored", about=saved, by=by, on=on,
           changes={"name": ("", saved.name)})  # fmt: skip
    return saved


@transaction.atomic
def open_with(*, saved: SavedFilter | None, by: Member, on: date) -> None:
    """Choose the filter with which one's own list opens, or with None no filter.

    :raises NotPermitted: when they may not work on cases, or the filter is not for them.
    """
    by.check_may(Power.WORK_ON_CASES)
    if saved is None:
        FilterChoice.objects.filter(person=by.person).delete()
        return
    if saved not in saved_filters(by.person, on=on):
        raise NotPermitted("This filter is another person’s or another team’s.")
    FilterChoice.objects.update_or_create(
        person=by.person, defaults={"local_area": by.local_area, "saved": saved}
    )


def _check_may(team: Team | None, by: Member) -> None:
    by.check_may(Power.WORK_ON_CASES if team is None else Power.MANAGE_CASELOADS)


def _check_mine(saved: SavedFilter, by: Member) -> None:
    _check_may(saved.team, by)
    if saved.team is None and saved.owner_id != by.person.pk:
        raise NotPermitted("This filter is another person’s.")


def _name(one: SavedFilter, name: str) -> None:
    one.name = name.strip()
    if not one.name:
        raise NotValid("Give the filter a name.", field="name")
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError as error:
        raise NotValid("Another filter has this name. Choose a different one.",
                       field="name") from error  # fmt: skip
