"""A case that somebody made up, worked out by the clock and told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.core.clock.cases import read_case
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.explaining import explain
from goldenthread.core.clock.rules import Kind, Rule
from goldenthread.platform.statutory_clock.presenters import wording
from goldenthread.ui.words import capital, count, long_day


def work_out(
    clock: Clock, rules: Sequence[Rule], given: Mapping[str, Any], *, on: date
) -> list[dict[str, Any]]:
    """Work out a made-up case by the versions of one rule, and tell each deadline.

    :param given: what the form holds, by field.
    :raises CaseUnusable: with every reason, in the clock's words.
    """
    period = ""
    if given.get("exception"):
        period = f"{given['exception']}:{given['exception_from']}/{given['exception_to'] or ''}"
    case = read_case(clock.book, "made up", _texts(clock, given), period)
    by_these = Clock(replace(clock.book, rules=tuple(rules)), clock.calendars)
    return [told(deadline, clock) for deadline in by_these.deadlines(case, on=on)]


def _texts(clock: Clock, given: Mapping[str, Any]) -> dict[str, str]:
    known = {*clock.book.events, *clock.book.details}
    return {
        name: str(value)  # a date is written as ISO 8601
        for name, value in given.items()
        if name in known and value not in (None, "")
    }


def told(deadline: Deadline, clock: Clock) -> dict[str, Any]:
    """Return a deadline with how it was worked out, as `_worked.jinja` draws it."""
    explained, rule = explain(deadline, clock), deadline.rule
    return {
        "heading": _heading(deadline),
        "tag": wording.state_tag(deadline.state),
        "from": long_day(deadline.on),
        "sentences": [sentence for sentence in explained.sentences if sentence],
        "passed_over": [f"{long_day(day)}{_why(why)}" for day, why in explained.left_out.items()],
        "passed_over_summary": f"{count(len(explained.left_out), 'day')} passed over, one by one",
        "law": f"{wording.FORCE[rule.force]}: {explained.law}.",
        "doubt": wording.evidence_tag(rule.evidence),
        "doubt_words": explained.doubt,
        "version": f"{capital(wording.lengths(rule))}. {wording.holds(rule)}.",
    }


def _heading(deadline: Deadline) -> str:
    if deadline.due is None:
        return "There is no last day"
    begins = deadline.rule.kind is Kind.CONTINUING
    return f"{'From' if begins else 'Last day:'} {long_day(deadline.due)}"


def _why(why: str) -> str:
    return "" if why in ("Saturday", "Sunday") else f": {why}"
