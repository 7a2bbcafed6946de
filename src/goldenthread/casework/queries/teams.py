"""Asking about teams and saved filters."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.models import FilterChoice, SavedFilter, Team, TeamMember
from goldenthread.platform.organisations.models import LocalArea, Person


def _on_day(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def teams_of(local_area: LocalArea) -> QuerySet[Team]:
    """Return the teams by name."""
    return local_area.case_teams.order_by("name", "pk")


def teams_with_members(local_area: LocalArea, *, on: date) -> QuerySet[Team]:
    """Return the teams by name, each with `now`: its members on a day."""
    members = TeamMember.objects.filter(_on_day(on)).select_related("person")
    return teams_of(local_area).prefetch_related(
        Prefetch("members", queryset=members.order_by("person__name", "pk"), to_attr="now")
    )


def find_team(local_area: LocalArea, pk: int) -> Team:
    """Return a team of the area.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.case_teams.all(), pk=pk)


def members_of(team: Team) -> QuerySet[TeamMember]:
    """Return who works and worked in a team, the latest first."""
    return team.members.select_related("person").order_by("-since", "person__name", "pk")


def team_of(person: Person, *, on: date) -> Team | None:
    """Return the team in which somebody works on a day."""
    found = TeamMember.objects.filter(_on_day(on), person=person).select_related("team").first()
    return found.team if found else None


def saved_filters(person: Person, *, on: date, removed: bool = False) -> list[SavedFilter]:
    """Return the filters that somebody may use: their own and their team's, by name."""
    team = team_of(person, on=on)
    theirs = Q(owner=person, team=None) | Q(team=team, team__isnull=False)
    found = SavedFilter.objects.filter(theirs, removed_on__isnull=not removed)
    return list(found.select_related("team", "owner").order_by("name", "pk"))


def shared_filters(local_area: LocalArea, *, removed: bool = False) -> list[SavedFilter]:
    """Return the filters of all teams, by team and name: managers keep them."""
    found = local_area.saved_case_filters.filter(team__isnull=False, removed_on__isnull=not removed)
    return list(found.select_related("team", "owner").order_by("team__name", "name", "pk"))


def find_filter(local_area: LocalArea, pk: int) -> SavedFilter:
    """Return a saved filter of the area.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.saved_case_filters.select_related("team", "owner"), pk=pk)


def chosen_filter(person: Person) -> SavedFilter | None:
    """Return the filter with which somebody's list opens."""
    choice = FilterChoice.objects.filter(person=person, saved__removed_on=None)
    found = choice.select_related("saved").first()
    return found.saved if found else None
