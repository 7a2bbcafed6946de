"""Indicators of the live area of 15,000 plans: all of them from cold, and their pages at work.

The area is the one of `casework`, kept under ``var/``; BENCH_PLANS and BENCH_SECONDS make it
smaller. Cold is a process that has just begun: definitions are read and made into SQL, every
indicator with every breakdown is worked out for five years, and kept.
"""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.casework import PLANS, SECONDS, WARMING
from bench.casework_area import NAME, TODAY, Prepared, database_seconds, prepare
from bench.measured import ROOT
from bench.pages import PAUSE, ask, free_port, processor_seconds, serve

READERS = ("case_officer", "case_manager")
PEOPLE = 70
BAR_COLD, BAR_PAGE = 10, 300


@dataclass
class Tally:
    """Milliseconds of pages by what they show, after the warming, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Make or find the area, work everything out from cold, let people read, print both."""
    prepared = prepare(PLANS)
    try:
        _all_from_cold(prepared)
        _let_people_read(prepared)
    finally:
        prepared.stop()


def _all_from_cold(prepared: Prepared) -> None:
    asked = database_seconds()
    done = subprocess.run(
        [sys.executable, "-m", "bench.indicators_live", "cold"],
        env={**os.environ, **prepared.environment, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    told = json.loads(done.stdout.splitlines()[-1])
    print(
        f"{PLANS:,} plans, {told['indicators']} indicators with every breakdown over five years,"
        f" {told['counts']:,} counts, from cold: {told['seconds']:.1f} s (bar {BAR_COLD}),"
        f" {told['processor']:.1f} s of processor in Python and"
        f" {database_seconds() - asked:.1f} in PostgreSQL, load {os.getloadavg()[0]:.1f}"
    )


def _cold() -> None:
    began, used = time.perf_counter(), time.process_time()
    import django

    django.setup()
    from goldenthread.indicators.models import KeptCounts
    from goldenthread.indicators.queries.registry import registry
    from goldenthread.platform.access.row_security import in_area
    from goldenthread.platform.jobs import queue
    from goldenthread.platform.organisations.models import LocalArea

    area = LocalArea.objects.get(name=NAME)
    queue.run("indicators.work_out", area.pk, None, {})
    told = {"seconds": time.perf_counter() - began, "processor": time.process_time() - used}
    with in_area(area.pk):
        groups = [group for row in KeptCounts.objects.all() for group in row.cells.values()]
    counts = sum(map(_how_many, groups))
    print(json.dumps({**told, "indicators": len(registry().indicators), "counts": counts}))


def _how_many(lists: list[list[int | str]]) -> int:
    # of a median each day is a count, of others each month
    months, _, _, *days = lists
    return sum(len(str(one).split()) for one in days[0]) if days else len(months)


def _let_people_read(prepared: Prepared) -> None:
    port, tally = free_port(), Tally()
    sessions = [one.session for one in prepared.workers if one.role in READERS]
    server = serve(port, prepared.environment)
    try:
        used = _read(port, sessions, _pages(), tally, server.pid)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    everything = [one for times in tally.times.values() for one in times]
    print(
        f"{PEOPLE} people, nothing but pages of indicators, {SECONDS} s after {WARMING} s of"
        " warming, 2 web processes of 4 threads; milliseconds"
    )
    for what, times in [*sorted(tally.times.items()), ("all", everything)]:
        print(
            f"{what:<24}{len(times):>6}{statistics.median(times):>8.0f}{_at_95(times):>8.0f}"
            f"{max(times):>8.0f}"
        )
    print(
        f"95% within {_at_95(everything):.0f} ms: {_at_95(everything) / BAR_PAGE:.2f} of the bar of"
        f" {BAR_PAGE}; a page costs {used / len(everything) * 1000:.0f} ms of processor in the web"
        f" processes; load {os.getloadavg()[0]:.1f}; errors: {len(tally.errors)}"
        f" {sorted(set(tally.errors))[:5]}"
    )


def _pages() -> dict[str, list[str]]:
    from goldenthread.indicators.queries.registry import registry

    area = f"/areas/{NAME.lower()}/indicators/"
    every = [(f"{area}{one.id}/", one.latest.breakdowns) for one in registry()]
    end = f"{TODAY.year - 1}-12"
    return {
        "list": [area],
        "by month": [page for page, _ in every],
        "by year": [f"{page}?by=year" for page, _ in every],
        "by group": [
            f"{page}?by=year&split={split}&end={end}" for page, splits in every for split in splits
        ],
    }


def _read(
    port: int, sessions: list[str], pages: dict[str, list[str]], tally: Tally, server: int
) -> float:
    """Let people read; return the seconds of processor that the web processes used meanwhile."""
    begins = time.monotonic() + WARMING

    def person(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 -- repeatable, nothing secret
        session = sessions[number % len(sessions)]
        time.sleep(chance.uniform(0, PAUSE[1]))
        while time.monotonic() < begins + SECONDS:
            what = chance.choice(sorted(pages))
            took = _asked(port, session, chance.choice(pages[what]), tally)
            if took and time.monotonic() > begins:
                tally.times[what].append(took)
            time.sleep(chance.uniform(*PAUSE))

    people = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    time.sleep(WARMING)
    before = processor_seconds(server)
    for one in people:
        one.join()
    return processor_seconds(server) - before


def _asked(port: int, session: str, path: str, tally: Tally) -> float:
    """Return the milliseconds that a page took; none for one that went wrong."""
    began = time.perf_counter()
    try:
        status, _, _ = ask(port, session, path)
    except OSError as error:
        tally.errors.append(f"{path}: {error}")
        return 0
    if status != 200:
        tally.errors.append(f"{path}: {status}")
        return 0
    return (time.perf_counter() - began) * 1000


def _at_95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    _cold()
