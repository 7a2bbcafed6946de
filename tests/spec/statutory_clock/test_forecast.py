"""For an open case the clock says by when each step has to come if the last day is to be kept, and
when the end will be if every step still to come takes its whole time.
"""

from __future__ import annotations

title = "What lies ahead"


def test_the_latest_day_of_each_step_to_the_20_weeks(told):
    """The family’s 15 days and six weeks for advice are counted back from the last day."""
    told.case("request_received=2026-01-02", on="2026-01-12")
    told.forecast(
        "ENA-09",
        """
        step              | at the latest | its own last day
        draft_served      | 2026-05-07    | 2026-04-24
        consultation_sent | 2026-05-07    |
        advice_received   | 2026-05-07    |
        advice_requested  | 2026-03-26    |
        decided_to_assess | 2026-03-26    | 2026-02-13
        """,
        end="2026-03-10",
        misses=False,
    )


def test_a_case_that_will_miss_its_last_day(told):
    """Advice was asked for on 9 April 2026. It may take six weeks, and the family has 15 days then."""
    told.case(
        "request_received=2026-01-02 decided_to_assess=2026-02-10 advice_requested=2026-04-09",
        on="2026-04-20",
    )
    told.forecast(
        "ENA-09",
        """
        step              | at the latest | done on
        draft_served      | 2026-05-07    |
        consultation_sent | 2026-05-07    |
        advice_received   | 2026-05-07    |
        advice_requested  | 2026-03-26    | 2026-04-09
        decided_to_assess | 2026-03-26    | 2026-02-10
        """,
        end="2026-06-05",
        misses=True,
    )


def test_the_way_to_a_move_between_phases(told):
    """Eight weeks before 15 February the proposed amendments go out; four weeks before them the
    meeting is held, with two weeks’ notice.
    """
    told.case("transfer_due_year=2026 phase=primary_to_secondary", on="2025-10-01")
    told.forecast(
        "PHT-02",
        """
        step                    | at the latest
        amendment_notice_served | 2025-12-21
        review_meeting          | 2025-11-23
        review_invited          | 2025-11-09
        """,
        end="2026-01-07",
        misses=False,
    )
