"""When we tell the tribunal that we will not oppose an appeal, it is treated as decided for the
family, and these times begin.
"""

from __future__ import annotations

title = "Appeals that are not opposed"
UNOPPOSED = "appeal_not_opposed=2026-05-06"


def test_a_refusal_to_assess(told):
    """As after an order to assess."""
    told.case(f"{UNOPPOSED} appeal_kind=refusal_to_assess", on="2026-05-15")
    told.deadlines("""
        rule           | last day   | state
        UNO-01         | 2026-05-20 | due soon
        UNO-02:no_plan | 2026-07-15 | running
        UNO-02:final   | 2026-08-12 | running
        """)


def test_a_refusal_to_issue_a_plan(told):
    """As after an order to make one."""
    told.case(f"{UNOPPOSED} appeal_kind=refusal_to_issue", on="2026-05-15")
    told.deadlines("""
        rule         | last day   | state
        UNO-05:draft | 2026-06-10 | running
        UNO-05:final | 2026-07-22 | running
        """)


def test_contents_or_amendments_or_the_setting(told):
    """Five weeks; for a school or college alone, two."""
    told.each(
        UNOPPOSED,
        """
        appeal_kind      | rule   | last day   | state
        contents         | UNO-03 | 2026-06-10 | running
        refusal_to_amend | UNO-03 | 2026-06-10 | running
        setting          | UNO-04 | 2026-05-20 | due soon
        """,
        on="2026-05-15",
    )
