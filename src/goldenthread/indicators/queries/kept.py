"""The counts that are kept, when they are those that are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from goldenthread.core.indicators.definitions import Indicator, Version
from goldenthread.core.indicators.periods import Months
from goldenthread.core.indicators.results import Cell
from goldenthread.core.indicators.statements import Answers, Question
from goldenthread.indicators.models import KeptCounts
from goldenthread.indicators.queries.registry import find
from goldenthread.indicators.queries.statements import records_sql
from goldenthread.platform.organisations.models import LocalArea

YEARS = 5
"""How many years are kept before the one that runs."""
KEPT_AS = "lists, the days of a median as text"
"""How cells are kept: part of the mark of counts, so that those kept otherwise are not read."""
GOOD_FOR = timedelta(days=1)
"""How old the day of counts may be: the night's work may not be done yet."""


@dataclass(frozen=True)
class Found:
    """Counts, the day as of which they are, and when they were worked out; none for just now."""

    answers: Answers
    as_of: date
    worked_out_at: datetime | None = None


def find_kept(
    local_area: LocalArea, questions: Collection[Question], within: Months, *, on: date
) -> Found | None:
    """Return the counts of these questions, asked on a day, if they are kept and hold still."""
    if not questions:
        return None
    rows = KeptCounts.objects.filter(
        local_area=local_area,
        indicator__in={one.indicator for one in questions},
        breakdown__in={"", *(by for one in questions for by in one.breakdowns)},
        first_month__lte=within.first,
        last_month__gte=within.last,
        as_of__range=(on - GOOD_FOR, on),
    )
    found = {(row.indicator, row.definition, row.breakdown): row for row in rows}
    answers: Answers = []
    used: list[KeptCounts] = []
    for one in questions:
        mark = made_by(one.version)
        those = [found.get((one.indicator, one.version.number, by)) for by in ("", *one.breakdowns)]
        hold = [row for row in those if row is not None and row.made_by == mark]
        if len(hold) < len(those):
            return None
        answers.append((one, {row.breakdown: _unpacked(row.cells) for row in hold}))
        used += hold
    # one that was worked out again by itself is newer than the others: all are as of the oldest
    oldest = min(used, key=lambda row: row.worked_out_at)
    return Found(answers, oldest.as_of, oldest.worked_out_at)


def worked_out_at(local_area: LocalArea, indicator: Indicator, *, on: date) -> datetime | None:
    """Return when the counts that a page shows on a day were worked out; None for just now."""
    rows = KeptCounts.objects.filter(
        local_area=local_area, indicator=indicator.id, breakdown="",
        as_of__range=(on - GOOD_FOR, on),
    ).defer("cells")  # fmt: skip
    moments = [row.worked_out_at for row in rows if _holds(row)]
    return min(moments) if len(moments) == len(indicator.versions) else None


@lru_cache(maxsize=512)
def made_by(version: Version) -> str:
    """Return the mark of counts: of their definition, the query of the records, and `KEPT_AS`."""
    records, _ = records_sql(version.records, version.records.columns, date.min)
    return hashlib.sha256(f"{KEPT_AS}\n{version!r}\n{records}".encode()).hexdigest()


def _holds(row: KeptCounts) -> bool:
    indicator = find(row.indicator)
    versions: Iterable[Version] = indicator.versions if indicator else ()
    return any(one.number == row.definition and made_by(one) == row.made_by for one in versions)


def packed(cells: Iterable[Cell]) -> dict[str, list[list[int | str]]]:
    """Return counts as they are kept: for each group its months, numerators, and so on.

    Lists of one kind, since that takes the least to read; the days of a median are the fourth.
    """
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(cell.group, []).append(cell)
    return {group: [list(told) for told in _lists(those)] for group, those in groups.items()}


def _lists(cells: Sequence[Cell]) -> Iterable[Sequence[int | str]]:
    months, _, numerators, denominators, days = zip(*cells, strict=True)
    return (months, numerators, denominators, *([days] if any(days) else []))


def _unpacked(kept: Mapping[str, Sequence[Sequence[Any]]]) -> list[Cell]:
    return [
        Cell(month, group, *told)
        for group, lists in kept.items()
        for month, *told in zip(*lists, strict=True)
    ]
