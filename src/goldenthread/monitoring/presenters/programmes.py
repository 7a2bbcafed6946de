"""What the pages of programmes say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from goldenthread.monitoring.enums import Progress
from goldenthread.monitoring.models import Programme
from goldenthread.monitoring.presenters.charts import Line, chart
from goldenthread.monitoring.presenters.places import Places
from goldenthread.monitoring.queries.programmes import BurnDown, ItemStanding
from goldenthread.ui.words import count, day

_TAGS = {
    Progress.TO_DO: "govuk-tag--grey",
    Progress.IN_WORK: "govuk-tag--blue",
    Progress.DONE: "govuk-tag--green",
    Progress.LEFT_OUT: "govuk-tag--purple",
}


def tag(progress: Progress) -> dict[str, str]:
    """Return how far an item is, as a tag."""
    return {"text": progress.label, "classes": _TAGS[progress]}


def how_it_goes(programme: Programme, burn: BurnDown, *, on: date) -> dict[str, str]:
    """Return whether a programme keeps to its end, as a tag."""
    if programme.closed_on:
        return {"text": "Closed", "classes": "govuk-tag--grey"}
    if burn.total and burn.left == 0:
        return {"text": "Done", "classes": "govuk-tag--green"}
    if not burn.total:
        return {"text": "Empty", "classes": "govuk-tag--grey"}
    if burn.left <= burn.planned_now:
        return {"text": "On track", "classes": "govuk-tag--green"}
    return {"text": "Behind", "classes": "govuk-tag--red"}


def row(programme: Programme, burn: BurnDown, places: Places, *, on: date) -> dict[str, Any]:
    """Return a programme as a row of the list."""
    return {
        "name": programme.name,
        "href": places.to("monitoring_programme", programme_id=programme.pk),
        "left": f"{burn.left:,} of {burn.total:,}",
        "ends": day(programme.ends_on),
        "forecast": day(burn.forecast_on) if burn.forecast_on else "Cannot be said",
        "tag": how_it_goes(programme, burn, on=on),
    }


def told(programme: Programme, burn: BurnDown, *, on: date) -> list[str]:
    """Say how a programme goes."""
    if not burn.total:
        return ["Nothing is in it yet. Add cases or children."]
    found = [
        f"{burn.done:,} done, {burn.left_out:,} left out, {burn.left:,} of {burn.total:,} left,"
        f" of which {burn.in_work:,} are in work. By the plan of {programme.pace} a week"
        f" {burn.planned_now:,} would be left today."
    ]
    if burn.left and burn.forecast_on:
        late = (burn.forecast_on - programme.ends_on).days
        found.append(
            f"At the pace of the last weeks, {burn.pace:.1f} a week, all is done by"
            f" {day(burn.forecast_on)}"
            + (f", {count(late, 'day')} after the end." if late > 0 else ", in time.")
        )
    elif burn.left:
        found.append("Nothing was done in the last four weeks, so no end can be foreseen.")
    if burn.left and burn.needed:
        found.append(f"To end in time, {burn.needed:.1f} a week are needed from now on.")
    return found


def picture(programme: Programme, burn: BurnDown, *, on: date) -> dict[str, Any]:
    """Return the burn-down: what was planned to be left, what is, and where the pace leads."""
    forecast = [
        None if here < on else max(burn.left - burn.pace * (here - on).days / 7, 0)
        for here in burn.days
    ]
    return chart(
        f"Items left: {programme.name}",
        f"{burn.left} of {burn.total} items are left on {day(on)};"
        f" the plan was {burn.planned_now}. The table below has every week.",
        [f"{here.day} {here:%b}" for here in burn.days],
        [
            Line(text="Left", values=burn.actual),
            Line(text="Planned to be left", values=burn.planned),
            Line(text="Left at the pace of the last four weeks", values=forecast),
        ],
    )


def weeks(burn: BurnDown) -> list[dict[str, str]]:
    """Return the burn-down as rows of a table."""
    return [
        {"day": day(here), "planned": f"{plan:,}", "left": "" if left is None else f"{left:,}"}
        for here, plan, left in zip(burn.days, burn.planned, burn.actual, strict=True)
    ]


def by_officer(standings: Iterable[ItemStanding], listed: str) -> list[dict[str, Any]]:
    """Return how many items of each kind each officer has."""
    many: dict[tuple[str, str], Counter[Progress]] = {}
    for one in standings:
        key = (one.officer.name, str(one.officer.pk)) if one.officer else ("", "nobody")
        many.setdefault(key, Counter())[one.progress] += 1
    return [
        {
            "name": name or "Nobody",
            "href": f"{listed}?officer={number}",
            "cells": [{"heading": p.label, "many": counts[p]} for p in Progress],
        }
        for (name, number), counts in sorted(many.items())
    ]


def item_row(one: ItemStanding, places: Places, *, manages: bool, me: int) -> dict[str, Any]:
    """Return an item as a row."""
    item = one.item
    mine = manages or (one.officer is not None and one.officer.pk == me)
    case = item.case
    return {
        "name": f"{item.child.surname}, {item.child.forename}",
        "href": places.case(case.pk) if case
        else places.to("children_record", child_id=item.child_id),
        "what": f"Case {case.number}" if case else f"Record {item.child.number}",
        "officer": one.officer.name if one.officer else "Nobody",
        "tag": tag(one.progress),
        "since": day(one.day),
        "because": one.because,
        "programme": item.programme.name,
        "change": places.to("monitoring_item", item_id=item.pk)
        if mine and item.programme.closed_on is None
        else "",
    }  # fmt: skip


CSV = ("Case", "Record", "State", "Since", "Because", "Officer")


def csv_rows(standings: Sequence[ItemStanding]) -> Iterable[tuple[object, ...]]:
    """Yield the items for a download. It names no child."""
    for one in standings:
        yield (
            one.item.case.number if one.item.case else "", one.item.child.number,
            one.progress.label, one.day, one.because, one.officer.name if one.officer else "",
        )  # fmt: skip
