"""Every rule has the days from and to which it holds. The day on which a clock starts decides which
version judges it, to the end. A correction is a file of the same form; so is a whole new regime.
"""

from __future__ import annotations

title = "Rules that change"

LONGER_ANSWER = """[defaults]
process = "assessment"

[[rule]]
id = "ENA-08"
duty = "answer the consultation on being named in the plan"
owed_by = "the school or college"
from = ["consultation_sent"]
limit = "20 days"
done_by = ["consultation_replied"]
superseded_by = ["final_issued"]
law = "Our agreement with schools (invented, to show a correction)"
force = "national policy"
unverified = "the whole rule: it is invented"
holds_from = 2027-01-01
"""

INVENTED_REGIME = """# Invented, to show how a new regime would be added. This is not the law.

[processes]
support_plan = "Individual support plan (invented)"

[events]
support_need_found = "The school found that the child needs support"
support_plan_made = "The school made the individual support plan"
support_plan_shared = "The school gave the family the individual support plan"

[[rule]]
id = "ISP-01"
process = "support_plan"
duty = "make an individual support plan"
owed_by = "the school"
from = ["support_need_found"]
limit = "30 school days"
done_by = ["support_plan_made"]
law = "An invented regime"
unverified = "the whole rule: it is invented"
holds_from = 2030-09-01

[[rule]]
id = "ISP-02"
process = "support_plan"
duty = "give the family the individual support plan"
owed_by = "the school"
from = ["support_plan_made"]
limit = "2 weeks"
done_by = ["support_plan_shared"]
law = "An invented regime"
unverified = "the whole rule: it is invented"
holds_from = 2030-09-01

[[rule]]
id = "ENA-09"
process = "assessment"
duty = "issue the final plan"
owed_by = "us"
from = ["request_received"]
limit = "16 weeks"
done_by = ["final_issued"]
law = "An invented regime"
unverified = "the whole rule: it is invented"
holds_from = 2030-09-01
"""


def test_a_rule_that_changed(told):
    """In March 2015 the time after an appeal about contents that is not opposed went from four weeks
    to five (the day of the change is not verified). The clock’s first day decides, so a case that crosses the change keeps the old time.
    """
    told.each(
        "appeal_kind=contents",
        """
        appeal_not_opposed | rule   | last day   | state
        2015-02-02         | UNO-03 | 2015-03-02 | overdue
        2015-03-20         | UNO-03 | 2015-04-17 | running
        2015-03-23         | UNO-03 | 2015-04-27 | running
        """,
        on="2015-03-23",
    )


def test_a_correction_is_a_file(told):
    """An area has agreed 20 days with its schools from 2027 (invented). From that day its version
    judges; what began before goes on under ours.
    """
    told.each(
        "",
        """
        consultation_sent | rule   | last day   | state
        2026-12-31        | ENA-08 | 2027-01-15 | running
        2027-01-01        | ENA-08 | 2027-01-21 | running
        """,
        on="2027-01-04",
        rules=LONGER_ANSWER,
    )


def test_an_invented_new_regime_is_a_file_too(told):
    """This regime is invented. It begins in September 2030, with plans made by schools, and gives a
    shorter time to an EHC plan; a request from before goes on under the law as it was.
    """
    told.case(
        "request_received=2030-08-31",
        on="2030-12-02",
        rules=INVENTED_REGIME,
    )
    told.deadlines("""
        rule   | last day   | state
        ENA-09 | 2031-01-18 | running
        """)
    told.case(
        "request_received=2030-09-01 support_need_found=2030-09-09 support_plan_made=2030-10-18",
        on="2030-12-02",
        rules=INVENTED_REGIME,
        terms="2030-09-02,2030-10-25,term 2030-11-04,2030-12-20,term",
    )
    told.deadlines("""
        rule   | last day   | state   | days late
        ENA-09 | 2030-12-22 | running | 0
        ISP-01 | 2030-10-21 | met     | 0
        ISP-02 | 2030-11-01 | overdue | 31
        """)


def test_before_a_law_there_is_no_limit(told):
    """The clock says so instead of guessing."""
    told.case("recommendation_made=2018-04-02", on="2018-05-01")
    told.refused("""
        recommendation_made (2018-04-02) is before the law: no time limit counted from it held
        before 2018-04-03
        """)
