"""What the page of a whole plan says."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.core.enums import Status
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import Action, ImprovementPlan, Milestone
from goldenthread.improvement.presenters.action import move
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import (
    due_away,
    due_words,
    name_of_action,
    rating_of,
    rating_tag,
    short,
    tag,
)
from goldenthread.improvement.queries.plans import AreaProgress, PlanPicture, Totals
from goldenthread.ui.words import count, day

# The bands of the progress chart, from done to not rated: each status is in one of them.
BANDS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Done", "done", frozenset({Status.COMPLETE, Status.EMBEDDED})),
    ("On track or in progress", "going", frozenset({Status.ON_TRACK, Status.IN_PROGRESS})),
    ("At risk", "risk", frozenset({Status.AT_RISK})),
    ("Off track", "off", frozenset({Status.OFF_TRACK})),
    ("Blocked", "blocked", frozenset({Status.BLOCKED})),
    ("Not started", "waiting", frozenset({Status.NOT_STARTED})),
    ("No rating", "none", frozenset({""})),
)
_STATE_TAGS = {
    PlanState.DRAFT: tag("Draft", "grey"),
    PlanState.LIVE: tag("Live", "blue"),
    PlanState.CLOSED: tag("Closed", "grey"),
}


def sentence(totals: Totals) -> str:
    """Return the plan in one sentence: how much is done, late and silent."""
    if not totals.actions:
        return "There are no actions in this plan."
    said = [f"{totals.done} of {count(totals.actions, 'action')} {_are(totals.done)} complete"]
    said.append(f"{totals.late or 'none'} {_are(totals.late)} late")
    quiet = totals.silent
    said.append(f"{quiet or 'none'} {'has' if quiet == 1 else 'have'} had no report in this cycle")
    return "; ".join(said) + "."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def plan_page(picture: PlanPicture, places: Places, *, on: date) -> dict[str, Any]:
    """Return what the page of a plan shows on a day."""
    plan = picture.plan
    return {
        "plan": plan,
        "state": _STATE_TAGS[PlanState(plan.state)],
        "facts": _facts(picture),
        "sentence": sentence(picture.totals),
        "figures": _figures(picture, places),
        "chart": chart(picture.areas),
        "areas": [_area(progress, plan, places) for progress in picture.areas],
        "bands": [title for title, _, _ in BANDS],
        "ratings": [
            {
                "tag": rating_tag(status, label),
                "many": many,
                "href": places.actions(plan, rating=pk or "none"),
            }
            for label, many, status, pk in picture.ratings
        ],
        "due_soon": _soon(picture, places, on=on),
        "due_soon_link": _more(picture.totals.due_soon, plan, places, "due-soon"),
        "late": [_row(action, places, on=on) for action in picture.late],
        "late_link": _more(picture.totals.late, plan, places, "late"),
        "silent": [_row(action, places, on=on) for action in picture.silent],
        "silent_link": _more(picture.totals.silent, plan, places, "silent"),
        "slippage": _slippage(picture),
        "moves": [
            {**move(one), "action": name_of_action(one.action), "href": places.action(one.action)}
            for one in picture.slippage.latest
        ],
    }


def plan_rows(plans: list[ImprovementPlan], places: Places) -> list[dict[str, Any]]:
    """Return the area's plans as rows of a list."""
    return [
        {
            "title": plan.title,
            "href": places.plan(plan),
            "state": _STATE_TAGS[PlanState(plan.state)],
            "since": day(plan.closed_on or plan.live_on or plan.made_on),
        }
        for plan in plans
    ]


def _facts(picture: PlanPicture) -> str:
    plan, cycle = picture.plan, picture.cycle
    live = f"Live since {day(plan.live_on)}. " if plan.live_on else ""
    often = plan.get_reporting_cycle_display().lower()
    runs = f"from {day(cycle.first_on)} to {day(cycle.last_on)}"
    return f"{live}Leads report {often}; this cycle runs {runs}."


