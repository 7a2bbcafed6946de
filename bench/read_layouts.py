"""How well a reader reads layouts that its authors saw and layouts that they did not.

    PYTHONPATH=src python -m bench.read_layouts [module:function] [--only WORDS] [--wrong N]

The function takes the path of a file and returns the plan in it. Every layout of the corpus is
written to a folder of its own, read, and scored; a reader that raises scores nothing and the table
says what it raised. Time is of the reading alone, and tells something only beside other times of
the same run.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.core.plan_format import PlanDocument
from tests.reading.layouts.layout import Layout
from tests.reading.layouts.registry import available
from tests.reading.scoring import Score, score

Reader = Callable[[Path], PlanDocument]


@dataclass(frozen=True, slots=True)
class Reading:
    """How one layout was read."""

    layout: Layout
    score: Score
    seconds: float
    failure: str = ""


def reader_at(name: str) -> Reader:
    """Return the function at "module:function".

    :raises SystemExit: when there is none, with a sentence that says so.
    """
    module_name, _, function_name = name.partition(":")
    try:
        reader: Reader = getattr(importlib.import_module(module_name), function_name)
    except (ImportError, AttributeError) as error:
        sys.exit(f"There is no reader at {name}: {error}")
    return reader


def read_layout(layout: Layout, reader: Reader, folder: Path) -> Reading:
    """Write the layout's file, read it and score the reading."""
    path, expected = layout.write(folder)
    found, failure = PlanDocument(title="", areas=[]), ""
    began = time.perf_counter()
    try:
        result = reader(path)
        # a reader may return the plan together with what it noticed
        found = getattr(result, "plan", result)
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - began
    return Reading(layout, score(expected, found), seconds, failure)


def print_table(readings: list[Reading], wrong: int) -> None:
    """Print a line for each layout, then the means of the two sides."""
    print(f"{'layout':<32}{'side':<10}{'F1':>7}{'s':>8}")
    for reading in readings:
        side = "held out" if reading.layout.held_out else "open"
        line = f"{reading.layout.name:<32}{side:<10}{reading.score.f1:>7.3f}{reading.seconds:>8.2f}"
        print(f"{line}  {reading.failure}".rstrip())
        for miss in reading.score.wrong[:wrong]:
            print(f"    {miss}")
    for side, held_out in (("open", False), ("held out", True)):
        figures = [r.score.f1 for r in readings if r.layout.held_out == held_out]
        if figures:
            mean, least = statistics.mean(figures), min(figures)
            print(f"{side}: {len(figures)} layouts, mean {mean:.3f}, least {least:.3f}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the corpus with the reader named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reader", nargs="?", default="goldenthread.reading.api:read_plan")
    parser.add_argument("--only", default="", help="read only layouts with these words in the name")
    parser.add_argument("--open", action="store_true", help="leave the held-out layouts alone")
    parser.add_argument("--wrong", type=int, default=0, help="show so many misses of each layout")
    options = parser.parse_args(arguments)
    reader = reader_at(options.reader)
    layouts = [
        layout
        for layout in available()
        if options.only in layout.name and not (options.open and layout.held_out)
    ]
    with tempfile.TemporaryDirectory() as folder:
        readings = [read_layout(layout, reader, Path(folder)) for layout in layouts]
    print_table(readings, options.wrong)


if __name__ == "__main__":
    main()
