"""Standings as properties: a bad fact never makes one better, and none comes without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.enums import Status
from goldenthread.core.measurements import Better, Series, Unit, count, reading
from goldenthread.core.standing.facts import (
    Direction,
    Facts,
    Figure,
    MeasureFacts,
    Milestones,
    direction,
    without_numbers,
)
from goldenthread.core.standing.levels import Level, level_of
from goldenthread.core.standing.numbers import NUMBERS, Numbers, differing
from goldenthread.core.standing.rules import RULES
from goldenthread.core.standing.standings import (
    Comparison,
    most_generous_first,
    rolled_up,
    standing_of,
)
from goldenthread.core.success.judging import Judgement, Success
from goldenthread.core.trajectories.paths import Place, Track

ON = date(2026, 11, 22)
DAYS = st.dates(ON - timedelta(days=900), ON + timedelta(days=400))
FEW = st.integers(0, 4)
FIGURES = st.builds(
    Figure,
    name=st.just("Plans"),
    judgement=st.builds(Judgement, st.sampled_from(Success), st.just("Said.")),
    by=st.none() | DAYS,
    place=st.none() | st.builds(Place, st.sampled_from(Track), st.just(1.0), st.just(1.0),
                                st.just("Lies.")),
    direction=st.builds(Direction, FEW, st.just("from, to")),
)  # fmt: skip
MEASURES = st.builds(
    MeasureFacts,
    verified_on=st.none() | st.dates(ON - timedelta(days=900), ON),
    claims=FEW,
    figures=st.lists(FIGURES, max_size=2).map(tuple),
)
FACTS = st.builds(
    Facts,
    on=st.just(ON),
    declared=st.none() | st.sampled_from(Status),
    begun_on=st.none() | DAYS,
    due_by=st.none() | DAYS,
    milestones=st.builds(Milestones, done=FEW, overdue=FEW, ahead=FEW, undated=FEW),
    moved_later=FEW,
    measures=st.lists(MEASURES, max_size=3).map(tuple),
    reported_on=st.none() | st.dates(ON - timedelta(days=900), ON),
    cycles_silent=FEW,
    late_waits=st.lists(st.sampled_from(("1A", "2B")), max_size=2).map(tuple),
    has_post=st.booleans(),
    vacant=st.sampled_from(((), ("Head of SEND",))),
)
_WORSE_STATE = {
    Success.MET: Success.NOT_YET,
    Success.CANNOT_SAY: Success.NOT_YET,
    Success.NOT_YET: Success.MISSED,
    Success.MISSED: Success.MISSED,
}
_WORSE_TRACK = {Track.ON: Track.NEAR, Track.NEAR: Track.OFF, Track.OFF: Track.OFF}


def _worse_figures(facts):
    def worse(figure):
        place = figure.place and replace(figure.place, track=_WORSE_TRACK[figure.place.track])
        state = _WORSE_STATE[figure.judgement.state]
        return replace(
            figure, place=place, judgement=Judgement(state, "Said."),
            direction=Direction(figure.direction.months + 1, "from, to"),
        )  # fmt: skip

    return replace(
        facts,
        measures=tuple(
            replace(one, figures=tuple(map(worse, one.figures))) for one in facts.measures
        ),
    )


def _unverified(facts):
    measures = tuple(replace(one, verified_on=None) for one in facts.measures)
    return replace(facts, measures=measures)


WORSE = {
    "an overdue milestone": lambda facts: replace(
        facts, milestones=replace(facts.milestones, overdue=facts.milestones.overdue + 1)
    ),
    "a milestone undone": lambda facts: replace(
        facts,
        milestones=replace(
            facts.milestones,
            done=max(0, facts.milestones.done - 1),
            undated=facts.milestones.undated + min(1, facts.milestones.done),
        ),
    ),
    "a date moved": lambda facts: replace(facts, moved_later=facts.moved_later + 1),
    "a silent cycle": lambda facts: replace(facts, cycles_silent=facts.cycles_silent + 1),
    "a late action waited for": lambda facts: replace(facts, late_waits=(*facts.late_waits, "9Z")),
    "a vacant post": lambda facts: replace(facts, vacant=("Head of SEND",)),
    "no post": lambda facts: replace(facts, has_post=False),
    "a date gone by": lambda facts: replace(facts, due_by=ON - timedelta(days=400)),
    "worse figures": _worse_figures,
    "evidence withdrawn": _unverified,
}


@given(FACTS, st.sampled_from(sorted(WORSE)))
def test_a_bad_fact_never_makes_a_standing_better(facts, name):
    before, after = standing_of(facts), standing_of(WORSE[name](facts))

    assert after.level.rank >= before.level.rank, name


@given(FACTS)
def test_a_standing_never_comes_without_a_reason_as_bad_as_it_is(facts):
    standing = standing_of(facts)
    comparison = Comparison(facts.declared, standing)

    assert all(reason.sentence for reason in standing.reasons)
    assert max(reason.level.rank for reason in standing.reasons) == standing.level.rank
    assert [r.level.rank for r in standing.reasons] == sorted(
        (r.level.rank for r in standing.reasons), reverse=True
    )
    assert comparison.because
    if comparison.is_contradiction:
        assert comparison.generosity == standing.level.rank - level_of(facts.declared).rank
    worst = {rule.id: rule.worst.rank for rule in RULES}
    assert all(r.level.rank <= worst.get(r.rule, 3) for r in standing.reasons)


@given(st.lists(st.sampled_from(Level), max_size=12), st.integers(0, 11))
def test_an_area_does_not_stand_better_when_one_of_its_actions_stands_worse(levels, place):
    if place < len(levels):
        worse = [*levels[:place], Level.OFF_TRACK, *levels[place + 1 :]]
        assert rolled_up(worse).level.rank >= rolled_up(levels).level.rank
    assert rolled_up(levels).reasons


def test_the_most_generous_come_first_of_equals_those_with_more_reasons():
    overdue = Facts(on=ON, declared=Status.ON_TRACK, milestones=Milestones(done=1, overdue=3))
    found = [
        Comparison(facts.declared, standing_of(facts))
        for facts in (
            replace(overdue, declared=Status.OFF_TRACK),
            overdue,
            replace(overdue, moved_later=3),
            replace(overdue, declared=Status.COMPLETE),
        )
    ]

    ordered = sorted(found, key=most_generous_first)

    assert [one.generosity for one in ordered] == [3, 2, 2, 0]
    assert [one.is_contradiction for one in ordered] == [True, True, True, False]
    assert len(ordered[1].because) > len(ordered[2].because)


def test_a_direction_runs_over_neighbouring_months_that_are_over():
    def falling(*values, better=Better.HIGHER):
        points = tuple(reading(date(2026, n, 1), value) for n, value in enumerate(values, start=1))
        return Series(points, Unit.PERCENT, better)

    on = date(2026, 7, 1)
    assert direction(falling(70, 60, 62, 61, 55, 50), on=on) == Direction(
        3, "62% in March 2026, 50% in June 2026"
    )
    assert direction(falling(70, 60, 62, 61, 55, 50), on=date(2026, 6, 29)).months == 2
    assert direction(falling(60, None, 50), on=on).months == 0  # across a gap nothing runs
    assert direction(falling(60, 50, better=Better.NEITHER), on=on) == Direction()
    assert direction(Series((), Unit.PERCENT), on=on) == Direction()
    waiting = Series((count(date(2026, 1, 1), 3), count(date(2026, 2, 1), 5)), Unit.COUNT,
                     Better.LOWER)  # fmt: skip
    assert direction(waiting, on=on).months == 1


def test_numbers_are_within_their_own_bounds_and_named_by_rules():
    usual = Numbers()

    assert all(one.least <= getattr(usual, name) <= one.most for name, one in NUMBERS.items())
    assert {rule.number for rule in RULES if rule.number} | {"share"} == set(NUMBERS)
    assert differing(usual, replace(usual, moves=5)) == {"moves": (2, 5)}
    late = next(rule for rule in RULES if rule.id == "overdue")
    assert "More than 0 days" in late.said(replace(usual, days_late=0))
    silence = next(rule for rule in RULES if rule.id == "silence")
    assert silence.said(usual).startswith("Two or more whole")
    assert [one.words for one in Level][1:3] == ["On track", "Cannot be said"]


@given(FIGURES)
def test_a_figure_without_its_numbers_is_judged_the_same(figure):
    told = without_numbers(figure)

    levels = {
        standing_of(Facts(on=ON, measures=(MeasureFacts(figures=(one,)),))).level
        for one in (figure, told)
    }

    assert len(levels) == 1
    assert (told.direction.months, told.direction.said) == (figure.direction.months, "")
    assert (told.place and told.place.track) == (figure.place and figure.place.track)
