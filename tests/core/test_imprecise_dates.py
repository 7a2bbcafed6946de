from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.imprecise_dates import ImpreciseDate, WhyNoDate, parse_date

PRINTED = {
    "23 June 2017": "2017-06-23",
    "23rd of June 2017": "2017-06-23",
    "by 23 June 2017": "2017-06-23",
    "Friday 23 June 2017": "2017-06-23",
    "June 23rd, 2017": "2017-06-23",
    "30/09/2020": "2020-09-30",
    "30.9.20": "2020-09-30",
    "To be agreed by 31/10/2020": "2020-10-31",
    "2024-09-30T00:00:00": "2024-09-30",
    "9/30/2024 12:00:00 AM": "2024-09-30",
    "w/c 3 June 2024": "2024-06-03",
    "12-14 June 2024": "2024-06-14",
    "Jun 17": "2017-06",
    "Sep17": "2017-09",
    "Sept. 2024": "2024-09",
    "September2024": "2024-09",
    "Apr-24": "2024-04",
    "09/2024": "2024-09",
    "end of March 2025": "2025-03",
    "Jan 23 and on-going": "2023-01",
    "Septmber 2024": "2024-09",
    "Novemeber 2023": "2023-11",
    "May to June 2017": "2017-06",
    "Sep to Dec 17": "2017-12",
    "June – Mar 18": "2018-03",
    "Oct 17 – Jan 18": "2018-01",
    "Sept 2024 to March": "2025-03",
    "Oct 2018 December 2017": "2018-10",
    "50% Oct 17; 100% Mar 18": "2018-03",
    "Mar 2025 / Sep 2025": "2025-09",
    "December 2024 (revised from September 2024)": "2024-12",
    "Q3 2024/25": "2024-12",
    "Q4 24/25": "2025-03",
    "Quarter 1 of 2025-26": "2025-06",
    "2024-25 Q3": "2024-12",
    "Q2 2024": "2024-09",
    "Autumn term 2024": "2024-12",
    "Spring term 2024/25": "2025-04",
    "Summer 2025 term": "2025-07",
    "2024/25 autumn term": "2024-12",
    "Autumn 1 2024": "2024-10",
    "October half term 2024": "2024-10",
    "by Easter 2025": "2025-04",
    "Easter 2024": "2024-03",
    "Christmas 2024": "2024-12",
    "Spring 2025": "2025",
    "Autumn/Winter 2024": "2024",
    "2024/25": "2025",
    "2023/26": "2026",
    "academic year 2024/25": "2025-08",
    "financial year 2024/25": "2025-03",
    "by the end of 2024": "2024",
}
NOT_PRINTED = {
    "31/09/2020": WhyNoDate.DOES_NOT_EXIST,
    "31 June 2024": WhyNoDate.DOES_NOT_EXIST,
    "30 February 2023": WhyNoDate.DOES_NOT_EXIST,
    "Aug": WhyNoDate.NO_YEAR,
    "30 September": WhyNoDate.NO_YEAR,
    "TBC": WhyNoDate.OPEN,
    "Ongoing": WhyNoDate.OPEN,
    "On-going – quarterly reports": WhyNoDate.OPEN,
    "Immediate": WhyNoDate.OPEN,
    "Complete": WhyNoDate.OPEN,
    "within 3 months": WhyNoDate.OPEN,
    "": WhyNoDate.MISSING,
    " – ": WhyNoDate.MISSING,
    "as in 17A": WhyNoDate.UNREADABLE,
    "2025/23": WhyNoDate.UNREADABLE,
}


@pytest.mark.parametrize(("text", "iso"), PRINTED.items(), ids=PRINTED)
def test_a_date_is_read_with_the_precision_that_is_printed(text: str, iso: str) -> None:
    assert parse_date(text).iso == iso


@pytest.mark.parametrize(("text", "why"), NOT_PRINTED.items(), ids=repr)
def test_what_gives_no_date_says_why(text: str, why: WhyNoDate) -> None:
    parsed = parse_date(text)

    assert (parsed.date, parsed.why) == (None, why)


def test_a_year_can_be_lent_to_a_date_without_one() -> None:
    assert parse_date("Aug", default_year=2017).iso == "2017-08"


@pytest.mark.parametrize(
    ("iso", "words", "first", "last"),
    [
        ("2017-06-23", "23 June 2017", date(2017, 6, 23), date(2017, 6, 23)),
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2018", "2018", date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_date_spans_all_the_days_that_it_can_mean(
    iso: str, words: str, first: date, last: date
) -> None:
    made = ImpreciseDate.from_iso(iso)

    assert (made.iso, made.words, made.first_day, made.last_day) == (iso, words, first, last)


def test_dates_are_compared_by_their_last_day() -> None:
    year, month, day = map(ImpreciseDate.from_iso, ("2017", "2017-06", "2017-06-23"))

    assert sorted([year, month, day]) == [day, month, year]


@pytest.mark.parametrize("text", ["2017-13", "2017-02-30", "17-06", "June 2017"])
def test_no_date_is_made_of_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        ImpreciseDate.from_iso(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        ImpreciseDate(2017, None, 3)


DAYS = st.dates(date(2010, 1, 1), date(2049, 12, 31))
FORMS = st.sampled_from(
    [
        "{d.day} {d:%B} {d.year}",
        "{d.day} {d:%b} {d:%y}",
        "{d:%d/%m/%Y}",
        "{d:%Y-%m-%d}",
        "{d:%d.%m.%y}",
    ]
)


@given(DAYS, FORMS)
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    assert parse_date(form.format(d=day)).iso == day.isoformat()


@given(DAYS, st.sampled_from(["{d:%B %Y}", "{d:%b %y}", "{d:%b-%y}", "end of {d:%B} {d.year}"]))
def test_every_month_is_read_back_from_every_form(day: date, form: str) -> None:
    assert parse_date(form.format(d=day)).iso == f"{day:%Y-%m}"


@given(DAYS, DAYS)
def test_a_range_gives_its_later_end(one: date, other: date) -> None:
    text = f"{one:%B %Y} – {other:%B %Y}"

    assert parse_date(text).iso == f"{max(one, other):%Y-%m}"


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    parsed = parse_date(text)

    assert (parsed.date is None) == (parsed.why is not None)


@given(st.integers(1990, 2090))
def test_easter_is_in_march_or_april(year: int) -> None:
    assert parse_date(f"Easter 20{year % 100:02d}").iso in {
        f"20{year % 100:02d}-03",
        f"20{year % 100:02d}-04",
    }


@given(DAYS)
def test_a_month_lasts_to_its_last_day(day: date) -> None:
    last = ImpreciseDate(day.year, day.month).last_day

    assert last.day == calendar.monthrange(day.year, day.month)[1]