def _figures(picture: PlanPicture, places: Places) -> list[dict[str, Any]]:
    totals, plan = picture.totals, picture.plan
    figures = [
        (totals.actions, "actions in the plan", {}),
        (totals.done, "complete", {"only": "done"}),
        (totals.late, "late", {"only": "late"}),
        (totals.due_soon, "due in the next 30 days", {"only": "due-soon"}),
        (totals.silent, "with no report in this cycle", {"only": "silent"}),
        (totals.blocked, "blocked by another action", {"only": "blocked"}),
        (totals.without_lead, "without a lead", {"only": "no-lead"}),
        (totals.without_date, "without a date", {"only": "no-date"}),
    ]
    return [
        {"value": value, "text": text, "href": places.actions(plan, **filters)}
        for value, text, filters in figures
    ]


def _area(progress: AreaProgress, plan: ImprovementPlan, places: Places) -> dict[str, Any]:
    area = progress.area
    return {
        "title": short(f"{area.ref} {area.title}", 110),
        "href": places.area(area),
        "actions": progress.actions,
        "actions_href": places.actions(plan, area=area.pk),
        "bands": in_bands(progress.by_status),
        "late": progress.late,
        "late_href": places.actions(plan, area=area.pk, only="late"),
    }


def in_bands(by_status: dict[str, int]) -> list[int]:
    """Return the counts of the chart's bands, in their order."""
    return [sum(by_status.get(status, 0) for status in statuses) for _, _, statuses in BANDS]


def chart(areas: list[AreaProgress]) -> dict[str, Any]:
    """Return the stacked bars of progress by area, as shares of a hundred."""
    bars = []
    for progress in areas:
        counts, x = in_bands(progress.by_status), 0.0
        segments = []
        for (_, name, _), many in zip(BANDS, counts, strict=True):
            width = 100 * many / (progress.actions or 1)
            if many:
                segments.append(
                    {"band": name, "x": round(x, 3), "width": round(width, 3), "many": many}
                )
            x += width
        bars.append({"label": progress.area.ref, "segments": segments})
    said = (
        f"{a.area.ref}: {in_bands(a.by_status)[0]} of {a.actions} complete, {a.late} late"
        for a in areas
    )
    return {
        "title": "Progress by area for improvement",
        "desc": "; ".join(said) + ".",
        "bars": bars,
        "key": [{"band": name, "text": title} for title, name, _ in BANDS],
    }


def _row(action: Action, places: Places, *, on: date) -> dict[str, Any]:
    return {
        "what": short(name_of_action(action), 140),
        "href": places.action(action),
        "area": f"{action.area.ref} {short(action.area.title, 60)}",
        "due": due_words(action),
        "away": due_away(action, on=on),
        "rating": rating_of(action),
        "day": action.due_by,
    }


def _soon(picture: PlanPicture, places: Places, *, on: date) -> list[dict[str, Any]]:
    rows = [_row(action, places, on=on) | {"kind": "Action"} for action in picture.due_soon]
    rows += [_step_row(step, places, on=on) for step in picture.milestones_due_soon]
    return sorted(rows, key=lambda row: row["day"])


def _step_row(step: Milestone, places: Places, *, on: date) -> dict[str, Any]:
    return {
        "what": short(step.text, 140),
        "kind": f"Milestone of {step.action.ref}" if step.action.ref else "Milestone",
        "href": places.action(step.action),
        "area": f"{step.action.area.ref} {short(step.action.area.title, 60)}",
        "due": due_words(step),
        "away": due_away(step, on=on),
        "day": step.due_by,
    }


def _more(total: int, plan: ImprovementPlan, places: Places, only: str) -> dict[str, str] | None:
    if not total:
        return None
    noun = count(total, "action")
    words = {
        "late": f"See {noun} that {_are(total)} late",
        "due-soon": f"See {noun} due in the next 30 days",
        "silent": f"See {noun} without a report in this cycle",
    }
    return {"text": words[only], "href": places.actions(plan, only=only)}


def _slippage(picture: PlanPicture) -> str:
    slipped = picture.slippage
    if not slipped.moves:
        return "No promised date has been moved."
    moved = f"Promised dates have been moved {count(slipped.moves, 'time')}"
    if not slipped.later:
        return f"{moved}, none of them later."
    on_average = round(slipped.days_later / slipped.later)
    return f"{moved}, {slipped.later} of them later, by {count(on_average, 'day')} on average."
