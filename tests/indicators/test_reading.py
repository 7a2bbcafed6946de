"""How figures are read: new definitions, paths as they may be shown, forecasts and their score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from goldenthread.core.indicators.definitions import Polarity
from goldenthread.core.indicators.periods import Kind, Months, month_of
from goldenthread.core.indicators.results import Result
from goldenthread.core.measurements import (
    Better,
    Series,
    Unit,
    months_on,
    reading,
    share,
)
from goldenthread.core.trajectories.paths import Mark, Steps, Track, Trajectory
from goldenthread.core.trajectories.scoring import Past
from goldenthread.indicators.models import Target
from goldenthread.indicators.policies.aiming import path_kept
from goldenthread.indicators.policies.forecasting import forecast_for, path_shown, scored
from goldenthread.indicators.policies.measuring import (
    months_over,
    new_lines,
    same_line,
    series_from,
)
from goldenthread.indicators.presenters import summary
from goldenthread.indicators.presenters.picture import group_chart, month_chart, reading_of
from goldenthread.indicators.presenters.quality import quality
from goldenthread.indicators.presenters.targets import earlier, target_facts
from goldenthread.indicators.queries.quality import Lacking
from goldenthread.indicators.queries.registry import registry

IN_TIME = registry().indicators["TIM-01"]
STANDS = registry().indicators["DEM-06"]
FIRST = date(2024, 1, 1)
CHANGED = date(2025, 4, 1)
V1 = replace(IN_TIME.latest, until=date(2025, 3, 31))
V2 = replace(IN_TIME.latest, number=2, since=CHANGED)
REDEFINED = replace(IN_TIME, versions=(V1, V2))


def months(values: list[float | None], unit: Unit = Unit.PERCENT) -> Series:
    """Return figures of the months from January 2024."""
    points = (reading(months_on(FIRST, n), value) for n, value in enumerate(values))
    return Series(tuple(points), unit, Better.HIGHER)


def result(month: date, part: int | None, whole: int, version: int = 1) -> Result:
    period = Months(month_of(month), month_of(month))
    value = Fraction(part * 100, whole) if whole and part is not None else None
    return Result("TIM-01", version, Kind.MONTH, period, "", "", part, whole, value, CHANGED)


def path(**changed: object) -> Trajectory:
    told = {
        "baseline": Mark(date(2025, 1, 31), 58.3), "target": Mark(date(2026, 1, 31), 90),
        "unit": Unit.PERCENT, "better": Better.HIGHER, "tolerance": 5,
    }  # fmt: skip
    return Trajectory(**{**told, **changed})


def test_a_changed_definition_starts_a_new_line_and_is_forecast_by_itself():
    series = months([50.0 + n % 3 for n in range(15)] + [80.0 + n % 3 for n in range(14)])

    read = reading_of(REDEFINED, series, None)
    chart = month_chart(read)

    assert [one.month for one in new_lines(REDEFINED, series)] == [CHANGED]
    assert len(read.chart.stretches) == 2
    assert [one.text for one in chart.divisions] == [
        "from 1 April 2025 version 2 of the definition holds"
    ]
    assert "A new line begins" in [one.text for one in chart.key]
    assert same_line(REDEFINED, series).points[0].month == CHANGED
    assert read.forecast is not None
    assert read.forecast.end.low > 60  # the old line, at 50%, has no say
    assert summary.headline(result(CHANGED, 6, 9, 2), REDEFINED, hidden=False).startswith("In Apr")
    assert new_lines(REDEFINED, months([])) == []
    assert new_lines(REDEFINED, same_line(REDEFINED, series)) == []


def test_months_without_a_figure_are_gaps_and_the_last_month_is_one_that_is_over():
    made = series_from([result(date(2025, 2, 1), 3, 4), result(date(2025, 1, 1), None, 0)], IN_TIME)

    assert made.points == (reading(date(2025, 1, 1), None), share(date(2025, 2, 1), 3, 4))
    assert months_over(date(2025, 2, 28), 2) == Months(month_of(date(2025, 1, 1)), 24301)
    assert months_over(date(2025, 2, 27), 2).last_on == date(2025, 1, 31)


def test_a_path_begins_at_the_figure_as_it_is_shown():
    series = months([None] * 12 + [None, 64.4])  # January 2025 is hidden, February is not

    assert path_shown(None, series) is None
    assert path_shown(path(), series) is None
    february = path(baseline=Mark(date(2025, 2, 28), 58.3), way=Steps(8, 2), target=Mark(
        date(2025, 10, 31), 90.3,
    ))  # fmt: skip
    shown = path_shown(february, series)
    assert shown is not None
    assert (shown.baseline.value, shown.way) == (64, ())
    before = path(baseline=Mark(date(2023, 12, 31), 58.3))
    assert path_shown(before, series) is before
    milestones = (Mark(date(2025, 6, 30), 70.0),)
    through = path_shown(replace(february, way=milestones), series)
    assert through is not None
    assert through.way == milestones


def test_forecasts_reach_to_the_target_and_are_scored_as_kept_or_as_they_would_have_been():
    series = months([40.0 + n + n % 2 for n in range(24)])
    far = path(target=Mark(date(2150, 1, 31), 90))

    assert forecast_for(months([None]), None) is None
    made = [forecast_for(series, one) for one in (None, path(), far)]
    assert [one.end.month for one in made if one] == [
        date(2026, 6, 1), date(2026, 1, 1), date(2035, 12, 1),
    ]  # fmt: skip
    again = scored([], series)
    assert again is not None
    assert (again.were_kept, again.score.forecasts) == (False, 12)
    kept = scored([Past(40, 50, 60, 0.8, 45, 55)] * 14, series)
    assert kept is not None
    assert (kept.were_kept, kept.score.forecasts, kept.score.held) == (True, 12, 1)
    assert scored([], months([1.0])) is None


def test_the_top_of_the_page_has_words_for_every_state():
    series = months([60.0] * 12 + [66.0])  # the last is January 2025
    on_path, none = (reading_of(IN_TIME, series, one) for one in (path(baseline=Mark(
        date(2025, 1, 31), 66)), None))  # fmt: skip
    later = reading_of(IN_TIME, series, path(baseline=Mark(date(2025, 3, 31), 60)))
    come = reading_of(IN_TIME, series, path(baseline=Mark(FIRST, 60), target=Mark(
        date(2024, 12, 31), 90)))  # fmt: skip
    unknown = reading_of(IN_TIME, months([None]), path())

    assert (on_path.tag, none.tag, later.tag) == (
        summary.TAGS[Track.ON], summary.NO_TARGET, summary.NOT_SAID,
    )  # fmt: skip
    told = {name: summary.lines(one, path())[1]["text"] for name, one in {
        "none": none, "later": later, "come": come, "unknown": unknown,
    }.items()}  # fmt: skip
    assert "not shown, because the numbers" in told["none"]
    assert "is of before the baseline of 31 March 2025" in told["later"]
    assert "Off the path: 66% on 31 January 2025, where 90% was planned" in told["come"]
    assert told["unknown"] == "90% by 31 January 2026. No month has a figure yet."
    assert len(summary.lines(none, None)) == 2
    assert summary.ahead(come) == "None: the target’s day, 31 December 2024, has come."
    assert "There is no forecast: at least 8 months" in summary.ahead(unknown)
    assert summary.headline(None, IN_TIME, hidden=False) == "No month can be shown yet."
    mean = registry().indicators["TIM-05"]
    weeks = replace(result(FIRST, None, 4), value=Fraction(20))
    assert (
        summary.headline(weeks, mean, hidden=False) == "In January 2024: 20.0 weeks, of 4 in all."
    )
    stands = replace(result(FIRST, 30, 0), value=Fraction(30))
    assert summary.headline(stands, STANDS, hidden=False).startswith("On 31 January 2024: 30 ")
    assert [summary.few(one, IN_TIME)[:24] for one in (
        None, result(FIRST, 1, 1), result(FIRST, 1, 3), result(FIRST, 1, 5), result(FIRST, 0, 0),
    )] == ["", "One case proves nothing:", "This figure rests on 3 c", "", ""]  # fmt: skip
    assert summary.last_known(result(FIRST, None, 0), series) == (
        "The last month with a figure is January 2025: 66%."
    )
    assert summary.last_known(result(FIRST, 1, 2), series) == ""
    assert summary.score_words(None, Unit.PERCENT, months=3).startswith("No forecast can be scored")


def test_bars_and_quality_have_words_for_every_state():
    assert group_chart(IN_TIME, "T", [("A", None, "Not shown")]).sentence.startswith("No group")
    assert group_chart(IN_TIME, "T", [("A", 50.0, "50%")]).sentence == "The highest is A with 50%."
    both = group_chart(IN_TIME, "T", [("A", 50.0, "50%"), ("B", 20.0, "20%")])
    assert both.sentence == "The highest is A with 50%, the lowest B with 20%."
    month = month_of(FIRST)
    year = Months(month - 11, month)

    assert quality(None, IN_TIME) == ["No period can be shown yet."]
    assert quality(Lacking(year, 20, {"received_on": 1}, {"need": 5, "sex": 0}), IN_TIME) == [
        "20 records are counted in the 12 months to January 2024.",
        "1 record is left out, because the day the request was received is not recorded.",
        "5 records are counted without the main need: it is not recorded.",
    ]
    assert quality(Lacking(year, None, {"received_on": None}, {"need": 0}), IN_TIME) == [
        "The records counted are few in the 12 months to January 2024.",
        "A small number, not shown, is left out, because the day the request was received is not"
        " recorded.",
    ]
    assert quality(Lacking(Months(month, month), 1, {}, {}), STANDS) == [
        "1 record is counted on 31 January 2024.",
        "Nothing that the figure needs is missing from these records.",
    ]
    assert quality(Lacking(Months(month, month), 0, {}, {}), IN_TIME)[0] == (
        "No records are counted in January 2024."
    )


def test_a_target_is_shown_though_its_indicator_has_become_another():
    target = Target(
        indicator="TIM-01", version=1, baseline_on=FIRST, baseline_value=Decimal(50),
        target_on=CHANGED, target_value=Decimal(120), tolerance=Decimal(1), way={}, reason="R",
        set_on=FIRST, ended_on=CHANGED, ended_because="Why",
    )  # fmt: skip

    assert path_kept(target, IN_TIME) is None
    assert target_facts(target, None, IN_TIME) == []
    assert earlier([target], IN_TIME) == [
        {"number": "1", "goal": "120% by 1 April 2025", "way": "",
         "held": "1 January 2024 to 1 April 2025", "why": "Why"},
    ]  # fmt: skip
    target.target_value = Decimal(20)
    turned = replace(IN_TIME, polarity=Polarity.DOWN)
    assert [path_kept(target, one) is not None for one in (IN_TIME, turned)] == [True, True]


@pytest.mark.parametrize("unit", list(Unit))
def test_scores_are_told_in_the_units_of_the_figure(unit):
    found = scored([Past(40, 50, 60, 0.8, 56, 55)], months([1.0], unit))

    words = summary.score_words(found, unit, months=6)
    points = " points" if unit is Unit.PERCENT else ""
    assert words == (
        "Of the last 1 forecast made 6 months ahead, 1 of 1 held the figure (meant: 80 in 100);"
        f" the average miss was 5{points}, no better than saying “as now”"
        f" (1{' point' if points else ''})."
    )
