"""Records made by hand: every awkward case once, each with a line that says what it is.

Nobody's. What is not said of a row is not known.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]

ON = date(2026, 3, 10)
MONDAY = date(2025, 1, 6)
LEAP = date(2024, 2, 29)
BORN = date(2016, 5, 4)
AUTUMN = date(2024, 11, 1)


def after(days: int, since: date = MONDAY) -> date:
    """Return the day so many days later."""
    return since + timedelta(days=days)


def _child(number: int, **facts: Any) -> Row:
    return {"child": number, "born_on": BORN, "sex": "F", "ethnicity": "WBRI", "need": "ASD",
            "setting": "mainstream", **facts}  # fmt: skip


def _journey(number: int, received: date | None, **facts: Any) -> Row:
    return {
        **_child(number), "case": number, "received_on": received, "reassessment": False,
        "transferred_in": False, "exceptions": False, "source": "1", **facts,
    }  # fmt: skip


def _asked(
    number: int, received: date | None, outcome: str, days: int | None = None, **facts: Any
) -> Row:
    told = received + timedelta(days=days) if received and days is not None else None
    return _journey(
        number, received, **{"request_outcome": outcome, "request_outcome_on": told, **facts}
    )


def _assessed(
    number: int, days: int | None, outcome: str = "Y", since: date | None = MONDAY, **facts: Any
) -> Row:
    told = since + timedelta(days=days) if since and days is not None else None
    usual = {"request_outcome": "Y", "assessment_outcome": outcome, "assessment_outcome_on": told}
    return _journey(number, since, **{**usual, **facts})


REQUESTS = [
    _asked(1, MONDAY, "Y", 42),  # the last day counts
    _asked(2, MONDAY, "N", 43, source="2", need=""),  # a day late, and refused; need unknown
    _asked(3, MONDAY, "W", withdrawn_on=after(20)),  # withdrawn before a decision
    _asked(4, MONDAY, "Y", 30, withdrawn_on=after(60)),  # withdrawn after it: the outcome stays
    _asked(5, MONDAY, "A", moved_out_on=after(10)),  # moved out before a decision
    _asked(6, None, "H", transferred_in=True),  # historical: moved in with a plan
    _asked(7, MONDAY, "Y", 10, reassessment=True),  # held a plan: not a request in this sense
    _asked(8, MONDAY, "N", 40),  # conceded later: the first outcome is kept
    _asked(9, None, "Y"),  # both dates missing
    _asked(10, LEAP, "Y", 42, sex=None),  # from a leap day, the only one of its month
    _asked(11, date(2026, 3, 9), "A", source="5"),  # not decided yet
    _asked(12, MONDAY, "Y", None, request_outcome_on=None),  # the day of the decision is missing
    _asked(13, date(2026, 3, 20), "A"),  # after the day of asking: not seen
]

ASSESSMENTS = [
    _assessed(1, 140),  # the last day of the 20 weeks
    _assessed(2, 141, need=None),  # one day late
    _assessed(3, 140, exceptions=True),  # excepted, and in time
    _assessed(4, 200, exceptions=True),  # excepted, and late
    _assessed(5, 100, exceptions=None),  # whether an exception applies is not known
    _assessed(6, 365),  # within a year
    _assessed(7, 366),  # after a year
    _assessed(8, 112, "N"),  # no plan, told in 16 weeks
    _assessed(9, 113, "N"),  # no plan, a day late
    _assessed(10, None, "A"),  # not decided yet
    _assessed(11, None, "W"),  # withdrawn
    _assessed(12, None, "H", None, transferred_in=True),  # historical
    _assessed(13, None, "Y"),  # a plan will be issued, and is not yet
    _assessed(14, None, "Y", None, assessment_outcome_on=after(150)),  # no day of the request
    _assessed(15, 50, reassessment=True),  # an assessment made again
    _assessed(16, 140, since=date(2024, 1, 15)),  # over a leap day, the only one of its month
    _assessed(17, 140, request_outcome="N"),  # refused first, conceded, then in time
    _assessed(18, 140, born_on=after(140).replace(year=2020)),  # five on the day itself
    _assessed(19, 140, born_on=after(141).replace(year=2020)),  # four, for one day more
    # born on a leap day: four on 28 February, five on 1 March
    _assessed(20, 119, since=AUTUMN, draft_on=date(2025, 2, 21), born_on=date(2020, 2, 29)),
    _assessed(21, 120, since=AUTUMN, draft_on=date(2025, 2, 22), born_on=date(2020, 2, 29)),
    _assessed(22, None, "Y", None),  # a plan, and both days missing
    _assessed(23, 140, since=LEAP - timedelta(days=140)),  # the last day is a leap day
    _assessed(24, 141, since=LEAP),  # asked for on a leap day, and one day late
    _assessed(25, 100, "H", transferred_in=True),  # came with its plan in the year
    _assessed(26, 365, since=date(2023, 3, 1)),  # a year that holds a leap day: 29 February 2024
    _assessed(27, 366, since=date(2023, 3, 1)),  # and a day more
    _assessed(28, 99, "W"),  # withdrawn, with a day that counts for nothing
    _assessed(29, 131, exceptions=True, since=date(2023, 9, 1)),  # excepted, 9 January 2024
]  # fmt: skip

OPEN_CASES = [
    _journey(1, after(0), ended_on=after(25)),  # ended on 31 January: not open at its end
    _journey(2, after(0), ended_on=after(26)),  # ended on 1 February: open at the end of January
    _journey(3, date(2025, 1, 31)),  # came on the day that is looked at
    _journey(4, date(2024, 9, 13)),  # 140 days on 31 January: not past 20 weeks
    _journey(5, date(2024, 9, 12)),  # 141 days
    _journey(6, date(2024, 9, 12), reassessment=True),  # not counted
    _journey(7, date(2025, 2, 1)),  # not there yet in January
]

PLANS = [
    {**_child(1), "case": 1, "started_on": date(2025, 1, 31), "transferred_in": False,
     "replaces": False},
    {**_child(2), "case": 2, "started_on": date(2024, 5, 1), "ended_on": date(2025, 1, 31),
     "transferred_in": False, "replaces": True},  # not the first here
    {**_child(3), "case": 3, "started_on": date(2024, 5, 1), "transferred_in": True,
     "ended_on": date(2025, 2, 1)},
    {**_child(4, born_on=date(2014, 8, 31), need=None), "case": 4, "started_on": date(2024, 5, 1),
     "transferred_in": False, "replaces": False},  # ten on 31 August 2024
    {**_child(5, born_on=date(2014, 9, 1)), "case": 5, "started_on": date(2024, 5, 1),
     "transferred_in": False, "replaces": False},  # nine then; ten on 31 August 2025
    {**_child(6, born_on=None), "case": 6, "started_on": date(2025, 8, 31)},
]  # fmt: skip

ADVICE = [
    {**_child(1), "advice": 1, "case": 1, "kind": "medical", "service": "St Anne’s Trust",
     "requested_on": MONDAY, "received_on": after(42), "exceptions": False},
    {**_child(2), "advice": 2, "case": 2, "kind": "medical", "service": "St Anne’s Trust",
     "requested_on": MONDAY, "received_on": after(43), "exceptions": False},
    {**_child(3), "advice": 3, "case": 3, "kind": "psychological", "service": None,
     "requested_on": MONDAY, "exceptions": False},  # has not come
    {**_child(4), "advice": 4, "case": 4, "kind": "medical", "requested_on": MONDAY,
     "received_on": after(90), "exceptions": True},  # excepted
]  # fmt: skip

DISPUTES = [
    {**_child(1), "dispute": 1, "case": 2, "about": "not_assess", "notice_on": after(43),
     "mediation_requested_on": after(30), "mediation_held_on": after(60)},  # on the 30th day
    {**_child(2), "dispute": 2, "case": 8, "about": "not_issue", "notice_on": after(40),
     "mediation_requested_on": after(29), "mediation_held_on": after(60),  # a day late
     "appeal_on": after(80)},
    {**_child(3), "dispute": 3, "case": 9, "about": "not_issue", "notice_on": after(10),
     "mediation_requested_on": after(29)},  # not held
]  # fmt: skip

_MILESTONE = {"action": 1, "area": "A1 Waiting", "live_on": date(2025, 1, 1)}
MILESTONES = [
    {**_MILESTONE, "milestone": 1, "first_due_on": MONDAY, "due_on": MONDAY, "done_on": MONDAY},
    {**_MILESTONE, "milestone": 2, "first_due_on": MONDAY, "due_on": after(30),
     "done_on": after(20)},  # moved, and done by the new day: not as first promised
    {**_MILESTONE, "milestone": 3, "first_due_on": MONDAY, "due_on": MONDAY},  # not done
    {**_MILESTONE, "milestone": 4, "first_due_on": MONDAY, "due_on": MONDAY,
     "withdrawn_on": after(1)},  # taken out
]  # fmt: skip
ACTIONS = [
    {**_MILESTONE, "first_due_on": MONDAY, "due_on": MONDAY, "status": "complete"},
    {**_MILESTONE, "action": 2, "first_due_on": MONDAY, "due_on": after(9), "status": "at_risk"},
]

RECORDS: dict[str, list[Row]] = {
    "requests": REQUESTS, "assessments": ASSESSMENTS, "open_cases": OPEN_CASES, "plans": PLANS,
    "advice": ADVICE, "disputes": DISPUTES, "milestones": MILESTONES, "actions": ACTIONS,
}  # fmt: skip
