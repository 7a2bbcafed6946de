"""Whether an installation runs well, told in counts that say nothing of any area or person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from procrastinate.contrib.django.models import ProcrastinateJob

from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.organisations.models import LocalArea


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What an operator is shown."""

    database: str
    migrations_to_run: int
    jobs_waiting: int
    jobs_failed: int
    messages_waiting: int
    messages_failed: int


def health(*, on: date) -> Health:
    """Ask the database how it, its queue and the mail are."""
    executor = MigrationExecutor(connection)
    to_run = executor.migration_plan(executor.loader.graph.leaf_nodes())
    messages = _messages(on)
    return Health(
        database=_version(),
        migrations_to_run=len(to_run),
        jobs_waiting=ProcrastinateJob.objects.filter(status="todo").count(),
        jobs_failed=ProcrastinateJob.objects.filter(status="failed").count(),
        messages_waiting=messages[MessageState.QUEUED],
        messages_failed=messages[MessageState.FAILED],
    )


def _version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        row: tuple[str] = cursor.fetchone()
    return f"PostgreSQL {row[0].split()[0]}"


def _messages(on: date) -> dict[MessageState, int]:
    """Count the messages of all areas; each area's fence is opened in turn, for a count alone.

    Those about restricted children are not among them.
    """
    counts = {MessageState.QUEUED: 0, MessageState.FAILED: 0}
    for pk in LocalArea.objects.values_list("pk", flat=True):
        with in_area(pk, reach=replace(whole_area(on=on), takes_requests=True)):
            for state in counts:
                counts[state] += Message.objects.filter(local_area=pk, state=state).count()
    return counts
