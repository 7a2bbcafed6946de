"""What the statutory clock makes of cases: one, with explanations, or many at once in columns.

The clock's event names are our field names without "_on"; nothing about a limit is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.casework.enums import DATES
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.core.clock.cases import Case as CoreCase
from goldenthread.core.clock.cases import CaseUnusable, ExceptionPeriod
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.forecasting import Forecast, forecast
from goldenthread.core.clock.rules import RuleBook
from goldenthread.platform.statutory_clock.clock import statutory_clock

JOURNEY = ("assessment",)
DISPUTES = ("mediation", "appeal")
ADVICE = "advice_requested"
EVENTS = {name.removesuffix("_on"): name for name in DATES if name != "acknowledged_on"}
_DISPUTE_DATES = tuple(
    field.name
    for field in Dispute._meta.concrete_fields
    if field.name.endswith("_on") and field.name not in DATES
)


def period(one: CaseException, book: RuleBook) -> ExceptionPeriod | None:
    """Return an exception as the clock sees it; None when its rules know no such circumstance."""
    group = book.exceptions.get(one.code)
    head = group.head(one.head) if group else None
    if group is None or head is None:
        return None
    return ExceptionPeriod(group, head, one.since, one.until, one.evidence)


def core_case(
    case: Case, exceptions: Iterable[CaseException], extra: dict[str, date] | None = None
) -> CoreCase:
    """Return a case as the clock sees it; its child is needed beside it."""
    book = statutory_clock().book
    days = {event: getattr(case, name) for event, name in EVENTS.items()}
    days |= {"died": case.child.died_on} | (extra or {})
    periods = (period(one, book) for one in exceptions)
    return CoreCase(
        f"case {case.number}",
        {event: day for event, day in days.items() if day is not None},
        tuple(found for found in periods if found),
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
    core = core_case(case, exceptions)
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


def _of_dispute(clock: Clock, core: CoreCase, one: Dispute, on: date) -> tuple[Deadline, ...]:
    days = {name.removesuffix("_on"): getattr(one, name) for name in _DISPUTE_DATES}
    details = {"order_kind": one.order_kind, "agreement_appealable": "yes"}
    disputed = CoreCase(
        core.id,
        {**core.events, **{name: day for name, day in days.items() if day}},
        core.exceptions,
        {name: word for name, word in details.items() if word},
    )
    return _deadlines(clock, disputed, DISPUTES, on)


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


def codes_of_the_journey(book: RuleBook) -> list[str]:
    """Return the codes of the exceptions that can excuse a limit of the journey, in order."""
    known = dict.fromkeys(code for rule in book.of(JOURNEY) for code in rule.excused_by)
    return sorted(code for code in known if code in book.exceptions)
