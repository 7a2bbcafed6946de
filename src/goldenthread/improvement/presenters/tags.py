"""Status, lateness and dates as tags and words."""

from __future__ import annotations

from datetime import date

from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.improvement.models import Action, Milestone
from goldenthread.improvement.policies import is_done, is_due_soon, is_late
from goldenthread.ui.ratings import Tag as Tag
from goldenthread.ui.ratings import rating_tag as rating_tag
from goldenthread.ui.ratings import tag as tag
from goldenthread.ui.words import away, day


def rating_of(action: Action) -> Tag:
    """Return the tag of an action's declared rating."""
    return rating_tag(action.status, action.rating.label if action.rating else action.status_text)


def milestone_tag(milestone: Milestone, *, on: date) -> Tag:
    """Return whether a milestone is done, late, due soon, or what the plan says of it."""
    done = is_done(milestone.status, milestone.done_on)
    if done:
        return tag("Done", "green")
    if timing := timing_tag(milestone.due_by, done=done, on=on):
        return timing
    return rating_tag(milestone.status, milestone.status_text or "Not done yet")


def timing_tag(due_by: date | None, *, done: bool, on: date) -> Tag | None:
    """Return the tag of what is late or due soon, or None of what is neither."""
    if is_late(due_by, done=done, on=on):
        return tag("Late", "red")
    if is_due_soon(due_by, done=done, on=on):
        return tag("Due soon", "yellow")
    return None


def due_words(node: Action | Milestone) -> str:
    """Return the promised date as it is said ("June 2025"), else as printed, else "No date"."""
    return date_words(node.due, node.due_text)


def date_words(iso: str, printed: str) -> str:
    """Return an ISO date in words, else what the plan prints, else "No date"."""
    return ImpreciseDate.from_iso(iso).words if iso else printed or "No date"


def due_away(node: Action | Milestone, *, on: date) -> str:
    """Return how far the promised date is ("3 weeks late"), or "" when done or without date."""
    done = is_done(node.status, getattr(node, "done_on", None))
    return away(node.due_by, on=on) if node.due_by and not done else ""


def name_of_action(action: Action) -> str:
    """Return an action by its reference and words: "1A Publish one timetable"."""
    return f"{action.ref} {action.text}".strip()


def short(text: str, most: int = 90) -> str:
    """Return a text cut at a word's end, for crumbs and lists of links."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def reported(on: date | None) -> str:
    """Return when something was last reported, in words."""
    return day(on) if on else "Not yet"
