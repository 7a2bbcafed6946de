"""The child process that reads one file: limits itself, reads, and answers on its output.

Run as ``python -m goldenthread.reading.worker FILE SECONDS MEGABYTES [DAY]``; see ``sandbox``.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from goldenthread.reading.answers import to_answer
from goldenthread.reading.read import Reading, read_plan
from goldenthread.reading.refusals import CannotRead

# bytes: what the semaphores of a process pool take up; a plan is read, nothing is written
_LARGEST_FILE = 4096


def _limit(seconds: int, megabytes: int) -> None:
    """Limit this process's time and memory where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  -- there is no such module on Windows

    memory = megabytes * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        top = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (top, top))


def main(arguments: list[str]) -> int:
    """Read the file and write the answer, as JSON, to the standard output."""
    file, seconds, megabytes, *day = arguments
    _limit(int(seconds), int(megabytes))
    outcome: Reading | CannotRead
    try:
        outcome = read_plan(Path(file), on=date.fromisoformat(day[0]) if day else None)
    except CannotRead as refusal:
        outcome = refusal
    sys.stdout.buffer.write(to_answer(outcome))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
