"""The command that reads a plan: JSON on the output, what looks wrong on the error output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from goldenthread.core.plan_format import dumps
from goldenthread.reading.api import CannotRead, read_plan_safely

_READ, _CANNOT = 0, 2


def read_plan_command(arguments: Sequence[str]) -> int:
    """Read the plan in a file and print it.

    :param arguments: ``FILE [--out FILE] [--on DAY]``.
    :return: 0 when it was read; 2 when it cannot be, with one line that says why.
    """
    parser = argparse.ArgumentParser(
        prog="goldenthread read-plan",
        description="Read a published improvement plan, in Word, PDF, Excel, web or text, as JSON.",
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the JSON here")
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="DAY",
        help="the day that counts as today (ISO 8601)",
    )
    given = parser.parse_args(arguments)
    try:
        reading = read_plan_safely(given.file, on=given.on)
    except CannotRead as refusal:
        sys.stderr.write(f"{refusal}\n")
        return _CANNOT
    text = dumps(reading.plan)
    if given.out is not None:
        given.out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    for oddity in reading.oddities:
        sys.stderr.write(f"{oddity.kind}: {oddity.text} [{oddity.place}]\n")
    return _READ
