"""What is suggested from a measure's own words is what they say, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.success.suggesting import suggest
from goldenthread.core.trajectories.paths import Steps
from tests.core.success.measures import WORDED


@pytest.mark.parametrize(("text", "promises"), WORDED, ids=[text for text, _ in WORDED])
def test_a_measure_promises_what_it_says(text, promises):
    found = suggest(text)

    assert (found.condition.words if found else "") == promises


def test_a_suggestion_shows_its_words_and_how_sure_it_is():
    named, vague = suggest("By May, at least 85 % of staff stay"), suggest("Fewer complaints")

    assert (named.words, named.is_sure) == ("at least 85 %", True)
    assert vague.is_sure is False


def test_the_way_there_is_suggested_too():
    assert suggest("rises by ten places to 40").steps is None
    assert suggest("It rises by 10% each month to reach 100%").steps == Steps(10)
    assert suggest("It rises by 5 points per quarter to 90%").steps == Steps(5, 3)


def test_a_day_without_a_year_borrows_the_plans():
    measure = "Rise to 100% by March 31st"

    assert suggest(measure).condition.by is None
    assert suggest(measure, year=2027).condition.by == date(2027, 3, 31)


@settings(max_examples=60)
@given(st.integers(0, 100), st.sampled_from(["at least {}%", "{}% or more", "rise to {}%"]),
       st.sampled_from(["three", "6"]), st.dates(date(2024, 1, 1), date(2030, 12, 31)))  # fmt: skip
def test_figure_months_and_day_are_read_together(level, pattern, months, day):
    said = pattern.format(level)
    text = f"Reviews {said} for {months} months running by {day.day} {day:%B %Y}"

    found = suggest(text).condition

    assert (found.level, found.months, found.by) == (level, 3 if months == "three" else 6, day)


PARTS = [*{word for text, _ in WORDED for word in text.split()}, "%", "0", "£5", "-", ".", "≥ 7"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
def test_any_text_is_read_without_a_fault(text):
    found = suggest(text)

    assert found is None or found.condition.words
