"""What the statutory clock makes of cases: one, with explanations, or many at once in columns.

The clock's event names are our field names without "_on"; nothing about a limit is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.casework.enums import APPEAL_KINDS, CIRCUMSTANCES, DATES, Outcome
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.core.clock.cases import Case as CoreCase
from goldenthread.core.clock.cases import CaseUnusable, ExceptionPeriod
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.forecasting import Forecast, forecast
from goldenthread.core.clock.rules import RuleBook
from goldenthread.platform.statutory_clock.clock import statutory_clock
from goldenthread.ui.words import day as in_full

JOURNEY = ("assessment",)
DISPUTES = ("mediation", "appeal")
ORDERED = ("tribunal_order",)
CONCEDED = ("unopposed_appeal",)
ADVICE = "advice_requested"
EVENTS = {name.removesuffix("_on"): name for name in DATES if name != "acknowledged_on"}
_DISPUTE_DATES = tuple(
    field.name
    for field in Dispute._meta.concrete_fields
    if field.name.endswith("_on") and field.name not in DATES
)


def periods(one: CaseException, book: RuleBook) -> list[ExceptionPeriod]:
    """Return an exception as the clock sees it: once for each regulation that knows it."""
    found = []
    for name in (f"{one.code}({one.head})", *one.also):
        code, _, letter = name.removesuffix(")").partition("(")
        group = book.exceptions.get(code)
        head = group.head(letter) if group else None
        if group is not None and head is not None:
            found.append(ExceptionPeriod(group, head, one.since, one.until, evidence_in_words(one)))
    return found


def evidence_in_words(one: CaseException) -> str:
    """Return what shows an exception, in words: its kind, its day and where it is held."""
    dated = f" of {in_full(one.evidence_on)}" if one.evidence_on else ""
    kind = f"{one.get_evidence_kind_display()}{dated}"
    return f"{kind}, {one.evidence}" if one.evidence else kind


def core_case(
    case: Case, exceptions: Iterable[CaseException], extra: dict[str, date] | None = None
) -> CoreCase:
    """Return a case as the clock sees it; its child is needed beside it."""
    book = statutory_clock().book
    days = {event: getattr(case, name) for event, name in EVENTS.items()}
    days |= {"died": case.child.died_on} | (extra or {})
    return CoreCase(
        f"case {case.number}",
        {event: day for event, day in days.items() if day is not None},
        tuple(found for one in exceptions for found in periods(one, book)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What the clock says of one case on a day.

    `journey` are the deadlines of the case itself, `advice` that of each request for advice by
    its number, `disputes` those of mediation and appeal by the number of the dispute. `ahead` is
    None when nothing lies ahead.
    """

    clock: Clock
    journey: tuple[Deadline, ...]
    advice: dict[int, Deadline]
    disputes: dict[int, tuple[Deadline, ...]]
    ahead: Forecast | None

    def of(self, key: str) -> Deadline | None:
        """Return the deadline of the journey with this key, if it has begun."""
        return next((one for one in self.journey if one.rule.key == key), None)

    @property
    def twenty_weeks(self) -> Deadline | None:
        """Return the deadline of the final plan."""
        return next((one for one in self.journey if "final_issued" in one.rule.done_by), None)


def reckon(
    case: Case,
    *,
    exceptions: Sequence[CaseException],
    advice: Sequence[AdviceRequest],
    disputes: Sequence[Dispute],
    on: date,
) -> Reckoning:
    """Work out everything about one case on a day. A historical case has no deadlines."""
    clock = statutory_clock()
    if case.historical:
        return Reckoning(clock=clock, journey=(), advice={}, disputes={}, ahead=None)
    core = core_case(case, exceptions, order_in_force(disputes))
    return Reckoning(
        clock=clock,
        journey=tuple(one for one in _deadlines(clock, core, JOURNEY, on) if not _of_advice(one)),
        advice={one.pk: _of_one(clock, case, exceptions, one, on) for one in advice},
        disputes={one.pk: _of_dispute(clock, core, one, on) for one in disputes},
        ahead=_ahead(clock, core, advice, on),
    )


def _deadlines(
    clock: Clock, core: CoreCase, processes: Iterable[str], on: date
) -> tuple[Deadline, ...]:
    try:
        found = clock.deadlines(core, on=on, processes=processes)
    except CaseUnusable:  # before the law of 2014: nothing is counted
        return ()
    return tuple(one for one in found if one.start)


def _of_advice(deadline: Deadline) -> bool:
    return ADVICE in deadline.rule.start


def _of_one(
    clock: Clock,
    case: Case,
    exceptions: Sequence[CaseException],
    one: AdviceRequest,
    on: date,
) -> Deadline:
    days = {ADVICE: one.advice_requested_on}
    if one.advice_received_on:
        days["advice_received"] = one.advice_received_on
    found = _deadlines(clock, core_case(case, exceptions, days), JOURNEY, on)
    return next(deadline for deadline in found if _of_advice(deadline))


