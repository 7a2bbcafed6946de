"""The statutory clock in bulk, beside what an analyst would write, and by its own command.

Every job runs in a fresh process on one core. Seconds are of the work itself, from columns of
dates to columns of last days, states and days late; memory is the process's peak with the cases
in it.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from bench import clock_cases
from bench.clock_cases import HEADS, ON, Made
from bench.measured import ROOT

CASES, CHILDREN, NATION = 1_000_000, 15_000, 700_000
ROWS_OF_A_FILE = 100_000
EXPLAINED = 50
SEED = 20


@dataclass(frozen=True)
class Ran:
    """What a job took and what it found."""

    seconds: float
    megabytes: float
    results: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]


def main() -> None:
    """Make the cases, run the jobs, print the figures."""
    with tempfile.TemporaryDirectory(prefix="gt-") as name:
        folder = Path(name)
        _weeks(folder)
        _everything(folder)
        _file(folder)
        _one()


def _weeks(folder: Path) -> None:
    made = clock_cases.assessments(CASES, SEED)
    cases = folder / "assessments.npz"
    made.save(cases)
    ours = _run("weeks", cases)
    print(f"6, 16 and 20 weeks of {CASES:,} cases, {len(made.exceptions):,} exceptions:")
    print(f"{'':<34}{'s':>8}{'MB':>8}{'ours is':>22}{'due differ':>12}{'states differ':>15}")
    print(f"{'ours (bar: 5 s)':<34}{ours.seconds:>8.2f}{ours.megabytes:>8.0f}")
    for job, words in (("pandas", "pandas, CustomBusinessDay"),
                       ("pandas-fast", "pandas, numpy.busday_offset")):  # fmt: skip
        theirs = _run(job, cases)
        ratio = theirs.seconds / ours.seconds
        pace = f"{ratio:.1f} times faster" if ratio >= 1 else f"{1 / ratio:.1f} times slower"
        print(
            f"{words:<34}{theirs.seconds:>8.2f}{theirs.megabytes:>8.0f}{pace:>22}"
            f"{_differing(ours, theirs, 'due'):>12,}{_differing(ours, theirs, 'state'):>15,}",
            flush=True,
        )


def _differing(ours: Ran, theirs: Ran, what: str) -> int:
    return sum(
        int((days != ours.results[name]).sum())
        for name, days in theirs.results.items()
        if name.endswith(f" {what}")
    )


def _everything(folder: Path) -> None:
    area, nation = folder / "area.npz", folder / "nation.npz"
    clock_cases.ten_years(CHILDREN, SEED).save(area)
    clock_cases.open_cases(NATION, SEED).save(nation)
    for job, cases, words in (
        ("everything", area, f"all processes, {CHILDREN:,} children, ten years (bar: 10 s)"),
        ("replayed", area, "the same replayed under an added bank holiday"),
        ("everything", nation, f"open cases of {NATION:,} children (bar: 60 s)"),
    ):
        ran = _run(job, cases)
        found = ", ".join(f"{int(many):,} {name}" for name, many in ran.results.items())
        print(f"{words}: {ran.seconds:.2f} s, {ran.megabytes:.0f} MB; {found}", flush=True)


def _file(folder: Path) -> None:
    cases, out = folder / "cases.csv", folder / "deadlines.csv"
    _write(clock_cases.assessments(ROWS_OF_A_FILE, SEED), cases)
    ran = _command("evaluate", str(cases), "--on", ON.isoformat(), "--out", str(out))
    with out.open(encoding="utf-8") as lines:
        deadlines = sum(1 for _ in lines) - 1
    print(
        f"goldenthread clock evaluate, {ROWS_OF_A_FILE:,} rows: {ran.seconds:.1f} s,"
        f" {ROWS_OF_A_FILE / ran.seconds:,.0f} rows a second, {ran.megabytes:.0f} MB;"
        f" {deadlines:,} deadlines"
    )


def _one() -> None:
    from goldenthread.core.clock.cases import read_case
    from goldenthread.core.clock.deadlines import Clock
    from goldenthread.core.clock.explaining import explain
    from goldenthread.core.clock.rule_files import rules_of_england

    given = {"request_received": "2025-03-03", "decided_to_assess": "2025-04-10",
             "draft_served": "2025-07-01", "final_issued": "2025-07-30"}  # fmt: skip
    began = time.perf_counter()
    clock = Clock(rules_of_england())
    read = time.perf_counter() - began
    times = []
    for _ in range(EXPLAINED):
        began = time.perf_counter()
        case = read_case(clock.book, "A", given, "EXC-D(c):2025-05-01/2025-05-20")
        told = [explain(each, clock) for each in clock.deadlines(case, on=ON)]
        times.append(time.perf_counter() - began)
    whole = _command(
        "explain", "--process", "assessment", "--on", ON.isoformat(),
        *(f"--event={name}={day}" for name, day in given.items()),
    )  # fmt: skip
    print(
        f"one case, {len(told)} deadlines worked out and explained: {min(times) * 1000:.1f} ms"
        f" (the first {times[0] * 1000:.0f}); reading the rules {read * 1000:.0f} ms;"
        f" goldenthread clock explain from start to end {whole.seconds * 1000:.0f} ms"
    )


def _write(made: Made, path: Path) -> None:
    exceptions = [""] * made.size
    for row, place, since, until in made.exceptions.tolist():
        code, letter = HEADS[place]
        exceptions[row] = f"{code}({letter}):{_iso(since)}/{_iso(until)}"
    columns = [[_iso(day) for day in days.tolist()] for days in made.events.values()]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["case_id", *made.events, "exceptions"])
        writer.writerows(zip(range(1, made.size + 1), *columns, exceptions, strict=True))


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def _run(job: str, cases: Path) -> Ran:
    """Run a job in a process of its own on one core."""
    result = cases.with_name(f"{job}-{cases.stem}.npz")
    took = json.loads(_python("bench.clock_jobs", job, str(cases), str(result)))
    with np.load(result) as kept:
        return Ran(took["seconds"], took["megabytes"], {name: kept[name] for name in kept.files})


def _command(*arguments: str) -> Ran:
    """Run the product's own command on one core, its start included."""
    began = time.perf_counter()
    took = json.loads(_python("bench.clock_jobs", "command", *arguments))
    return Ran(time.perf_counter() - began, took["megabytes"], {})


def _python(*arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout


if __name__ == "__main__":
    main()
