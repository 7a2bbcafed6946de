"""What is said of saved filters, teams and caseloads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from goldenthread.casework.enums import OPEN_STAGES, QUIET_DAYS
from goldenthread.casework.models import SavedFilter, Team, TeamMember
from goldenthread.casework.presenters.listing import Names
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.caseloads import Load, days_over
from goldenthread.casework.queries.standing import Standing
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.listing import HasName
from goldenthread.ui.words import count, day


def links(saved: Iterable[SavedFilter], places: Places) -> list[dict[str, str]]:
    """Return the saved filters as links."""
    return [
        {
            "text": one.name,
            "href": f"{places.to('casework_list')}?{one.query}",
            "of": f"for {one.team.name}" if one.team else "",
        }
        for one in saved
    ]


def rows(
    saved: Iterable[SavedFilter],
    places: Places,
    *,
    me: Person,
    manages: bool,
    opens_with: SavedFilter | None,
) -> list[dict[str, Any]]:
    """Return the saved filters as rows of their page."""
    return [
        {
            "pk": one.pk,
            "text": one.name,
            "href": f"{places.to('casework_list')}?{one.query}",
            "of": f"Everyone in {one.team.name}" if one.team else "Me",
            "opens": opens_with is not None and opens_with.pk == one.pk,
            "mine": manages if one.team else one.owner_id == me.pk,
        }
        for one in saved
    ]


def team_rows(teams: Iterable[Team], places: Places) -> list[dict[str, Any]]:
    """Return the teams as rows; each with `now`, its members."""
    return [
        {
            "name": team.name,
            "href": places.to("casework_team", team_id=team.pk),
            "members": ", ".join(one.person.name for one in team.now) or "Nobody yet",  # type: ignore[attr-defined]  # -- put there by the query
        }
        for team in teams
    ]


def member_rows(members: Iterable[TeamMember], places: Places) -> list[dict[str, Any]]:
    """Return who works and worked in a team."""
    return [
        {
            "name": one.person.name,
            "since": day(one.since),
            "until": day(one.until) if one.until else "",
            "href": places.to("casework_team_leave", team_id=one.team_id, member_id=one.pk),
        }
        for one in members
    ]


def load_rows(
    loads: Iterable[Load],
    people: Mapping[int, HasName],
    carriers: Collection[int],
    places: Places,
) -> list[dict[str, Any]]:
    """Return the caseload of each officer, what is nobody's on top; each number with its list."""
    return [_load_row(load, people, carriers, places.to("casework_list")) for load in loads]


def _load_row(
    load: Load, people: Mapping[int, HasName], carriers: Collection[int], listed: str
) -> dict[str, Any]:
    who = load.officer_id
    base = f"{listed}?officer={who or 'nobody'}"
    name = people[who].name if who else "Nobody"
    cells = [("Open", load.total, base)]
    cells += [
        (stage.label, load.stages[stage], f"{base}&stage={stage.value}") for stage in OPEN_STAGES
    ]
    cells += [
        ("Overdue", load.overdue, f"{base}&tray=overdue"),
        ("Due within 5 working days", load.due, f"{base}&tray=due"),
        ("Will miss 20 weeks", load.will_miss, f"{base}&tray=will-miss"),
        (f"Quiet for {QUIET_DAYS} days", load.quiet, f"{base}&tray=quiet"),
    ]
    return {
        "name": name,
        "gone": who is not None and who not in carriers,
        "cells": [
            {"heading": text, "many": many, "href": href if many else "", "of": name}
            for text, many, href in cells
        ],
        "age": count(load.average_age, "day") if load.total else "",
    }


LOAD_CSV = ("Officer", "Open", *(stage.label for stage in OPEN_STAGES), "Overdue",
            "Due within 5 working days", "Will miss 20 weeks", f"Quiet for {QUIET_DAYS} days",
            "Average age in days")  # fmt: skip


def load_csv(loads: Iterable[Load], people: Mapping[int, HasName]) -> Iterable[tuple[object, ...]]:
    """Yield the rows of the download of caseloads."""
    for load in loads:
        yield (
            people[load.officer_id].name if load.officer_id else "Nobody",
            load.total, *(load.stages[stage] for stage in OPEN_STAGES), load.overdue, load.due,
            load.will_miss, load.quiet, load.average_age,
        )  # fmt: skip


def held_groups(
    groups: Iterable[tuple[str, list[Standing]]], names: Names, places: Places
) -> list[dict[str, Any]]:
    """Return the cases that will miss 20 weeks, grouped by what holds them."""
    return [
        {
            "heading": heading,
            "id": f"held-{number}",
            "counted": count(len(cases), "case"),
            "rows": [_held_row(one, names, places) for one in cases],
        }
        for number, (heading, cases) in enumerate(groups)
    ]


def _held_row(one: Standing, names: Names, places: Places) -> dict[str, Any]:
    child = names.children[one.child_id]
    final = one.final.day if one.final else None
    return {
        "name": f"{child.surname}, {child.forename}",
        "number": one.number,
        "href": places.of(one.case_id),
        "last": day(final),
        "forecast": day(one.forecast_on),
        "over": count(days_over(one), "day"),
        "officer": names.people[one.officer_id].name if one.officer_id else "Nobody yet",
    }


HELD_CSV = ("What holds it", "Case", "Week", "Last day of the 20 weeks", "Forecast end",
            "Days over", "SEND case officer")  # fmt: skip


def held_csv(
    groups: Iterable[tuple[str, list[Standing]]], people: Mapping[int, HasName]
) -> Iterable[tuple[object, ...]]:
    """Yield the rows of the download of what will miss 20 weeks. It names no child."""
    for heading, cases in groups:
        for one in cases:
            yield (
                heading, one.number, one.week, one.final.day if one.final else "",
                one.forecast_on, days_over(one),
                people[one.officer_id].name if one.officer_id else "",
            )  # fmt: skip
