"""Nothing that the page shows to those who may not see the cases can be undone by subtraction.

The tables are read as they are printed, of every period and breakdown together, with the chart and
the files; then everything is tried that follows from them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.results import Asked, Cell, Result, results
from goldenthread.core.suppression.publishing import HIDDEN, Published, Shown
from goldenthread.core.suppression.tables import Key, Sum, Table
from goldenthread.indicators.policies.disclosure import (
    RULE,
    breakdowns_shown,
    disclose,
    key_of,
    kinds_broken_down,
    kinds_shown,
    tables_of,
)
from goldenthread.indicators.presenters.downloads import records
from goldenthread.indicators.presenters.picture import month_chart, reading_of
from goldenthread.indicators.presenters.safe import NOT_SHOWN
from goldenthread.indicators.presenters.tables import Table as PageTable
from goldenthread.indicators.queries.registry import registry
from goldenthread.indicators.queries.seen import Seen
from tests.core.suppression.attack import Reader

ON = date(2026, 2, 20)
YEAR = Months(month_of(date(2025, 1, 1)), month_of(date(2025, 12, 1)))
WITHIN = Months(YEAR.first, month_of(ON))
SHARE, HOW_MANY, STANDING, MEAN, MEDIAN = (
    registry().indicators[name] for name in ("TIM-01", "DEM-01", "DEM-06", "TIM-05", "TIM-12")
)
Row = tuple[int, bool, str, str]
"""A case: its month, whether it counts, its sex and its need."""


def figures_of(rows: list[Row], indicator: Indicator) -> list[Result]:
    """Return the figures of some cases, in all and by sex and need."""
    version = indicator.latest
    found = []
    for breakdown, place in (("", None), ("sex", 2), ("need", 3)):
        if breakdown and breakdown not in version.breakdowns:
            continue
        by: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for row in rows:
            by[row[0], row[place] if place else ""][str(row[1])] += 1
        cells = [
            Cell(
                month,
                group,
                many["True"],
                many.total(),
                f"10*{many.total()}" if version.measure == "median" else "",
            )
            for (month, group), many in by.items()
        ]
        asked = Asked(indicator.id, version, breakdown, ON)
        found += results(asked, cells, list(Kind), WITHIN)
    return found


def as_printed(seen: Seen) -> dict[Key, int | None]:
    """Return every count that the page, its chart and its files show; None for what they hide."""
    indicator, version = seen.indicator, seen.indicator.latest
    told: dict[Key, int | None] = {}
    for kind in kinds_shown(version):
        splits = ["", *breakdowns_shown(version)] if kind in kinds_broken_down(version) else [""]
        for split in splits:
            ends = {one.period.last for one in seen.of(kind)}
            for end in ends:
                table = PageTable(seen, kind, split, end, places=None, opens=False)  # type: ignore[arg-type]  # -- no links are made of safe figures
                for one, row in zip(table.results, table.rows, strict=True):
                    counts = _counts(row, version.measure)
                    for part, text in counts.items():
                        told[key_of(one, version, part)] = _read(text)
                    _check_value(row["value"], counts, version.measure)
    _check_chart(seen, told)
    _check_files(seen, indicator, told)
    return told


def _counts(row: dict[str, Any], measure: str) -> dict[str, str]:
    shown = {"of": row["denominator"]["text"]}
    return shown | ({"those": row["numerator"]["text"]} if measure == "share" else {})


def _read(text: str) -> int | None:
    return None if text in (NOT_SHOWN, HIDDEN) else int(text.replace(",", ""))


def _check_value(value: str, counts: dict[str, str], measure: str) -> None:
    """A percentage tells no more than the two counts beside it; a mean of few is not told."""
    read = {part: _read(text) for part, text in counts.items()}
    if None in read.values():
        assert value == NOT_SHOWN
    elif read["of"] == 0:
        assert value in ("No data", "0")
    elif measure == "share":
        assert value == f"{round(100 * read['those'] / read['of'])}%"  # type: ignore[operator]  # -- none is None


def _check_chart(seen: Seen, told: dict[Key, int | None]) -> None:
    """The chart and its table hold no count that the tables do not show."""
    chart = month_chart(reading_of(seen.indicator, seen.series(), None))
    shown = {
        int(n)
        for text in re.findall(r"\d+ of \d+", str(chart.table))
        for n in re.findall(r"\d+", text)
    }
    assert shown <= {n for n in told.values() if n is not None}
    points = seen.series().points
    if seen.indicator.latest.measure in ("share", "count"):
        for one in points:
            assert one.part is None or (one.part % RULE.base == 0 and one.whole is not None)


def _check_files(seen: Seen, indicator: Indicator, told: dict[Key, int | None]) -> None:
    assert seen.safe is not None
    version = indicator.latest
    for safe, record in zip(
        seen.safe.safe, records(((one.result, one) for one in seen.safe.safe), indicator),
        strict=True,
    ):  # fmt: skip
        names = {"of": "denominator", "those": "numerator"}
        if version.measure == "count":
            names = {"of": "value"}
        if version.measure in ("mean", "median"):
            names = {"of": "denominator"}
            assert record["numerator"] is None
        for part, name in names.items():
            in_file = None if record[name] == HIDDEN else record[name]
            assert told[key_of(safe.result, version, part)] == in_file


def told_too_closely(table: Table, printed: dict[Key, int | None]) -> dict[Key, tuple[int, int]]:
    """Return the small counts that a reader can tell more closely than the rule allows."""
    figures = {key: Shown(str(value), value) for key, value in printed.items()}
    reader = Reader(
        Published(RULE, figures), table.sums, table.unprinted, max(table.counts.values()) + 20
    )
    told = {}
    for key, count in table.counts.items():
        if RULE.is_small(count):
            low, high = reader.range_of(key)
            assert low <= count <= high
            if high - low < RULE.width:
                told[key] = low, high
    return told


def truth(rows: list[Row], indicator: Indicator) -> Table:
    """Return all true counts of what is shown, and every sum that a reader knows, counted anew."""
    shares = indicator.latest.measure == "share"
    counts: Counter[Key] = Counter()
    periods = {("month", str(month)): [month] for month in [*YEAR, YEAR.last + 1]}
    for first in range(YEAR.first, YEAR.last + 1, 3):
        periods["quarter", str(first + 2)] = list(range(first, first + 3))
    periods["year", str(YEAR.last)] = list(YEAR)
    groups: dict[str, set[str]] = {"sex": {row[2] for row in rows}, "need": {r[3] for r in rows}}
    for period, months in periods.items():
        splits = [("", "", lambda row: True)]
        if period[0] == "year":
            splits += [("sex", one, lambda row, one=one: row[2] == one) for one in groups["sex"]]
            splits += [("need", one, lambda row, one=one: row[3] == one) for one in groups["need"]]
        for split, group, fits in splits:
            inside = [row for row in rows if row[0] in months and fits(row)]
            key = (*period, split, group)
            counts[(*key, "of")] = len(inside)
            if shares:
                counts[(*key, "those")] = sum(row[1] for row in inside)
                counts[(*key, "rest")] = sum(not row[1] for row in inside)
    return Table(
        counts,
        tuple(_sums(counts, groups, shares)),
        frozenset(key for key in counts if key[-1] == "rest"),
    )


def _sums(counts: Counter[Key], groups: dict[str, set[str]], shares: bool) -> Iterator[Sum]:
    parts = ("of", "those", "rest") if shares else ("of",)
    year = ("year", str(YEAR.last), "", "")
    ends = range(YEAR.first + 2, YEAR.last + 1, 3)
    for part in parts:
        yield Sum((*year, part), tuple(("quarter", str(end), "", "", part) for end in ends))
        yield Sum((*year, part), tuple(("month", str(month), "", "", part) for month in YEAR))
        for end in ends:
            months = range(end - 2, end + 1)
            yield Sum(("quarter", str(end), "", "", part),
                      tuple(("month", str(month), "", "", part) for month in months))  # fmt: skip
        for split, those in groups.items():
            if those:
                yield Sum((*year, part), tuple((*year[:2], split, one, part) for one in those))
    for key in list(counts) if shares else ():
        if key[-1] == "of":
            yield Sum(key, ((*key[:-1], "those"), (*key[:-1], "rest")))


CASES = st.lists(
    st.tuples(
        st.integers(0, 11),
        st.booleans(),
        st.sampled_from("FM"),
        st.sampled_from("ABC"),
        st.integers(1, 7),
    ),
    max_size=20,
).map(lambda drawn: [case[:4] for case in drawn for _ in range(case[4])])


@settings(max_examples=20)
@given(CASES, st.sampled_from([SHARE, SHARE, HOW_MANY]))
def test_no_hidden_count_of_a_page_can_be_worked_out(cases, indicator):
    rows = [(YEAR.first + month, hit, sex, need) for month, hit, sex, need in cases]
    found = figures_of(rows, indicator)
    seen = Seen(indicator, (), disclose(found, indicator))

    assert told_too_closely(truth(rows, indicator), as_printed(seen)) == {}


@settings(max_examples=10)
@given(st.lists(st.tuples(st.sampled_from([0, 2]), st.booleans(), st.sampled_from("FM"),
                          st.sampled_from("AB")), max_size=20))  # fmt: skip
def test_what_stands_on_a_day_is_one_count_in_every_period(cases):
    rows = [(YEAR.first + month, hit, sex, need) for month, hit, sex, need in cases]
    found = figures_of(rows, STANDING)
    seen = Seen(STANDING, (), disclose(found, STANDING))

    printed = as_printed(seen)
    ends = [one for one in found if one.kind is Kind.MONTH and not one.is_so_far]
    assert told_too_closely(tables_of(ends, STANDING.latest), printed) == {}
    assert {key[0] for key in printed} == {"month"}


@pytest.mark.parametrize("indicator", [MEAN, MEDIAN], ids=["mean", "median"])
def test_of_means_single_months_are_shown_and_nothing_that_adds_up(indicator):
    rows = [(YEAR.first, False, "F", "A")] * 4 + [(YEAR.first + 1, False, "F", "A")] * 7
    seen = Seen(indicator, (), disclose(figures_of(rows, indicator), indicator))

    printed = as_printed(seen)
    assert {key[:1] + key[2:] for key in printed} == {("month", "", "", "of")}
    few, seven = (printed["month", str(YEAR.first + n), "", "", "of"] for n in (0, 1))
    assert (few, seven) == (None, 5)
    shown = {one.result.period.last: one.result.value for one in seen.safe.of(Kind.MONTH)}
    assert shown[YEAR.first] is None
    assert shown[YEAR.first + 1] is not None


def test_the_attack_undoes_a_page_that_only_hides_small_counts():
    rows = [(YEAR.first, hit, "F", "A") for hit in [True] * 5 + [False] * 2]
    found = figures_of(rows, SHARE)
    table = truth(rows, SHARE)
    careless = {
        key: None if RULE.is_small(count) else RULE.rounded(count)
        for key, count in table.counts.items()
        if key not in table.unprinted
    }

    late = ("month", str(YEAR.first), "", "", "rest")
    assert told_too_closely(table, careless)[late] == (0, 2)
    seen = Seen(SHARE, (), disclose(found, SHARE))
    assert told_too_closely(table, as_printed(seen)) == {}
    assert None in as_printed(seen).values()


def test_large_counts_are_rounded_and_not_hidden():
    rows = [
        (month, n % 2 == 0, sex, need)
        for month in YEAR for n in range(20) for sex in "FM" for need in "AB"
    ]  # fmt: skip
    found = figures_of(rows, SHARE)
    seen = Seen(SHARE, (), disclose(found, SHARE))

    assert None not in as_printed(seen).values()
    assert {one.kind for one in seen.of(Kind.ROLLING)} == set()
    assert [one.value for one in seen.of(Kind.YEAR)] == [50]
    assert {one.period.last for one in seen.of(Kind.MONTH)} == {*YEAR, YEAR.last + 1}
