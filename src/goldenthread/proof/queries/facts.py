"""The facts of many actions at once, and what they come to beside what is declared.

However many actions there are, the same questions are asked, and one for each bound indicator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.enums import Status
from goldenthread.core.measurements import Better, Point, Series, Unit
from goldenthread.core.standing.facts import (
    Facts,
    Figure,
    MeasureFacts,
    Milestones,
    direction,
    without_numbers,
)
from goldenthread.core.standing.numbers import Numbers
from goldenthread.core.standing.standings import Comparison, Standing, standing_of
from goldenthread.core.success.conditions import Against, Condition
from goldenthread.core.success.judging import judge
from goldenthread.core.trajectories.paths import Mark, PathUnusable, Trajectory, place
from goldenthread.improvement.api import Action, Known, known_facts
from goldenthread.indicators import api as indicators
from goldenthread.indicators.api import Indicator, Result
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.proof.models import Binding
from goldenthread.proof.queries.evidence import open_bindings, standing_evidence
from goldenthread.proof.queries.figures import Figures, figures_of, usable
from goldenthread.proof.queries.rules import numbers_of

_NEAR = 5.0
_NEAR_PART = 0.1


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A bound indicator as it is judged on a day; ``last`` is the month that it rests on.

    ``exact`` is whether its reader may be told the numbers of its series.
    """

    binding: Binding
    figure: Figure
    series: Series
    path: Trajectory | None
    exact: bool

    @property
    def last(self) -> Point | None:
        """The last month with a figure."""
        return self.series.known[-1] if self.series.known else None


@dataclass(frozen=True, kw_only=True)
class Judged:
    """An action with its facts, where it stands, and its bound figures by measure."""

    action: Action
    known: Known
    facts: Facts
    comparison: Comparison
    bound: Mapping[int, list[Bound]]

    @property
    def standing(self) -> Standing:
        """Where the facts say that it stands."""
        return self.comparison.standing


def judged(
    local_area: LocalArea, actions: Sequence[Action], *, by: Member | None, on: date
) -> list[Judged]:
    """Return where each of these actions stands on a day, beside its declared rating.

    All stand the same whoever asks; the reasons tell numbers of cases only to who may see them.

    :param by: who reads; None for words that everybody may read.
    """
    if not actions:
        return []
    return gather(local_area, actions, numbers_of(local_area), by=by, on=on)


def judge_one(action: Action, *, by: Member | None, on: date) -> Judged:
    """Return where one action stands on a day, in the words of `judged`."""
    return judged(action.local_area, [action], by=by, on=on)[0]


def with_numbers(one: Judged, numbers: Numbers) -> Judged:
    """Return the same facts judged by other numbers."""
    comparison = Comparison(one.facts.declared, standing_of(one.facts, numbers))
    return Judged(
        action=one.action, known=one.known, facts=one.facts, comparison=comparison, bound=one.bound
    )


def gather(
    local_area: LocalArea,
    actions: Sequence[Action],
    numbers: Numbers,
    *,
    by: Member | None,
    on: date,
) -> list[Judged]:
    """Return the facts of these actions, judged by these numbers, in the words of `judged`."""
    known = known_facts(actions, on=on)
    measure_ids = [measure.pk for one in known.values() for measure in one.measures]
    shown, bindings = standing_evidence(measure_ids), open_bindings(measure_ids)
    wanted = {one.indicator for many in bindings.values() for one in many}
    figures = figures_of(local_area, wanted, on=on)
    bound = {pk: bound_among(many, figures, by=by, on=on) for pk, many in bindings.items()}
    found = []
    for action in actions:
        facts = _facts(action, known[action.pk], shown, bound, on=on)
        found.append(
            Judged(
                action=action,
                known=known[action.pk],
                facts=facts,
                comparison=Comparison(facts.declared, standing_of(facts, numbers)),
                bound={m.pk: bound[m.pk] for m in known[action.pk].measures if m.pk in bound},
            )
        )
    return found


