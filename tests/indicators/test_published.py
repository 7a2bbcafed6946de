"""The 20-week figure of records that were made by the product's own actions is the published one.

The awkward cases, one line each: what happened, and whether it counts. The published method: plans
issued in the year, by the first outcome, within 140 days of the request, without those to which an
exception applies; no plan made again, none that came from elsewhere, none without both days.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.casework import api as casework
from goldenthread.casework.models import Case
from goldenthread.children.models import Child
from goldenthread.indicators import api
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.cases import decide, letter, make_case, take
from tests.factories.children import make_child, make_officer
from tests.indicators.hand_made import MONDAY, ON, after

pytestmark = pytest.mark.django_db

CASES = [
    # what it is; days from the request to: refusal, to assess, no plan, issued; exception; since
    ("on the last day", {"assess": 40, "issued": 140}),
    ("a day late", {"assess": 40, "issued": 141}),
    ("excepted and late", {"assess": 40, "issued": 200, "excepted": 60}),
    ("excepted and in time", {"assess": 40, "issued": 140, "excepted": 60}),
    ("an exception when the 20 weeks were over", {"assess": 40, "excepted": 150, "issued": 200}),
    ("refused, conceded, in time", {"not_assess": 42, "assess": 60, "issued": 140}),
    ("refused", {"not_assess": 43}),
    ("no plan, on the last day", {"assess": 40, "not_issue": 112}),
    ("no plan, a day late", {"assess": 40, "not_issue": 113}),
    ("no plan, conceded, in time", {"assess": 40, "not_issue": 100, "issued": 139}),
    ("withdrawn", {"assess": 40, "withdrawn": 90}),
    ("moved away", {"assess": 40, "moved": 90}),
    ("asked the year before", {"assess": 40, "issued": 140, "received": date(2024, 10, 1)}),
    ("asked then, issued next year", {"assess": 40, "issued": 140, "received": date(2025, 9, 1)}),
    ("issued on a leap day", {"assess": 40, "issued": 140, "received": date(2023, 10, 12)}),
    ("asked on a leap day", {"assess": 40, "issued": 141, "received": date(2024, 2, 29)}),
]  # fmt: skip


def carry_on(child: Child, days: dict[str, int | date], *, by: Member) -> Case:
    """Record a case by the actions that pages use, in the order of its days."""
    received = days.get("received", MONDAY)
    assert isinstance(received, date)
    case = make_case(child, by=by, received_on=received, on=received)
    happened = [(days[step], step) for step in days if step != "received"]
    for many, step in sorted((int(str(many)), step) for many, step in happened):
        day = after(many, received)
        if step == "issued":
            decided = day - timedelta(days=20)  # the family has 15 to answer the draft
            decide(case, "issue", decided, by=by)
            take(case, "serve_draft", decided, by=by)
            take(case, "issue_final", day, by=by)
        elif step == "excepted":
            with as_member(by, on=day):
                casework.record_exception(
                    case=case, code="EXC-D", head="c", since=day, until=None, by=by, on=day,
                    evidence=letter(dated=received),
                )  # fmt: skip
        elif step == "withdrawn":
            take(case, "withdraw", day, by=by)
        elif step == "moved":
            with as_member(by, on=day):
                casework.record_move(case=case, day=day, moved_to="", by=by, on=day)
        else:
            decide(case, step, day, by=by)
    return case


def test_the_20_week_figure_is_the_one_that_would_be_published():
    by = make_officer(make_area())
    made = {name: carry_on(make_child(by, on=ON), days, by=by) for name, days in CASES}
    # held a plan, and is assessed again; came with a plan of another area
    again = {"received": date(2025, 6, 2), "assess": 30, "issued": 100}
    carry_on(made["on the last day"].child, again, by=by)
    make_case(make_child(by, on=ON), by=by, received_on=None, on=ON, historical=True, channel="")

    def figure(name: str, year: int) -> tuple[int | None, int | None]:
        (found,) = [
            one
            for one in api.figures(
                by.local_area, api.registry().indicators[name], on=ON,
                within=api.years_until(ON, 3), kinds=[api.Kind.YEAR],
            )
            if one.period.first_on.year == year
        ]  # fmt: skip
        return found.numerator, found.denominator

    # in 2025: the last day, a day late, the exception too late, conceded, asked the year before
    assert figure("TIM-01", 2025) == (3, 5)
    assert figure("TIM-02", 2025) == (4, 7)  # and both that are excepted
    assert figure("TIM-10", 2025) == (2, 7)
    assert figure("TIM-03", 2025) == (2, 5)
    assert figure("TIM-01", 2024) == (1, 2)  # the leap days
    assert figure("TIM-01", 2026) == (1, 1)  # asked in 2025
    assert figure("ASM-06", 2025) == (2, 3)  # the first outcome stays
    assert figure("ASM-04", 2025) == (10, None)  # all those plans, and three without
    assert figure("DEM-01", 2025) == (13, None)  # neither the one made again nor what came here
    assert figure("ASM-01", 2025) == (2, 13)  # a conceded refusal stays one
    assert figure("ASM-02", 2025) == (12, 13)
    assert figure("DEM-10", 2025) == (8, None)  # the plan after “no plan” is a new one all the same
