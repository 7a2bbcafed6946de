"""However few the cases, chance alone seldom puts a month outside its limits."""

from __future__ import annotations

import math
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.control_charts.chance import FAR, binomial_reach, poisson_reach
from goldenthread.core.control_charts.lines import Kind, baseline
from goldenthread.core.measurements import Unit, count, share
from tests.core.control_charts.months import FIRST, counts, out_of


@settings(max_examples=30)
@given(st.integers(1, 60), st.integers(1, 39), st.sampled_from([FAR, 0.02275, 0.2]))
def test_the_binomial_reach_is_the_exact_one(cases, fortieths, tail):
    chance = Fraction(fortieths, 40)
    chances = [
        math.comb(cases, n) * chance**n * (1 - chance) ** (cases - n) for n in range(cases + 1)
    ]

    fewest, most = binomial_reach(cases, fortieths / 40, tail)

    assert sum(chances[:fewest]) <= tail < sum(chances[: fewest + 1])
    assert sum(chances[most + 1 :]) <= tail < sum(chances[most:])


@settings(max_examples=30)
@given(st.floats(0.01, 80))
def test_the_poisson_reach_is_the_exact_one(mean):
    chances = [math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(400)]

    fewest, most = poisson_reach(mean, FAR)

    assert sum(chances[:fewest]) <= FAR < sum(chances[: fewest + 1])
    assert sum(chances[most + 1 :]) <= FAR < sum(chances[most:])


@settings(max_examples=30)
@given(cases=st.integers(1, 50), late=st.integers(0, 40))
def test_a_month_of_any_size_lies_outside_by_chance_once_in_370_at_most(cases, late):
    usual = baseline(out_of(40, [late] * 12).points, Unit.PERCENT)
    chance = min(max(late / 40, 0.5 / 481), 480.5 / 481)

    outside = above = below = 0.0
    for part in range(cases + 1):
        point = share(FIRST, part, cases)
        lines = usual.of(point)
        happens = math.comb(cases, part) * chance**part * (1 - chance) ** (cases - part)
        outside += happens * (point.value > lines.high + 1e-9 or point.value < lines.low - 1e-9)
        above += happens * (lines.side(point.value) > 0)
        below += happens * (lines.side(point.value) < 0)

    assert usual.kind is Kind.P
    assert outside <= 2 * FAR + 1e-9
    assert max(above, below) <= 0.5 + 1e-9  # so a run of seven is luck once in 64 at most


@settings(max_examples=30)
@given(usual=st.integers(0, 30))
def test_so_does_a_count(usual):
    lines = baseline(counts(*[usual] * 12).points, Unit.COUNT).of(count(FIRST, usual))
    mean = usual or 0.5 / 12
    chances = [math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(200)]

    assert sum(c for n, c in enumerate(chances) if not lines.low <= n <= lines.high) <= 2 * FAR
    assert sum(c for n, c in enumerate(chances) if lines.side(n) > 0) <= 0.5