def order_in_force(disputes: Iterable[Dispute]) -> dict[str, date]:
    """Return the day of the tribunal's order that now rules the journey, as an event, if any."""
    days = [one.order_made_on for one in disputes if not one.order_set_aside_on]
    made = [day for day in days if day]
    return {"order_made": max(made)} if made else {}


def disputed(
    case_id: str, events: Mapping[str, date], exceptions: Sequence[ExceptionPeriod], one: Dispute
) -> list[tuple[tuple[str, ...], CoreCase]]:
    """Return a dispute as the clock sees it: each part of it with its processes.

    What was agreed in mediation and what was ordered have one name in the clock, so that each is
    told by itself.
    """
    days = {name.removesuffix("_on"): getattr(one, name) for name in _DISPUTE_DATES}
    known = {**events, **{name: day for name, day in days.items() if day}}
    parts = (
        (DISPUTES, {"order_kind": one.order_kind, "agreement_appealable": "yes"}),
        (ORDERED, {"order_kind": one.ordered}),
        (CONCEDED, {"appeal_kind": APPEAL_KINDS[Outcome(one.about)]}),
    )
    return [
        (
            processes,
            CoreCase(case_id, known, tuple(exceptions), {n: w for n, w in said.items() if w}),
        )
        for processes, said in parts
    ]


def _of_dispute(clock: Clock, core: CoreCase, one: Dispute, on: date) -> tuple[Deadline, ...]:
    return tuple(
        deadline
        for processes, part in disputed(core.id, core.events, core.exceptions, one)
        for deadline in _deadlines(clock, part, processes, on)
    )


def _ahead(
    clock: Clock, core: CoreCase, advice: Sequence[AdviceRequest], on: date
) -> Forecast | None:
    """Say what lies ahead, the advice still waited for among it."""
    events = {**core.events, **advice_events([_days(one) for one in advice])}
    known = CoreCase(core.id, events, core.exceptions)
    only = Clock(clock.book.of(JOURNEY), clock.calendars)
    try:
        return forecast(only, known, on=on)
    except CaseUnusable:
        return None


def _days(one: AdviceRequest) -> tuple[date, date | None]:
    return one.advice_requested_on, one.advice_received_on


def advice_events(asked: Sequence[tuple[date, date | None]]) -> dict[str, date]:
    """Return the two events of advice for a case: all asked for, and all come back.

    While any is waited for, it has not come back, and was asked for when the last of these was.

    :param asked: for each request the day it was made and the day the advice came.
    """
    if not asked:
        return {}
    waiting = [requested for requested, received in asked if received is None]
    if waiting:
        return {ADVICE: max(waiting)}
    return {
        ADVICE: max(requested for requested, _ in asked),
        "advice_received": max(received for _, received in asked if received),
    }


def first_day_for_final(case: Case, *, on: date) -> date | None:
    """Return the first day on which the final plan can be issued: after the family's time."""
    if case.representations_received_on or not case.draft_served_on:
        return None
    found = _deadlines(statutory_clock(), core_case(case, ()), JOURNEY, on)
    due = next((one.due for one in found if "representations_received" in one.rule.done_by), None)
    return due + timedelta(days=1) if due else None


def decide_by(received_on: date, *, on: date) -> date | None:
    """Return the last day for deciding on a request received on a day, by the clock's rules."""
    core = CoreCase("request", {"request_received": received_on})
    found = _deadlines(statutory_clock(), core, JOURNEY, on)
    return next((one.due for one in found if "decided_to_assess" in one.rule.done_by), None)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing that can happen, with its name in each regulation that knows it ("EXC-A(c)")."""

    key: str
    words: str
    names: tuple[str, ...]


def circumstances(book: RuleBook) -> list[Circumstance]:
    """Return the circumstances that can excuse a limit of the journey or of an order, once each."""
    rules = book.of((*JOURNEY, *ORDERED, *CONCEDED))
    codes = sorted({code for rule in rules for code in rule.excused_by} & book.exceptions.keys())
    heads = {
        f"{code}({head.letter})": head for code in codes for head in book.exceptions[code].heads
    }
    groups = [(key, [n for n in names if n in heads]) for key, names in CIRCUMSTANCES.items()]
    # what the law of orders calls away is shorter: that stands by itself as well
    grouped = {
        name
        for _, names in groups
        for name in names
        if heads[name].at_least_days >= heads[names[0]].at_least_days
    }
    groups += [(name, [name]) for name in heads if name not in grouped]
    return [
        Circumstance(key, heads[names[0]].words, tuple(names)) for key, names in groups if names
    ]
