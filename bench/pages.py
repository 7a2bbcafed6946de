"""How fast pages answer with many people at work, through the narrowest role as well as the widest.

A plan larger than any that is known to us (500 actions, 2,000 milestones) is made by the product's
own action in a database of its own; the product is served by its own command with two web
processes, and 70 people read it at once, each waiting 2 to 8 seconds between pages. The machine
carries the people, the web processes and the database together.
"""

from __future__ import annotations

import gzip
import http.client
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.measured import ROOT

PEOPLE, SECONDS, WARMING = 70, 60, 15
PAUSE = (2.0, 8.0)


@dataclass
class Tally:
    """Milliseconds by role and page, what went wrong, and what the web processes spent."""

    times: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    processor_seconds: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, role: str, page: str, milliseconds: float, status: int) -> None:
        """Keep one answer."""
        with self.lock:
            self.times[role, page].append(milliseconds)
            if status != 200:
                self.errors.append(f"{page}: {status}")


def main() -> None:
    """Make the plan, serve it, let people read it, print a line for each role and page."""
    from bench import large_plan

    with tempfile.TemporaryDirectory(prefix="gt-") as folder:
        Path(folder).chmod(0o755)
        prepared = large_plan.prepare(Path(folder))
        try:
            port = free_port()
            server = serve(port, prepared.environment)
            try:
                weigh(port, prepared.sessions["programme manager"], prepared.pages["the plan"])
                tally = _read(port, prepared, server.pid)
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(30)
        finally:
            prepared.stop()
    _print(tally)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def processor_seconds(parent: int) -> float:
    """Return the seconds of processor that a process and all below it have used, ended ones too."""
    used: dict[int, float] = {}
    below: dict[int, list[int]] = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        number = int(path.parent.name)
        below[int(fields[1])].append(number)
        used[number] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def together(number: int) -> float:
        return used.get(number, 0.0) + sum(together(child) for child in below[number])

    return together(parent)


def serve(port: int, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Serve by the product's own command, with two web processes; return when it answers."""
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread.config.cli", "serve", "--port", str(port)],
        env={**os.environ, **environment, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None  # noqa: S101 -- asked for above
    line = server.stdout.readline()
    if not line.startswith("Serving on"):
        raise SystemExit(f"the server did not start: {line}")
    return server


def ask(port: int, session: str, path: str) -> tuple[int, bytes, http.client.HTTPResponse]:
    """Ask for a page as who is signed in by a session; return status, body and answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": f"sessionid={session}", "Accept-Encoding": "gzip"}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body, answer


def _status(port: int, session: str, path: str) -> int:
    """Return the status of a page; nought when no answer came."""
    try:
        return ask(port, session, path)[0]
    except OSError:
        return 0


def weigh(port: int, session: str, path: str) -> None:
    """Print what a first visit weighs: the page and all that it loads, compressed."""
    _, body, _ = ask(port, session, path)
    total = len(gzip.compress(body))
    parts = set(re.findall(rb'(?:href|src)="(/(?:static|areas)/[^"]+\.(?:css|js|svg))"', body))
    for part in parts:
        total += len(ask(port, session, part.decode())[1])
    print(f"first visit: {total / 1000:.0f} kB compressed, {len(parts) + 1} files; the bar is 100")


def _read(port: int, prepared: object, server: int) -> Tally:
    """Let people read; what comes in while they warm the processes up is not told."""
    tally = Tally()
    begins = time.monotonic() + WARMING
    roles = list(prepared.sessions.items())  # type: ignore[attr-defined]
    pages = list(prepared.pages.items())  # type: ignore[attr-defined]

    def person(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 -- repeatable, nothing secret
        role, session = roles[number % len(roles)]
        time.sleep(chance.uniform(0, PAUSE[1]))
        while time.monotonic() < begins + SECONDS:
            page, path = chance.choice(pages)
            began = time.perf_counter()
            status = _status(port, session, path)
            if time.monotonic() > begins:
                tally.note(role, page, (time.perf_counter() - began) * 1000, status)
            time.sleep(chance.uniform(*PAUSE))

    people = [threading.Thread(target=person, args=(n,)) for n in range(PEOPLE)]
    for one in people:
        one.start()
    time.sleep(WARMING)
    before = processor_seconds(server)
    for one in people:
        one.join()
    tally.processor_seconds = processor_seconds(server) - before
    return tally


def _print(tally: Tally) -> None:
    print(
        f"{PEOPLE} people, {SECONDS} s after {WARMING} s of warming,"
        " 2 web processes of 4 threads; milliseconds"
    )
    print(f"{'role':<22}{'page':<22}{'n':>6}{'median':>9}{'95%':>8}{'worst':>8}")
    everything: list[float] = []
    for (role, page), times in sorted(tally.times.items()):
        everything += times
        print(f"{role:<22}{page:<22}{len(times):>6}{_row(times)}")
    print(f"{'all':<44}{len(everything):>6}{_row(everything)}   the bar: 95% within 300")
    cost = tally.processor_seconds / len(everything) * 1000
    print(f"a page costs the web processes {cost:.0f} ms of processor;", end=" ")
    print(
        f"load of the machine in the last minute, others' work included: {os.getloadavg()[0]:.1f}"
    )
    print(f"errors: {len(tally.errors)} {sorted(set(tally.errors))[:5]}")


def _row(times: list[float]) -> str:
    ordered = sorted(times)
    at_95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):>9.0f}{at_95:>8.0f}{ordered[-1]:>8.0f}"


if __name__ == "__main__":
    main()
