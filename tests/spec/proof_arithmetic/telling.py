"""A specification that is told: each table is worked out and compared before it is kept.

Tables are plain text. Some columns are given (a month, a count), the others are what is worked out
from them; a month is written "2026-05", and printed "May 2026".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from goldenthread.core.control_charts.charts import Marked, Step, control_chart
from goldenthread.core.control_charts.verdicts import verdict
from goldenthread.core.measurements import (
    Better,
    Point,
    Series,
    Unit,
    count,
    month_words,
    reading,
    share,
)
from goldenthread.core.success.conditions import Against, Condition
from goldenthread.core.success.judging import judge
from goldenthread.core.success.suggesting import suggest
from goldenthread.core.suppression.publishing import publish
from goldenthread.core.suppression.rules import SmallNumbers
from goldenthread.core.suppression.tables import TOTAL, cross_table, shares_table
from goldenthread.core.trajectories.forecasts import forecast
from goldenthread.core.trajectories.paths import PathUnusable, Trajectory, place
from goldenthread.core.trajectories.scoring import Past, score
from tests.spec.telling import read_table
from tests.spec.wording import markdown_table

_MONTH = re.compile(r"\b(\d{4})-(\d{2})\b(?!-)")


class Proof:
    """What one test says: ``blocks`` of Markdown; ``checked`` counts what was compared."""

    def __init__(self, heading: str = "", introduction: str = "") -> None:
        self.heading, self.introduction = heading, introduction
        self.blocks: list[str] = []
        self.checked = 0

    def chart(
        self,
        table: str,
        says: str,
        *,
        unit: Unit = Unit.PERCENT,
        better: Better = Better.HIGHER,
        steps: Sequence[Step] = (),
    ) -> None:
        """Say of each month its lines and why it stands out; and what the chart says."""
        heading, rows = read_table(table)
        series = self._series(heading, rows, unit, better)
        chart = control_chart(series, steps=steps)
        found = [[_charted(name, marked, unit) for name in heading] for marked in chart.months]
        self._same(rows, found)
        self._table(heading, rows)
        self._same(_line(says), verdict(chart).sentence)
        kinds = [stretch.kind.words for stretch in chart.stretches if stretch.kind]
        if kinds:
            self.blocks.append(f"The chart is one for {' and then '.join(kinds)}.")
        self.blocks.append(f"> {verdict(chart).sentence}")

    def path(self, way: Trajectory, words: str, table: str) -> None:
        """Say what a way asks for on some days and, with a column "figure", where figures lie."""
        heading, rows = read_table(table)
        found = []
        for row in rows:
            given = dict(zip(heading, row, strict=True))
            day = date.fromisoformat(given["day"])
            expected = way.expected(day)
            cells = {"day": given["day"], "planned": expected, "figure": given.get("figure", ""),
                     "it is": ""}  # fmt: skip
            if given.get("figure"):
                placed = place(way, float(given["figure"].rstrip("%")), on=day)
                cells["it is"] = placed.sentence if placed else ""
            cells["planned"] = "" if expected is None else way.unit.said(expected)
            found.append([str(cells[name]) for name in heading])
        self._same(rows, found)
        self.blocks.append(words)
        self._table(heading, rows)

    def no_path(self, words: str, says: str, **how: object) -> None:
        """Say in which words a way is refused."""
        found = ""
        try:
            Trajectory(**how)  # type: ignore[arg-type]  # -- they are what a test tells
        except PathUnusable as error:
            found = str(error)
        self._same(_line(says), found)
        self.blocks.append(f"{words} This is refused:\n\n> {found}")

    def forecast(self, values: str, table: str, *, unit: Unit = Unit.PERCENT) -> None:
        """Say the forecast for some months from a row of figures that begins in January 2025."""
        months = [date(2025 + n // 12, n % 12 + 1, 1) for n in range(len(values.split()))]
        series = Series(
            tuple(reading(m, float(v)) for m, v in zip(months, values.split(), strict=True)), unit
        )
        heading, rows = read_table(table)
        found = []
        for row in rows:
            made = forecast(series, until=_month(row[0]))
            assert made is not None
            end = made.end
            found.append([row[0], *(unit.said(each) for each in (end.low, end.middle, end.high))])
        self._same(rows, found)
        self.blocks.append(f"From {', '.join(values.split())}, the months from January 2025:")
        self._table(heading, rows)

    def score(self, table: str, says: str) -> None:
        """Say how good some past forecasts were."""
        heading, rows = read_table(table)
        past = []
        for row in rows:
            given = {name: float(cell) for name, cell in zip(heading[1:], row[1:], strict=True)}
            past.append(Past(given["low"], given["middle"], given["high"], 0.8, given["as now"],
                             given["happened"]))  # fmt: skip
        scored = score(past)
        assert scored is not None
        self._same(_line(says), scored.sentence(Unit.PERCENT))
        self._table(heading, rows)
        self.blocks.append(f"> {scored.sentence(Unit.PERCENT)}")

    def published(self, counts: str, table: str, *, rule: SmallNumbers) -> None:
        """Say what is printed of a table of counts."""
        heading, rows = read_table(counts)
        cells = {
            (row[0], name): int(cell)
            for row in rows
            for name, cell in zip(heading[1:], row[1:], strict=True)
        }
        shown = publish(cross_table(cells), rule)
        columns = [*heading[1:], TOTAL]
        found = [
            [row, *(shown.figures[row, name].text for name in columns)]
            for row in [*(row[0] for row in rows), TOTAL]
        ]
        said, printed = read_table(table)
        self._same((said, printed), ([heading[0], *columns], found))
        self.blocks.append("The counts:")
        self._table(heading, rows)
        self.blocks.append("What is printed of them:")
        self._table(said, printed)
        self.blocks.append(f"> {rule.words}")

    def shares_published(self, table: str, *, rule: SmallNumbers) -> None:
        """Say what is printed of shares: the given counts, then part, whole and percentage."""
        heading, rows = read_table(table)
        groups = {row[0]: (int(row[1]), int(row[2])) for row in rows if row[0] != TOTAL}
        made = shares_table(groups)
        shown = publish(made, rule)
        found = []
        for row in rows:
            part, whole = (row[0], "part"), (row[0], TOTAL)
            cells = [str(made.counts[part]), str(made.counts[whole]), shown.figures[part].text,
                     shown.figures[whole].text, shown.percentage(part, whole).text]  # fmt: skip
            found.append([row[0], *cells])
        self._same(rows, found)
        self._table(heading, rows)
        self.blocks.append(f"> {rule.words}")

    def suggestions(self, measures: Iterable[tuple[str, str]]) -> None:
        """Say what is suggested from measures, "" for nothing."""
        rows = []
        for text, promises in measures:
            found = suggest(text)
            self._same(promises, found.condition.words if found else "")
            sure = ("yes" if found.is_sure else "no") if found else ""
            rows.append([text, promises or "nothing", sure])
        self._table(["a measure says", "suggested", "names a figure"], rows)

    def judged(self, condition: Condition, table: str, *, baseline: float | None = None) -> None:
        """Say how a condition stands on a day, by months of "part of whole"."""
        heading, rows = read_table(table)
        others = {} if baseline is None else {Against.BASELINE: baseline}
        found = []
        for row in rows:
            given = dict(zip(heading, row, strict=True))
            points = [
                share(_month(name), *map(int, cell.split(" of ")))
                for name, cell in given.items()
                if _MONTH.fullmatch(name) and cell
            ]
            series = Series(tuple(points), Unit.PERCENT)
            judgement = judge(
                condition, series, on=date.fromisoformat(given["asked on"]), others=others
            )
            found.append([*row[:-1], judgement.sentence])
        self._same(rows, found)
        self.blocks.append(f"The condition: **{condition.words}**.")
        self._table(heading, rows)

    def says(self, text: str) -> None:
        """Say something that is not compared."""
        self.blocks.append(_line(text))

    def _series(
        self, heading: Sequence[str], rows: Iterable[Sequence[str]], unit: Unit, better: Better
    ) -> Series:
        points = [_point(dict(zip(heading, row, strict=True)), unit) for row in rows]
        return Series(tuple(points), unit, better)

    def _same(self, said: object, found: object) -> None:
        assert said == found, f"\nsaid:  {said}\nfound: {found}"
        self.checked += 1

    def _table(self, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self.blocks.append(
            markdown_table([_printed(name) for name in heading],
                           [[_printed(cell) for cell in row] for row in rows])
        )  # fmt: skip


def _point(given: dict[str, str], unit: Unit) -> Point:
    month = _month(given["month"])
    if "out of" in given:
        return share(month, int(given["part"]), int(given["out of"]))
    if unit is Unit.COUNT:
        return count(month, int(given["count"]))
    return reading(month, float(given["value"]) if given["value"] else None)


def _charted(name: str, marked: Marked, unit: Unit) -> str:
    point, lines = marked.point, marked.lines
    figure = "" if point.value is None else unit.said(point.value)
    cells = {
        "month": f"{point.month:%Y-%m}",
        "part": str(point.part),
        "out of": f"{point.whole or 0:g}",
        "count": str(point.part),
        "value": "" if point.value is None else f"{point.value:g}",
        "figure": figure,
        "mean": unit.said(lines.mean) if lines else "",
        "lower limit": unit.said(lines.low) if lines else "",
        "upper limit": unit.said(lines.high) if lines else "",
        "it is": marked.meaning.words.lower(),
        "by": ", ".join(signal.rule.value for signal in marked.signals),
    }
    return cells[name]


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def _printed(text: str) -> str:
    return _MONTH.sub(lambda found: month_words(_month(found.group())), text)


def _line(text: str) -> str:
    return " ".join(text.split())
