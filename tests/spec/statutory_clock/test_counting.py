"""The law counts time in several ways. Each is written once, as a few words in a rule, and every
rule that says the same words is counted the same way. The last day is always in time, to its end.
"""

from __future__ import annotations

from tests.spec.statutory_clock.invented_school import TERMS

title = "How time is counted"


def test_weeks_count_every_day_and_begin_the_day_after(told):
    """Weekends, bank holidays, school holidays and 29 February all count."""
    told.counted(
        "6 weeks",
        """
        from       | last day
        2026-01-02 | 2026-02-13
        2023-12-25 | 2024-02-05
        2024-01-18 | 2024-02-29
        2025-01-18 | 2025-03-01
        """,
    )
    told.counted(
        "16 weeks",
        """
        from       | last day
        2026-01-02 | 2026-04-24
        """,
    )
    told.counted(
        "20 weeks",
        """
        from       | last day
        2026-01-02 | 2026-05-22
        2025-08-15 | 2026-01-02
        """,
    )


def test_days_count_every_day_and_begin_the_day_after(told):
    """The day itself is day 0."""
    told.counted(
        "15 days",
        """
        from       | last day
        2026-04-06 | 2026-04-21
        2025-12-20 | 2026-01-04
        """,
    )


def test_days_beginning_with_the_day_count_that_day_as_the_first(told):
    """So the time ends a day sooner than the same number of days counted from the day after."""
    told.counted(
        "15 days beginning with the day",
        """
        from       | last day
        2026-04-06 | 2026-04-20
        2024-02-15 | 2024-02-29
        2023-02-15 | 2023-03-01
        """,
    )


def test_months_end_on_the_same_date(told):
    """Where the later month is too short, they end on its last day."""
    told.counted(
        "1 month",
        """
        from       | last day
        2026-01-15 | 2026-02-15
        2025-01-31 | 2025-02-28
        2024-01-31 | 2024-02-29
        2025-02-28 | 2025-03-28
        """,
    )
    told.counted(
        "2 months",
        """
        from       | last day
        2025-12-31 | 2026-02-28
        2025-11-30 | 2026-01-30
        """,
    )


def test_months_beginning_with_the_day_end_the_day_before_the_same_date(told):
    """The day itself is the first of the period. Where the last month has no such date, the period
    ends with the month.
    """
    told.counted(
        "12 months less a day",
        """
        from       | last day
        2019-01-01 | 2019-12-31
        2025-07-09 | 2026-07-08
        2023-03-01 | 2024-02-29
        2024-02-29 | 2025-02-28
        """,
    )
    told.counted(
        "3 months less a day",
        """
        from       | last day
        2025-11-28 | 2026-02-27
        2025-11-30 | 2026-02-28
        2025-12-01 | 2026-02-28
        """,
    )


def test_years_end_on_the_same_date(told):
    """A year from 29 February ends on 28 February."""
    told.counted(
        "3 years",
        """
        from       | last day
        2023-11-29 | 2026-11-29
        2024-02-29 | 2027-02-28
        """,
    )


def test_working_days_leave_out_weekends_and_bank_holidays(told):
    """The count begins the day after."""
    told.counted(
        "3 working days",
        """
        from       | last day   | passed over
        2026-02-16 | 2026-02-19 |
        2026-04-01 | 2026-04-08 | Good Friday, Easter Monday
        2025-12-24 | 2025-12-31 | Christmas Day, Boxing Day
        """,
    )


def test_working_days_beginning_with_the_day_count_it_if_it_is_one(told):
    """A move learnt of on Wednesday 1 April 2026 is to be dealt with by 23 April; learnt of on Good
    Friday, by the 27th, for that day does not count.
    """
    told.counted(
        "15 working days beginning with the day",
        """
        from       | last day   | passed over
        2026-04-01 | 2026-04-23 | Good Friday, Easter Monday
        2026-04-03 | 2026-04-27 | Good Friday, Easter Monday
        2026-04-27 | 2026-05-18 | Early May bank holiday
        """,
    )


def test_a_holiday_on_a_weekend_has_a_substitute(told):
    """In 2027 Christmas Day is a Saturday and Boxing Day a Sunday."""
    told.bank_holidays(
        2027,
        """
        day        | bank holiday
        2027-01-01 | New Year’s Day
        2027-03-26 | Good Friday
        2027-03-29 | Easter Monday
        2027-05-03 | Early May bank holiday
        2027-05-31 | Spring bank holiday
        2027-08-30 | Summer bank holiday
        2027-12-27 | Christmas Day (substitute day)
        2027-12-28 | Boxing Day (substitute day)
        """,
    )
    told.counted(
        "10 working days",
        """
        from       | last day   | passed over
        2027-12-20 | 2028-01-06 | Christmas Day (substitute day), Boxing Day (substitute day), New Year’s Day (substitute day)
        """,
    )


def test_a_proclaimed_holiday_counts_as_one(told):
    """In 2022 the spring holiday was moved to stand beside the Jubilee, and a funeral was added."""
    told.counted(
        "5 working days",
        """
        from       | last day   | passed over
        2022-05-27 | 2022-06-07 | Spring bank holiday, Platinum Jubilee bank holiday
        2022-05-30 | 2022-06-08 | Spring bank holiday, Platinum Jubilee bank holiday
        2022-09-16 | 2022-09-26 | State Funeral of Queen Elizabeth II
        """,
    )


