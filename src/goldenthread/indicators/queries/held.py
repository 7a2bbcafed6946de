"""Which kept counts hold, told by their marks; figures that came of them are remembered by these.

A mark says of one kept row which counts they are and when they were worked out, and leaves the
counts where they are. A page reads the marks of its indicator in the fence that is up, and what it
shows is remembered by them. So counts that were worked out again have another mark and nothing
remembered, in every process, and nobody finds figures of an area whose marks they may not read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import Case, JSONField, When
from django.db.models.fields.json import KeyTransform

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import MONTHS, Kind, Months, month_of
from goldenthread.core.indicators.records import NOT_KNOWN
from goldenthread.core.indicators.results import Asked, Result, results
from goldenthread.indicators.models import KeptCounts
from goldenthread.indicators.queries.kept import GOOD_FOR, made_by, unpacked
from goldenthread.indicators.queries.memory import memory
from goldenthread.platform.organisations.models import LocalArea

_T = TypeVar("_T")
_A_RESULT, _A_NUMBER = 500, 36
"""About how many bytes a figure takes, and a number that is kept."""

Wanted = tuple[Indicator, Sequence[str]]
"""An indicator, and what it is to be broken down by."""


class Mark(NamedTuple):
    """Which counts a kept row holds, and when they were worked out."""

    local_area: int
    pk: int
    indicator: str
    definition: int
    breakdown: str
    first_month: int
    last_month: int
    as_of: date
    worked_out_at: datetime

    def covers(self, months: Months) -> bool:
        """Whether counts of all these months are kept."""
        return self.first_month <= months.first and months.last <= self.last_month


@dataclass(frozen=True, eq=False)
class _Row:
    """Counts that are asked for: by which version, and as of which day they are told."""

    version: Version
    mark: Mark
    as_of: date


@dataclass(frozen=True)
class Held:
    """The marks of the counts of some indicators that hold on a day, by what they count."""

    on: date
    marks: Mapping[tuple[str, int, str], Mark]

    def holds(self, indicators: Iterable[Indicator], within: Months) -> bool:
        """Whether all counts of these indicators are kept, with every breakdown."""
        wanted = [
            (one, sorted({by for version in one.versions for by in version.breakdowns}))
            for one in indicators
        ]
        return self._rows(wanted, within) is not None

    def of(
        self, indicator: Indicator, breakdowns: Sequence[str], within: Months
    ) -> tuple[Mark, ...]:
        """Return the marks of an indicator's counts with these breakdowns; none unless all hold."""
        rows = self._rows([(indicator, breakdowns)], within) or []
        return tuple(one.mark for one in rows)

    def worked_out_at(self, indicator: Indicator) -> datetime | None:
        """Return when the counts of an indicator were worked out; None when they do not hold."""
        marks = [self.marks.get((indicator.id, one.number, "")) for one in indicator.versions]
        found = [one.worked_out_at for one in marks if one]
        return min(found) if len(found) == len(marks) else None

    @cached_property
    def key(self) -> Hashable:
        """What says of which counts something came."""
        return self.on, tuple(sorted(self.marks.values()))

    def remembered(
        self, what: tuple[Hashable, ...], make: Callable[[], _T], weigh: Callable[[_T], int]
    ) -> _T:
        """Return what comes of these counts and of `what` alone, made now or remembered."""
        return memory.recall((self.key, what), make, weigh)

    def figures(
        self, wanted: Iterable[Wanted], within: Months, kinds: Sequence[Kind]
    ) -> dict[str, list[Result]] | None:
        """Return the figures of some indicators by id, as `figures_of` does; None unless all hold.

        Those of an indicator are as of the oldest of its counts.
        """
        rows = self._rows(wanted, within)
        if not rows:
            return None
        found = {one: memory.find(_key(one, kinds, within)) for one in rows}
        lacking = [one for one, made in found.items() if made is None]
        told = _cells([one.mark for one in lacking])
        if len(told) < len(lacking):
            return None  # some were dropped since their marks were read
        for one in lacking:
            # counts that are newer than their mark are kept by it too: no page asks for it again
            found[one] = made = _worked_out(one, told[one.mark.pk], kinds, within)
            memory.keep(_key(one, kinds, within), made, len(made) * _A_RESULT)
        return _by_indicator(found)

    def not_known(self, wanted: Iterable[Wanted], within: Months) -> dict[str, list[Result]] | None:
        """Return the months in all, and of each breakdown what is not known; None unless all hold.

        Counts of other groups, which can be many, are left where they are.
        """
        rows = self._rows(wanted, within)
        if not rows:
            return None
        told = _cells([one.mark for one in rows], only_not_known=True)
        if len(told) < len(rows):
            return None
        return _by_indicator(
            {one: _worked_out(one, told[one.mark.pk], [Kind.MONTH], within) for one in rows}
        )

    def _rows(self, wanted: Iterable[Wanted], within: Months) -> list[_Row] | None:
        rows: list[_Row] = []
        for indicator, breakdowns in wanted:
            asked = [
                (version, self.marks.get((indicator.id, version.number, by)))
                for version in indicator.versions
                for by in ("", *(one for one in breakdowns if one in version.breakdowns))
            ]
            marks = [mark for _, mark in asked if mark and mark.covers(within)]
            if len(marks) < len(asked):
                return None
            as_of = min(marks, key=lambda mark: mark.worked_out_at).as_of
            rows += [_Row(version, mark, as_of) for version, mark in asked if mark]
        return rows


