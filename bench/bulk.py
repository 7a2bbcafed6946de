"""How long a step for 300 cases takes, and the figures of an area of 25,000 cases.

The cases are put in as rows of dates, in a database of their own; what is measured are the
product's own actions and queries, through the role that pages run as.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

MANY = int(os.environ.get("BENCH_CASES", "25000"))
OPEN = 3_000
NOW = date(2026, 3, 31)


def main() -> None:
    """Make the cases, measure, print."""
    from bench import large_plan

    with tempfile.TemporaryDirectory(prefix="gt-") as folder:
        Path(folder).chmod(0o755)
        prepared = large_plan.prepare(Path(folder))
        try:
            _measure()
        finally:
            prepared.stop()


def _measure() -> None:
    from goldenthread.platform.organisations.reach import as_member
    from tests.factories.areas import make_area
    from tests.factories.children import make_manager, make_officer

    area = make_area("Bulkshire")
    manager = make_manager(area)
    officers = [make_officer(area, name=f"Officer {number}") for number in range(5)]
    began = time.perf_counter()
    with as_member(manager, on=NOW), _without_history():
        _fill(manager, officers)
    print(f"made {MANY:,} cases in {time.perf_counter() - began:.0f} s", flush=True)
    _bulk(manager, officers)
    _figures(manager)
    print(f"load of the machine in the last minute: {os.getloadavg()[0]:.1f}")


@contextmanager
def _without_history() -> Iterator[None]:
    """Put rows in as the owner of the tables, whose triggers rest: history is not measured here."""
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set role none; set session_replication_role = replica")
        yield
        cursor.execute(f"set session_replication_role = origin; set role {settings.DATABASE_ROLE}")


def _fill(manager: object, officers: list[object]) -> None:
    from goldenthread.casework.models import AdviceRequest, Allocation, Case
    from tests.factories.dated_cases import put_cases

    chance = random.Random(7)  # noqa: S311 -- repeatable, nothing secret
    rows: list[dict[str, date | str]] = []
    for number in range(MANY):
        received = NOW - timedelta(days=chance.randrange(1, 160) if number < OPEN
                                   else chance.randrange(200, 3650))  # fmt: skip
        row: dict[str, date | str] = {"name": str(number), "received": received}
        row["assess"] = day = received + timedelta(days=chance.randrange(20, 60))
        if number >= OPEN:
            for step, least in (("issue", 30), ("draft", 1), ("final", 16)):
                row[step] = day = day + timedelta(days=chance.randrange(least, least + 40))
        rows.append({name: value for name, value in row.items()
                     if not isinstance(value, date) or value <= NOW})  # fmt: skip
    for first in range(0, MANY, 5000):
        put_cases(manager, rows[first : first + 5000])  # type: ignore[arg-type]
    cases = list(Case.objects.order_by("pk").values_list("pk", "child_id", "request_received_on"))
    held = [
        Allocation(local_area=manager.local_area, case_id=pk, child_id=child, since=received,  # type: ignore[attr-defined]
                   officer=officers[place % 4].person)  # type: ignore[attr-defined]
        for place, (pk, child, received) in enumerate(cases)
    ]  # fmt: skip
    Allocation.objects.bulk_create(held, batch_size=2000)
    for place in range(4):
        mine = [pk for n, (pk, _, _) in enumerate(cases) if n % 4 == place]
        Case.objects.filter(pk__in=mine).update(officer=officers[place].person)  # type: ignore[attr-defined]
    AdviceRequest.objects.bulk_create(
        [
            AdviceRequest(local_area=manager.local_area, case_id=pk, child_id=child, kind=kind,  # type: ignore[attr-defined]
                          name="Made up", advice_requested_on=received,
                          advice_received_on=received + timedelta(days=chance.randrange(20, 60)))
            for pk, child, received in cases
            for kind in ("medical", "education", "psychological")
        ],
        batch_size=2000,
    )  # fmt: skip


def _bulk(manager: object, officers: list[object]) -> None:
    from goldenthread.casework.actions.bulk import (
        begin_bulk_step,
        plan_reallocation,
        undo_reallocation,
    )
    from goldenthread.casework.actions.carrying_out import carry_out_bulk_step
    from goldenthread.casework.models import OPEN as OPEN_CASES
    from goldenthread.casework.models import Case
    from goldenthread.platform.organisations.reach import as_member

    who = {"by": manager, "on": NOW}
    with as_member(manager, on=NOW):  # type: ignore[arg-type]
        cases = list(Case.objects.filter(OPEN_CASES).values_list("pk", flat=True)[:300])
    steps: list[object] = []

    def plan() -> None:
        steps.append(plan_reallocation(cases=cases, note="Made up",
                                       officers=[one.person for one in officers[3:]], **who))  # type: ignore[attr-defined,arg-type]  # fmt: skip

    def carry_out() -> object:
        step = begin_bulk_step(step=steps[0], **who)  # type: ignore[arg-type]
        return carry_out_bulk_step(step=step, **who)  # type: ignore[arg-type]

    for name, act in (
        ("plan 300 cases for two officers, what is next on each", plan),
        ("carry it out", carry_out),
        ("undo it", lambda: undo_reallocation(step=steps[0], **who)),  # type: ignore[arg-type]
    ):
        _timed(name, manager, act)
    print("the bar for 300 cases: 5 s")


def _figures(manager: object) -> None:
    from goldenthread.monitoring.policies import MONTH, WEEK, series
    from goldenthread.monitoring.queries.data import data_of
    from goldenthread.monitoring.queries.figures import FIGURES, IN_THE_SERIES, value_of

    found: list[object] = []
    since = series(MONTH, NOW)[0].first
    area = manager.local_area  # type: ignore[attr-defined]
    for _ in range(3):
        _timed(f"bring {MANY:,} cases in columns", manager,
               lambda: found.append(data_of(area, since=since)))  # fmt: skip
    for kind, figures in ((MONTH, IN_THE_SERIES), (WEEK, IN_THE_SERIES), (MONTH, FIGURES.values())):
        periods, chosen = series(kind, NOW), list(figures)
        _timed(
            f"{len(chosen)} figures of {len(periods)} {kind}s", manager,
            lambda chosen=chosen, periods=periods: [
                value_of(one, found[-1], period) for one in chosen for period in periods  # type: ignore[arg-type]
            ],
        )  # fmt: skip


def _timed(name: str, manager: object, act: Callable[[], object]) -> None:
    from goldenthread.platform.organisations.reach import as_member

    began = time.perf_counter()
    with as_member(manager, on=NOW):  # type: ignore[arg-type]
        act()
    print(f"{name:<58}{time.perf_counter() - began:>8.2f} s", flush=True)


if __name__ == "__main__":
    main()
