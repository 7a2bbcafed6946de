"""Indicators of a nation from Parquet files, by the product's definitions and by hand in pandas.

700,000 plans and a million requests, made up and always the same. Each way runs in a process of
its own with the files alone, and gives the same counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench import indicators_live
from bench.measured import ROOT

REQUESTS, PLANS = 1_000_000, 700_000
ON = date(2026, 1, 15)
YEARS = 5
ASKED = {"TIM-01": "need", "TIM-02": "need", "TIM-05": "need", "DEM-06": "need"}
"""The indicators that both ways work out, each by month, in all and by need."""

_PERSON = """
    i::bigint as child, date '2001-01-01' + (i * 7919 % 8400)::int as born_on,
    ['M', 'F'][1 + i % 2] as sex, ['WBRI', 'APKN', 'BCRB', null][1 + i % 4] as ethnicity,
    ['ASD', 'SLCN', 'SEMH', 'MLD', 'SLD', 'PD', null][1 + i * 31 % 7] as need,
    ['mainstream', 'special', 'college', null][1 + i % 4] as setting"""
_RECEIVED = "date '2016-01-01' + (i * 104729 % 3500)::int"
_TOOK = "(60 + (i * 15485863 % 240))::int"

_ASSESSMENTS = f"""
    select {_PERSON}, i::bigint as "case", {_RECEIVED} as received_on, null::date as draft_on,
    i % 17 = 0 as exceptions, i % 97 = 0 as reassessment, false as transferred_in,
    null::varchar as team, (1 + i % 5)::varchar as source, 'Y' as request_outcome,
    ['Y', 'Y', 'Y', 'N'][1 + i % 4] as assessment_outcome,
    {_RECEIVED} + {_TOOK} as assessment_outcome_on from range({{rows}}) made(i)"""  # noqa: S608 -- no words from outside
_PLANS = f"""
    select {_PERSON}, i::bigint as "case", {_RECEIVED} as started_on,
    case when i % 6 = 0 then {_RECEIVED} + (400 + i % 900)::int end as ended_on,
    i % 23 = 0 as transferred_in, i % 31 = 0 as replaces, null::varchar as team
    from range({{rows}}) made(i)"""  # noqa: S608 -- ditto


def main() -> None:
    """Count a nation in files, both ways, and the live area."""
    nation()
    print()
    indicators_live.main()


def nation() -> None:
    """Make the files, count them both ways, print seconds, memory and the ratio."""
    with tempfile.TemporaryDirectory(prefix="gt-") as name:
        folder = Path(name)
        _make(folder)
        ours, theirs, all_ours = (_run(job, folder) for job in ("ours", "pandas", "everything"))
    print(f"{REQUESTS:,} requests and {PLANS:,} plans, {len(ASKED)} indicators by month and need:")
    for words, ran in (("definitions through DuckDB", ours), ("pandas by hand", theirs)):
        print(
            f"{words:<34}{ran['seconds']:>8.2f} s{ran['of_cores']:>8.2f} s of the cores"
            f"{ran['megabytes']:>8.0f} MB"
        )
    ratio = theirs["seconds"] / ours["seconds"]
    pace = f"{ratio:.1f} times faster" if ratio >= 1 else f"{1 / ratio:.1f} times slower"
    print(f"ours is {pace}; counts are {'the same' if ours['sum'] == theirs['sum'] else 'APART'}")
    print(
        f"every indicator of these records with every breakdown, {YEARS} years (bar: 60 s):"
        f" {all_ours['seconds']:.1f} s, {all_ours['of_cores']:.1f} s of the cores,"
        f" {all_ours['megabytes']:.0f} MB, load {os.getloadavg()[0]:.0f},"
        f" {all_ours['results']:,} figures"
    )


def _make(folder: Path) -> None:
    import duckdb

    engine = duckdb.connect()
    for name, sql, rows in (("assessments", _ASSESSMENTS, REQUESTS), ("plans", _PLANS, PLANS)):
        engine.execute(f"copy ({sql.format(rows=rows)}) to '{folder / name}.parquet'")


def _run(job: str, folder: Path) -> dict[str, Any]:
    ended = subprocess.run(
        [sys.executable, "-m", "bench.indicators", job, str(folder)],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def _job(job: str, folder: Path) -> None:
    import resource

    work = {"ours": _ours, "pandas": _by_pandas, "everything": _everything}[job]
    began = time.perf_counter()
    found = work(folder)
    seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    told = "\n".join(sorted(f"{one}" for one in found))
    print(
        json.dumps(
            {
                "seconds": seconds,
                "of_cores": used.ru_utime + used.ru_stime,
                "megabytes": used.ru_maxrss / 1024,
                "results": len(found),
                "sum": hashlib.sha256(told.encode()).hexdigest(),
            }
        )
    )


Counted = list[tuple[str, str, str, int, int]]
"""Indicator, month, need ("" for all), numerator and denominator."""


def _files(folder: Path) -> Any:
    from goldenthread.core.indicators.files import Files
    from goldenthread.indicators.queries.registry import registry

    paths = {name: folder / f"{name}.parquet" for name in ("assessments", "plans")}
    return Files(paths, registry().records), registry()


def _ours(folder: Path) -> Counted:
    from goldenthread.core.indicators.periods import Kind, years_until

    files, book = _files(folder)
    asked = [(book.indicators[name], [breakdown]) for name, breakdown in ASKED.items()]
    return [
        (one.indicator, f"{one.period.first_on:%Y-%m}", one.group, one.numerator or 0,
         one.denominator or 0)
        for one in files.figures_of(
            asked, within=years_until(ON, YEARS), kinds=[Kind.MONTH], on=ON
        )
        if one.numerator or one.denominator
    ]  # fmt: skip


def _everything(folder: Path) -> list[Any]:
    from goldenthread.core.indicators.periods import Kind, years_until

    files, book = _files(folder)
    asked = [
        (indicator, indicator.latest.breakdowns)
        for indicator in book
        if indicator.latest.records.name in ("assessments", "plans")
    ]
    return files.figures_of(asked, within=years_until(ON, YEARS), kinds=list(Kind), on=ON)


def _by_pandas(folder: Path) -> Counted:
    """Work the same out as an analyst would who knows the definitions."""
    import pandas as pd

    first, last = pd.Timestamp(ON.year - YEARS, 1, 1), pd.Timestamp(ON)
    frame = pd.read_parquet(folder / "assessments.parquet")
    told, received = (
        pd.to_datetime(frame[name]) for name in ("assessment_outcome_on", "received_on")
    )
    issued = (frame["assessment_outcome"] == "Y") & received.notna() & ~frame["reassessment"]
    issued &= (told >= first) & (told <= last)
    frame = pd.DataFrame(
        {"month": told.dt.strftime("%Y-%m"), "need": frame["need"].fillna("not known"),
         "days": (told - received).dt.days, "exceptions": frame["exceptions"]}
    )[issued]  # fmt: skip
    frame["in_time"] = (frame["days"] <= 140).astype(int)
    found = _shares("TIM-01", frame[~frame["exceptions"]], "in_time")
    found += _shares("TIM-02", frame, "in_time") + _shares("TIM-05", frame, "days")
    plans = pd.read_parquet(folder / "plans.parquet", columns=["started_on", "ended_on", "need"])
    started, ended = pd.to_datetime(plans["started_on"]), pd.to_datetime(plans["ended_on"])
    need = plans["need"].fillna("not known")
    for month in pd.period_range(first, last, freq="M"):
        day = min(month.end_time.normalize(), last)
        by_need = need[(started <= day) & (ended.isna() | (ended > day))].value_counts()
        found.append(("DEM-06", str(month), "", int(by_need.sum()), 0))
        found += [("DEM-06", str(month), name, int(many), 0) for name, many in by_need.items()]
    return found


def _shares(name: str, frame: Any, summed: str) -> Counted:
    found: Counted = []
    for by in (["month"], ["month", "need"]):
        grouped = frame.groupby(by)[summed].agg(["sum", "count"])
        for key, row in grouped.iterrows():
            month, need = key if isinstance(key, tuple) else (key, "")
            found.append((name, month, need, int(row["sum"]), int(row["count"])))
    return found


if __name__ == "__main__":
    _job(sys.argv[1], Path(sys.argv[2])) if len(sys.argv) > 1 else main()
