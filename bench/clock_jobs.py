"""The clock's jobs, each run in a process of its own on one core; prints seconds and memory.

``python -m bench.clock_jobs JOB CASES.npz RESULT.npz``, or ``command`` and what follows
``goldenthread clock``.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.clock_cases import HEADS, ON, WORDS, Made, terms
from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.case_tables import Table, Worked
from goldenthread.core.clock.cases import ExceptionPeriod
from goldenthread.core.clock.columns import work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.replaying import replay
from goldenthread.core.clock.rule_files import rules_of_england
from goldenthread.core.clock.rules import RuleBook

Results = dict[str, npt.NDArray[np.int64]]

WEEKS = ("ENA-01", "ENA-05", "ENA-09")
ADDED_HOLIDAY = date(2025, 9, 19)
_UNIX = date(1970, 1, 1).toordinal()
_NOT_A_TIME = np.iinfo(np.int64).min


def dates_of(made: Made) -> dict[str, npt.NDArray[np.datetime64]]:
    """Return the columns as dates, as a database or a file gives them."""
    return {
        name: np.where(days > 0, days.astype(np.int64) - _UNIX, _NOT_A_TIME).astype("datetime64[D]")
        for name, days in made.events.items()
    }


def table_of(made: Made, dates: dict[str, npt.NDArray[np.datetime64]], book: RuleBook) -> Table:
    """Put columns of dates, words and exceptions into a table of the clock."""
    table = Table(made.size)
    for name, days in dates.items():
        known = ~np.isnat(days)
        table.events[name] = np.where(known, days.astype(np.int64) + _UNIX, 0).astype(np.int32)
    for name, said in made.details.items():
        table.details[name] = said.astype(np.int16)
        table.words[name] = {word: place for place, word in enumerate(WORDS) if word}
    heads = [(book.exceptions[code], book.exceptions[code].head(letter)) for code, letter in HEADS]
    for row, place, since, until in made.exceptions.tolist():
        group, head = heads[place]
        assert head is not None  # noqa: S101 -- every head named here is in the book
        table.exceptions.append(
            (row, ExceptionPeriod(group, head, date.fromordinal(since),
                                  date.fromordinal(until) if until else None))
        )  # fmt: skip
    return table


def weeks(made: Made) -> tuple[float, Results]:
    """Work out the 6, 16 and 20 weeks from columns of dates."""
    book, dates = rules_of_england(), dates_of(made)
    began = time.perf_counter()
    kept = tuple(rule for rule in book if rule.key in WEEKS)
    clock = Clock(replace(book, rules=kept), Calendars())
    worked = work_out(clock, table_of(made, dates, book), on=ON)
    seconds = time.perf_counter() - began
    results: Results = {"unusable": worked.unusable.astype(np.int64)}
    for column in worked.columns:
        for what in ("due", "state", "days_late"):
            whole = np.zeros(made.size, np.int64)
            whole[column.rows] = getattr(column, what)
            results[f"{column.rule.key} {what}"] = whole
    return seconds, results


def everything(made: Made) -> tuple[float, Results]:
    """Work out every deadline of every process."""
    book, dates = rules_of_england(), dates_of(made)
    began = time.perf_counter()
    clock = Clock(book, Calendars(terms=terms()))
    worked = work_out(clock, table_of(made, dates, book), on=ON)
    return time.perf_counter() - began, _counted(made, worked)


def replayed(made: Made) -> tuple[float, Results]:
    """Work everything out under two calendars and list what moves."""
    book, dates = rules_of_england(), dates_of(made)
    began = time.perf_counter()
    before = Clock(book, Calendars(terms=terms()))
    after = Clock(book, Calendars(terms=terms(), added={ADDED_HOLIDAY: "an added bank holiday"}))
    table = table_of(made, dates, book)
    moved = sum(1 for _ in replay(table, before=before, after=after, on=ON))
    return time.perf_counter() - began, {"moved": np.array(moved)}


def _counted(made: Made, worked: Worked) -> Results:
    deadlines = sum(len(column.rows) for column in worked.columns)
    return {
        "cases": np.array(made.size),
        "deadlines": np.array(deadlines),
        "rules": np.array(len(worked.columns)),
        "unusable": np.array(worked.unusable.sum()),
    }


def jobs() -> dict[str, Callable[[Made], tuple[float, Results]]]:
    """Return the jobs by name; pandas is loaded by its own alone."""
    if sys.argv[1].startswith("pandas"):
        from bench import clock_by_pandas

        return {"pandas": clock_by_pandas.plainly, "pandas-fast": clock_by_pandas.skilfully}
    return {"weeks": weeks, "everything": everything, "replayed": replayed}


def peak_megabytes() -> float:
    """Return the most memory this process has held (not what it inherited from its parent)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    """Run one job on one core and say what it took."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if sys.argv[1] == "command":
        _command(sys.argv[2:])
        return
    name, cases, result = sys.argv[1:]
    made = Made.load(Path(cases))
    seconds, results = jobs()[name](made)
    print(json.dumps({"seconds": seconds, "megabytes": peak_megabytes()}))
    np.savez(result, **results)


def _command(arguments: list[str]) -> None:
    """Run ``goldenthread clock`` and say how much memory it held."""
    from goldenthread.config import cli

    with contextlib.redirect_stdout(io.StringIO()):
        code = cli.main(["clock", *arguments])
    if code:
        raise SystemExit(f"goldenthread clock {' '.join(arguments)}: {code}")
    print(json.dumps({"megabytes": peak_megabytes()}))


if __name__ == "__main__":
    main()