def held(local_area: LocalArea, indicators: Iterable[Indicator], *, on: date) -> Held:
    """Return the marks of what is kept of some indicators and holds on a day: one question."""
    versions = {(one.id, version.number): version for one in indicators for version in one.versions}
    rows = KeptCounts.objects.filter(
        local_area=local_area, indicator__in={name for name, _ in versions},
        as_of__range=(on - GOOD_FOR, on),
    ).values_list("made_by", "local_area_id", *Mark._fields[1:])  # fmt: skip
    marks = {}
    for way, *told in rows:
        mark = Mark(*told)
        version = versions.get((mark.indicator, mark.definition))
        if version is not None and made_by(version) == way:
            marks[mark.indicator, mark.definition, mark.breakdown] = mark
    return Held(on, marks)


def _key(row: _Row, kinds: Sequence[Kind], within: Months) -> Hashable:
    return row.mark, row.as_of, tuple(kinds), within


def _worked_out(
    row: _Row, cells: Mapping[str, Any], kinds: Sequence[Kind], within: Months
) -> list[Result]:
    mark = row.mark
    # with the months that a last period can need that goes on
    months = range(min(within.first, month_of(row.as_of)), within.last + MONTHS)
    asked = Asked(mark.indicator, row.version, mark.breakdown, row.as_of)
    return results(asked, unpacked(cells, months), kinds, within)


def _weight(cells: Mapping[str, Sequence[Sequence[Any]]]) -> int:
    kept = [one for lists in cells.values() for numbers in lists for one in numbers]
    return _A_NUMBER * len(kept) + sum(len(one) for one in kept if isinstance(one, str))


def _by_indicator(found: Mapping[_Row, list[Result]]) -> dict[str, list[Result]]:
    answers: dict[str, list[Result]] = {one.mark.indicator: [] for one in found}
    for one, made in found.items():
        answers[one.mark.indicator] += made
    return answers


def _cells(marks: Sequence[Mark], *, only_not_known: bool = False) -> dict[int, Mapping[str, Any]]:
    """Return the counts of these rows as they are kept, by pk.

    Those in all are remembered: they are few, and each kind of period is worked out of them.
    """
    found = {} if only_not_known else {one.pk: memory.find(("cells", one)) for one in marks}
    known = {pk: cells for pk, cells in found.items() if cells is not None}
    lacking = [one for one in marks if one.pk not in known]
    if not lacking:
        return known
    rows = KeptCounts.objects.filter(
        local_area=lacking[0].local_area, pk__in=[one.pk for one in lacking]
    )
    if not only_not_known:
        told = dict(rows.values_list("pk", "cells"))
        for one in lacking:
            if not one.breakdown and one.pk in told:
                memory.keep(("cells", one), told[one.pk], _weight(told[one.pk]))
        return known | told
    group = Case(
        When(breakdown="", then=KeyTransform("", "cells")),
        default=KeyTransform(NOT_KNOWN, "cells"),
        output_field=JSONField(),
    )
    of_one = rows.annotate(told=group).values_list("pk", "breakdown", "told")
    return {pk: {NOT_KNOWN if by else "": lists} if lists else {} for pk, by, lists in of_one}
