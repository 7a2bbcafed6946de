"""What chance alone does to a count: exactly, since few cases are not like many.

The usual limits, three standard deviations to either side, suppose that a month's figure scatters
evenly. With few cases, or near nought or all, it does not: out of one case whose chance is 95%, the
one that is late lies outside them, and one late case in twenty is no news.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

FAR = 0.00135
"""The chance of lying three standard deviations or more to one side of the mean."""

NEAR = 0.02275
"""The chance of lying two standard deviations or more to one side."""


@lru_cache(maxsize=4096)
def binomial_reach(cases: int, chance: float, tail: float) -> tuple[int, int]:
    """Return the fewest and the most of some cases that chance explains.

    Fewer, or more, happens with a probability of ``tail`` at most, each.

    :param chance: of each case, above nought and below one.
    """
    counts = np.arange(cases + 1)
    factorials = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, cases + 1)))))
    ways = factorials[cases] - factorials - factorials[::-1]
    return _reach(
        np.exp(ways + counts * math.log(chance) + (cases - counts) * math.log1p(-chance)), tail
    )


@lru_cache(maxsize=4096)
def poisson_reach(mean: float, tail: float) -> tuple[int, int]:
    """Return the fewest and the most events that chance explains around a mean above nought."""
    counts = np.arange(math.ceil(mean + 12 * math.sqrt(mean) + 30))
    factorials = np.concatenate(([0.0], np.cumsum(np.log(counts[1:]))))
    return _reach(np.exp(counts * math.log(mean) - mean - factorials), tail)


def _reach(chances: np.ndarray[tuple[int], np.dtype[np.float64]], tail: float) -> tuple[int, int]:
    fewest = int(np.count_nonzero(np.cumsum(chances) <= tail))
    too_many = int(np.count_nonzero(np.cumsum(chances[::-1]) <= tail))
    return fewest, len(chances) - 1 - too_many
