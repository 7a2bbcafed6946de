"""What each figure counts, over all cases of an area at once, for any period up to any day.

A figure is worked out from dated facts alone: asked about a past day, it counts what had happened
by then. Weeks are whole days, the day of the request being day 0, and "within" holds the last day
(Department for Education, SEN2 and the statistics made of it). The cohort is of the event in the
period, not of the request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from goldenthread.casework.api import OPEN_STAGES, AdviceColumns, AdviceKind, CaseColumns, Stage
from goldenthread.monitoring.policies import Period

Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.int32]
Counted = tuple[Flags, Flags]
"""Which rows are counted, and of which they are a part."""

RATE, NUMBER = "rate", "number"
RECEIVED = "request_received_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What figures are counted from: cases, and the advice asked for on them."""

    cases: CaseColumns
    advice: AdviceColumns

    def of_team(self, team_id: int | None, period: Period) -> Flags:
        """Return which cases were a team's at the end of a period; all when None."""
        if team_id is None:
            return np.ones(self.cases.size, np.bool_)
        return self.cases.of_team(team_id, period.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what it is called, what it counts of what, and which way is good.

    `begins` and `ends` name the two days that a list of its cases shows. `of_advice` says that its
    rows are requests for advice.
    """

    key: str
    title: str
    kind: str
    counts: str
    of: str
    count: Callable[[Data, Period], Counted]
    up_is_good: bool | None = None
    source: str = ""
    begins: str = RECEIVED
    ends: str = ""
    of_advice: bool = False
    is_of_a_day: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What a figure comes to: how many are counted, and of how many."""

    figure: Figure
    many: int
    base: int

    @property
    def number(self) -> float | None:
        """Return the rate in per cent, or the number; None when there is nothing to count of."""
        if self.figure.kind == NUMBER:
            return float(self.many)
        return 100 * self.many / self.base if self.base else None


def rows_of(figure: Figure, data: Data, period: Period, team_id: int | None = None) -> Counted:
    """Return the rows that a figure counts in a period, and those of which they are a part."""
    counted, base = figure.count(data, period)
    mine = data.of_team(team_id, period)
    if figure.of_advice:
        mine = mine[data.advice.place]
    return counted & base & mine, base & mine


def value_of(figure: Figure, data: Data, period: Period, team_id: int | None = None) -> Value:
    """Return what a figure comes to."""
    counted, base = rows_of(figure, data, period, team_id)
    return Value(figure, int(counted.sum()), int(base.sum()))


def _in(days: Days, period: Period) -> Flags:
    found: Flags = (days >= period.first.toordinal()) & (days <= period.on.toordinal())
    return found


def first_decided(cases: CaseColumns, period: Period) -> Days:
    """Return the day of the first decision whether to assess; a refusal stays when conceded."""
    yes = cases.known("decided_to_assess_on", period.on)
    no = cases.known("decided_not_to_assess_on", period.on)
    return np.where((no > 0) & ((yes == 0) | (no <= yes)), no, yes).astype(np.int32)


def _within(data: Data, days: Days, period: Period, weeks: int) -> Counted:
    received = data.cases.days[RECEIVED]
    base = _in(days, period) & (received > 0)
    return base & (days - received <= 7 * weeks), base


def _requests(data: Data, period: Period) -> Counted:
    found = _in(data.cases.days[RECEIVED], period)
    return found, found


def _decided(data: Data, period: Period) -> Counted:
    return _within(data, first_decided(data.cases, period), period, 6)


def _told(data: Data, period: Period) -> Counted:
    return _within(data, data.cases.known("decided_not_to_issue_on", period.on), period, 16)


def _final_all(data: Data, period: Period) -> Counted:
    return _within(data, data.cases.known("final_issued_on", period.on), period, 20)


def _final(data: Data, period: Period) -> Counted:
    counted, base = _final_all(data, period)
    base = base & ~data.cases.excepted(period.on)
    return counted & base, base


def _open(data: Data, period: Period) -> Flags:
    found: Flags = np.logical_or.reduce(list(data.cases.stages(period.on).values()))
    return found


def _all_open(data: Data, period: Period) -> Counted:
    found = _open(data, period)
    return found, found


def _age(data: Data, period: Period) -> Days:
    return (period.on.toordinal() - data.cases.days[RECEIVED]).astype(np.int32)


def _past(data: Data, period: Period) -> Counted:
    found = _open(data, period)
    return found & (_age(data, period) > 140), found


def _at_stage(stage: Stage) -> Callable[[Data, Period], Counted]:
    def count(data: Data, period: Period) -> Counted:
        found = data.cases.stages(period.on)
        return found[stage], np.logical_or.reduce(list(found.values()))

    return count


def _aged(since: int, until: int | None) -> Callable[[Data, Period], Counted]:
    def count(data: Data, period: Period) -> Counted:
        found, age = _open(data, period), _age(data, period)
        here = age > 7 * since if since else age >= 0
        return found & here & (age <= 7 * until if until else True), found

    return count


def _asked(kind: str) -> Callable[[Data, Period], Counted]:
    def count(data: Data, period: Period) -> Counted:
        found = _in(data.advice.asked, period) & _is(data, kind)
        return found, found

    return count


def _is(data: Data, kind: str) -> Flags:
    same: Flags = data.advice.kinds == kind if kind else np.ones(len(data.advice.asked), np.bool_)
    return same


def _due(data: Data, period: Period) -> Flags:
    """Return the advice whose last day was in the period and that somebody owed on that day.

    Also what never came. Left out is what an exception of regulation 8 excuses, and what was not
    wanted any more: its case had ended before the last day.
    """
    advice, cases = data.advice, data.cases
    over = np.zeros(len(advice.asked), np.bool_)
    for name in ("request_withdrawn_on", "moved_area_on", "died_on", "final_issued_on"):
        ended = cases.known(name, period.on)[advice.place]
        over |= (ended > 0) & (ended < advice.due)
    found: Flags = _in(advice.due, period) & ~advice.excepted(period.on) & ~over
    return found


def _came(kind: str) -> Callable[[Data, Period], Counted]:
    def count(data: Data, period: Period) -> Counted:
        base = _due(data, period) & _is(data, kind)
        return base & (data.advice.came > 0) & (data.advice.came <= data.advice.due), base

    return count


def _years_before(on: date, years: int) -> int:
    """Return the last day on which somebody of this age or older on a day was born."""
    try:
        return on.replace(year=on.year - years).toordinal()
    except ValueError:  # 29 February
        return on.replace(year=on.year - years, day=28).toordinal()


def _of_age(
    first: int, last: int | None, among: Callable[[Data, Period], Counted]
) -> Callable[[Data, Period], Counted]:
    def count(data: Data, period: Period) -> Counted:
        counted, base = among(data, period)
        here = data.cases.born <= _years_before(period.on, first)
        if last is not None:
            here &= data.cases.born > _years_before(period.on, last + 1)
        return counted & here, base

    return count


TIMELINESS = "Department for Education, statistics on EHC plans"
REQUESTS = Figure(
    key="requests", title="Requests received", kind=NUMBER, counts="requests received",
    of="requests received", count=_requests,
)  # fmt: skip
DECIDED = Figure(
    key="decided-6", title="Decided within 6 weeks", kind=RATE, up_is_good=True,
    counts="decisions whether to assess, told within 6 weeks of the request",
    of="decisions whether to assess, the first on each request", count=_decided,
    source=TIMELINESS, ends="first_decided",
)  # fmt: skip
TOLD = Figure(
    key="told-16", title="Told of no plan within 16 weeks", kind=RATE, up_is_good=True,
    counts="decisions not to issue a plan, told within 16 weeks of the request",
    of="decisions not to issue a plan", count=_told, source=TIMELINESS,
    ends="decided_not_to_issue_on",
)  # fmt: skip
FINAL = Figure(
    key="final-20", title="Final plan within 20 weeks, excluding exceptions", kind=RATE,
    up_is_good=True,
    counts="final plans issued within 20 weeks of the request, without an exception",
    of="final plans issued, without an exception", count=_final, source=TIMELINESS,
    ends="final_issued_on",
)  # fmt: skip
FINAL_ALL = Figure(
    key="final-20-all", title="Final plan within 20 weeks, including exceptions", kind=RATE,
    up_is_good=True, counts="final plans issued within 20 weeks of the request",
    of="final plans issued", count=_final_all, source=TIMELINESS, ends="final_issued_on",
)  # fmt: skip
OPEN = Figure(
    key="open", title="Open at the end", kind=NUMBER, counts="open cases", of="open cases",
    count=_all_open, is_of_a_day=True,
)  # fmt: skip
PAST = Figure(
    key="past-20", title="Open past 20 weeks", kind=NUMBER, up_is_good=False,
    counts="open cases more than 20 weeks after the request", of="open cases", count=_past,
    is_of_a_day=True,
)  # fmt: skip
ADVICE = Figure(
    key="advice-6", title="Advice returned within 6 weeks", kind=RATE, up_is_good=True,
    counts="pieces of advice returned within 6 weeks of being asked for",
    of="pieces of advice whose last day was in the period, also those missing, without those that"
    " an exception of regulation 8 excuses",
    count=_came(""), of_advice=True,
)  # fmt: skip

IN_THE_SERIES = (REQUESTS, DECIDED, TOLD, FINAL, FINAL_ALL, ADVICE, OPEN, PAST)
STAGES = tuple(
    Figure(
        key=f"stage-{stage.value}", title=stage.label, kind=NUMBER, of="open cases",
        counts=f"open cases at the stage “{stage.label.lower()}”", count=_at_stage(stage),
        is_of_a_day=True,
    )
    for stage in OPEN_STAGES
)  # fmt: skip
BANDS = ((0, 6), (6, 12), (12, 16), (16, 20), (20, 26), (26, 52), (52, None))
AGES = tuple(
    Figure(
        key=f"age-{since}", kind=NUMBER, of="open cases", is_of_a_day=True,
        title=f"Over {since} to {until} weeks" if until and since
        else f"Up to {until} weeks" if until else f"Over {since} weeks",
        counts=f"open cases over {since} weeks old" + (f", up to {until}" if until else ""),
        count=_aged(since, until),
    )
    for since, until in BANDS
)  # fmt: skip
CHILD_BANDS = ((0, 4), (5, 10), (11, 15), (16, 19), (20, None))
"""The age bands of the statistics; the last is 20 to 25."""


def _by_age(key: str, among: Callable[[Data, Period], Counted], past: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            key=f"{key}-{first}", kind=NUMBER, of="open cases", is_of_a_day=True,
            title=f"Aged {words}{past}",
            counts=f"open cases{past} of children and young people aged {words}",
            count=_of_age(first, last, among),
        )
        for first, last in CHILD_BANDS
        for words in ("under 5" if not first else f"{first} to {last or 25}",)
    )  # fmt: skip


OPEN_BY_AGE = _by_age("child", _all_open, "")
PAST_BY_AGE = _by_age("child-past", _past, " past 20 weeks")
ASKED = tuple(
    Figure(
        key=f"asked-{kind.value}", title=kind.label, kind=NUMBER, of_advice=True,
        counts=f"requests for advice: {kind.label.lower()}", of="requests for advice",
        count=_asked(kind.value),
    )
    for kind in AdviceKind
)  # fmt: skip
CAME = tuple(
    Figure(
        key=f"came-{kind.value}", title=kind.label, kind=RATE, up_is_good=True, of_advice=True,
        counts=f"pieces of advice returned within 6 weeks: {kind.label.lower()}",
        of="pieces of advice whose last day was in the period, without those excused:"
        f" {kind.label.lower()}",
        count=_came(kind.value),
    )
    for kind in AdviceKind
)  # fmt: skip
_EVERY = (*IN_THE_SERIES, *STAGES, *AGES, *OPEN_BY_AGE, *PAST_BY_AGE, *ASKED, *CAME)
FIGURES = {one.key: one for one in _EVERY}
WITH_TARGET = {one.key: one for one in (FINAL, FINAL_ALL, DECIDED, TOLD, ADVICE, PAST)}
