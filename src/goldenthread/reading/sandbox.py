"""Reads a file from outside in a process of its own: it can neither hang nor fill memory."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from goldenthread.reading.answers import from_answer
from goldenthread.reading.guard import checked
from goldenthread.reading.read import Reading
from goldenthread.reading.refusals import CannotRead


def read_plan_safely(
    path: Path, *, on: date | None = None, seconds: int = 60, megabytes: int = 1024
) -> Reading:
    """Return the plan in a file, read within limits of time and memory.

    :param seconds: how long it may take, by the clock and on the processor.
    :param megabytes: how much memory it may use, where the system can limit it.
    :raises CannotRead: as ``read_plan``, and when the limits are reached.
    """
    checked(path)  # most refusals need no second process
    command = [sys.executable, "-m", "goldenthread.reading.worker"]
    command += [str(path.resolve()), str(seconds), str(megabytes)]
    command += [on.isoformat()] if on else []
    try:
        done = subprocess.run(  # noqa: S603  -- our own module; the file's name is one argument
            command, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(
            f"Reading the file took longer than {seconds} seconds and was stopped: "
            "upload the plan alone, without its annexes."
        ) from error
    if done.returncode != 0 or not done.stdout:
        raise CannotRead(
            "Reading the file needed more time or memory than is allowed and was stopped: "
            "save it again in another format, and upload that."
        )
    try:
        return from_answer(done.stdout)
    except ValueError as error:
        raise CannotRead(
            "Reading the file gave no plan: save it again, and upload the new copy."
        ) from error
