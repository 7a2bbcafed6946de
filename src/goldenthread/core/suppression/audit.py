"""How far a hidden count can move without anything that is shown changing.

Each answer is a proof: another table of whole numbers that agrees with all that is shown. So a
count that is called safe is safe from every reader; the search may miss such a table, and then more
is hidden than need be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.core.suppression.tables import Key, Sum

Range = tuple[int, int | None]
"""The lowest and the highest count that a reader holds possible; None for no highest."""


@dataclass(slots=True)
class Puzzle:
    """What a reader sees: a range of each count (one number when it is printed), and the sums.

    ``patience`` is how many moves are tried for one step before it is given up.
    """

    counts: Mapping[Key, int]
    sums: tuple[Sum, ...]
    ranges: Mapping[Key, Range]
    patience: int = 1500
    _in: dict[Key, list[tuple[int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        self._in = {key: [] for key in self.counts}
        for place, one in enumerate(self.sums):
            self._in[one.total].append((place, -1))
            for part in one.parts:
                self._in[part].append((place, 1))

    def proof(self, key: Key, width: int) -> frozenset[Key] | None:
        """Return the counts that change between two tables in which one lies so far apart.

        Both agree with all that is seen, so a reader must hold both possible. None when no such
        tables were found.
        """
        moved: set[Key] = set()
        up = self._reach(key, 1, width, moved)
        down = self._reach(key, -1, width - up, moved)
        return frozenset(moved) if up + down == width else None

    def _reach(self, key: Key, way: int, most: int, moved: set[Key]) -> int:
        """Return how far a count can be moved one way, one step at a time."""
        table = dict(self.counts)
        for step in range(most):
            moves = _Search(self, table, self.patience).balanced(key, way)
            if moves is None:
                return step
            moved.update(moves)
            for each, by in moves.items():
                table[each] += by
        return most

    def sums_with(self, key: Key) -> list[tuple[int, int]]:
        """Return the places of the sums that a count is in, each with its sign there."""
        return self._in[key]

    def admits(self, key: Key, count: int) -> bool:
        """Whether a count lies in the range of a key."""
        low, high = self.ranges[key]
        return low <= count and (high is None or count <= high)


@dataclass(slots=True)
class _Search:
    """Looks for moves that begin with one count and leave every sum as it was."""

    puzzle: Puzzle
    table: Mapping[Key, int]
    patience: int

    def balanced(self, key: Key, by: int) -> dict[Key, int] | None:
        if not self.puzzle.admits(key, self.table[key] + by):
            return None
        return self._go_on({key: by}, self._tipped({}, key, by))

    def _tipped(self, tipped: Mapping[int, int], key: Key, by: int) -> dict[int, int]:
        """Return the sums that no longer hold after a move, each with by how much."""
        after = dict(tipped)
        for place, sign in self.puzzle.sums_with(key):
            after[place] = after.get(place, 0) + sign * by
        return {place: wrong for place, wrong in after.items() if wrong}

    def _go_on(self, moves: dict[Key, int], tipped: dict[int, int]) -> dict[Key, int] | None:
        if not tipped:
            return moves
        place = min(tipped, key=lambda each: len(self.puzzle.sums[each].parts))
        for key, by in self._answers(place, tipped[place], moves):
            self.patience -= 1
            if self.patience < 0:
                return None
            found = self._go_on({**moves, key: by}, self._tipped(tipped, key, by))
            if found is not None:
                return found
        return None

    def _answers(
        self, place: int, wrong: int, moves: Mapping[Key, int]
    ) -> Iterator[tuple[Key, int]]:
        """Yield each move of one count that makes a sum hold again, the freest count first."""
        one = self.puzzle.sums[place]
        signed = [(one.total, wrong), *((part, -wrong) for part in one.parts)]
        free = [
            (key, by)
            for key, by in signed
            if key not in moves and self.puzzle.admits(key, self.table[key] + by)
        ]
        yield from sorted(free, key=lambda move: len(self.puzzle.sums_with(move[0])))
