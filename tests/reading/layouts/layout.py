"""What a layout is: a name, a file ending and a maker that writes a file and knows its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.core.plan_format import PlanDocument


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which an area lays out its plan.

    ``make`` writes the file at the path that it is given and returns the right answer. Those who
    write the reader may look at a layout unless it is ``held_out``.
    """

    name: str
    ending: str
    make: Callable[[Path], PlanDocument]
    held_out: bool
    needs_browser: bool = False

    def write(self, folder: Path) -> tuple[Path, PlanDocument]:
        """Write the file into the folder and return its path with the right answer."""
        path = folder / f"{self.name}.{self.ending}"
        return path, self.make(path)
