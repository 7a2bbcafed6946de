"""Since 3 April 2018 the tribunal may recommend health and social care. Whoever the recommendation
is for answers it; we send a copy to the Secretary of State.
"""

from __future__ import annotations

title = "Recommendations of the tribunal"


def test_a_recommendation_is_answered_in_5_weeks_and_copied_in_one(told):
    """The copy is counted from the answer."""
    told.case(
        "recommendation_made=2026-05-06 recommendation_answered=2026-06-08"
        " recommendation_copied=2026-06-16",
        on="2026-07-01",
    )
    told.deadlines("""
        rule   | last day   | state    | days late
        REC-01 | 2026-06-10 | met      | 0
        REC-02 | 2026-06-15 | met late | 1
        """)
