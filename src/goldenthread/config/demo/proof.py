"""What shows that the fictional area keeps its promises: evidence, and a figure that is bound.

The promise of 20 weeks is rated on course by its lead, and its figure says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.config.demo.content import day_from
from goldenthread.improvement.api import Measure
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.proof import api as proof

MANAGER, LEAD, BOARD = (f"{name}@eastmarch.example" for name in ("programme", "lead", "board"))
PROMISE = "1F"


@dataclass(frozen=True)
class Shown:
    """Evidence for the first measure of an action, so many months ago; a note when verified."""

    ref: str
    months_ago: int
    kind: proof.Kind
    statement: str
    note: str = ""


EVIDENCE = (
    Shown("1A", 4, proof.Kind.MINUTES, "The board agreed the timetable; every service was there.",
          "I was at the meeting and have read the minutes."),
    Shown("1A", 1, proof.Kind.AUDIT, "46 of 60 pieces of advice came within six weeks."),
    Shown("1E", 1, proof.Kind.VOICE, "Five parents read the letters and changed half of the words.",
          "I spoke with two of the parents."),
    Shown("1F", 8, proof.Kind.MINUTES, "Notes of eleven Monday meetings, each with its list.",
          "I have seen the notes of all eleven."),
    Shown("1F", 1, proof.Kind.REVIEW, "Our own review: officers find the Monday meeting useful."),
    Shown("2A", 3, proof.Kind.AUDIT, "First joint audit: 11 of 20 plans good or better.",
          "I have read four of the twenty audits again and agree."),
    Shown("2C", 2, proof.Kind.DOCUMENT, "The count of late reviews, by officer."),
)  # fmt: skip


def make_proof(area: LocalArea, *, member: Callable[[str, date], Member], today: date) -> None:
    """Bind the promise of 20 weeks to its figure, and give evidence, verified and not."""
    promise = _measure(area, PROMISE)
    found = proof.suggested_for(promise.text, on=today)
    if found is None:
        raise LookupError("the promise names no figure")
    live_on = promise.plan.live_on or today
    proof.bind_indicator(
        measure=promise, indicator=found.indicator.id, condition=found.condition,
        since=live_on, by=member(MANAGER, today), on=today,
    )  # fmt: skip
    for shown in EVIDENCE:
        _give(area, shown, member, today)


def _give(
    area: LocalArea, shown: Shown, member: Callable[[str, date], Member], today: date
) -> None:
    on = day_from(today, -shown.months_ago)
    given = proof.Given(kind=shown.kind, statement=shown.statement, dated=on - timedelta(days=3))
    evidence = proof.give_evidence(
        measure=_measure(area, shown.ref), given=given, by=member(LEAD, on), on=on
    )
    if shown.note:
        later = on + timedelta(days=6)
        proof.verify_evidence(
            evidence=evidence, verdict=proof.Verdict.VERIFIED, note=shown.note,
            version=evidence.version, by=member(BOARD, later), on=later,
        )  # fmt: skip


def _measure(area: LocalArea, ref: str) -> Measure:
    measures = Measure.objects.filter(plan__local_area=area, action__ref=ref)
    found = measures.select_related("action__area", "plan").order_by("position").first()
    if found is None:
        raise LookupError(f"action {ref} has no measure")
    return found
