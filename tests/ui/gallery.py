"""Every chart, on one page, of invented figures."""

from __future__ import annotations

from datetime import date

import numpy as np

from goldenthread.core.control_charts.charts import Step, control_chart
from goldenthread.core.measurements import Better, Series, Unit, count, months_on, reading, share
from goldenthread.core.trajectories.forecasts import forecast
from goldenthread.core.trajectories.paths import Mark, Steps, Trajectory
from goldenthread.ui.charts.bars import BarChart, Figure, Sparkline, bar_chart, sparkline
from goldenthread.ui.charts.lines import LineChart, line_chart
from goldenthread.ui.environment import make_environment

FIRST = date(2024, 9, 1)

PAGE = """
{% extends "govuk_frontend_jinja/template.html" %}
{% from "app/line_chart.jinja" import line_chart %}
{% from "app/bar_chart.jinja" import bar_chart %}
{% from "app/sparkline.jinja" import sparkline %}
{% block pageTitle %}Charts{% endblock %}
{% block content %}
<h1 class="govuk-heading-l">Charts</h1>
{% for chart in lines %}
<h2 class="govuk-heading-m">{{ chart.title }}</h2>
{{ line_chart(chart) }}
{% endfor %}
{% for chart in bars %}
<h2 class="govuk-heading-m">{{ chart.title }}</h2>
{{ bar_chart(chart) }}
{% endfor %}
<h2 class="govuk-heading-m">Small lines</h2>
{% for chart in sparks %}
{{ sparkline(chart) }}
{% endfor %}
{% endblock %}
"""


def in_time(months: int = 21) -> Series:
    """Plans issued in time: steady for a year, then better; one month without a plan."""
    rng = np.random.default_rng(7)
    points = []
    for n in range(months):
        whole = 0 if n == 15 else int(rng.integers(28, 46))
        chance = 0.42 if n < 13 else min(0.55 + 0.03 * (n - 13), 0.9)
        points.append(share(months_on(FIRST, n), int(rng.binomial(whole, chance)), whole))
    return Series(tuple(points), Unit.PERCENT, Better.HIGHER)


def complaints() -> Series:
    """A count that is worse of late."""
    numbers = [11, 9, 12, 8, 10, 13, 9, 11, 10, 12, 9, 10, 14, 27, 12, 22]
    points = (count(months_on(FIRST, n), number) for n, number in enumerate(numbers))
    return Series(tuple(points), Unit.COUNT, Better.LOWER)


def weeks() -> Series:
    """Mean weeks, counted anew after a step."""
    values = [31.0, 33, 30, 32, 34, 31, 30, 33, 32, 31, 33, 30, 22.5, 24, 23, 22]
    points = (reading(months_on(FIRST, n), value) for n, value in enumerate(values))
    return Series(tuple(points), Unit.NUMBER, Better.LOWER)


def lines() -> list[LineChart]:
    """Return charts of months: with a path and a forecast, in steps, with a step, too early."""
    share_chart, target = control_chart(in_time()), Mark(date(2027, 3, 31), 90)
    path = Trajectory(Mark(date(2025, 9, 1), 42), target, Unit.PERCENT, Better.HIGHER, 5)
    stair = Trajectory(
        Mark(date(2025, 9, 30), 14), Mark(date(2026, 9, 30), 8), Unit.COUNT, Better.LOWER, 1,
        Steps(2, 3),
    )  # fmt: skip
    step = Step(months_on(FIRST, 12), "weeks are counted without school holidays", redefined=True)
    return [
        line_chart("in-time", "Plans issued within 20 weeks", share_chart, trajectory=path,
                   forecast=forecast(in_time(), until=target.on)),
        line_chart("complaints", "Complaints each month", control_chart(complaints()),
                   trajectory=stair),
        line_chart("weeks", "Mean weeks to a plan", control_chart(weeks(), steps=[step])),
        line_chart("new", "Plans issued within 20 weeks, a new area",
                   control_chart(in_time(months=4))),
        line_chart("changed", "Requests each month",
                   control_chart(Series(complaints().points, Unit.COUNT))),
    ]  # fmt: skip


def bars() -> list[BarChart]:
    """Return a breakdown with a figure that is not shown, and one of percentages."""
    return [
        bar_chart("needs", "Children with a plan by primary need",
                  "Autism is the need of most: 412 of 960 children.", [
                      Figure("Autistic spectrum disorder", 412, "412"),
                      Figure("Speech, language and communication needs", 301, "301"),
                      Figure("Social, emotional and mental health needs", 240, "240"),
                      Figure("Multi-sensory impairment", None, "c"),
                  ], heading=("Need", "Children")),
        bar_chart("schools", "Plans in time by part of the area", "North does best: 71%.", [
            Figure("North", 71, "71% (40 of 56)"), Figure("South", 48, "48% (30 of 62)"),
            Figure("Nowhere", 0, "0% (0 of 12)"),
        ], longest=100),
    ]  # fmt: skip


def sparks() -> list[Sparkline]:
    """Return small lines, with a gap and without a figure."""
    nothing = Series((reading(FIRST, None),), Unit.NUMBER)
    return [
        sparkline("spark-in-time", "Plans in time, small", in_time()),
        sparkline("spark-none", "Nothing yet, small", nothing),
    ]


def page() -> str:
    """Return the gallery as a page."""
    return make_environment().from_string(PAGE).render(lines=lines(), bars=bars(), sparks=sparks())
