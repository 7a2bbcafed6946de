"""Records in files, Parquet or CSV, counted by DuckDB: for an analyst, or for a nation.

The files need the columns of the record sets and may have more. Needs the extra ``analytics``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, Months
from goldenthread.core.indicators.records import Column, RecordSet, Type, differences
from goldenthread.core.indicators.results import Result
from goldenthread.core.indicators.statements import (
    DAYS,
    Question,
    cells_of,
    cells_sql,
    days_sql,
    figures_of,
    with_tables,
)

_DUCKDB = {Type.NUMBER: "bigint", Type.DAY: "date", Type.TEXT: "varchar", Type.TRUTH: "boolean"}
_TYPES = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT"), Type.NUMBER),
    "DATE": Type.DAY,
    "VARCHAR": Type.TEXT,
    "BOOLEAN": Type.TRUTH,
}  # fmt: skip


class FilesUnusable(Exception):
    """A file cannot be the source of a record set. Says in words what it lacks."""


class Files:
    """Record sets in files, each counted where it lies.

    :param paths: the file of each record set; the ending tells Parquet from CSV.
    :raises FilesUnusable: when a column is missing, of another type, or holds what is none.
    """

    def __init__(self, paths: Mapping[str, Path], records: Mapping[str, RecordSet]) -> None:
        self._engine = duckdb.connect()
        for name, path in paths.items():
            if name not in records:
                known = ", ".join(records)
                raise FilesUnusable(f"There are no records “{name}”; there are: {known}.")
            self._take(records[name], path)

    def figures(
        self,
        indicator: Indicator,
        *,
        within: Months,
        kinds: Iterable[Kind],
        breakdowns: Sequence[str] = (),
        on: date,
    ) -> list[Result]:
        """Return an indicator's figures for these months, in all and by each breakdown."""
        asked = [(indicator, breakdowns)]
        return self.figures_of(asked, within=within, kinds=kinds, on=on)

    def figures_of(
        self,
        asked: Iterable[tuple[Indicator, Sequence[str]]],
        *,
        within: Months,
        kinds: Iterable[Kind],
        on: date,
    ) -> list[Result]:
        """Return the figures of several indicators, each with what it is broken down by."""
        questions = [
            Question(one.id, version, tuple(by for by in wanted if by in version.breakdowns))
            for one, wanted in asked
            for version in one.versions
        ]
        statement = with_tables(
            cells_sql(questions, within, on, "duckdb"),
            {DAYS: days_sql([one.version for one in questions], within, on)},
        )
        rows = self._engine.execute(statement).fetchall()
        return figures_of(cells_of(rows, questions), kinds, within, on)

    def _take(self, records: RecordSet, path: Path) -> None:
        is_csv = path.suffix.lower() == ".csv"
        source = "'" + path.as_posix().replace("'", "''") + "'"
        read = f"read_csv({source}, header=true, all_varchar=true)" if is_csv else source
        try:
            described = self._engine.execute(f"describe select * from {read}").fetchall()  # noqa: S608 -- quoted
        except duckdb.Error as error:
            raise FilesUnusable(f"The file {path.name} cannot be read: {error}") from error
        found: dict[str, Type | str] = {row[0]: _TYPES.get(row[1], row[1]) for row in described}
        if is_csv:  # all of it is text: what stands in it is looked at below
            found = {name: _type_of(records, name) for name in found}
        lacks = [one.words for one in differences(records, found, named=f"The file {path.name}")]
        if lacks:
            raise FilesUnusable("\n".join(lacks))
        if is_csv:
            self._check_values(records, read, path)
        columns = ", ".join(_selected(one, is_csv=is_csv) for one in records.columns.values())
        self._engine.execute(f'create view "{records.name}" as select {columns} from {read}')  # noqa: S608 -- ditto

    def _check_values(self, records: RecordSet, read: str, path: Path) -> None:
        for column in records.columns.values():
            row = self._engine.execute(
                f'select "{column.name}" from {read}'  # noqa: S608 -- names of our own
                f" where {_selected(column, is_csv=True, how='try_cast', named=False)} is null"
                f""" and nullif("{column.name}", '') is not null limit 1"""
            ).fetchone()
            if row:
                raise FilesUnusable(
                    f"In the file {path.name} the column “{column.name}” ({column.words})"
                    f" should hold: {column.type}. “{row[0]}” is none."
                )


def _selected(column: Column, *, is_csv: bool, how: str = "cast", named: bool = True) -> str:
    """Return a column as it is selected; of a CSV, of its type, an empty one as not known."""
    name = f'"{column.name}"'
    if not is_csv:
        return name
    typed = f"{how}(nullif({name}, '') as {_DUCKDB[column.type]})"
    return f"{typed} as {name}" if named else typed


def _type_of(records: RecordSet, name: str) -> Type | str:
    return records.columns[name].type if name in records.columns else ""
