"""Charts stay in their frame, their ticks are round, and their words fit on a phone."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.control_charts.charts import control_chart
from goldenthread.core.measurements import Better, Series, Unit, count, months_on, reading, share
from goldenthread.core.trajectories.forecasts import forecast
from goldenthread.core.trajectories.paths import Mark, Trajectory
from goldenthread.ui.charts.bars import Figure, bar_chart, sparkline
from goldenthread.ui.charts.geometry import LETTER, WIDTH, Frame, round_ticks, triangle, unbroken
from goldenthread.ui.charts.lines import line_chart
from tests.ui import gallery

FIRST = date(2024, 1, 1)


def places(points):
    return [tuple(map(float, pair.split(","))) for pair in points.split()]


@settings(max_examples=30)
@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_ticks_are_round_few_and_enclose(lowest, apart):
    ticks = round_ticks(lowest, lowest + apart)
    steps = {round((after - before) / (ticks[1] - ticks[0]), 6)
             for before, after in pairwise(ticks)}  # fmt: skip
    slack = (ticks[1] - ticks[0]) * 1e-6

    assert 2 <= len(ticks) <= 5
    assert steps == {1}
    assert ticks[0] <= lowest + slack
    assert ticks[-1] >= lowest + apart - slack
    assert ticks[1] - ticks[0] >= 0.1 - slack
    digits = f"{ticks[1] - ticks[0]:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in {"1", "2", "5"}


MONTHS = st.lists(
    st.one_of(st.none(), st.integers(0, 40)), max_size=40
)  # fmt: skip


@settings(max_examples=30)
@given(MONTHS, st.sampled_from(Unit), st.sampled_from(Better), st.booleans())
def test_all_that_is_drawn_lies_in_the_frame_and_words_in_the_picture(values, unit, better, more):
    points = tuple(reading(months_on(FIRST, n), value) for n, value in enumerate(values))
    series = Series(points, unit, better)
    path = Trajectory(
        Mark(date(2025, 1, 31), 20), Mark(date(2026, 3, 31), 20), unit, better, 1
    )  # fmt: skip
    ahead = forecast(series, until=date(2028, 1, 1)) if more else None

    drawn = line_chart("c", "C", control_chart(series), trajectory=path if more else None,
                       forecast=ahead)  # fmt: skip

    frame = drawn.frame
    lines = [*drawn.figures, *drawn.means, *drawn.limits, drawn.path, drawn.ahead,
             drawn.range_ahead]  # fmt: skip
    spots = [spot for line in lines for spot in places(line)]
    spots += [(dot.x, dot.y) for dot in drawn.dots]
    assert all(frame.left - 0.01 <= x <= frame.right + 0.01 for x, _ in spots)
    assert all(frame.top - 0.01 <= y <= frame.bottom + 0.01 for _, y in spots)
    assert len(drawn.dots) == len(series.known)
    assert bool(drawn.ahead) == (ahead is not None)

    halves = [LETTER * len(tick.text) / 2 for tick in drawn.across]
    ends = [
        (tick.at - half, tick.at + half) for tick, half in zip(drawn.across, halves, strict=True)
    ]
    assert all(start >= 0 and end <= WIDTH for start, end in ends)
    assert all(a[1] < b[0] for a, b in pairwise(ends))
    assert all(LETTER * len(tick.text) <= frame.left - 4 for tick in drawn.upwards)
    assert len({tick.at for tick in drawn.upwards}) == len(drawn.upwards)
    assert {len(row) for row in drawn.table.rows} <= {len(drawn.table.heading)}


@settings(max_examples=30)
@given(st.lists(st.tuples(st.text("ab c", max_size=120), st.integers(0, 3000)), max_size=6))
def test_bars_are_as_long_as_their_numbers_and_leave_room_for_them(pairs):
    figures = [Figure(label, value, f"{value:,}") for label, value in pairs]

    drawn = bar_chart("b", "B", "Said.", [*figures, Figure("hidden", None, "c")])

    most = max((value for _, value in pairs), default=0)
    widest = max(bar.width for bar in drawn.bars)
    for bar, (_, value) in zip(drawn.bars, [*pairs, ("", 0)], strict=True):
        assert bar.width == pytest.approx(widest * value / most if most else 0, abs=0.02)
        assert bar.text_x + LETTER * len(bar.text) <= WIDTH
        assert bar.top + drawn.thickness <= drawn.height
        assert all(y < bar.top for y, _ in bar.lines)
        assert all(LETTER * len(line) <= WIDTH for _, line in bar.lines)
    tops = [bar.top for bar in drawn.bars]
    assert tops == sorted(set(tops))


def test_lines_break_at_gaps_and_marks_have_shapes():
    assert list(unbroken([None, (0, 1), (1, 1), None, None, (2, 2), None])) == [
        [(0, 1), (1, 1)], [(2, 2)]
    ]  # fmt: skip
    assert list(unbroken([(0, 1)])) == [[(0, 1)]]
    up, down = places(triangle((10, 10), 1)), places(triangle((10, 10), -1))
    assert up[0][1] < up[1][1]
    assert down[0][1] > down[1][1]
    assert round_ticks(0.9, 4.1) == [0, 2, 4, 6]  # by ones there would be too many
    assert Frame(0, 10, 0, 10, 0, 0, 0, 1).x(0) == 5


def test_what_stands_out_has_a_shape_a_word_and_a_reason():
    better, worse, step, early, changed = gallery.lines()

    assert {dot.look for dot in better.dots} == {"plain", "improving"}
    assert all(bool(dot.triangle) == (dot.look != "plain") for dot in better.dots)
    assert "Higher or rising beyond chance, which is better" in [e.text for e in better.key]
    assert "Higher or rising beyond chance, which is worse" in [e.text for e in worse.key]
    assert "Higher or rising beyond chance" in [e.text for e in changed.key]
    assert better.sentence.startswith("The change is real: 75% in May 2026 is above")
    assert len(better.figures) == 2  # a gap in the month without a plan
    assert better.table.rows[15] == ("December 2025", "no figure", "", "", "52.1%", "No figure")
    assert better.table.rows[-1][0] == "March 2027, forecast"
    assert worse.table.rows[13][-1] == "Stands out: worse (outside the limits)"
    assert [division.text for division in step.divisions] == [
        "weeks are counted without school holidays"
    ]
    assert early.means == early.limits == ()
    assert [entry.look for entry in early.key] == ["plain"]


def test_a_small_line_says_where_it_went():
    one = Series((count(FIRST, 3),), Unit.COUNT)
    none = Series((share(FIRST, 0, 0),), Unit.PERCENT)

    assert sparkline("s", "S", one).sentence == "3 in January 2024."
    assert sparkline("s", "S", none).sentence == "No month has a figure yet."
    assert not sparkline("s", "S", Series((), Unit.COUNT)).has_last
    went = sparkline("s", "S", gallery.in_time())
    assert went.sentence == "75% in May 2026; 51.1% in September 2024."
    assert all(0 <= x <= went.width and 0 <= y <= went.height
               for line in went.lines for x, y in places(line))  # fmt: skip


def test_the_page_has_a_picture_a_title_a_description_and_a_table_for_each_and_no_style_or_script():
    html = gallery.page()
    drawn = [*gallery.lines(), *gallery.bars(), *gallery.sparks()]

    for chart in drawn:
        assert f'role="img" aria-labelledby="{chart.id}-title {chart.id}-desc"' in html
        assert f'<title id="{chart.id}-title">{chart.title}</title>' in html
        assert f'<desc id="{chart.id}-desc">{chart.sentence}' in html
        assert f"Figures: {chart.title}</span>" in html
    main = html[html.index("<main") : html.index("</main>")]
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", main)
