"""A promise as plans word it, and cases counted by hand that its figure is worked out from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from goldenthread.core.measurements import months_on
from goldenthread.core.plan_format import MilestoneEntry, PlanDocument
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.member import Member
from tests.factories.dated_cases import put_cases
from tests.factories.days import today
from tests.factories.plans import make_document

# months before this one: plans issued within 20 weeks, and all; counted by hand
BY_HAND = {10: (6, 10), 9: (6, 8), 4: (7, 8), 3: (6, 8), 2: (4, 8), 1: (3, 8)}
SAID = {10: "60%", 9: "75%", 4: "87.5%", 3: "75%", 2: "50%", 1: "37.5%"}
ACTION = "Look at every case past week 12 each Monday."


def promised_by() -> date:
    """Return the last day of the promise: the end of the month five months on."""
    return months_on(today(), 6) - timedelta(days=1)


def promise() -> str:
    """Return the measure, worded as plans word theirs."""
    by = promised_by()
    return (
        "At least 90% of new EHC plans are issued within 20 weeks for three months running by"
        f" {by.day} {by:%B %Y}."
    )


def promising_document() -> PlanDocument:
    """Return a plan whose one action carries the promise and a step that is still to come."""
    document = make_document()
    area, later = document.areas[0], months_on(today(), 3)
    step = MilestoneEntry(text="Cover agreed", due_text="Soon", due=f"{later:%Y-%m}")
    first = replace(
        area.actions[0], text=ACTION, measures=[promise()], milestones=[step], updates=[],
        leads=["Head of SEND"], start=None, start_text=None,
        due=f"{promised_by():%Y-%m}", due_text=f"{promised_by():%B %Y}",
    )  # fmt: skip
    area.actions = [first]
    return document


def live_since() -> date:
    """Return the day on which the plan went live: nine months ago."""
    return months_on(today(), -9) + timedelta(days=4)


def count_cases(by: Member) -> None:
    """Put the cases in, each month's in time and late."""
    rows = []
    for back, (in_time, many) in BY_HAND.items():
        issued = months_on(today(), -back) + timedelta(days=14)
        for number in range(many):
            weeks = 20 if number < in_time else 21  # the last day of 20 weeks is in time
            received = issued - timedelta(weeks=weeks)
            rows.append(
                {
                    "name": f"{back}-{number}",
                    "received": received,
                    "assess": received + timedelta(weeks=5),
                    "issue": received + timedelta(weeks=15),
                    "draft": received + timedelta(weeks=16),
                    "final": issued,
                }
            )
    with in_area(by.local_area.pk, user_id=by.user.pk, reach=whole_area(on=today())):
        put_cases(by, rows)
