"""Casework of a whole area at work: 70 people in their roles, 15,000 plans, ten years of events.

The area is made by ``goldenthread make-area`` and kept under ``var/``; the product is served by its
own command with two web processes beside its worker and its database, on the machine that also
carries the people. BENCH_PLANS and BENCH_SECONDS make it smaller.
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

from bench.casework_area import PEOPLE, Prepared, Worker, database_seconds, prepare
from bench.measured import ROOT
from bench.pages import PAUSE, ask, free_port, processor_seconds, serve, weigh

PLANS = int(os.environ.get("BENCH_PLANS", "15000"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "75"))
WARMING = 15  # the first pages of a process read templates and rules
BAR = 300
_SHOWN = 12


@dataclass(frozen=True)
class Answer:
    """One page as it was answered; milliseconds, of them in the database and of processor."""

    role: str
    page: str
    took: float
    status: int
    questions: int
    asking: float
    processor: float


@dataclass
class Tally:
    """What was answered after the warming, and what went wrong."""

    answers: list[Answer] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    processor_seconds: float = 0.0
    database_seconds: float = 0.0


def main() -> None:
    """Make or find the area, serve it, let people work, print what came of it."""
    prepared = prepare(PLANS)
    print(f"{PLANS:,} plans. The area was made in {prepared.made_in}")
    try:
        _let_people_work(prepared)
        for job in ("clocks", "export"):
            _run_job(job, prepared)
    finally:
        prepared.stop()


def _let_people_work(prepared: Prepared) -> None:
    port = free_port()
    questions = Path(prepared.environment["BENCH_QUESTIONS"])
    questions.write_text("")
    server = serve(port, {**prepared.environment, "DJANGO_SETTINGS_MODULE": "bench.settings"})
    try:
        first = next(one for one in prepared.workers if "trays" in one.pages)
        weigh(port, first.session, first.pages["trays"][0])
        tally = _work(port, prepared.workers, server.pid)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    _print(tally)
    _print_questions(questions)


def _work(port: int, workers: list[Worker], server: int) -> Tally:
    tally, lock = Tally(), threading.Lock()
    begins = time.monotonic() + WARMING
    threads = [
        threading.Thread(target=_person, args=(number, port, worker, begins, tally, lock))
        for number, worker in enumerate(workers)
    ]
    for one in threads:
        one.start()
    time.sleep(WARMING)
    before = processor_seconds(server), database_seconds()
    for one in threads:
        one.join()
    tally.processor_seconds = processor_seconds(server) - before[0]
    tally.database_seconds = database_seconds() - before[1]
    tally.errors += [f"{a.page}: {a.status}" for a in tally.answers if a.status != 200]
    return tally


def _person(
    number: int, port: int, worker: Worker, begins: float, tally: Tally, lock: threading.Lock
) -> None:
    """Open one page after another, reading each for a while."""
    chance = random.Random(number)  # noqa: S311 -- repeatable, nothing secret
    time.sleep(chance.uniform(0, PAUSE[1]))
    while time.monotonic() < begins + SECONDS:
        page = chance.choice(sorted(worker.pages))
        path = chance.choice(worker.pages[page])
        try:
            answer = _answered(port, worker, page, path)
        except OSError as error:
            with lock:
                tally.errors.append(f"{page}: {error}")
        else:
            if time.monotonic() > begins:
                with lock:
                    tally.answers.append(answer)
        time.sleep(chance.uniform(*PAUSE))


def _answered(port: int, worker: Worker, page: str, path: str) -> Answer:
    began = time.perf_counter()
    status, _, answer = ask(port, worker.session, path)
    took = (time.perf_counter() - began) * 1000
    many, asking, used = (answer.getheader("X-Bench") or "0 0 0").split()
    return Answer(worker.role, page, took, status, int(many), float(asking), float(used))


def _print(tally: Tally) -> None:
    people = sum(PEOPLE.values())
    print(
        f"{people} people, {SECONDS} s after {WARMING} s of warming, 2 web processes of 4 threads"
    )
    heads = ("n", "median", "95%", "worst", "questions", "asking", "processor")
    print(f"{'role':<16}{'page':<20}" + "".join(f"{head:>10}" for head in heads))
    rows: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for one in tally.answers:
        for key in ((one.role, one.page), (one.role, "all"), ("all", one.page), ("all", "all")):
            rows[key].append(one)
    for key, found in sorted(rows.items()):
        print(f"{key[0]:<16}{key[1]:<20}{_row(found)}")
    _print_worst(tally.answers)
    at_95 = _at_95([one.took for one in tally.answers])
    print(f"95% within {at_95:.0f} ms: {at_95 / BAR:.2f} of the bar of {BAR}")
    each = 1000 / len(tally.answers)
    print(
        f"a page costs {tally.processor_seconds * each:.0f} ms of processor in the web processes"
        f" and {tally.database_seconds * each:.0f} in the database; load of the machine in the"
        f" last minute, others' work included: {os.getloadavg()[0]:.1f}"
    )
    print(f"errors: {len(tally.errors)} {sorted(set(tally.errors))[:5]}")


def _print_worst(answers: list[Answer]) -> None:
    print("the slowest single page of each role:")
    for role in sorted({one.role for one in answers}):
        worst = max((one for one in answers if one.role == role), key=lambda one: one.took)
        print(
            f"  {role}: {worst.page}, {worst.took:.0f} ms, of them {worst.asking:.0f} in"
            f" {worst.questions} questions; {worst.processor:.0f} of processor in Python"
        )


def _at_95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _row(found: list[Answer]) -> str:
    took = [one.took for one in found]
    figures = (
        len(found), statistics.median(took), _at_95(took), max(took),
        max(one.questions for one in found), statistics.median(one.asking for one in found),
        statistics.median(one.processor for one in found),
    )  # fmt: skip
    return "".join(f"{figure:>10.0f}" for figure in figures)


def _print_questions(kept: Path) -> None:
    asked = [json.loads(line) for line in kept.read_text().splitlines()]
    print("the worst question of each role:")
    for role in sorted({role for role, *_ in asked}):
        worst = max((one for one in asked if one[0] == role), key=lambda one: float(one[3]))
        print(f"  {role or 'nobody'}: {worst[3] * 1000:.0f} ms: {worst[1]}: {_shortened(worst[2])}")
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _, page, sql, seconds in asked:
        found[page, sql].append(seconds)
    print(f"the questions that took longest in all, of those over 10 ms (of {len(found)}):")
    in_all = sorted(found.items(), key=lambda pair: -sum(pair[1]))
    for (page, sql), times in in_all[:_SHOWN]:
        median, worst_of = statistics.median(times) * 1000, max(times) * 1000
        print(
            f"  {sum(times):6.1f} s in {len(times):>4} times, median {median:.0f} ms, worst"
            f" {worst_of:.0f} ms: {page}: {_shortened(sql)}"
        )


def _shortened(sql: str) -> str:
    table, _, condition = sql.partition(" FROM ")
    return f"{table[:40]} ... FROM {condition[:260]}".replace('"', "")


def _run_job(job: str, prepared: Prepared) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.casework_jobs", job],
        env={**os.environ, **prepared.environment, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    print(done.stdout.strip() or done.stderr.strip()[-600:])


if __name__ == "__main__":
    main()
