"""A reader who holds the published tables and calculates as well as anyone can.

It knows what is printed, which counts add up to which, and the rule; it does not know the counts.
Of each count it finds the lowest and the highest that any table of whole numbers can have which
agrees with all of that: exactly, by halving ranges and drawing the consequences.
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.core.suppression.publishing import Published
from goldenthread.core.suppression.rules import Nought, SmallNumbers
from goldenthread.core.suppression.tables import Key, Sum

Ranges = dict[Key, tuple[int, int]]


class Reader:
    """What is known to a reader of what was published.

    :param any_number: more than any count can be, which the reader is told besides.
    """

    def __init__(
        self,
        published: Published,
        sums: Iterable[Sum],
        unprinted: Iterable[Key],
        any_number: int,
    ) -> None:
        self._sums = tuple(sums)
        known: Ranges = dict.fromkeys(unprinted, (0, any_number))
        for key, shown in published.figures.items():
            known[key] = _printed(shown.value, published.rule, any_number)
        drawn = _consequences(known, self._sums)
        assert drawn is not None, "what is published contradicts itself"
        self._known = drawn

    def range_of(self, key: Key) -> tuple[int, int]:
        """Return the least and the most that a count can be."""
        return self._end(key, 0), self._end(key, 1)

    def _end(self, key: Key, end: int) -> int:
        """Halve the counts between what is ruled out and what some table has."""
        found = _a_table({**self._known}, self._sums, key, end)
        assert found is not None
        out, there = self._known[key][end] + (1 if end else -1), found[key][0]
        while abs(there - out) > 1:
            half = (out + there) // 2
            ends = (half, self._known[key][1]) if end else (self._known[key][0], half)
            found = _a_table({**self._known, key: ends}, self._sums, key, end)
            if found is None:
                out = half
            else:
                there = found[key][0]
        return there


def _printed(value: int | None, rule: SmallNumbers, any_number: int) -> tuple[int, int]:
    if value is None:
        return (0 if rule.nought is Nought.HIDDEN else 1), any_number
    could_be = [n for n in range(value + rule.base + 1) if _prints(n, rule) == value]
    return could_be[0], could_be[-1]


def _prints(count: int, rule: SmallNumbers) -> int | None:
    """What the rule prints of a count, worked out here once more."""
    if count <= rule.threshold and (count or rule.nought is Nought.HIDDEN):
        return None
    down = count - count % rule.base
    return down if count % rule.base < (rule.base + 1) // 2 else down + rule.base


def _a_table(known: Ranges, sums: tuple[Sum, ...], wanted: Key, end: int) -> Ranges | None:
    """Return a table that agrees with what is known, one count near an end of its range."""
    drawn = _consequences(dict(known), sums)
    if drawn is None:
        return None
    key = wanted
    low, high = drawn[key]
    if low == high:
        still = [each for each, (low, high) in drawn.items() if low < high]
        if not still:
            return drawn
        key = min(still, key=lambda each: drawn[each][1] - drawn[each][0])
        low, high, end = *drawn[key], 0
    first, rest = ((high, high), (low, high - 1)) if end else ((low, low), (low + 1, high))
    return _a_table({**drawn, key: first}, sums, wanted, end) or _a_table(
        {**drawn, key: rest}, sums, wanted, end
    )


def _consequences(known: Ranges, sums: tuple[Sum, ...]) -> Ranges | None:
    while True:
        before = dict(known)
        for one in sums:
            lows = sum(known[part][0] for part in one.parts)
            highs = sum(known[part][1] for part in one.parts)
            if not _narrow(known, one.total, lows, highs):
                return None
            least, most = known[one.total]
            for part in one.parts:
                low, high = known[part]
                if not _narrow(known, part, least - (highs - high), most - (lows - low)):
                    return None
        if known == before:
            return known


def _narrow(known: Ranges, key: Key, low: int, high: int) -> bool:
    known[key] = max(low, known[key][0]), min(high, known[key][1])
    return known[key][0] <= known[key][1]
