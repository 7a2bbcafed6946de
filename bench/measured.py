"""Running a command and seeing how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """One run: wall-clock seconds, peak memory in MB, exit code."""

    seconds: float
    megabytes: float
    code: int


def run(*arguments: str) -> Run:
    """Run this Python with these arguments, its output thrown away."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    return Run(seconds, usage.ru_maxrss / 1024, process.returncode)


def analyse(url: str) -> None:
    """Do what autovacuum does within minutes of a large load: tell PostgreSQL what its tables hold.

    :param url: of the database, as who owns it.
    """
    import psycopg

    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("vacuum analyze")
