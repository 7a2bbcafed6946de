"""Any file of cases can be worked out again under another calendar, another reading or other rules, to
see what would move. Only deadlines counted in the days that changed do.
"""

from __future__ import annotations

title = "Asking what would change"


def test_an_added_bank_holiday_moves_what_is_counted_in_working_days(told):
    """Suppose that Friday 8 May 2026 became a bank holiday. Weeks and months stay as they are."""
    told.cases(
        """
        case           | request_received | corporate_stage2_acknowledged | mediation_not_wanted
        an assessment  | 2026-04-01       |                               |
        a complaint    |                  | 2026-05-06                    |
        a certificate  |                  |                               | 2026-05-05
        an earlier one |                  |                               | 2026-04-01
        """,
        on="2026-05-06",
    )
    told.moves(
        """
        case          | rule   | last day before | last day after | days
        a complaint   | CMP-10 | 2026-06-04      | 2026-06-05     | 1
        a certificate | MED-02 | 2026-05-08      | 2026-05-11     | 3
        """,
        added="2026-05-08",
    )


def test_a_removed_bank_holiday_moves_them_back(told):
    """Suppose that Easter Monday 2026 were not kept."""
    told.cases(
        """
        case         | new_area_aware | information_requested
        a move       | 2026-04-01     |
        a request    |                | 2026-03-23
        """,
        on="2026-04-20",
    )
    told.moves(
        """
        case      | rule   | last day before | last day after | days | state before | state after
        a request | FOI-01 | 2026-04-22      | 2026-04-21     | -1   | due soon     | due soon
        a move    | TRF-02 | 2026-04-23      | 2026-04-22     | -1   | due soon     | due soon
        """,
        removed="2026-04-06",
    )


def test_the_strict_reading_brings_moves_between_phases_forward_by_a_day(told):
    """A plan issued on the day itself is then late; one issued before is not."""
    told.cases(
        """
        case           | transfer_due_year | phase                | amended_final_issued
        on the day     | 2026              | primary_to_secondary | 2026-02-15
        the day before | 2026              | primary_to_secondary | 2026-02-14
        to a college   | 2026              | secondary_to_post16  | 2026-03-31
        """,
        on="2026-04-13",
    )
    told.moves(
        """
        case           | rule   | last day before | last day after | days | state before | state after
        to a college   | PHT-01 | 2026-03-31      | 2026-03-30     | -1   | met          | met late
        on the day     | PHT-02 | 2026-02-15      | 2026-02-14     | -1   | met          | met late
        the day before | PHT-02 | 2026-02-15      | 2026-02-14     | -1   | met          | met
        """,
        strict=True,
    )
