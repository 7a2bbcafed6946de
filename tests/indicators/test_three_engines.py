"""One definition, three engines, the same hand-made records: the same counts, the right ones."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from goldenthread.core.indicators.definitions import Age
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.results import Asked, Cell, Result, results
from goldenthread.core.indicators.statements import (
    DAYS,
    Part,
    Question,
    cells_of,
    cells_sql,
    days_sql,
    days_within,
    rows_sql,
    with_tables,
)
from goldenthread.indicators.queries.registry import registry
from tests.indicators.engines import Duck, Postgres, Spark
from tests.indicators.hand_made import ON, RECORDS

WITHIN = Months(month_of(date(2024, 1, 1)), month_of(ON))
Found = dict[str, dict[str, list[Cell]]]


# of every form that a definition can take one at least; starting Spark takes the time of many
SOME = ("ASM-07", "TIM-01", "TIM-05M", "TIM-07", "TIM-11", "DEM-06", "PLN-03")


def everything(engine: Duck | Postgres | Spark, only: Iterable[str] = ()) -> Found:
    """Return the cells of every indicator, or of some, and every breakdown, in order."""
    chosen = [registry().indicators[name] for name in only or registry().indicators]
    questions = [Question(one.id, one.latest, one.latest.breakdowns) for one in chosen]
    statement = with_tables(
        cells_sql(questions, WITHIN, ON, engine.dialect),
        {DAYS: days_sql([one.version for one in questions], WITHIN, ON)},
    )
    return {
        asked.indicator: {name: sorted(many, key=str) for name, many in cells.items()}
        for asked, cells in cells_of(engine.ask(statement), questions)
    }


@pytest.fixture(scope="module")
def duck() -> Duck:
    """DuckDB with the records."""
    engine = Duck()
    for name, rows in RECORDS.items():
        engine.take(registry().records[name], rows)
    return engine


@pytest.fixture(scope="module")
def by_duckdb(duck: Duck) -> Found:
    """What DuckDB counts."""
    return everything(duck)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spark]:
    """Spark, started once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Spark's own about pandas
        engine = Spark(tmp_path_factory.mktemp("spark"))
        for name, rows in RECORDS.items():
            engine.take(registry().records[name], rows)
        yield engine
        engine.stop()


@pytest.mark.django_db
def test_postgresql_counts_as_duckdb_does(by_duckdb: Found):
    engine = Postgres()
    for name, rows in RECORDS.items():
        engine.take(registry().records[name], rows)

    assert everything(engine) == by_duckdb


@pytest.mark.slow
def test_spark_counts_as_duckdb_does(spark: Spark, by_duckdb: Found):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")

        assert everything(spark, SOME) == {name: by_duckdb[name] for name in SOME}


def test_what_spark_is_asked_has_every_form():
    assert forms(SOME) == forms(registry().indicators)


def forms(names: Iterable[str]) -> set[object]:
    """Return the measures, ways of counting and kinds of condition of these indicators."""
    versions = [registry().indicators[name].latest for name in names]
    return (
        {one.measure for one in versions}
        | {one.age_on for one in versions}
        | {type(one.counted) for one in versions}
        | {type(condition) for one in versions for condition in (*one.of, *one.those)}
    )


