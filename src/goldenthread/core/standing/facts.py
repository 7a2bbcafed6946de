"""What is known of an action: dates, reports, evidence, figures. Nothing here is an opinion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from goldenthread.core.enums import Status
from goldenthread.core.measurements import Series, month_words, months_on
from goldenthread.core.success.judging import Judgement, Success
from goldenthread.core.trajectories.paths import Place


@dataclass(frozen=True, slots=True)
class Direction:
    """For how many months running a figure got worse, and from what to what if it may be told."""

    months: int = 0
    words: str = ""

    @property
    def said(self) -> str:
        """The words to follow others: ": 62% in July, 55% in October", or nothing."""
        return f": {self.words}" if self.words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An indicator that is bound to a measure, judged on a day.

    ``by`` is the last day of what is promised; ``place`` lies it to its planned path, if it has
    one.
    """

    name: str
    judgement: Judgement
    by: date | None = None
    place: Place | None = None
    direction: Direction = Direction()


def without_numbers(figure: Figure) -> Figure:
    """Return a figure as it may be told to those who may not see the cases: judged the same."""
    state, where = figure.judgement.state, figure.place
    said = f"{state.words}."
    if state is Success.CANNOT_SAY:
        said = "It cannot be said: a month has too few cases, or none."
    return replace(
        figure,
        judgement=Judgement(state, said),
        place=replace(where, sentence=f"{where.track.words}.") if where else None,
        direction=Direction(figure.direction.months),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """What shows one measure of success: evidence that was verified, claims, figures."""

    verified_on: date | None = None
    claims: int = 0
    figures: tuple[Figure, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether it is shown: every figure is met, or without a figure, evidence is verified."""
        if self.figures:
            return all(one.judgement.state is Success.MET for one in self.figures)
        return self.verified_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """An action's milestones, counted; ``ahead`` have a day that has not gone by."""

    done: int = 0
    overdue: int = 0
    ahead: int = 0
    undated: int = 0

    @property
    def many(self) -> int:
        """How many there are."""
        return self.done + self.overdue + self.ahead + self.undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of one action on a day.

    :param begun_on: the day on which it was to begin, or on which its plan went live.
    :param has_started: whether its lead says that it has.
    :param cycles_silent: whole reporting cycles without a report, since the last or since it began.
    :param late_waits: the actions that it waits for and that are late.
    :param vacant: its posts, when nobody holds any of them; ``has_post`` is false when it has none.
    """

    on: date
    declared: Status | None = None
    begun_on: date | None = None
    due_by: date | None = None
    milestones: Milestones = Milestones()
    moved_later: int = 0
    measures: tuple[MeasureFacts, ...] = ()
    reported_on: date | None = None
    cycles_silent: int = 0
    late_waits: tuple[str, ...] = ()
    has_post: bool = True
    vacant: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that is bound to one of its measures."""
        return tuple(one for measure in self.measures for one in measure.figures)

    @property
    def is_proven(self) -> bool:
        """Whether the facts say that it is done: every milestone, and every measure is shown."""
        steps = self.milestones
        if not (steps.many or self.measures) or steps.done < steps.many:
            return False
        return all(measure.is_shown for measure in self.measures)

    @property
    def is_over(self) -> bool:
        """Whether no more work is owed: proven, or said to be done with no milestone left open."""
        said = self.declared is not None and self.declared.is_done
        return self.is_proven or (said and self.milestones.done == self.milestones.many)

    @property
    def has_begun(self) -> bool:
        """Whether its first day has come."""
        return self.begun_on is None or self.begun_on <= self.on


def direction(series: Series, *, on: date) -> Direction:
    """Say for how many months running a figure got worse, up to the last month that was over."""
    sign = series.better.sign
    points = series.ended_by(on).known
    running = 0
    for before, after in reversed(list(pairwise(points))):
        follows = months_on(before.month, 1) == after.month
        if not follows or ((after.value or 0.0) - (before.value or 0.0)) * sign >= 0:
            break
        running += 1
    if not running:
        return Direction()
    first, last = points[-running - 1], points[-1]
    said = series.unit.said
    return Direction(
        running,
        f"{said(first.value or 0.0)} in {month_words(first.month)},"
        f" {said(last.value or 0.0)} in {month_words(last.month)}",
    )
