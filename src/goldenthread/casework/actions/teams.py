"""Teams, and who works in them when."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from goldenthread.casework.actions.turns import take_turn
from goldenthread.casework.models import Team, TeamMember
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.words import day as in_full


@transaction.atomic
def make_team(*, name: str, by: Member, on: date) -> Team:
    """Make a team with nobody in it.

    :raises NotPermitted: when they may not.
    :raises NotValid: when it has no name, or another has it.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    team = Team(local_area=by.local_area)
    _name(team, name)
    record("casework.team_made", about=team, by=by, on=on, changes={"name": (None, team.name)})
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, version: int, by: Member, on: date) -> Team:
    """Give a team another name.

    :raises NotPermitted: when they may not.
    :raises NotValid: when it has no name, or another has it.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    before = team.name
    take_turn(team, version)
    _name(team, name)
    record("casework.team_renamed", about=team, by=by, on=on, changes={"name": (before, name)})
    return team


def _name(team: Team, name: str) -> None:
    team.name = name.strip()
    if not team.name:
        raise NotValid("Give the team a name.", field="name")
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as error:
        raise NotValid("Another team has this name.", field="name") from error


@transaction.atomic
def join_team(*, team: Team, person: Person, since: date, by: Member, on: date) -> TeamMember:
    """Put a person into a team from a day; they leave the one that they are in on the day before.

    :raises NotPermitted: when they may not.
    :raises NotValid: when they are in it already, or the day cannot be right.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    now = TeamMember.objects.filter(person=person, until=None).select_related("team").first()
    if now is not None:
        if now.team_id == team.pk:
            raise NotValid(f"{person.name} works in this team already.", field="person")
        if since <= now.since:
            raise NotValid(
                f"{person.name} joined {now.team.name} on {in_full(now.since)}. Give a later day.",
                field="since",
            )
        _leave(now, since - timedelta(days=1), by=by, on=on)
    try:
        with transaction.atomic():
            one = TeamMember.objects.create(
                local_area=by.local_area, team=team, person=person, since=since
            )
    except IntegrityError as error:
        raise NotValid("They were in another team on some of these days.", field="since") from error
    record(
        "casework.team_joined", about=team, by=by, on=on,
        changes={"person": (None, person.name), "since": (None, since)},
    )  # fmt: skip
    return one


@transaction.atomic
def leave_team(*, member: TeamMember, until: date, by: Member, on: date) -> TeamMember:
    """Record a person's last day in a team.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the day is before their first.
    """
    by.check_may(Power.MANAGE_CASELOADS)
    if until < member.since:
        raise NotValid("The last day is before the first.", field="until")
    _leave(member, until, by=by, on=on)
    return member


def _leave(member: TeamMember, until: date, *, by: Member, on: date) -> None:
    member.until = until
    member.save(update_fields=["until"])
    record(
        "casework.team_left", about=member.team, by=by, on=on,
        changes={"person": (member.person.name, None), "last day": (None, until)},
    )  # fmt: skip