def _facts(
    action: Action,
    known: Known,
    shown: Mapping[int, tuple[date | None, int]],
    bound: Mapping[int, list[Bound]],
    *,
    on: date,
) -> Facts:
    measures = []
    for measure in known.measures:
        verified_on, claims = shown.get(measure.pk, (None, 0))
        figures = tuple(one.figure for one in bound.get(measure.pk, ()))
        measures.append(MeasureFacts(verified_on=verified_on, claims=claims, figures=figures))
    return Facts(
        on=on,
        declared=Status(action.status) if action.status else None,
        begun_on=known.begun_on,
        due_by=action.due_by,
        milestones=Milestones(
            done=known.done, overdue=known.overdue, ahead=known.ahead, undated=known.undated
        ),
        moved_later=known.moved_later,
        measures=tuple(measures),
        reported_on=known.reported_on,
        cycles_silent=known.cycles_silent,
        late_waits=known.late_waits,
        has_post=bool(known.post_ids),
        vacant=known.vacant,
    )


def bound_among(
    bindings: Sequence[Binding], figures: Figures, *, by: Member | None, on: date
) -> list[Bound]:
    """Return how these bound indicators are judged on a day; those unknown are left out."""
    return [
        bound_on(
            one, figures.series[one.indicator], figures.targets.get(one.indicator), by=by, on=on
        )
        for one in bindings
        if one.indicator in figures.series
    ]


def bound_on(
    binding: Binding,
    series: Series,
    target: Trajectory | None,
    *,
    by: Member | None,
    on: date,
) -> Bound:
    """Return how a bound indicator is judged on a day: its condition, its path, its direction.

    :param target: the path that the area has set for the indicator; without one the way is straight
        from the baseline of the binding.
    """
    condition = binding.condition
    better = Better.HIGHER if condition.test.sign > 0 else Better.LOWER
    series = Series(series.points, series.unit, better).ended_by(on)
    others = {Against.BASELINE: binding.baseline} if binding.baseline is not None else {}
    indicator = indicators.find(binding.indicator)
    path = target or _path(binding, condition, better)
    where, known = None, usable(series)
    if path and known:
        last = known[-1]
        where = place(path, last.value or 0.0, on=last.ends_on)
    figure = Figure(
        name=indicator.name if indicator else binding.indicator,
        judgement=judge(condition, series, on=on, others=others),
        by=condition.by,
        place=where,
        direction=direction(series, on=on),
    )
    exact = tells_all(indicator, by)
    if not exact:
        figure = without_numbers(figure)
    return Bound(binding=binding, figure=figure, series=series, path=path, exact=exact)


def tells_all(indicator: Indicator | None, by: Member | None) -> bool:
    """Whether somebody may be told an indicator's numbers as they are."""
    if indicator is None or by is None:
        return False
    return indicators.sees_all(indicator.latest, by)


def _path(binding: Binding, condition: Condition, better: Better) -> Trajectory | None:
    """Return the straight way from the figure at the binding to the level by its day, if any."""
    if condition.level is None or condition.by is None or binding.baseline is None:
        return None
    near = _NEAR if condition.unit is Unit.PERCENT else abs(condition.level) * _NEAR_PART
    try:
        return Trajectory(
            Mark(binding.since, binding.baseline), Mark(condition.by, condition.level),
            condition.unit, better, near,
        )  # fmt: skip
    except PathUnusable:
        return None


@dataclass(frozen=True)
class Shown:
    """A bound indicator as somebody may be shown it: its months, and its newest figure.

    ``newest`` is there for those alone who may not see the exact months: of the period that ended
    last and has a figure that is shown. A small area's months are often hidden, its years are not.
    """

    months: Series
    newest: Result | None = None


def shown_to(bound: Iterable[Bound], by: Member, *, on: date) -> dict[str, Shown]:
    """Return bound indicators by id, as somebody may be shown them.

    Exact for who may see the cases; for others small numbers are hidden and the rest rounded, as on
    the page of the indicator.
    """
    many = list(bound)
    found = {one.binding.indicator: Shown(one.series) for one in many if one.exact}
    asked = sorted({one.binding.indicator for one in many if not one.exact})
    wanted = [indicator for pk in asked if (indicator := indicators.find(pk))]
    if wanted:
        found |= {
            one.indicator.id: Shown(one.series(), one.newest())
            for one in indicators.many_seen_by(by, wanted, on=on)
        }
    return found
