"""Which months stand out, by which rule, and what the chart then says."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.control_charts.charts import Meaning, Step, control_chart
from goldenthread.core.control_charts.lines import Kind, more_than_chance, scatter
from goldenthread.core.control_charts.signals import Rule, Rules
from goldenthread.core.control_charts.verdicts import verdict
from goldenthread.core.measurements import Better, Series, SeriesUnusable, Unit, months_on
from tests.core.control_charts.months import FIRST, counts, out_of, rates, readings, shares

STEADY = [24, 26, 25, 23, 27, 25, 24, 26, 25, 24, 26, 25]
WEEKS = [20, 22, 21, 23, 20, 22, 21, 19, 22, 21, 20, 22]


def said(series, **how):
    return verdict(control_chart(series, **how)).sentence


def rules_of(series, **how):
    return [
        [(signal.rule, signal.direction) for signal in month.signals]
        for month in control_chart(series, **how).months
    ]


def test_shares_have_the_limits_of_a_p_chart():
    chart = control_chart(out_of(50, STEADY))
    line = chart.months[0].lines

    sigma = 100 * math.sqrt(0.5 * 0.5 / 50)
    assert chart.stretches[0].kind is Kind.P
    assert (line.mean, line.low, line.high) == pytest.approx((50, 50 - 3 * sigma, 50 + 3 * sigma))


def test_limits_of_a_small_month_are_wider_and_exact():
    lines = [m.lines for m in control_chart(shares(*[(19, 20)] * 12, (0, 1), (30, 60))).months]

    assert lines[12].low == 0
    assert lines[13].low == 100 * 51 / 60  # 86.6 by three standard deviations


def test_shares_that_vary_more_than_chance_have_laneys_limits():
    wild = [400, 520, 430, 600, 380, 560, 450, 610, 400, 580, 420, 550]
    chart = control_chart(out_of(1000, wild))
    points, mean = chart.series.points, sum(wild) / 12000

    z = [(part / 1000 - mean) / math.sqrt(mean * (1 - mean) / 1000) for part in wild]
    sigma_z = fmean(abs(b - a) for a, b in pairwise(z)) / 1.128

    assert chart.stretches[0].kind is Kind.LANEY_P
    assert chart.stretches[0].spread == pytest.approx(sigma_z) == scatter(points, mean)
    half = 300 * sigma_z * math.sqrt(mean * (1 - mean) / 1000)
    assert chart.months[0].lines.high == pytest.approx(min(100, 100 * mean + half))
    assert not more_than_chance(1.2, 12)
    assert more_than_chance(1.2, 100)


def test_counts_have_a_c_chart_and_rates_a_u_chart():
    c = control_chart(counts(*STEADY))
    u = control_chart(rates(*[(25, 5000), (27, 5400)] * 6))

    assert (c.stretches[0].kind, u.stretches[0].kind) == (Kind.C, Kind.U)
    assert c.months[0].lines.high == pytest.approx(25 + 15, abs=2)
    assert u.months[0].lines.mean == pytest.approx(5)
    assert u.months[0].lines.high > u.months[1].lines.high  # among more, less is chance


def test_other_figures_have_an_xmr_chart_without_its_wildest_step():
    values = [10.0, 12, 10, 12, 10, 12, 40, 38, 40, 38, 40, 38]
    chart = control_chart(readings(*values))
    line = chart.months[0].lines

    assert chart.stretches[0].kind is Kind.XMR
    assert (line.mean, line.high) == pytest.approx((25, 25 + 3 * 2 / 1.128))


@pytest.mark.parametrize(
    ("later", "rule", "direction", "sentence"),
    [
        ([40], Rule.OUTSIDE, 1, "The change is real: 40 in January 2025 is above 25.9, the most"
         " that chance explains. This is worse."),
        ([5], Rule.OUTSIDE, -1, "The change is real: 5 in January 2025 is below 16.2, the least"
         " that chance explains. This is better."),
        ([22] * 7, Rule.RUN, 1, "The change is real: the last 8 months are all above the mean of"
         " 21.1. This is worse."),
        ([20, 19.9, 19.8, 19.7, 19.6, 19.5], Rule.TREND, -1, "The change is real: it fell from"
         " month to month over the last 7 months. This is better."),
        ([25, 21, 25], Rule.NEAR, 1, "The change is real: two of the last three months are close"
         " to the upper limit. This is worse."),
        ([21, 17, 17], Rule.NEAR, -1, "The change is real: two of the last three months are close"
         " to the lower limit. This is better."),
    ],
)  # fmt: skip
def test_each_rule_finds_its_months_and_says_so(later, rule, direction, sentence):
    series = readings(*WEEKS, *later)

    assert (rule, direction) in rules_of(series)[-1]
    assert said(series) == sentence


def test_below_the_mean_and_rising_are_said_too():
    assert "all below the mean of 21.1" in said(readings(*WEEKS, *[20, 20, 20.5, 20, 20, 20, 20]))
    assert "it rose from month" in said(
        readings(*WEEKS[:-1], 20.1, *[20.2, 20.5, 20.8, 21.2, 21.4, 21.7])
    )


def test_what_is_good_follows_what_is_better():
    meanings = [
        control_chart(readings(*WEEKS, 40, better=better)).months[-1].meaning for better in Better
    ]

    assert meanings == [Meaning.IMPROVING, Meaning.CONCERNING, Meaning.CHANGED]
    assert verdict(control_chart(readings(*WEEKS, 40, better=Better.NEITHER))).sentence.endswith(
        "the most that chance explains."
    )
    assert [meaning.stands_out for meaning in Meaning] == [False, True, True, True, False, False]
    assert len({meaning.words for meaning in Meaning} | {kind.words for kind in Kind}) == 11
    assert len({Rules().words(rule) for rule in Rule}) == 4


def test_no_change_is_said_with_what_stood_out_last():
    assert said(readings(*WEEKS)) == (
        "No real change: 22 in December 2024 is between 16.2 and 25.9, as chance would have it."
    )
    assert said(readings(*WEEKS, 40, 21, 21.5)).endswith(
        "; the last month to stand out was January 2025."
    )
    assert control_chart(readings(*WEEKS, 21)).months[-1].direction == 0


@pytest.mark.parametrize(
    ("months", "words"),
    [(0, "no month has a figure"), (1, "only 1 month has a figure"),
     (11, "only 11 months have a figure")],
)  # fmt: skip
def test_few_months_are_too_early(months, words):
    chart = control_chart(readings(*WEEKS[:months]))

    assert verdict(chart).sentence == f"It is too early to say: {words}, and 12 are needed."
    assert verdict(chart).is_real is None
    assert {month.meaning for month in chart.months} <= {Meaning.TOO_EARLY}


def test_a_month_without_cases_is_a_gap_that_a_run_goes_on_across():
    above = [(35, 50)] * 3
    chart = control_chart(shares(*[(25, 50)] * 12, *above, (0, 0), *above, *above))

    assert chart.months[15].meaning is Meaning.GAP
    assert chart.months[15].lines is None
    assert Rule.RUN in [signal.rule for signal in chart.months[-1].signals]
    assert control_chart(shares((0, 0), (1, 2))).months[0].meaning is Meaning.GAP


def test_months_of_one_case_are_never_news():
    few = control_chart(shares(*[(19, 20)] * 12, *[(0, 1)] * 2, *[(1, 1)] * 9))

    assert {month.meaning for month in few.months} == {Meaning.CHANCE}


def test_the_first_exception_after_a_year_without_is_no_news_but_many_are():
    assert verdict(control_chart(out_of(20, [20] * 12 + [19]))).is_real is False
    assert verdict(control_chart(out_of(20, [20] * 12 + [14]))).is_real is True
    assert verdict(control_chart(counts(*[0] * 12, 1))).is_real is False
    assert verdict(control_chart(counts(*[0] * 12, 4))).is_real is True


def test_a_step_starts_a_new_line_with_its_reason():
    step = Step(months_on(FIRST, 12), "exceptions are counted from now on", redefined=True)
    chart = control_chart(readings(*WEEKS, *[40, 42, 41]), steps=[step])

    assert [stretch.step for stretch in chart.stretches] == [None, step]
    assert not any(month.meaning.stands_out for month in chart.months)
    assert verdict(chart).sentence == (
        "It is too early to say: only 3 months have a figure since January 2025 (exceptions are"
        " counted from now on), and 12 are needed."
    )
    again = control_chart(readings(*WEEKS, *[value + 20 for value in WEEKS]), steps=[step])
    assert [stretch.mean for stretch in again.stretches] == pytest.approx([21.083, 41.083], abs=0.1)
    with pytest.raises(SeriesUnusable, match="The step in January 2025 needs a reason"):
        Step(date(2025, 1, 1), " ")


def test_a_step_before_the_first_month_or_after_the_last_makes_no_empty_stretch():
    steps = [Step(months_on(FIRST, 99), "later"), Step(months_on(FIRST, -5), "sooner")]

    assert [s.step.why for s in control_chart(readings(*WEEKS), steps=steps).stretches] == [
        "sooner"
    ]


FIGURES = st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=40)


@settings(max_examples=30)
@given(FIGURES, st.sampled_from([Unit.PERCENT, Unit.COUNT, Unit.NUMBER]))
def test_any_series_has_a_chart_with_ordered_lines_and_a_sentence(values, unit):
    chart = control_chart(readings(*values, unit=unit))

    assert [month.point for month in chart.months] == list(chart.series.points)
    for line in filter(None, (month.lines for month in chart.months)):
        assert unit.lowest <= line.low <= line.near_low <= line.mean
        assert line.mean <= line.near_high <= line.high <= unit.highest
    assert verdict(chart).sentence.endswith(".")


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=12, max_size=30))
def test_upside_down_the_same_months_stand_out_the_other_way(pairs):
    of = [(min(pair), max(pair)) for pair in pairs]
    series = shares(*of)
    turned = shares(*((whole - part, whole) for part, whole in of))

    there, back = rules_of(series), rules_of(turned)

    assert [[(rule, -way) for rule, way in month] for month in back] == there


@settings(max_examples=30)
@given(st.lists(st.integers(0, 60), min_size=12, max_size=30), st.integers(1, 12))
def test_what_comes_later_changes_no_limit(numbers, fewer):
    whole = control_chart(counts(*numbers))
    early = control_chart(Series(whole.series.points[: len(numbers) - fewer], Unit.COUNT))

    for before, after in zip(early.months, whole.months, strict=False):
        assert before.lines in (None, after.lines)
