"""Age and year group at their edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.code_lists import (
    ETHNICITIES,
    SEN_SETTINGS,
    SEN_TYPES,
    SEXES,
    UPN_UNKNOWN,
    choices,
    words_for,
)
from goldenthread.core.names import folded, folded_together
from goldenthread.core.school_years import (
    age_on,
    born_in_year_group,
    curriculum_year,
    school_year_began,
    year_group,
)


@pytest.mark.parametrize(
    ("born", "on", "words"),
    [
        pytest.param(date(2020, 8, 31), date(2024, 8, 31), "Nursery", id="day before Reception"),
        pytest.param(date(2020, 8, 31), date(2024, 9, 1), "Reception", id="youngest of the year"),
        pytest.param(date(2020, 9, 1), date(2024, 9, 1), "Nursery", id="a day younger"),
        pytest.param(date(2016, 2, 29), date(2026, 3, 2), "Year 5", id="born on 29 February"),
        pytest.param(date(2023, 1, 1), date(2025, 1, 1), "Below nursery age", id="two years old"),
        pytest.param(date(2000, 8, 31), date(2025, 8, 31), "Year 20", id="turning 25 next day"),
        pytest.param(date(2000, 8, 31), date(2025, 9, 1), "Over 25", id="too old"),
    ],
)  # fmt: skip
def test_the_year_group_on_a_day(born, on, words):
    assert year_group(born, on) == words


@pytest.mark.parametrize(
    ("on", "age"), [(date(2025, 2, 28), 0), (date(2025, 3, 1), 1), (date(2028, 2, 29), 4)]
)
def test_who_was_born_on_29_february_is_older_from_1_march(on, age):
    assert age_on(date(2024, 2, 29), on) == age


days = st.dates(date(1999, 1, 1), date(2040, 12, 31))


@given(days, days)
def test_a_year_group_lasts_a_school_year_and_goes_up_by_one(born, on):
    began = school_year_began(on)
    here = curriculum_year(born, on)

    assert curriculum_year(born, began) == here
    assert curriculum_year(born, began - timedelta(days=1)) == here - 1


@given(days, days)
def test_birthdays_of_a_year_group_are_those_that_give_it(born, on):
    first, last = born_in_year_group(curriculum_year(born, on), on)

    assert first <= born <= last
    assert curriculum_year(first - timedelta(days=1), on) != curriculum_year(born, on)
    assert curriculum_year(last + timedelta(days=1), on) != curriculum_year(born, on)


@pytest.mark.parametrize("codes", [SEN_TYPES, ETHNICITIES, SEXES, UPN_UNKNOWN, SEN_SETTINGS])
def test_each_code_is_there_once_with_words(codes):
    assert len({one.code for one in codes}) == len(codes)
    assert all(one.words for one in codes)
    assert choices(codes)[0] == (codes[0].code, codes[0].words)


def test_a_code_holds_from_its_year_and_an_unknown_one_is_shown_as_it_is():
    down = next(one for one in SEN_TYPES if one.code == "DS")

    assert [down.holds_in(year) for year in (2024, 2025)] == [False, True]
    assert words_for(SEN_TYPES, "XYZ") == "XYZ"
    assert len(ETHNICITIES) == 20


def test_names_are_compared_without_accents_marks_and_capitals():
    assert folded("  Zoë O’Hara-Smith ") == "zoe ohara smith"
    assert folded_together(["Ann Lee", "Annie LEE"]) == "ann lee annie"
