"""``goldenthread demo``: starts from nothing, ends without a trace, recovers from a sudden end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from goldenthread.config.embedded import EmbeddedPostgres

pytestmark = pytest.mark.slow


@dataclass
class Trial:
    """A home of its own, and the demo run in it."""

    home: Path
    port: int

    def environment(self) -> dict[str, str]:
        return {k: v for k, v in os.environ.items() if k not in FROM_TESTS} | {
            "GOLDENTHREAD_HOME": str(self.home),
            "STATIC_ROOT": str(settings.STATIC_ROOT),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "goldenthread.config.cli", "demo", "--port", str(self.port)],
            env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        self.said = ""
        for line in process.stdout:
            self.said += line
            if "Press Ctrl-C" in line:
                return process
        raise AssertionError(self.said)

    @property
    def server(self) -> EmbeddedPostgres:
        return EmbeddedPostgres.under(self.home / "postgres")

    def areas(self) -> list[str]:
        with psycopg.connect(self.server.url()) as owner:
            found = owner.execute("select name from organisations_localarea order by name")
            return [name for (name,) in found]


FROM_TESTS = {
    "DATABASE_URL", "GOLDENTHREAD_AS_OWNER", "GOLDENTHREAD_ENV", "SECRET_KEY", "LOG_LEVEL",
}  # fmt: skip


@pytest.fixture
def trial() -> Iterator[Trial]:
    with tempfile.TemporaryDirectory(prefix="gt-") as folder, socket.socket() as free:
        Path(folder).chmod(0o755)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        trial = Trial(Path(folder), port)
        yield trial
        trial.server.stop()


def below(pid: int) -> set[int]:
    """Return the processes under one, by the system's own table."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    parents = {
        int(pid): int(ppid) for pid, ppid in (line.split() for line in table.stdout.splitlines())
    }
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    table = subprocess.run(
        ["ps", "-eo", "pid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    running = {
        int(pid) for pid, state in (line.split() for line in table.splitlines()) if state[0] != "Z"
    }
    return pids & running


def test_it_begins_from_nothing_ends_without_a_trace_and_recovers(trial):
    # from nothing
    first = trial.start()
    assert "[5/5] Serving" in trial.said
    assert "programme@eastmarch.example" in trial.said
    children = below(first.pid)
    assert len(children) >= 3  # web master, a web process, the worker

    # a second trial in the same folder, or on the same port, does the first no harm
    for port in (trial.port, 0):
        refused = subprocess.run(
            [sys.executable, "-m", "goldenthread.config.cli", "demo", "--port", str(port)],
            env=trial.environment(), capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert refused.returncode == 1
        assert "taken by another program" in refused.stderr or "runs already" in refused.stderr
    assert trial.areas() == ["Eastmarch", "Westholm"]

    # Ctrl-C leaves no process
    first.send_signal(signal.SIGINT)
    assert first.wait(30) == 0
    first.stdout.close()
    assert alive(children) == set()
    assert not trial.server.is_running()

    # the second start makes nothing again
    second = trial.start()
    assert "were made before" in trial.said
    children = below(second.pid)

    # a kill -9 loses no committed row, and leaves no web process behind
    before = trial.areas()
    second.kill()
    second.wait(30)
    second.stdout.close()
    deadline = time.monotonic() + 30
    while alive(children) and time.monotonic() < deadline:
        os.sched_yield()
    assert alive(children) == set()

    # the next start recovers by itself, and takes the left database server with it when it ends
    third = trial.start()
    assert "PostgreSQL was running" in trial.said
    assert trial.areas() == before == ["Eastmarch", "Westholm"]
    third.send_signal(signal.SIGINT)
    assert third.wait(30) == 0
    third.stdout.close()
    assert not trial.server.is_running()