def test_school_days_are_those_of_a_term_calendar(told):
    """There is none for the whole country: each area or school gives its own. The invented school
    of these examples has half-terms from 16 to 20 February and 25 to 29 May 2026, Easter holidays
    from 30 March to 10 April, summer holidays from 22 July to 1 September, and no pupils on 5
    January 2026.
    """
    told.counted(
        "15 school days",
        """
        from       | last day   | passed over
        2026-02-11 | 2026-03-11 | school holidays
        2026-03-16 | 2026-04-20 | school holidays, Good Friday, Easter Monday
        2026-04-14 | 2026-05-06 | Early May bank holiday
        """,
        terms=TERMS,
    )
    told.counted(
        "6 school days beginning with the day",
        """
        from       | last day   | passed over
        2026-02-11 | 2026-02-25 | school holidays
        2026-01-05 | 2026-01-13 | no pupils that day
        """,
        terms=TERMS,
    )


def test_school_days_without_a_term_calendar_have_no_last_day(told):
    """A guessed term would give a wrong day, so none is given; nor beyond the end of a calendar."""
    told.counted(
        "15 school days",
        """
        from       | last day
        2026-02-11 |
        """,
    )
    told.counted(
        "15 school days",
        """
        from       | last day
        2026-10-12 |
        """,
        terms=TERMS,
    )


def test_the_tribunals_days_leave_out_august_and_the_turn_of_the_year(told):
    """Working days, without August and without 25 December to 1 January."""
    told.counted(
        "30 tribunal days",
        """
        from       | last day   | passed over
        2026-07-15 | 2026-09-24 | August, Summer bank holiday
        2025-12-08 | 2026-01-27 | Christmas Day, Boxing Day, 25 December to 1 January, New Year’s Day
        2026-03-02 | 2026-04-15 | Good Friday, Easter Monday
        """,
    )


def test_months_to_appeal_are_carried_past_august_and_the_turn_of_the_year(told):
    """A last day in August, or from 25 December to 1 January, becomes the first working day after
    it. In 2026, 31 August is a bank holiday; in 2027, 1 January is a Friday.
    """
    told.counted(
        "2 tribunal months",
        """
        from       | last day
        2026-01-12 | 2026-03-12
        2026-05-31 | 2026-07-31
        2026-06-01 | 2026-09-01
        2026-06-30 | 2026-09-01
        2026-07-01 | 2026-09-01
        2025-10-24 | 2025-12-24
        2025-10-25 | 2026-01-02
        2026-11-01 | 2027-01-04
        2026-11-02 | 2027-01-02
        """,
    )


def test_time_before_a_day_is_counted_back_from_it(told):
    """Notice of two weeks is given on the same weekday two weeks before, at the latest."""
    told.counted(
        "2 weeks before",
        """
        from       | last day
        2026-06-10 | 2026-05-27
        """,
    )
    told.counted(
        "5 working days before",
        """
        from       | last day   | passed over
        2026-03-16 | 2026-03-09 |
        2026-04-08 | 2026-03-30 | Good Friday, Easter Monday
        """,
    )
    told.counted(
        "5 months before",
        """
        from       | last day
        2026-09-01 | 2026-04-01
        2026-07-31 | 2026-02-28
        2028-07-31 | 2028-02-29
        """,
    )
    told.counted(
        "24 hours before",
        """
        from       | last day
        2026-03-12 | 2026-03-11
        """,
    )


def test_hours_run_on_through_weekends(told):
    """Only days are kept here, so the hour has to be checked by hand."""
    told.counted(
        "72 hours",
        """
        from       | last day
        2026-04-03 | 2026-04-06
        """,
    )


def test_before_a_date_is_read_in_two_ways(told):
    """The Regulations say “before 15 February”. Official statistics count that day as in time;
    read strictly, the last day is the day before. The year is that of the event.
    """
    told.counted(
        "before 15 February",
        """
        from       | last day
        2026-01-01 | 2026-02-15
        """,
    )
    told.counted(
        "strictly before 15 February",
        """
        from       | last day
        2026-01-01 | 2026-02-14
        """,
    )
    told.counted(
        "strictly before 31 March",
        """
        from       | last day
        2026-01-01 | 2026-03-30
        """,
    )


def test_one_day_may_be_fixed_for_everybody(told):
    """Whenever it began, it ends then."""
    told.counted(
        "on 2018-03-31",
        """
        from       | last day
        2014-09-01 | 2018-03-31
        2017-01-09 | 2018-03-31
        """,
    )


def test_the_academic_year_ends_on_31_july(told):
    """A young person who turns 25 on 1 August is at the beginning of the next year."""
    told.counted(
        "end of the academic year",
        """
        from       | last day
        2025-11-03 | 2026-07-31
        2026-07-31 | 2026-07-31
        2026-08-01 | 2027-07-31
        """,
    )


def test_without_delay_is_the_same_day(told):
    """The law gives no number of days."""
    told.counted(
        "the same day",
        """
        from       | last day
        2026-02-10 | 2026-02-10
        """,
    )


def test_as_soon_as_practicable_has_no_last_day(told):
    """Nothing becomes overdue by itself; a local target may be shown beside it."""
    told.counted(
        "as soon as practicable",
        """
        from       | last day
        2026-02-10 |
        """,
    )
