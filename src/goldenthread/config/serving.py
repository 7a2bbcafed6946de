"""Serving: web processes and a worker under one supervisor that leaves nothing behind."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_STOP_PATIENCE = 10.0  # seconds that a child has to end by itself
_READY_PATIENCE = 30.0
_PR_SET_PDEATHSIG = 1


class CannotServe(Exception):
    """Serving could not begin; the message says why."""


def serve(*, host: str, port: int, workers: int, on_ready: Callable[[], None]) -> int:
    """Serve until told to stop (Ctrl-C or SIGTERM) or until a child ends by itself.

    :returns: the exit code: 0 when told to stop.
    :raises CannotServe: when the address is taken.
    """
    check_free(host, port)
    stop = threading.Event()
    with _signals_set(stop), _children(host, port, workers) as children:
        if _wait_until_ready(f"http://{host}:{port}/health/", children, stop):
            on_ready()
            sys.stdout.flush()
        while not stop.is_set() and all(child.poll() is None for child in children):
            stop.wait(0.5)
    return 0 if stop.is_set() else 1


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command that serves the web pages alone."""
    return [
        sys.executable, "-m", "gunicorn", "goldenthread.config.wsgi:application",
        "--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4",
        "--worker-class", "gthread", "--log-level", "warning", "--graceful-timeout", "5",
        "--max-requests", "20000", "--max-requests-jitter", "2000", "--no-control-socket",
    ]  # fmt: skip


def check_free(host: str, port: int) -> None:
    """Pass silently when nobody else serves there.

    :raises CannotServe: when the address is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"{host}:{port} is taken by another program. Stop it, or give --port."
            ) from error


@contextmanager
def _signals_set(stop: threading.Event) -> Iterator[None]:
    def note(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _children(host: str, port: int, workers: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    worker = [sys.executable, "-m", "goldenthread.config.cli", "worker"]
    children: list[subprocess.Popen[bytes]] = []
    try:
        children += [_start(web_command(host, port, workers)), _start(worker)]
        yield children
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            _wait_or_kill(child)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the supervisor alone, which ends its children in order.
    return subprocess.Popen(  # noqa: S603 -- our own commands, no shell
        command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with(os.getpid())
    )


def _die_with(parent: int) -> Callable[[], None]:
    """Return what a child does first so that it ends even when the supervisor is killed (Linux)."""

    def ask() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:  # the supervisor ended before the question was put
                os._exit(1)

    return ask


def _wait_or_kill(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(_STOP_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wait_until_ready(
    address: str, children: list[subprocess.Popen[bytes]], stop: threading.Event
) -> bool:
    tries = int(_READY_PATIENCE / 0.1)
    for _ in range(tries):
        if stop.is_set() or any(child.poll() is not None for child in children):
            return False
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 -- our own loopback
                return True
        except (urllib.error.URLError, OSError):
            stop.wait(0.1)
    return False
