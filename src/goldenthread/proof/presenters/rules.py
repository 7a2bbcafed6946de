"""What the page of the rules says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.core.standing.numbers import NUMBERS, Numbers, differing
from goldenthread.core.standing.rules import RULES
from goldenthread.proof.models import StandingRules
from goldenthread.proof.presenters.places import Places, name_of, short
from goldenthread.proof.presenters.standings import standing_tag
from goldenthread.proof.queries.facts import Judged
from goldenthread.ui.words import count, day

_SHOWN = 30


def rules(numbers: Numbers) -> list[dict[str, Any]]:
    """Return each rule in words, with what it needs and the worst that it finds."""
    return [
        {"words": rule.said(numbers), "needs": rule.needs, "worst": standing_tag(rule.worst)}
        for rule in RULES
    ]


def tuned(numbers: Numbers) -> list[dict[str, Any]]:
    """Return each number as it holds, beside what it is where nobody tuned it."""
    usual = Numbers()
    return [
        {
            "words": one.words,
            "now": f"{getattr(numbers, one.name)} {one.counts}",
            "usual": f"{getattr(usual, one.name)} {one.counts}",
            "differs": getattr(numbers, one.name) != getattr(usual, one.name),
        }
        for one in NUMBERS.values()
    ]


def changes(found: Sequence[StandingRules]) -> list[dict[str, Any]]:
    """Return every change with who, when and why, the latest first."""
    before = [*(one.numbers for one in found[1:]), Numbers()]
    return [
        {
            "when": day(one.on),
            "what": f"{one.by_name} changed the numbers",
            "why": one.reason,
            "lines": _lines(then, one.numbers),
        }
        for one, then in zip(found, before, strict=False)
    ]


def _lines(before: Numbers, after: Numbers) -> list[str]:
    return [
        f"{NUMBERS[name].words}: from {was} to {now}"
        for name, (was, now) in differing(before, after).items()
    ]


def preview(before: Sequence[Judged], after: Sequence[Judged], places: Places) -> dict[str, Any]:
    """Return what other numbers would change: how many actions, and which."""
    moved = [
        (was, now)
        for was, now in zip(before, after, strict=True)
        if was.standing.level is not now.standing.level
    ]
    generous = [sum(one.comparison.is_contradiction for one in those) for those in (before, after)]
    return {
        "sentence": f"{count(len(moved), 'action').capitalize()} of {len(before)} would stand"
        f" differently. Ratings better than the facts: {generous[0]} now, {generous[1]} then.",
        "rows": [
            {
                "what": short(name_of(was.action), 120),
                "href": places.action(was.action),
                "before": standing_tag(was.standing.level),
                "after": standing_tag(now.standing.level),
            }
            for was, now in moved[:_SHOWN]
        ],
        "more": max(0, len(moved) - _SHOWN),
    }
