"""What the page of one area for improvement says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goldenthread.improvement.policies import is_done, is_late
from goldenthread.improvement.presenters.people import person
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import (
    due_away,
    due_words,
    name_of_action,
    rating_of,
    reported,
)
from goldenthread.improvement.queries.structure import AreaRecord
from goldenthread.improvement.signals import Note, OnArea
from goldenthread.ui.words import count


def area_page(
    record: AreaRecord, places: Places, *, on: date, above: Sequence[OnArea] = ()
) -> dict[str, Any]:
    """Return what the page of an area shows on a day, and what the rooms above add to it."""
    area = record.area
    return {
        "area": area,
        "plan": area.plan,
        "title": f"{area.ref} {area.title}",
        "crumbs": places.below_plan(area.plan),
        "next": _next(record, on=on),
        "late_href": places.actions(area.plan, area=area.pk, only="late"),
        "findings": [
            {
                "text": f"{finding.ref} {finding.text}".strip(),
                "source": finding.source,
                "href": places.to("plan_thread", kind="finding", part_id=finding.pk),
            }
            for finding in record.findings
        ],
        "outcomes": [outcome.text for outcome in record.outcomes],
        "above": [one.note for one in above],
        "groups": _groups(record, places, above, on=on),
        "leads": [
            person(record.posts[lead.post_id], part="Vice lead" if lead.is_vice else "Lead")
            for lead in record.leads
        ],
    }


def _next(record: AreaRecord, *, on: date) -> str:
    done = sum(is_done(action.status) for action in record.actions)
    late = sum(
        is_late(action.due_by, done=is_done(action.status), on=on) for action in record.actions
    )
    if not record.actions:
        return "No action answers this area yet."
    verb = "is" if done == 1 else "are"
    return (
        f"{done} of {count(len(record.actions), 'action')} {verb} complete;"
        f" {late or 'none'} {'is' if late == 1 else 'are'} late."
    )


def _groups(
    record: AreaRecord, places: Places, above: Sequence[OnArea], *, on: date
) -> list[dict[str, Any]]:
    """Return the actions under their focus areas; those without one come last."""
    groups = [
        {
            "title": f"{focus.ref} {focus.title}".strip(),
            "impact": focus.impact,
            "href": places.to("plan_thread", kind="focus-area", part_id=focus.pk),
            "notes": [one.focus_areas[focus.pk] for one in above if focus.pk in one.focus_areas],
            "rows": [
                _row(action, places, _notes(above, action.pk), on=on)
                for action in record.actions
                if action.focus_area_id == focus.pk
            ],
        }
        for focus in record.focus_areas
    ]
    known = {focus.pk for focus in record.focus_areas}
    rest = [
        _row(action, places, _notes(above, action.pk), on=on)
        for action in record.actions
        if action.focus_area_id not in known
    ]
    if rest:
        title = "Other actions" if groups else ""
        groups.append({"title": title, "impact": "", "href": "", "notes": [], "rows": rest})
    return groups


def _notes(above: Sequence[OnArea], pk: int) -> list[Note]:
    return [one.actions[pk] for one in above if pk in one.actions]


def _row(action: Any, places: Places, notes: list[Note], *, on: date) -> dict[str, Any]:
    return {
        "what": name_of_action(action),
        "href": places.action(action),
        "due": due_words(action),
        "away": due_away(action, on=on),
        "rating": rating_of(action),
        "notes": notes,
        "reported": reported(action.reported_on),
    }
