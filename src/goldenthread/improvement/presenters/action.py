"""What the page of one action says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from goldenthread.core.reporting_cycles import Cycle
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import DateMove, Milestone, ProgressUpdate
from goldenthread.improvement.policies import cycle_of, is_done
from goldenthread.improvement.presenters.people import in_short, people, person
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import (
    date_words,
    due_away,
    due_words,
    milestone_tag,
    name_of_action,
    rating_of,
    rating_tag,
    short,
    timing_tag,
)
from goldenthread.improvement.presenters.timeline import timeline
from goldenthread.improvement.queries.record import ActionRecord
from goldenthread.improvement.signals import OnAction
from goldenthread.ui.words import count, day


def action_page(
    record: ActionRecord,
    places: Places,
    *,
    may_report: bool,
    on: date,
    above: Sequence[OnAction] = (),
) -> dict[str, Any]:
    """Return what the page of an action shows on a day, and what the rooms above add to it."""
    action = record.action
    done = is_done(action.status)
    return {
        "action": action,
        "title": name_of_action(action),
        "rating": rating_of(action),
        "definition": action.rating.definition if action.rating else "",
        "timing": timing_tag(action.due_by, done=done, on=on),
        "due": due_words(action),
        "due_away": due_away(action, on=on),
        "start": date_words(action.start, action.start_text),
        "next_steps": next_steps(record, may_report=may_report, on=on),
        "leads": people(record.posts, record.lead_ids),
        "area_leads": _area_leads(record),
        "milestones": [_milestone(step, record, places, on=on) for step in record.milestones],
        "above": [one.note for one in above],
        "measures": [
            {
                "text": measure.text,
                "notes": [one.measures[measure.pk] for one in above if measure.pk in one.measures],
            }
            for measure in record.measures
        ],
        "waits_for": [_other(other, places) for other in record.waits_for],
        "waited_for_by": [_other(other, places) for other in record.waited_for_by],
        "updates": [update(told) for told in record.updates],
        "moves": [move(one) for one in record.moves],
        "timeline": timeline(record.events, tenures=record.tenures),
    }


def next_steps(record: ActionRecord, *, may_report: bool, on: date) -> list[str]:
    """Return what happens next, as sentences in order of urgency."""
    action = record.action
    if action.withdrawn_on:
        return [f"This action was withdrawn on {day(action.withdrawn_on)}. Nothing more is due."]
    if action.plan.state == PlanState.DRAFT:
        return ["The plan is a draft. Progress can be reported once it is live."]
    if action.plan.state == PlanState.CLOSED:
        return ["The plan is closed. Nothing more is reported on it."]
    if is_done(action.status):
        return [_of_done(record)]
    said = [_blocked(record), _overdue(record, on=on), _next_milestone(record, on=on)]
    said.append(_report_due(record, on=on))
    if not may_report:
        said.append(_who_reports(record))
    return [sentence for sentence in said if sentence]


def _of_done(record: ActionRecord) -> str:
    still_open = sum(not is_done(m.status, m.done_on) for m in record.milestones)
    if still_open:
        return (
            f"This action is rated done, although {count(still_open, 'milestone')}"
            f" {'is' if still_open == 1 else 'are'} not."
        )
    return "This action is done. Nothing more is due."


def _blocked(record: ActionRecord) -> str:
    names = ", ".join(other.ref or short(other.text, 60) for other in record.blocked_by)
    return f"Blocked until {names} is done." if names else ""


def _overdue(record: ActionRecord, *, on: date) -> str:
    due_by = record.action.due_by
    if due_by is None:
        return "It has no date by which it is due."
    if due_by < on:
        return f"It was due by {day(due_by)} and is {due_away(record.action, on=on)}."
    return ""


def _next_milestone(record: ActionRecord, *, on: date) -> str:
    still_open = [m for m in record.milestones if not is_done(m.status, m.done_on)]
    dated = sorted(
        (m for m in still_open if m.due_by), key=lambda m: (m.due_by or date.max, m.position)
    )
    if not still_open:
        return "Every milestone is done." if record.milestones else ""
    if not dated:
        return f"{count(len(still_open), 'milestone').capitalize()} without a date to be done."
    first = dated[0]
    return f"Next milestone: {first.text} ({due_words(first)}, {due_away(first, on=on)})."


def _report_due(record: ActionRecord, *, on: date) -> str:
    reported = next((told.on for told in record.updates if told.on), None)
    if reported and reported in record.cycle:
        following = cycle_of(
            record.action.plan.reporting_cycle,
            on=record.cycle.last_on + timedelta(days=1),
            live_on=record.action.plan.live_on,
        )
        return f"Last reported on {day(reported)}. The next report is due by {_last(following)}."
    return f"Nobody has reported in this cycle. A report is due by {_last(record.cycle)}."


def _last(cycle: Cycle) -> str:
    return day(cycle.last_on)


def _who_reports(record: ActionRecord) -> str:
    names = [in_short(record.posts[pk]) for pk in record.lead_ids]
    return f"Progress is reported by {', '.join(names)}." if names else "No post holds this action."


def _area_leads(record: ActionRecord) -> list[dict[str, Any]]:
    return [
        person(record.posts[lead.post_id], part="Vice lead" if lead.is_vice else "Lead")
        for lead in record.area_leads
    ]


def _milestone(
    step: Milestone, record: ActionRecord, places: Places, *, on: date
) -> dict[str, Any]:
    return {
        "id": step.pk,
        "text": step.text,
        "due": due_words(step),
        "away": due_away(step, on=on),
        "tag": milestone_tag(step, on=on),
        "done_on": day(step.done_on),
        "shown_by": step.shown_by,
        "leads": [in_short(record.posts[lead.post_id]) for lead in step.leads.all()],
        "thread": places.to("plan_thread", kind="milestone", part_id=step.pk),
    }


def _other(other: Any, places: Places) -> dict[str, Any]:
    return {
        "text": name_of_action(other),
        "href": places.action(other),
        "rating": rating_of(other) if other.rating_id else rating_tag(other.status, ""),
    }


def update(told: ProgressUpdate) -> dict[str, Any]:
    """Return one report as the page shows it."""
    if told.is_from_document:
        who, when = "From the published plan", ""
    else:
        who = f"{told.by_name}, {told.by_post}" if told.by_post else told.by_name
        when = day(told.on)
    return {
        "id": told.pk,
        "who": who,
        "when": when,
        "text": told.text,
        "rating": rating_tag(told.rating.status, told.rating.label) if told.rating else None,
        "reason": told.rating_reason,
        "mentions": [
            {
                "text": mention.milestone.text,
                "done_on": day(mention.done_on),
                "shown_by": mention.shown_by,
            }
            for mention in told.mentions.all()
        ],
    }


def move(moved: DateMove) -> dict[str, str]:
    """Return one move of a date, with how far it went."""
    far = ""
    if moved.was_by and moved.became_by:
        days = (moved.became_by - moved.was_by).days
        far = f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    return {
        "what": moved.milestone.text if moved.milestone else "The action",
        "was": day(moved.was_by) or moved.was_text,
        "became": day(moved.became_by) or moved.became_text or "no date",
        "far": far,
        "who": moved.by_name,
        "when": day(moved.on),
        "reason": moved.reason,
    }
