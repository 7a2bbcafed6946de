"""Large work on a kept area, each job in a process of its own.

``python -m bench.casework_jobs JOB``
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.test import Client  # noqa: E402 -- after setup

from bench.casework_area import NAME, TODAY  # noqa: E402 -- after setup
from goldenthread.casework.models import OPEN, Case  # noqa: E402 -- after setup
from goldenthread.casework.queries.standing import standings  # noqa: E402 -- after setup
from goldenthread.platform.access.reach import whole_area  # noqa: E402 -- after setup
from goldenthread.platform.access.row_security import in_area  # noqa: E402 -- after setup
from goldenthread.platform.organisations.models import LocalArea, Tenure  # noqa: E402 -- as above


def main() -> None:
    """Do one job; print how long it took and how much memory the process held."""
    before = _megabytes()
    began = time.perf_counter()
    said = JOBS[sys.argv[1]](LocalArea.objects.get(name=NAME))
    took = time.perf_counter() - began
    print(f"{said} in {took:.1f} s; memory {before:.0f} MB before, {_megabytes():.0f} MB at most")


def clocks(area: LocalArea) -> str:
    """Recompute every clock of the area, of ended cases too."""
    with in_area(area.pk, reach=whole_area(on=TODAY)):
        is_open = Case.objects.filter(OPEN).count()
        found = standings(Case.objects.all(), on=TODAY)
    return f"every clock of {len(found):,} cases ({is_open:,} open), bar 10 s:"


def export(area: LocalArea) -> str:
    """Take all cases as a file, as a manager does."""
    with in_area(area.pk):
        manager = Tenure.objects.filter(post__role="case_manager").select_related("person__user")
        user = manager[0].person.user
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    lines = size = 0
    for stage in ("", "ended"):
        answer = client.get(
            f"/areas/{area.slug}/casework/cases/", {"as": "csv", "stage": stage}, secure=True
        )
        assert answer.status_code == 200, answer.status_code  # noqa: S101 -- else nothing is measured
        parts = answer.streaming_content if answer.streaming else [answer.content]
        for part in parts:
            lines += part.count(b"\n")
            size += len(part)
    return f"export of {lines - 2:,} cases ({size / 1e6:.1f} MB), bar 30 s for 20,000:"


JOBS: dict[str, Callable[[LocalArea], str]] = {"clocks": clocks, "export": export}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
