"""What a process remembers of figures that it has worked out, and how much of it.

All that is remembered is found by the marks of the counts that it came from (`held`), and marks are
read anew for each page, within the fence that is up. See docs/adr/0020.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

_T = TypeVar("_T")

ROOM = 48_000_000
"""About how many bytes a process remembers at most."""


class Memory:
    """Things by their keys, each with its weight; what was not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        """Begin with nothing, and with room for so much."""
        self._room, self._used = room, 0
        self._things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> Any:
        """Return the thing of a key, None when it is not remembered."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key][0]

    def keep(self, key: Hashable, thing: object, weight: int) -> None:
        """Remember a thing, and forget others until there is room for it."""
        with self._lock:
            self._used += weight - self._things.pop(key, (None, 0))[1]
            self._things[key] = (thing, weight)
            while self._used > self._room:
                _, (_, gone) = self._things.popitem(last=False)
                self._used -= gone

    def recall(self, key: Hashable, make: Callable[[], _T], weigh: Callable[[_T], int]) -> _T:
        """Return the thing of a key, made now when it is not remembered."""
        known: _T | None = self.find(key)
        if known is not None:
            return known
        made = make()
        self.keep(key, made, weigh(made))
        return made


memory = Memory(ROOM)
