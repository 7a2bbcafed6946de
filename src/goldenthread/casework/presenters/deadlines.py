"""Deadlines in words: what is owed, by whom, by when, and where that is explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.casework.models import AdviceRequest, Case
from goldenthread.casework.policies import STEPS, Facts, why_not
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries.reckoning import Reckoning
from goldenthread.core.clock.deadlines import Deadline
from goldenthread.core.clock.rules import Kind
from goldenthread.platform.statutory_clock.presenters.wording import state_tag
from goldenthread.ui.words import away, capital, count, day, long_day


def who_owes(owed_by: str) -> str:
    """Return who owes something, as a row says it."""
    return "We" if owed_by == "us" else capital(owed_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One deadline of a case with whom it concerns and where it is explained."""

    deadline: Deadline
    who: str
    href: str
    of: str = ""

    @property
    def what(self) -> str:
        """What must or may be done."""
        words = self.deadline.rule.duty
        return capital(f"{words}: {self.of}" if self.of else words)


def all_owed(
    case: Case, reckoning: Reckoning, advice: list[AdviceRequest], places: Places
) -> list[Owed]:
    """Return every deadline of a case that has begun, in the order of the clock's book."""
    found = [
        Owed(
            deadline=one,
            who=who_owes(one.rule.owed_by),
            href=places.of(case, "casework_deadline", key=one.rule.key),
        )
        for one in reckoning.journey
    ]
    found += [
        Owed(
            deadline=reckoning.advice[one.pk],
            who=one.of,
            of=one.get_kind_display().lower(),
            href=places.of(case, "casework_advice_deadline", advice_id=one.pk),
        )
        for one in advice
        if one.pk in reckoning.advice
    ]
    for pk, many in reckoning.disputes.items():
        found += [
            Owed(
                deadline=one,
                who=who_owes(one.rule.owed_by),
                href=places.of(case, "casework_dispute_deadline", dispute_id=pk, key=one.rule.key),
            )
            for one in many
        ]
    return found


def still_owed(owed: list[Owed]) -> list[Owed]:
    """Return what may still be owed, duties before rights, the soonest last day first."""
    still = [one for one in owed if one.deadline.is_open and one.deadline.start]
    return sorted(still, key=_urgency)


def _urgency(one: Owed) -> tuple[bool, date]:
    return one.deadline.due is None, one.deadline.due or date.max


def rows(owed: list[Owed]) -> list[dict[str, Any]]:
    """Return the table of deadlines."""
    return [
        {
            "what": one.what,
            "who": one.who,
            "due": _due(one.deadline),
            "tag": state_tag(one.deadline.state),
            "late": _late(one.deadline),
            "href": one.href,
            "about": f"{one.deadline.rule.key}{', ' + one.of if one.of else ''}",
        }
        for one in owed
    ]


def _due(deadline: Deadline) -> str:
    if deadline.due:
        return day(deadline.due)
    return f"Target {day(deadline.target)}" if deadline.target else "As soon as practicable"


def _late(deadline: Deadline) -> str:
    if deadline.days_late:
        return f"{count(deadline.days_late, 'day')} late"
    target = deadline.revised_target
    return f"Target with the exception: {day(target)}" if target else ""


def next_up(
    case: Case, owed: list[Owed], facts: Facts, places: Places, *, may_act: bool
) -> list[dict[str, Any]]:
    """Return what is next, the soonest first, each with its last day, who owes it and its steps."""
    return [
        {
            "what": one.what,
            "who": one.who,
            "when": _when(one.deadline),
            "tag": state_tag(one.deadline.state),
            "is_right": one.deadline.rule.kind is Kind.RIGHT,
            "href": one.href,
            "about": f"{one.deadline.rule.key}{', ' + one.of if one.of else ''}",
            "steps": list(_steps(case, one.deadline, facts, places)) if may_act else [],
        }
        for one in still_owed(owed)
    ]


def _when(deadline: Deadline) -> str:
    if deadline.due is None:
        target = f" The local target is {long_day(deadline.target)}." if deadline.target else ""
        return f"As soon as practicable.{target}"
    return f"By {long_day(deadline.due)}, {away(deadline.due, on=deadline.on)}."


def _steps(
    case: Case, deadline: Deadline, facts: Facts, places: Places
) -> Iterator[dict[str, str]]:
    rule = deadline.rule
    events = set(rule.done_by)
    if all(event.startswith("decided_not") for event in rule.done_by):
        events |= set(rule.superseded_by)  # a time limit for refusing: to grant is open as well
    for slug, step in STEPS.items():
        if step.date.removesuffix("_on") in events and not why_not(slug, facts):
            yield {"text": step.title, "href": places.of(case, "casework_step", step=slug)}
