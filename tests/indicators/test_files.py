"""Files are counted where they lie, and refused in words when they lack what is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.core.indicators.files import Files, FilesUnusable
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.indicators.queries.registry import registry
from tests.indicators.engines import Duck
from tests.indicators.hand_made import MONDAY, ON, RECORDS

WITHIN = Months(month_of(MONDAY), month_of(ON))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made records as Parquet and as CSV."""
    made = tmp_path_factory.mktemp("files")
    engine = Duck()
    for name in ("assessments", "plans"):
        engine.take(registry().records[name], RECORDS[name])
        engine.engine.execute(f"copy {name} to '{made}/{name}.parquet'")
        engine.engine.execute(f"copy {name} to '{made}/{name}.csv' (header)")
    return made


def test_parquet_and_csv_give_the_same_figures(folder: Path):
    told = []
    for ending in ("parquet", "csv"):
        paths = {name: folder / f"{name}.{ending}" for name in ("assessments", "plans")}
        files = Files(paths, registry().records)
        told.append(
            [
                files.figures(
                    registry().indicators[name], within=WITHIN, kinds=list(Kind),
                    breakdowns=["need", "area"], on=ON,
                )
                for name in ("TIM-01", "TIM-05M", "DEM-06")
            ]
        )  # fmt: skip

    assert told[0] == told[1]
    year = next(one for one in told[0][0] if one.kind is Kind.YEAR and not one.breakdown)
    assert (year.numerator, year.denominator) == (6, 7)
    assert {one.breakdown for one in told[0][0]} == {"", "need"}


def test_a_file_that_lacks_something_is_refused_in_words(folder: Path, tmp_path: Path):
    records = registry().records
    engine = Duck().engine
    source = f"'{folder}/plans.parquet'"
    engine.execute(
        f'copy (select * exclude (sex) replace ("case"::varchar as "case") from {source})'
        f" to '{tmp_path}/plans.parquet'"
    )
    engine.execute(
        f"copy (select * replace ('soon' as started_on) from {source})"
        f" to '{tmp_path}/plans.csv' (header)"
    )
    (tmp_path / "empty.csv").write_text("case,sex\n")
    (tmp_path / "none.parquet").write_text("no Parquet")

    def refusal(name: str, file: str) -> str:
        with pytest.raises(FilesUnusable) as refused:
            Files({name: tmp_path / file}, records)
        return str(refused.value)

    assert refusal("plans", "plans.parquet").splitlines() == [
        "In the file plans.parquet the column “case” (number of the case) should hold:"
        " whole number. It holds: text.",
        "The file plans.parquet has no column “sex” (sex; text).",
    ]
    assert refusal("plans", "plans.csv") == (
        "In the file plans.csv the column “started_on” (day the plan was issued) should hold: day."
        " “soon” is none."
    )
    assert "has no column “born_on” (day of birth; day)." in refusal("plans", "empty.csv")
    assert refusal("plans", "none.parquet").startswith("The file none.parquet cannot be read:")
    assert refusal("visits", "plans.csv").startswith("There are no records “visits”; there are: ")
