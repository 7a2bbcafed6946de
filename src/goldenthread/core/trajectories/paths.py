"""The way from a baseline to a target by a day: straight, in steps, or through milestones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from goldenthread.core.measurements import Better, Unit, day_words, months_between


class PathUnusable(Exception):
    """A baseline, a target and a way that cannot all be meant; the message says why."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a day: a baseline, a milestone or a target."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Steps:
    """So much closer to the target every so many months, as in "ten points a month"."""

    by: float
    months: int = 1


@dataclass(frozen=True, slots=True)
class Trajectory:
    """From a baseline to a target, and how far from the way still counts as near it.

    ``way`` is straight between the marks when it holds milestones or nothing, and a stair when it
    is :class:`Steps`. After the target's day the target itself is expected.

    :raises PathUnusable: when the target is not after its baseline, lies on the worse side of it,
        is out of the unit's bounds, or the way does not lead there.
    """

    baseline: Mark
    target: Mark
    unit: Unit
    better: Better
    tolerance: float
    way: Steps | tuple[Mark, ...] = ()
    worse_is_meant: bool = False

    def __post_init__(self) -> None:
        for problem in self._problems():
            raise PathUnusable(problem)

    def _problems(self) -> list[str]:
        start, end, said = self.baseline, self.target, self.unit.said
        found = []
        if end.on <= start.on:
            found.append(
                f"The target is for {day_words(end.on)}, but its baseline is of"
                f" {day_words(start.on)}: a target comes after its baseline."
            )
        if self.is_for_worse and not self.worse_is_meant:
            found.append(
                f"{self.better.capitalize()} is better, but the target of {said(end.value)} is"
                f" {'lower' if end.value < start.value else 'higher'} than the baseline of"
                f" {said(start.value)}."
            )
        if self.tolerance < 0:
            found.append("The tolerance is below nought.")
        outside = [
            mark for mark in self.marks if not self.unit.lowest <= mark.value <= self.unit.highest
        ]
        found += [f"There is no {said(mark.value)}." for mark in outside]
        return found or self._problems_of_way()

    def _problems_of_way(self) -> list[str]:
        if isinstance(self.way, Steps):
            return self._problems_of_steps(self.way)
        days = [mark.on for mark in self.marks]
        return [
            f"The milestone of {day_words(later if later != days[-1] else sooner)} does not lie"
            " between the baseline and the target, after the milestone before it."
            for sooner, later in pairwise(days)
            if later <= sooner
        ]

    def _problems_of_steps(self, steps: Steps) -> list[str]:
        if steps.by <= 0 or steps.months < 1:
            return ["A step leads some way, every month or every few months."]
        reached = self._stair(steps, self.target.on)
        if reached == self.target.value:
            return []
        unit = self.unit
        return [
            f"Steps of {unit.distance(steps.by)} {_every(steps.months)} lead from"
            f" {unit.said(self.baseline.value)} to {unit.said(reached)} by"
            f" {day_words(self.target.on)}, not to {unit.said(self.target.value)}."
        ]

    @property
    def is_for_worse(self) -> bool:
        """Whether the target lies on the worse side of its baseline."""
        return (self.target.value - self.baseline.value) * self.better.sign < 0

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The baseline, the milestones and the target."""
        between = () if isinstance(self.way, Steps) else self.way
        return (self.baseline, *between, self.target)

    def expected(self, on: date) -> float | None:
        """Return the value that the way asks for on a day; None before the baseline."""
        if on < self.baseline.on:
            return None
        if on >= self.target.on:
            return self.target.value
        if isinstance(self.way, Steps):
            return self._stair(self.way, on)
        return _straight(self.marks, on)

    def _stair(self, steps: Steps, on: date) -> float:
        start, end = self.baseline, self.target.value
        after = on + _ONE_DAY  # a month from 1 April is over by the end of 30 April
        whole = months_between(start.on, after) - (after.day < start.on.day)
        climbed = steps.by * (whole // steps.months)
        if end < start.value:
            return max(end, start.value - climbed)
        return min(end, start.value + climbed)


class Track(StrEnum):
    """How a value lies to the way."""

    ON = "on"
    NEAR = "near"
    OFF = "off"

    @property
    def words(self) -> str:
        """The track as it is said: "On the path"."""
        return {
            Track.ON: "On the path",
            Track.NEAR: "Near the path",
            Track.OFF: "Off the path",
        }[self]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value lies: ``behind`` is how much it lacks, below nought when it is ahead."""

    track: Track
    expected: float
    behind: float
    sentence: str


def place(trajectory: Trajectory, value: float, *, on: date) -> Place | None:
    """Say whether a value is on, near or off the way on a day; None before the baseline.

    At or better than the way is on it; worse by the tolerance at most is near. Where neither side
    is better, both sides are away from it.
    """
    expected = trajectory.expected(on)
    if expected is None:
        return None
    apart = value - expected
    sign = trajectory.better.sign
    behind = -apart * sign if sign else abs(apart)
    track = Track.ON
    if behind > _HAIR:
        track = Track.NEAR if behind <= trajectory.tolerance + _HAIR else Track.OFF
    return Place(track, expected, behind, _sentence(trajectory, value, expected, track, on))


def _sentence(trajectory: Trajectory, value: float, expected: float, track: Track, on: date) -> str:
    unit, apart = trajectory.unit, value - expected
    is_worse = track is not Track.ON
    side = "the same"
    if abs(apart) > _HAIR:
        words = {Better.NEITHER: ("above", "below")}.get(
            trajectory.better, ("behind", "behind") if is_worse else ("ahead", "ahead")
        )
        side = f"{unit.distance(apart)} {words[0 if apart > 0 else 1]}"
    return (
        f"{track.words}: {unit.said(value)} on {day_words(on)}, where {unit.said(expected)} was"
        f" planned, is {side}."
    )


def _straight(marks: Sequence[Mark], on: date) -> float:
    before, after = next(
        (before, after) for before, after in pairwise(marks) if before.on <= on < after.on
    )
    part = (on - before.on).days / (after.on - before.on).days
    return before.value + part * (after.value - before.value)


def _every(months: int) -> str:
    return "a month" if months == 1 else f"every {months} months"


_ONE_DAY = timedelta(days=1)

_HAIR = 1e-9
"""A value on the way is on it, whatever the rounding of the machine."""
