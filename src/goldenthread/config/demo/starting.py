"""``goldenthread demo``: from nothing to a served fictional area, each step said as it is done."""

from __future__ import annotations

import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date

from goldenthread.config import serving, trial
from goldenthread.config.embedded import DatabaseCannotStart


def run(*, host: str, port: int, workers: int) -> int:
    """Make what is missing, then serve until told to stop; return the exit code."""
    os.environ["BASE_URL"] = f"http://{host}:{port}"
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # a person reads this, not a collector of logs
    steps = _Steps(total=5)
    with ExitStack() as stack:
        try:
            serving.check_free(host, port)
            stack.enter_context(_alone())
            steps.take("Database", lambda: _start_database(stack))
            steps.take("Tables", _bring_tables_up_to_date)
            steps.take("Page assets", _gather_static)
            steps.take("The fictional areas", _make_areas)
            return serving.serve(
                host=host, port=port, workers=workers, on_ready=lambda: _welcome(steps, host, port)
            )
        except (DatabaseCannotStart, serving.CannotServe) as error:
            print(error, file=sys.stderr)
            return 1


@contextmanager
def _alone() -> Iterator[None]:
    """Hold this folder's trial for ourselves; the system lets go however we end.

    :raises CannotServe: when another trial runs in it, whose database we would stop.
    """
    trial.home().mkdir(parents=True, exist_ok=True)
    with (trial.home() / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise serving.CannotServe(
                f"A trial runs already in {trial.home()}. Stop it with Ctrl-C first."
            ) from error
        yield


class _Steps:
    """Counts steps and says how long each took."""

    def __init__(self, *, total: int) -> None:
        self.total = total
        self.number = 0

    def take(self, name: str, work: Callable[[], str]) -> None:
        self.number += 1
        print(f"[{self.number}/{self.total}] {name} ... ", end="", flush=True)
        began = time.monotonic()
        print(f"{work()} ({time.monotonic() - began:.1f} s)", flush=True)


def _start_database(stack: ExitStack) -> str:
    server = trial.embedded_server()
    if server is None:
        return "the one that DATABASE_URL names"
    # Whether we or an earlier start that was cut short began it: it ends when we end.
    started = server.start()
    stack.callback(server.stop)
    return "embedded PostgreSQL started" if started else "embedded PostgreSQL was running"


def _bring_tables_up_to_date() -> str:
    """Migrate as the owner, in a process of its own: this one must not hold the owner's rights."""
    import subprocess

    mark = trial.home() / "migrated"
    now = _migrations_mark()
    if mark.exists() and mark.read_text() == now:
        return "up to date"
    environment = {**os.environ, "GOLDENTHREAD_AS_OWNER": "true"}
    done = subprocess.run(
        [sys.executable, "-m", "goldenthread.config.cli", "migrate"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise DatabaseCannotStart(f"The tables could not be made: {done.stderr.strip()[-400:]}")
    mark.write_text(now)
    return "made"


def _migrations_mark() -> str:
    """Return what the tables were made from: every migration's name, and where they were made."""
    from goldenthread.config.settings import PACKAGE

    names = sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.glob("**/migrations/0*.py"))
    return "\n".join([os.environ["DATABASE_URL"], *names])


def _gather_static() -> str:
    import django

    django.setup()
    from goldenthread.config import static_files

    try:
        return "gathered" if static_files.gather() else "up to date"
    except static_files.NotBuilt as error:
        raise serving.CannotServe(str(error)) from error


def _make_areas() -> str:
    from goldenthread.config.demo import making

    return making.make_areas(today=date.today(), plans=making.PLANS)


def _welcome(steps: _Steps, host: str, port: int) -> None:
    from goldenthread.config.demo import people

    steps.take("Serving", lambda: f"http://{host}:{port}/")
    print()
    print(f"  Open http://{host}:{port}/ and sign in with the password {people.PASSWORD}")
    print()
    for email, what in people.sign_ins():
        print(f"    {email:<34} {what}")
    print()
    print(f"  Read the e-mail that it sends at http://{host}:{port}/outbox/ (it reaches nobody).")
    print(f"  Ask for an assessment at http://{host}:{port}/areas/eastmarch/ask/")
    print("  Press Ctrl-C to stop.", flush=True)
