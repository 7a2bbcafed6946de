"""The table of an indicator's page: its figures by period, or one period's by group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from goldenthread.core.indicators.definitions import Measure
from goldenthread.core.indicators.periods import Kind, period_words
from goldenthread.core.indicators.results import Result
from goldenthread.indicators.presenters import wording
from goldenthread.indicators.presenters.figures import (
    KIND_WORDS,
    Places,
    headings,
    month_code,
    row,
)
from goldenthread.indicators.presenters.picture import group_chart
from goldenthread.indicators.presenters.safe import safe_row
from goldenthread.indicators.queries.seen import Seen
from goldenthread.ui.charts.bars import BarChart

_ROWS = 24


@dataclass(frozen=True)
class Table:
    """The figures of one kind of period, or of one such period by the groups of a breakdown.

    `asked` is the last month of the period that was asked for; the newest is shown without one.
    """

    seen: Seen
    kind: Kind
    split: str
    asked: int
    places: Places
    opens: bool

    @cached_property
    def totals(self) -> list[Result]:
        """The figures in all, the newest first."""
        found = sorted(self.seen.of(self.kind), key=lambda one: one.period, reverse=True)
        return found[:_ROWS]

    @cached_property
    def end(self) -> int:
        """The last month of the period whose groups are shown; 0 when there is none."""
        ends = [one.period.last for one in self.totals]
        return self.asked if self.asked in ends else max(ends, default=0)

    @cached_property
    def results(self) -> list[Result]:
        """The figures that are shown, in their order."""
        if not self.split:
            return self.totals
        found = self.seen.of(self.kind, self.split)
        return [one for one in found if one.period.last == self.end]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the table."""
        return [self._row(one) for one in self.results]

    def _row(self, one: Result) -> dict[str, Any]:
        safe = self.seen.safe_of(one)
        if safe is not None:
            return safe_row(safe, self.seen.indicator)
        told = row(one, self.seen.indicator, self.places, opens=self.opens)
        return {**told, "so_far": told["so_far"] and not self.split}

    @property
    def headings(self) -> dict[str, str]:
        """What the columns are called; "" for one that is left out."""
        version = self.seen.indicator.latest
        found = headings(version)
        if self.seen.safe is not None and version.measure is Measure.MEAN:
            found = {**found, "numerator": ""}  # days of single children add up
        return found

    @property
    def caption(self) -> str:
        """What the table shows."""
        if not self.split:
            return f"By {KIND_WORDS[self.kind].lower()}, the newest first"
        so_far = " so far" if any(one.is_so_far for one in self.results) else ""
        return f"{self.period}{so_far}, by {self.split_words.lower()}"

    @property
    def split_words(self) -> str:
        """What the breakdown is called."""
        return wording.breakdown(self.split, self.seen.indicator.latest.records)

    @property
    def period(self) -> str:
        """The period whose groups are shown."""
        found = next((one for one in self.totals if one.period.last == self.end), None)
        return period_words(found.period, self.kind) if found else "No period"

    @property
    def ends(self) -> list[dict[str, Any]]:
        """The periods whose groups can be shown, for a select."""
        return [
            {"value": month_code(one.period.last), "text": period_words(one.period, self.kind),
             "selected": one.period.last == self.end}
            for one in self.totals
        ]  # fmt: skip

    @property
    def bars(self) -> BarChart | None:
        """The groups as a picture; None where there are none."""
        if not self.split or not self.rows:
            return None
        indicator = self.seen.indicator
        groups = [
            (told["head"], None if one.value is None else float(one.value), told["value"])
            for one, told in zip(self.results, self.rows, strict=True)
        ]
        return group_chart(indicator, f"{indicator.name}: {self.caption}", groups)

    def kinds(self, offered: Iterable[Kind]) -> list[dict[str, Any]]:
        """Return the periods that can be chosen, as links."""
        return [
            {"text": KIND_WORDS[one], "href": self._address(one, self.split),
             "current": one is self.kind}
            for one in offered
        ]  # fmt: skip

    def splits(self, offered: Iterable[str], kind: Kind) -> list[dict[str, Any]]:
        """Return the breakdowns that can be chosen, as links; none where there is no choice.

        :param kind: of what period they are shown.
        """
        records = self.seen.indicator.latest.records
        names = {"": "In all", **{one: wording.breakdown(one, records) for one in offered}}
        if len(names) == 1:
            return []
        return [
            {"text": text, "href": self._address(kind if one else self.kind, one),
             "current": one == self.split}
            for one, text in names.items()
        ]  # fmt: skip

    def _address(self, kind: Kind, split: str) -> str:
        asked = {"by": kind.value} | ({"split": split} if split else {})
        return f"{self.places.one(self.seen.indicator)}?{urlencode(asked)}#figures"
