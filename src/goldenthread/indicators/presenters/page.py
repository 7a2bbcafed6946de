"""The page of an indicator, part by part.

What comes of the figures alone is remembered with the marks of the counts that they came from: the
months with their chart, the table, what the records lack. Who reads and what they may is said in
what each part is remembered by; names, stories and what can be done are never in one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, period_words, years_until
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.indicators.policies.forecasting import SCORED, path_shown, scored
from goldenthread.indicators.policies.measuring import same_line
from goldenthread.indicators.presenters import picture, summary, wording
from goldenthread.indicators.presenters.figures import Places
from goldenthread.indicators.presenters.quality import quality
from goldenthread.indicators.presenters.safe import is_hidden, rule_words, safe_value
from goldenthread.indicators.presenters.tables import Table
from goldenthread.indicators.queries.forecasts import forecasts_that_came
from goldenthread.indicators.queries.held import Held
from goldenthread.indicators.queries.quality import lacking, without_dates
from goldenthread.indicators.queries.seen import (
    YEARS,
    Period,
    Seen,
    kind_of_splits,
    kinds_for,
    seen_by,
    splits_for,
)
from goldenthread.platform.organisations.member import Member

_T = TypeVar("_T")
_WORDS = 4_000
"""About how many bytes a part takes beside its picture."""


@dataclass(frozen=True)
class Shown:
    """What somebody asked to see of an indicator, and how far they may see it.

    `end` is the last month of the period whose groups are asked for. `exact` says that figures are
    seen as they are, `opens` that they lead to their rows.
    """

    member: Member
    indicator: Indicator
    kind: Kind
    split: str
    end: int
    exact: bool
    opens: bool
    marks: Held

    @property
    def places(self) -> Places:
        """The addresses of the area's indicators."""
        return Places(self.member.local_area)

    @cached_property
    def _is_held(self) -> bool:
        those = [self.indicator, *without_dates(self.indicator).values()]
        return self.marks.holds(those, years_until(self.marks.on, YEARS))

    def _part(
        self, what: tuple[Hashable, ...], make: Callable[[], _T], weigh: Callable[[_T], int]
    ) -> _T:
        if not self._is_held:
            return make()
        who = (self.member.local_area.slug, self.indicator.id, self.exact)
        return self.marks.remembered((*who, *what), make, weigh)

    @cached_property
    def _months(self) -> Seen:
        return self._seen([Kind.MONTH])

    def _seen(self, kinds: list[Kind], split: Period | None = None) -> Seen:
        return seen_by(
            self.member, self.indicator, kinds=kinds, breakdowns=[self.split] if split else [],
            on=self.marks.on, split=split, marks=self.marks,
        )  # fmt: skip

    def reading(self, promised: Trajectory | None) -> dict[str, Any]:
        """Return what is said of the newest figure, whether its change is real, where it goes.

        :param promised: the path of the indicator's target; `path` is as this reader may see it.
        """
        return self._part(
            ("months", promised), lambda: self._read(promised), lambda one: _size(one["chart"])
        )

    def _read(self, promised: Trajectory | None) -> dict[str, Any]:
        seen, indicator = self._months, self.indicator
        series = seen.series()
        path = promised if self.exact else path_shown(promised, series)
        reading = picture.reading_of(indicator, series, path)
        comparable = same_line(indicator, series)
        # a forecast is kept before its month has a figure: these figures know all that have come
        kept = (
            forecasts_that_came(self.member.local_area, indicator, comparable, ahead=SCORED)
            if self.exact else []
        )  # fmt: skip
        newest = summary.newest_of(seen.of(Kind.MONTH))
        safe = seen.safe_of(newest) if newest else None
        hidden = is_hidden(safe) if safe else False
        return {
            "headline": summary.headline(newest, indicator, hidden=hidden),
            "last_known": (
                self._newest_shown(seen) if hidden else summary.last_known(newest, series)
            ),
            "few": summary.few(newest, indicator),
            "lines": summary.lines(reading, promised),
            "chart": _made(
                "months",
                {
                    "chart": picture.month_chart(reading),
                    "has_months": bool(series.known),
                    "exact": self.exact,
                },
            ),
            "kind": told.kind if not series.known and (told := seen.newest()) else Kind.MONTH,
            "score": summary.score_words(scored(kept, comparable), series.unit, months=SCORED),
            "path": path,
        }

    def _newest_shown(self, seen: Seen) -> str:
        """Name the newest figure that is shown where that of the last month is not."""
        newest = seen.newest()
        safe = seen.safe_of(newest) if newest else None
        if newest is None or safe is None:
            return ""
        told = safe_value(safe, self.indicator)
        return (
            "The newest figure that can be shown is"
            f" {told}, {period_words(newest.period, newest.kind)}."
        )

    def figures(self) -> SafeString:
        """Return the table of figures, with what can be chosen instead."""
        what = ("figures", self.kind, self.split, self.end, self.opens)
        return self._part(what, self._table, _size)

    def _table(self) -> SafeString:
        latest, exact = self.indicator.latest, self.exact
        seen = self._seen([self.kind], Period(self.kind, self.end) if self.split else None)
        table = Table(seen, self.kind, self.split, self.end, self.places, self.opens)
        of = kind_of_splits(latest, self.kind, exact=exact)
        return _made("figures", {
            "indicator": self.indicator,
            "table": table,
            "kinds": table.kinds(kinds_for(latest, exact=exact)),
            "splits": table.splits(splits_for(latest, of, exact=exact), of),
            "safe_words": "" if exact else rule_words(),
            "places": self.places,
        })  # fmt: skip

    def trust(self) -> list[str]:
        """Return what the records lack, in sentences."""

        def made() -> list[str]:
            found = lacking(
                self._months, self.member.local_area, on=self.marks.on, marks=self.marks
            )
            return quality(found, self.indicator)

        return self._part(("trust",), made, lambda _: _WORDS)


@lru_cache(maxsize=256)
def definition(indicator: Indicator) -> SafeString:
    """Return how an indicator is worked out, the version that holds last first."""
    versions = [
        {"number": one.number, "facts": wording.facts(indicator, one)}
        for one in reversed(indicator.versions)
    ]
    return _made("definition", {"indicator": indicator, "versions": versions})


def _made(part: str, context: dict[str, Any]) -> SafeString:
    made = render_to_string(f"indicators/_{part}.html", context)
    return mark_safe(made)  # noqa: S308 -- our own template has escaped what it was given


def _size(part: str) -> int:
    return 2 * len(part) + _WORDS
