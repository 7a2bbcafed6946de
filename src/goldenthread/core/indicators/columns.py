"""What a definition looks at: columns, bands and days, as every engine and page knows them.

Nothing here asks an engine, so that a page can be made without what writes SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from goldenthread.core.indicators.conditions import Condition, Span, When, columns_of
from goldenthread.core.indicators.definitions import Age, Version
from goldenthread.core.indicators.records import AGE_BAND, BORN, WEEKS_OPEN

Dialect = Literal["duckdb", "postgres", "pyspark"]
AGE_BANDS = ((4, "00-04"), (10, "05-10"), (15, "11-15"), (19, "16-19"), (25, "20-25"))
OLDER = "26+"
WEEK_BANDS = (
    (6, "00-06"), (12, "06-12"), (16, "12-16"), (20, "16-20"), (26, "20-26"), (52, "26-52"),
)  # fmt: skip
LONGER = "52+"
AUGUST_31 = 831
DAYS = "days"
"""The table of days on which rows stand, each with its month, and whom each band is too old for."""
BORN_AFTER = {
    (age, years): f"born_after_{age.name.lower()}_{years}"
    for age in Age
    for years in (0, *(most + 1 for most, _ in AGE_BANDS))
}
"""The columns of `DAYS` with the day after which are born who are younger than so many years.

Rows that stand are asked for each month: comparing days is quick there, taking them apart is not.
"""


def family(version: Version) -> tuple[object, ...]:
    """Return what versions share that are counted in one go: records, day, and days of ages."""
    return version.records.name, version.counted, version.age_on


def row_columns(version: Version) -> list[str]:
    """Return the columns that are shown of each row: its key, and what the definition looks at."""
    asked: list[Condition | Span] = [*version.of, *version.those]
    if version.value:
        asked.append(version.value)
    looked = [name for one in asked for name in columns_of(one)]
    counted = version.counted
    own = [counted.column] if isinstance(counted, When) else [counted.since, counted.until]
    return list(dict.fromkeys([version.records.key, *own, *looked]))


def columns_asked(version: Version, breakdowns: Iterable[str] = ()) -> set[str]:
    """Return the columns of the records that a question or its rows look at."""
    by = {BORN if one == AGE_BAND else one for one in breakdowns if one != WEEKS_OPEN}
    return {*row_columns(version), *by}
