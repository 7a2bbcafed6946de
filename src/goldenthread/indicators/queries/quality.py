"""What is lacking in the records that an indicator counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.core.indicators.conditions import Known
from goldenthread.core.indicators.definitions import Indicator, Measure, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.records import NOT_KNOWN
from goldenthread.core.indicators.results import Result
from goldenthread.indicators.policies.disclosure import RULE, Disclosure, Safe, kinds_shown
from goldenthread.indicators.queries.held import Held
from goldenthread.indicators.queries.many import figures_of_many
from goldenthread.indicators.queries.seen import Seen, splits_for
from goldenthread.platform.organisations.models import LocalArea

YEAR = 12


@dataclass(frozen=True)
class Lacking:
    """Over some months: the rows that lack something, of how many; None for what is not shown.

    `columns` are what is left out of the figure for want of a date, column to rows; `groups` what
    is counted without being known, breakdown to rows.
    """

    period: Months
    counted: int | None
    columns: dict[str, int | None]
    groups: dict[str, int | None]


def lacking(
    seen: Seen, local_area: LocalArea, *, on: date, marks: Held | None = None
) -> Lacking | None:
    """Count what the records of the last twelve months lack; None where nothing can be shown.

    Of what stands on a day, it is counted on the last day. Who may not see the cases is told of
    the last calendar year, whose groups they are shown as well.

    :param marks: those of the counts of the indicator and of `without_dates`, if they are read.
    """
    indicator, version = seen.indicator, seen.indicator.latest
    if seen.safe is not None:
        return _lacking_safely(seen, seen.safe, local_area, on, marks)
    end = month_of(on)
    period = Months(end, end) if version.stands else Months(end - YEAR + 1, end)
    without = without_dates(indicator)
    found = _months(local_area, indicator, list(without.values()), period, on, marks)
    mine = found[indicator.id]
    return Lacking(
        period,
        sum(_rows(one) for one in mine if not one.breakdown),
        {name: sum(map(_rows, found[one.id])) for name, one in without.items()},
        {
            by: sum(_rows(one) for one in mine if one.breakdown == by and one.group == NOT_KNOWN)
            for by in version.breakdowns
        },
    )


def _months(
    local_area: LocalArea, indicator: Indicator, without: Sequence[Indicator], period: Months,
    on: date, marks: Held | None,
) -> dict[str, list[Result]]:  # fmt: skip
    """Return the months of an indicator with its groups, of which one is what is not known."""
    wanted = [(indicator, indicator.latest.breakdowns), *((one, ()) for one in without)]
    if marks and (kept := marks.not_known(wanted, period)):
        return kept
    return figures_of_many(local_area, wanted, within=period, kinds=[Kind.MONTH], on=on)


def _lacking_safely(
    seen: Seen, safe: Disclosure, local_area: LocalArea, on: date, marks: Held | None
) -> Lacking | None:
    version = seen.indicator.latest
    kind = Kind.MONTH if version.stands or Kind.YEAR not in kinds_shown(version) else Kind.YEAR
    newest = max(safe.of(kind), key=lambda one: one.result.period, default=None)
    if newest is None:
        return None
    groups = {
        by: next(
            (_rows_shown(one) for one in safe.of(kind, by)
             if one.result.period == newest.result.period and one.result.group == NOT_KNOWN),
            0,
        )
        for by in splits_for(version, kind, exact=False)
    }  # fmt: skip
    columns = _without_dates(local_area, seen.indicator, newest.result.period, on, marks)
    return Lacking(
        newest.result.period,
        _rows_shown(newest),
        {
            name: None if RULE.is_small(many) else RULE.rounded(many)
            for name, many in columns.items()
        },
        groups,
    )


def _rows_shown(one: Safe) -> int | None:
    shown = one.denominator or one.numerator
    return shown.value if shown else None


def _without_dates(
    local_area: LocalArea, indicator: Indicator, period: Months, on: date, marks: Held | None
) -> dict[str, int]:
    without = without_dates(indicator)
    answers = figures_of_many(
        local_area, [(one, ()) for one in without.values()], within=period, kinds=[Kind.MONTH],
        on=on, marks=marks,
    )  # fmt: skip
    return {name: sum(map(_rows, answers[one.id])) for name, one in without.items()}


def _rows(one: Result) -> int:
    return (one.numerator if one.denominator is None else one.denominator) or 0


def without_dates(indicator: Indicator) -> dict[str, Indicator]:
    """Return, for each thing that must be known, an indicator that counts the rows without it."""
    return dict(_without(indicator, indicator.latest))


def _without(indicator: Indicator, version: Version) -> Iterator[tuple[str, Indicator]]:
    for needed in version.of:
        if isinstance(needed, Known) and not needed.is_not:
            others = tuple(
                Known(one.column, is_not=True) if one is needed else one for one in version.of
            )
            counts = replace(
                version, of=others, those=(), value=None, measure=Measure.COUNT, breakdowns=()
            )
            yield (
                needed.column,
                replace(
                    indicator, id=f"{indicator.id} without {needed.column}", versions=(counts,)
                ),
            )
