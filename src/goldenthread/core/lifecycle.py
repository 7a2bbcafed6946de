"""The life of a record as a table: which state may follow which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


class MoveNotAllowed(Exception):
    """The record cannot go from its state to the one asked for."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A first state, and for each state that has a way out, the states that may follow."""

    start: str
    moves: Mapping[str, tuple[str, ...]]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table names them."""
        named = [self.start, *self.moves, *(t for targets in self.moves.values() for t in targets)]
        return tuple(dict.fromkeys(named))

    def allows(self, current: str, target: str) -> bool:
        """Whether the move is in the table."""
        return target in self.moves.get(current, ())

    def check(self, current: str, target: str) -> None:
        """Pass silently when the move is in the table.

        :raises MoveNotAllowed: when it is not.
        """
        if not self.allows(current, target):
            raise MoveNotAllowed(f"{current} cannot become {target}")

    def mermaid(self) -> Iterator[str]:
        """Yield the lines of a Mermaid state diagram of the table."""
        yield "stateDiagram-v2"
        yield f"    [*] --> {self.start}"
        for current, targets in self.moves.items():
            for target in targets:
                yield f"    {current} --> {target}"
        for state in self.states:
            if state not in self.moves:
                yield f"    {state} --> [*]"