YEAR, MONTH, QUARTER, ROLLING = Kind.YEAR, Kind.MONTH, Kind.QUARTER, Kind.ROLLING
COUNTS = [
    # indicator, period, its last month, breakdown, group, numerator, denominator
    ("DEM-01", YEAR, "2025-12", "", "", 7, None),  # no historical one, none made again
    ("DEM-01", YEAR, "2025-12", "source", "2", 1, None),
    ("DEM-01", YEAR, "2025-12", "need", "not known", 1, None),
    ("DEM-01", MONTH, "2024-02", "", "", 1, None),  # a month with one case
    ("DEM-01", MONTH, "2024-02", "sex", "not known", 1, None),
    ("DEM-01", MONTH, "2026-03", "", "", 1, None),  # what comes after the day is not seen
    ("ASM-01", YEAR, "2025-12", "", "", 2, 7),  # a conceded refusal stays a refusal
    ("ASM-03", YEAR, "2025-12", "", "", 3, 7),
    ("ASM-02", MONTH, "2025-02", "", "", 3, 4),  # 42 and 30 days, and 40; 43 are too many
    ("ASM-02", MONTH, "2024-04", "", "", 1, 1),  # 42 days from a leap day
    ("ASM-02", MONTH, "2024-05", "", "", 0, 0),  # nothing to count
    ("ASM-04", YEAR, "2025-12", "", "", 13, None),
    ("ASM-05", YEAR, "2025-12", "", "", 2, 13),
    ("ASM-06", YEAR, "2025-12", "", "", 1, 2),  # 112 days, and 113
    ("ASM-07", MONTH, "2025-02", "", "", 1, 3),  # 42, 43, not come; the excepted one is out
    ("ASM-07", MONTH, "2025-02", "service", "St Anne’s Trust", 1, 2),
    ("ASM-07", MONTH, "2025-02", "service", "not known", 0, 1),
    ("ASM-07", MONTH, "2025-02", "kind", "psychological", 0, 1),
    ("TIM-01", YEAR, "2025-12", "", "", 6, 7),  # without exceptions, or where none is known
    ("TIM-01", MONTH, "2025-05", "", "", 4, 5),  # 140 days, and 141
    ("TIM-01", MONTH, "2025-05", "need", "not known", 0, 1),
    ("TIM-01", MONTH, "2025-05", "age_band", "05-10", 3, 4),  # five on the day
    ("TIM-01", MONTH, "2025-05", "age_band", "00-04", 1, 1),  # and four the day before
    ("TIM-01", MONTH, "2025-02", "age_band", "00-04", 1, 1),  # born on a leap day, 28 February
    ("TIM-01", MONTH, "2025-03", "age_band", "05-10", 1, 1),  # and 1 March
    ("TIM-01", MONTH, "2024-06", "", "", 1, 1),  # 140 days over a leap day
    ("TIM-01", MONTH, "2024-02", "", "", 1, 2),  # 140 days to a leap day; 365 days to it
    ("TIM-01", MONTH, "2024-07", "", "", 0, 1),  # 141 from one
    ("TIM-01", YEAR, "2024-12", "", "", 2, 5),  # by the day of the plan, not of the request
    ("TIM-02", YEAR, "2024-12", "", "", 3, 6),  # exceptions, whatever they are
    ("TIM-03", YEAR, "2024-12", "", "", 2, 5),  # 141 and 365 days, over a leap day
    ("TIM-04", YEAR, "2024-12", "", "", 1, 5),  # 366
    ("TIM-02", YEAR, "2025-12", "", "", 8, 10),
    ("TIM-02", ROLLING, "2025-05", "", "", 9, 11),
    ("TIM-03", YEAR, "2025-12", "", "", 1, 7),
    ("TIM-03", YEAR, "2026-12", "", "", 1, 2),
    ("TIM-04", YEAR, "2026-12", "", "", 1, 2),  # 366 days
    ("TIM-06", MONTH, "2025-01", "", "", 1, 4),  # 141 days; 140 are not past 20 weeks
    ("TIM-07", MONTH, "2025-01", "", "", 4, None),
    ("TIM-07", QUARTER, "2025-03", "", "", 4, None),  # as it stands at the end
    ("TIM-07", MONTH, "2025-01", "weeks_open", "16-20", 1, None),
    ("TIM-07", MONTH, "2025-01", "weeks_open", "20-26", 1, None),
    ("TIM-08", QUARTER, "2025-03", "", "", 1, 2),
    ("TIM-10", YEAR, "2025-12", "", "", 2, 10),
    ("TIM-11", MONTH, "2025-01", "", "", 25 + 0 + 140 + 141, 4),
    ("DEM-06", MONTH, "2024-12", "", "", 4, None),
    ("DEM-06", MONTH, "2025-01", "", "", 4, None),  # one began that day, one ended
    ("DEM-06", MONTH, "2025-02", "", "", 3, None),
    ("DEM-06", MONTH, "2025-01", "need", "not known", 1, None),
    ("DEM-06", MONTH, "2025-07", "age_band", "05-10", 3, None),  # ages of August 2024
    ("DEM-06", MONTH, "2025-08", "age_band", "11-15", 1, None),  # eleven on 31 August
    ("DEM-06", MONTH, "2025-08", "age_band", "05-10", 2, None),  # born a day later: ten
    ("DEM-06", MONTH, "2025-08", "age_band", "not known", 1, None),
    ("DEM-06", YEAR, "2026-12", "", "", 4, None),  # as it stands today
    ("DEM-10", YEAR, "2024-12", "", "", 2, None),  # what came from elsewhere is not new
    ("DIS-03", YEAR, "2025-12", "about", "not_issue", 1, None),
    ("DIS-13M", YEAR, "2025-12", "", "", 2, None),
    ("DIS-05", YEAR, "2025-12", "", "", 1, 2),
    ("PLN-03A", MONTH, "2025-01", "", "", 3, None),
    ("PLN-03B", MONTH, "2025-01", "", "", 2, None),
    ("PLN-03", MONTH, "2025-01", "area", "A1 Waiting", 1, 3),
    ("PLN-06", MONTH, "2025-01", "", "", 1, 3),
    ("DIS-06", MONTH, "2025-03", "", "", 1, 3),  # the 30th day, a day late, not held
    ("PLN-08", MONTH, "2025-01", "", "", 1, None),  # due on the 6th and not done
    ("PLN-08", MONTH, "2025-02", "", "", 1, None),
    ("PLN-07", MONTH, "2025-01", "", "", 1, 2),
    ("PLN-01", MONTH, "2025-01", "", "", 1, 2),
]  # fmt: skip


