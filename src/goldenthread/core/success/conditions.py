"""What a measure of success promises, as data with plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.core.measurements import Unit, day_words


class ConditionUnusable(Exception):
    """A condition that nothing could meet or fail; the message says why."""


class Comparison(StrEnum):
    """How a figure is compared."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    AT_MOST = "at-most"
    FEWER_THAN = "fewer-than"

    @property
    def words(self) -> str:
        """The comparison as it is said."""
        return self.value.replace("-", " ")

    @property
    def sign(self) -> int:
        """1 when higher figures pass, -1 when lower ones do."""
        return 1 if self in (Comparison.AT_LEAST, Comparison.MORE_THAN) else -1

    def passes(self, value: float, level: float) -> bool:
        """Whether a figure passes against a level."""
        apart = (value - level) * self.sign
        return apart > 0 if self in (Comparison.MORE_THAN, Comparison.FEWER_THAN) else apart >= 0


class Against(StrEnum):
    """What a figure is compared with, besides a level of its own."""

    LAST_YEAR = "last-year"
    BASELINE = "baseline"
    ENGLAND = "england"

    @property
    def words(self) -> str:
        """The other figure as it is said."""
        return {
            Against.LAST_YEAR: "in the same month of last year",
            Against.BASELINE: "at the baseline",
            Against.ENGLAND: "in England",
        }[self]


class Change(StrEnum):
    """How a change is counted: in the measure's own unit, or as a part of the other figure."""

    POINTS = "points"
    PART = "part"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A figure that passes a test, in so many months running, by a day.

    Either ``level`` is what it is compared with, or ``against`` says which other figure is. Then
    ``change`` is by how much it must differ from it, counted as ``counted`` says.

    :raises ConditionUnusable: when it has neither or both, fewer than one month, or a change
        without another figure.
    """

    test: Comparison
    unit: Unit
    level: float | None = None
    against: Against | None = None
    change: float = 0.0
    counted: Change = Change.POINTS
    months: int = 1
    by: date | None = None

    def __post_init__(self) -> None:
        if (self.level is None) == (self.against is None):
            raise ConditionUnusable("A condition compares with a level or with another figure.")
        if self.months < 1:
            raise ConditionUnusable("A condition holds in one month at least.")
        if self.change < 0 or (self.change and self.against is None):
            raise ConditionUnusable("A change is a change from another figure, and not below none.")

    @property
    def words(self) -> str:
        """The condition in plain words: "at least 90%, three months running, by 31 March 2027"."""
        parts = [self._compared]
        if self.months > 1:
            parts.append(f"{in_words(self.months)} months running")
        if self.by:
            parts.append(f"by {day_words(self.by)}")
        return ", ".join(parts)

    @property
    def _compared(self) -> str:
        if self.against is None:
            return f"{self.test.words} {self.unit.said(self.level or 0.0)}"
        if not self.change:
            than = {
                Comparison.AT_LEAST: "at least as high as",
                Comparison.MORE_THAN: "higher than",
                Comparison.AT_MOST: "at most as high as",
                Comparison.FEWER_THAN: "lower than",
            }[self.test]
            return f"{than} {self.against.words}"
        much = self.unit.distance(self.change)
        if self.counted is Change.PART:
            much = Unit.PERCENT.said(self.change)
        strict = (
            "at least" if self.test in (Comparison.AT_LEAST, Comparison.AT_MOST) else "more than"
        )
        side = "higher" if self.test.sign > 0 else "lower"
        return f"{strict} {much} {side} than {self.against.words}"

    def level_from(self, others: Mapping[Against, float]) -> float | None:
        """Return the level to compare with; None when the other figure is not known."""
        if self.against is None:
            return self.level
        other = others.get(self.against)
        if other is None:
            return None
        step = self.change if self.counted is Change.POINTS else other * self.change / 100
        return other + self.test.sign * step


def in_words(number: int) -> str:
    """Return "three" for 3; figures above twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
