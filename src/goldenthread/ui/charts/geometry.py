"""Where things lie in a chart: the frame, round ticks, lines with gaps, and marks.

Every chart is 340 units wide, about the width of a phone's page, so that words can keep their size
there; on a wide screen it is drawn larger and its words relatively smaller.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

WIDTH = 340.0
LETTER = 6.4
"""How wide a letter is at most on a phone, where words are largest."""

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a chart that figures are drawn in, and the values at its edges."""

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    lowest: float
    highest: float

    def x(self, place: float) -> float:
        """Return where a place along the bottom lies."""
        part = (place - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(self.left + part * (self.right - self.left), 2)

    def y(self, value: float) -> float:
        """Return how far down a value lies; what is out of the frame lies on its edge."""
        inside = min(max(value, self.lowest), self.highest)
        part = (inside - self.lowest) / (self.highest - self.lowest)
        return round(self.bottom - part * (self.bottom - self.top), 2)


def round_ticks(
    lowest: float, highest: float, *, most: int = 5, smallest: float = 0.1
) -> list[float]:
    """Return round values, evenly apart, that enclose two: few of them, and at least two.

    :param smallest: how close they may come, a round number: as close as figures are written.
    """
    step = max(smallest, _round_step(max(highest - lowest, smallest) / (most - 1)))
    while True:
        first, last = math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)
        last = max(last, first + 1)
        if last - first < most:
            digits = max(0, -math.floor(math.log10(step)))
            return [round(n * step, digits) + 0.0 for n in range(first, last + 1)]
        step = _round_step(step * 1.01)


def _round_step(at_least: float) -> float:
    """Return the next of 1, 2, 5, 10, 20 ... tenths, hundredths and so on."""
    power = 10.0 ** math.floor(math.log10(at_least))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= at_least * (1 - 1e-12))


def unbroken(spots: Iterable[Spot | None]) -> Iterator[list[Spot]]:
    """Yield the stretches of a line between its gaps."""
    stretch: list[Spot] = []
    for spot in spots:
        if spot is not None:
            stretch.append(spot)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def written(spots: Iterable[Spot]) -> str:
    """Return places as the attribute ``points`` takes them."""
    return " ".join(f"{x:g},{y:g}" for x, y in spots)


def stairs(spots: Sequence[Spot], half: float) -> list[Spot]:
    """Return a line that is level over each place, half a place to either side."""
    return [corner for x, y in spots for corner in ((x - half, y), (x + half, y))]


def triangle(spot: Spot, direction: int, size: float = 4.6) -> str:
    """Return a triangle that points up (1) or down (-1)."""
    x, y = spot
    tip, foot = y - direction * size, y + direction * size * 0.75
    return written([(x, tip), (x + size, foot), (x - size, foot)])