def told(
    found: Found, name: str, kind: Kind, end: str, breakdown: str = "", group: str = ""
) -> Result:
    """Return the one figure that is asked for."""
    version = registry().indicators[name].latest
    asked = Asked(name, version, breakdown, ON)
    last = month_of(date.fromisoformat(f"{end}-01"))
    (one,) = [
        one
        for one in results(asked, found[name][breakdown], [kind], WITHIN)
        if one.period.last == last and one.group == group
    ]
    return one


def test_every_awkward_case_is_counted_as_published(by_duckdb: Found):
    expected = {case[:5]: case[5:] for case in COUNTS}
    counted = {
        case[:5]: (one.numerator, one.denominator)
        for case in COUNTS
        for one in [told(by_duckdb, *case[:5])]
    }

    assert counted == expected
    assert {case[0] for case in COUNTS} | {"TIM-05", "TIM-05M", "TIM-12"} == set(
        registry().indicators
    )


def test_timeliness_assessments_and_new_plans_have_bases_of_their_own(by_duckdb: Found):
    """As published: they are not forced to tie, and here is what lies between them."""
    in_2025 = {
        name: told(by_duckdb, name, YEAR, "2025-12") for name in ("ASM-04", "TIM-02", "ASM-06")
    }
    base, refused = in_2025["TIM-02"].denominator, in_2025["ASM-06"].denominator
    without_day_of_request = 1

    assert in_2025["ASM-04"].numerator == (base or 0) + (refused or 0) + without_day_of_request
    assert in_2025["ASM-04"].numerator != told(by_duckdb, "DEM-10", YEAR, "2025-12").numerator


def test_rates_are_made_of_sums_and_nothing_makes_no_rate(by_duckdb: Found):
    year = told(by_duckdb, "TIM-01", YEAR, "2025-12")
    months = [told(by_duckdb, "TIM-01", MONTH, f"2025-{month:02}") for month in range(1, 13)]

    assert year.value == Fraction(600, 7)
    assert year.numerator == sum(one.numerator or 0 for one in months)
    rates = [one.value for one in months if one.value is not None]
    assert year.value != sum(rates) / len(rates)
    assert told(by_duckdb, "TIM-01", MONTH, "2024-01").value is None
    assert told(by_duckdb, "TIM-05", MONTH, "2024-06").value == 20
    # the middle of 24 days, 0, 140 and 141
    assert told(by_duckdb, "TIM-12", MONTH, "2025-01").value == Fraction(25 + 140, 14)
    assert told(by_duckdb, "TIM-12", MONTH, "2024-01").value is None
    assert told(by_duckdb, "TIM-05M", MONTH, "2024-06").value == 20
    assert [told(by_duckdb, "DEM-01", MONTH, "2026-03").is_so_far, year.is_so_far] == [True, False]
    assert (year.version, year.snapshot) == (1, ON)


def _months(first: int, last: int) -> Months:
    return Months(month_of(date(2025, first, 1)), month_of(date(2025, last, 1)))


@pytest.mark.parametrize(
    ("name", "part", "keys"),
    [
        ("TIM-01", Part(_months(5, 5)), [19, 18, 17, 2, 1]),
        ("TIM-01", Part(_months(1, 12), "age_band", "00-04", "numerator"), [20, 19]),
        ("TIM-01", Part(_months(1, 12), which="rest"), [2]),
        ("ASM-07", Part(_months(2, 2), "service", "St Anne’s Trust"), [2, 1]),
        ("TIM-06", Part(_months(1, 3)), [7, 5, 4, 3]),
    ],
)
def test_the_same_definition_finds_the_rows_behind(
    duck: Duck, name: str, part: Part, keys: list[int]
):
    version = registry().indicators[name].latest
    asked = rows_sql(version, part, ON, "duckdb", limit=50, offset=0)
    days = days_sql([version], days_within(version, part), ON)

    rows = duck.ask(with_tables(asked, {DAYS: days}))

    assert [row[0] for row in rows] == keys
    assert {row[-1] for row in rows} == {len(keys)}
    second = rows_sql(version, part, ON, "duckdb", limit=1, offset=1)
    assert [row[0] for row in duck.ask(with_tables(second, {DAYS: days}))] == keys[1:2]


def test_ages_can_be_those_of_the_august_before_what_happened(duck: Duck):
    version = replace(registry().indicators["TIM-01"].latest, age_on=Age.AUGUST)
    rows = {row["case"]: row for row in RECORDS["assessments"]}
    bands = {}
    for band in ("00-04", "05-10", "11-15"):
        part = Part(_months(1, 12), "age_band", band)
        found = duck.ask(rows_sql(version, part, ON, "duckdb", limit=500, offset=0))
        bands |= dict.fromkeys((row[0] for row in found), band)

    def years(born: date, day: date) -> int:
        august = date(day.year - (day < date(day.year, 8, 31)), 8, 31)
        return august.year - born.year - ((born.month, born.day) > (8, 31))

    expected = {}
    for case in bands:
        age = years(rows[case]["born_on"], rows[case]["assessment_outcome_on"])
        expected[case] = "00-04" if age < 5 else "05-10" if age < 11 else "11-15"
    assert bands == expected
    assert {"00-04", "05-10"} <= set(bands.values())
