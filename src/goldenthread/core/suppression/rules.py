"""The rule by which an area keeps small numbers to itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleUnusable(Exception):
    """A rule that cannot be kept; the message says why."""


class Nought(StrEnum):
    """Whether noughts are printed. They tell of nobody, and may yet tell of a whole group."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class SmallNumbers:
    """Counts up to ``threshold`` are kept back; all others are rounded to ``base``, 1 for not.

    Five is what councils and the NHS mostly take; the threshold, the base and what is done with
    noughts are the area's own to decide.

    :raises RuleUnusable: when nothing is kept back, or something shown would be rounded to nought.
    """

    threshold: int = 5
    base: int = 1
    nought: Nought = Nought.SHOWN

    def __post_init__(self) -> None:
        if self.threshold < 1:
            raise RuleUnusable("A rule keeps back at least the number 1.")
        if self.base < 1 or self.rounded(self.threshold + 1) == 0:
            raise RuleUnusable(
                f"Rounded to {self.base}, {self.threshold + 1} would be printed as nought."
            )

    @property
    def lowest(self) -> int:
        """The lowest count that is kept back."""
        return 1 if self.nought is Nought.SHOWN else 0

    @property
    def width(self) -> int:
        """How far apart the lowest and the highest count lie that a reader must hold possible.

        As far as those that are kept back: from 1 to 5, four.
        """
        return max(self.threshold - self.lowest, 1)

    def is_small(self, count: int) -> bool:
        """Whether a count is kept back for its own sake."""
        return self.lowest <= count <= self.threshold

    def rounded(self, count: int) -> int:
        """Return a count as it is printed; a half goes up."""
        return (count + self.base // 2) // self.base * self.base

    def meant_by(self, printed: int) -> tuple[int, int]:
        """Return the lowest and the highest count that a printed figure can stand for."""
        if printed == 0:
            return 0, 0
        lowest = printed - self.base // 2
        return max(lowest, self.threshold + 1), lowest + self.base - 1

    @property
    def words(self) -> str:
        """The rule in words, to be printed under a table."""
        kept = f"Counts from {self.lowest} to {self.threshold} are"
        if self.lowest == self.threshold:
            kept = "A count of 1 is"
        said = [
            f"{kept} not shown (c), nor is any count from which one could be worked out.",
            "Noughts are shown." if self.nought is Nought.SHOWN else "",
            f"All others are rounded to the nearest {self.base}, so that they may not add up."
            if self.base > 1
            else "",
            "Percentages are worked out from the counts as they are shown.",
        ]
        return " ".join(filter(None, said))
