"""Figures as far as a person may see them: exact for who may see the cases, else made safe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import Kind, Months, month_of, years_until
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import Series
from goldenthread.indicators.permissions import SEES_CASES
from goldenthread.indicators.policies.disclosure import (
    Disclosure,
    Safe,
    breakdowns_shown,
    disclose,
    kinds_broken_down,
    kinds_shown,
)
from goldenthread.indicators.policies.measuring import series_from
from goldenthread.indicators.queries.live import figures
from goldenthread.indicators.queries.many import figures_of_many
from goldenthread.platform.organisations.member import Member

YEARS = 5
"""How many whole years are shown beside the one that is going on."""

SAFE_YEARS = 3
"""How many are shown to those who may not see the cases."""

CHARTED = 36
"""How many months a chart shows."""


@dataclass(frozen=True)
class Period:
    """The period of a kind that ends with a month; the newest when there is none that does."""

    kind: Kind
    end: int

    def begun(self, found: Iterable[Result], on: date) -> Months | None:
        """Return its months that have begun, as figures in all have them; None without a figure."""
        periods = sorted(one.period for one in found if one.kind is self.kind)
        asked = [one for one in periods if one.last == self.end] or periods[-1:]
        return Months(asked[-1].first, min(asked[-1].last, month_of(on))) if asked else None


@dataclass(frozen=True)
class Seen:
    """An indicator's figures as one person may see them; `safe` is None for who sees all."""

    indicator: Indicator
    results: Sequence[Result]
    safe: Disclosure | None = None

    def of(self, kind: Kind, breakdown: str = "") -> list[Result]:
        """Return the figures of one kind of period, in all or by one breakdown."""
        if self.safe is not None:
            return [one.result for one in self.safe.of(kind, breakdown)]
        return [one for one in self.results if one.kind is kind and one.breakdown == breakdown]

    def safe_of(self, one: Result) -> Safe | None:
        """Return how a figure of `of` was made safe; None when it is exact."""
        if self.safe is None:
            return None
        return next(safe for safe in self.safe.safe if safe.result is one)

    def newest(self) -> Result | None:
        """Return the figure in all of the period that ended last and has one that is shown."""
        kinds = (Kind.MONTH, Kind.QUARTER, Kind.YEAR)
        told = [
            one
            for kind in kinds
            for one in self.of(kind)
            if one.value is not None and not one.is_so_far
        ]
        return max(told, key=lambda one: (one.period.last, one.period.first), default=None)

    def series(self) -> Series:
        """Return the last months that are over."""
        months = [one for one in self.of(Kind.MONTH) if not one.is_so_far]
        newest = sorted(months, key=lambda one: one.period)[-CHARTED:]
        return series_from(newest, self.indicator)


def sees_all(version: Version, member: Member) -> bool:
    """Whether they may see every figure as it is: of nobody, or of cases that they may see."""
    return "child" not in version.records.columns or member.may(SEES_CASES)


def kinds_for(version: Version, *, exact: bool) -> list[Kind]:
    """Return the periods that are offered; what stands on a day has no twelve months."""
    if not exact:
        return list(kinds_shown(version))
    return [one for one in Kind if one is not Kind.ROLLING or not version.stands]


def kind_of_splits(version: Version, kind: Kind, *, exact: bool) -> Kind:
    """Return the period whose groups are shown where one of this kind is: it, or a year."""
    return kind if exact or kind in kinds_broken_down(version) else Kind.YEAR


def splits_for(version: Version, kind: Kind, *, exact: bool) -> tuple[str, ...]:
    """Return the breakdowns that are offered of a kind of period."""
    if exact:
        return version.breakdowns
    return breakdowns_shown(version) if kind in kinds_broken_down(version) else ()


def seen_by(
    member: Member, indicator: Indicator, *, kinds: Iterable[Kind], breakdowns: Sequence[str],
    on: date, split: Period | None = None,
) -> Seen:  # fmt: skip
    """Return an indicator's figures as a person may see them.

    :param kinds: what is wanted of who sees all; others are shown what all of theirs comes to.
    :param split: the one period whose groups are wanted; else those of all. Groups can be many.
    """
    version, area = indicator.latest, member.local_area
    if sees_all(version, member):
        wanted = list(dict.fromkeys([Kind.MONTH, *kinds]))
        found = figures(
            area, indicator, within=years_until(on, YEARS), kinds=wanted, on=on,
            breakdowns=() if split else breakdowns,
        )  # fmt: skip
        if split and (months := split.begun(found, on)):
            groups = figures(
                area, indicator, within=months, kinds=[split.kind], breakdowns=breakdowns, on=on
            )
            found += [one for one in groups if one.breakdown]
        return Seen(indicator, found)
    found = figures(
        area, indicator, within=years_until(on, SAFE_YEARS), kinds=kinds_shown(version),
        breakdowns=breakdowns_shown(version), on=on,
    )  # fmt: skip
    return Seen(indicator, (), disclose(found, indicator))


def many_seen_by(member: Member, indicators: Iterable[Indicator], *, on: date) -> list[Seen]:
    """Return the months of several indicators as a person may see them, in one statement."""
    asked = list(indicators)
    exact = {one.id for one in asked if sees_all(one.latest, member)}
    wanted = [(one, () if one.id in exact else breakdowns_shown(one.latest)) for one in asked]
    kinds = [Kind.MONTH] if len(exact) == len(asked) else [Kind.MONTH, Kind.QUARTER, Kind.YEAR]
    found = figures_of_many(
        member.local_area, wanted, within=years_until(on, SAFE_YEARS), kinds=kinds, on=on
    )
    return [
        Seen(one, found[one.id]) if one.id in exact else Seen(one, (), disclose(found[one.id], one))
        for one in asked
    ]
