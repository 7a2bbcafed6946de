"""Forecasts hold what their ranges promise, see nothing of what came later, and are scored."""

from __future__ import annotations

from datetime import date
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.measurements import Better, Series, Unit, months_on, reading
from goldenthread.core.trajectories.forecasts import FEWEST, forecast, prospect, students_t
from goldenthread.core.trajectories.paths import Mark, Trajectory
from goldenthread.core.trajectories.scoring import Past, backtest, score

FIRST = date(2024, 1, 1)


def series(*values, unit=Unit.NUMBER):
    points = (reading(months_on(FIRST, n), each) for n, each in enumerate(values))
    return Series(tuple(points), unit)


def test_a_line_without_noise_goes_on_more_and_more_slowly():
    made = forecast(series(*range(24)), until=date(2026, 3, 1))

    assert [ahead.month for ahead in made.ahead] == [date(2026, 1, 1), date(2026, 2, 1),
                                                      date(2026, 3, 1)]  # fmt: skip
    assert [ahead.middle for ahead in made.ahead] == pytest.approx([23.9, 24.71, 25.439])
    assert made.slope == 1
    assert made.end.high - 26 >= -0.3  # the undamped line is nearly in the range


def test_what_never_changes_is_forecast_to_stay():
    end = forecast(series(*[7.0] * 10), until=date(2025, 6, 1)).end

    assert (end.low, end.middle, end.high) == (7, 7, 7)


def test_a_freak_month_moves_the_forecast_little():
    calm = [50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 51, 49, 50.0]
    freak = [*calm[:6], 500, *calm[7:]]

    both = [forecast(series(*of), until=date(2025, 6, 1)).end.middle for of in (calm, freak)]

    assert abs(both[0] - both[1]) < 2


def test_few_months_or_a_day_that_is_not_ahead_have_no_forecast():
    known = [1.0] * FEWEST

    assert forecast(series(*known[1:], None), until=date(2030, 1, 1)) is None
    assert forecast(series(*known), until=date(2024, FEWEST, 28)) is None
    assert forecast(series(*known), until=date(2024, FEWEST + 1, 1)) is not None


@pytest.mark.parametrize(
    ("probability", "freedom", "value"),
    [(0.9, 6, 1.440), (0.9, 22, 1.321), (0.95, 10, 1.812), (0.975, 5, 2.571), (0.975, 30, 2.042)],
)
def test_students_t_is_as_printed_in_tables(probability, freedom, value):
    assert students_t(probability, freedom) == pytest.approx(value, abs=0.006)
    assert students_t(probability, 1e9) == pytest.approx(NormalDist().inv_cdf(probability))


KINDS = {
    "steady": lambda draw: draw.normal(50, 4, 36),
    "rising": lambda draw: 40 + 0.8 * np.arange(36) + draw.normal(0, 3, 36),
    "levelling off": lambda draw: 40 + 20 * (1 - 0.93 ** np.arange(36)) + draw.normal(0, 3, 36),
    "wandering": lambda draw: 50 + np.cumsum(draw.normal(0, 2, 36)),
    "with freaks": lambda draw: 50 + 3 * draw.standard_t(2, 36),
}
BETTER_THAN_AS_NOW = ["steady", "rising", "levelling off", "with freaks"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_range_holds_about_what_it_promises_half_a_year_ahead(kind):
    draw = np.random.default_rng(20260106)  # of its own: the same in whatever order tests run
    made = [
        past
        for _ in range(12)
        for past in backtest(series(*map(float, KINDS[kind](draw))), ahead=6)
    ]
    found = score(made)

    assert found.forecasts == 12 * 23
    assert 0.65 <= found.held <= 0.97
    assert (found.error < found.error_as_now) == (kind in BETTER_THAN_AS_NOW)


def test_a_score_says_how_far_to_trust():
    past = [Past(40, 50, 60, 0.8, 45, 59), Past(40, 50, 60, 0.8, 45, 61)]

    assert [each.held for each in past] == [True, False]
    assert score(past).sentence(Unit.PERCENT) == (
        "Of 2 past forecasts, the range held 50 in 100 (meant: 80); they were 10 points out on"
        " average, better than saying “as now” (15 points)."
    )
    assert "no better than" in score([Past(40, 50, 60, 0.8, 59, 59)]).sentence(Unit.COUNT)
    assert score([]) is None


@pytest.mark.parametrize(
    ("target", "better", "likely"),
    [(90, Better.HIGHER, "out of reach"), (51, Better.HIGHER, "within reach"),
     (45, Better.HIGHER, "likely"), (20, Better.LOWER, "out of reach"),
     (55, Better.LOWER, "likely"), (50, Better.NEITHER, "within reach"),
     (99, Better.NEITHER, "out of reach")],
)  # fmt: skip
def test_the_prospect_of_a_target(target, better, likely):
    known = series(50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 51, 49, unit=Unit.PERCENT)
    start = 60 if better is Better.LOWER else 40
    path = Trajectory(Mark(FIRST, start), Mark(date(2025, 6, 30), target), known.unit, better, 5)

    said = prospect(path, forecast(known, until=path.target.on))

    assert said.startswith("If it goes on as it has, it will be about 50% by 30 June 2025, and 80")
    assert said.endswith(f"the target of {target}% is {likely}.")
    assert prospect(path, None) == (
        "There is no forecast: at least 8 months with a figure are needed."
    )


VALUES = st.lists(
    st.one_of(st.none(), st.integers(0, 100)), min_size=FEWEST, max_size=30
)  # fmt: skip


@settings(max_examples=30)
@given(VALUES, st.integers(1, 14))
def test_any_forecast_is_ordered_in_bounds_and_widens_with_what_it_promises(values, ahead):
    known = series(*values, unit=Unit.PERCENT)
    until = months_on(known.points[-1].month, ahead)
    narrow = forecast(known, until=until, level=0.5)
    wide = forecast(known, until=until, level=0.95)

    assert (narrow is None) == (len(known.known) < FEWEST)
    for inner, outer in zip(
        narrow.ahead if narrow else (), wide.ahead if wide else (), strict=True
    ):
        assert 0 <= outer.low <= inner.low <= inner.middle <= inner.high <= outer.high <= 100


@settings(max_examples=30)
@given(st.lists(st.integers(0, 100), min_size=FEWEST + 4, max_size=20), st.integers(0, 100))
def test_a_past_forecast_sees_nothing_of_what_came_later(values, other):
    made = list(backtest(series(*values, None), ahead=3))
    changed = list(backtest(series(*values[:-1], other), ahead=3))

    assert len(made) == len(values) - FEWEST - 2
    assert made[:-1] == changed[:-1]
    assert (made[-1].low, made[-1].high) == (changed[-1].low, changed[-1].high)
