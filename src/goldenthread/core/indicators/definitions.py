"""What an indicator is: data, in versions that hold one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from goldenthread.core.indicators.conditions import Condition, Span, When
from goldenthread.core.indicators.records import RecordSet


class Group(StrEnum):
    """Its class in outcomes-based accountability, by the question that it answers."""

    HOW_MUCH = "how much did we do"
    HOW_WELL = "how well did we do it"
    BETTER_OFF = "is anyone better off"
    CONTEXT = "context"


class Polarity(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    CONTEXT = "context"


class Measure(StrEnum):
    """How a figure comes of its rows."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"


class Age(StrEnum):
    """On which day ages are taken: when it happened, or on the 31 August before."""

    EVENT = "the day"
    AUGUST = "31 August before"


@dataclass(frozen=True)
class Standing:
    """Rows that stand on a day: from one day, and until the other if there is one."""

    since: str
    until: str


@dataclass(frozen=True)
class Version:
    """How the figure is worked out between two days.

    ``of`` says which rows are the denominator, ``those`` which of them the numerator; a count
    takes the rows that fit both. ``follows`` is the published or legal definition.
    """

    number: int
    since: date
    until: date | None
    follows: str
    records: RecordSet
    measure: Measure
    counted: When | Standing
    of: tuple[Condition, ...]
    those: tuple[Condition, ...]
    value: Span | None
    age_on: Age
    written: Mapping[str, tuple[str, ...]] = field(hash=False)
    breakdowns: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether its rows stand on a day, and do not happen on one."""
        return isinstance(self.counted, Standing)

    def holds_on(self, on: date) -> bool:
        """Whether this version holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Indicator:
    """A figure with the plain question it answers, and every version of how it is worked out."""

    id: str
    name: str
    question: str
    topic: str
    group: Group
    polarity: Polarity
    unit: str
    decimals: int
    frequency: str
    owner: str
    source: str
    note: str
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version that holds last."""
        return self.versions[-1]

    def version_on(self, on: date) -> Version | None:
        """Return the version that holds on a day, if one does."""
        return next((one for one in self.versions if one.holds_on(on)), None)


@dataclass(frozen=True)
class Registry:
    """Every indicator by its id, and the records that they count."""

    indicators: Mapping[str, Indicator]
    records: Mapping[str, RecordSet]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    @property
    def topics(self) -> list[str]:
        """The topics in the order of the files."""
        return list(dict.fromkeys(one.topic for one in self))
