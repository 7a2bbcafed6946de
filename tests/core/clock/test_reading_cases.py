"""A case comes in as text: what is taken, and every way in which it is refused, word for word."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.clock.cases import Case, CaseUnusable, ExceptionPeriod, read_case
from goldenthread.core.clock.deadlines import Clock
from tests.core.clock.cases_at_random import BOOK

CLOCK = Clock(BOOK)


def refused(given: dict[str, str], exceptions: str = "", *, on: date = date(2025, 6, 1)) -> str:
    """Return why a case is refused."""
    with pytest.raises(CaseUnusable) as refusal:
        CLOCK.deadlines(read_case(BOOK, "1", given, exceptions), on=on)
    return str(refusal.value)


def test_a_case_is_read() -> None:
    case = read_case(
        BOOK,
        "A1",
        {"request_received": " 2025-01-06 ", "died": "", "order_kind": "Make plan",
         "transfer_due_year": "2026", "suspended_days_before": "12",
         "date_of_birth": "1961-05-04"},
        "exc-d(c):2025-03-01/2025-04-15; EXC-COVID:2020-05-01/ ;",
    )  # fmt: skip

    assert case == Case(
        "A1",
        {
            "request_received": date(2025, 1, 6),
            "transfer_due_year": date(2026, 1, 1),
            "date_of_birth": date(1961, 5, 4),
        },
        (
            _period("EXC-D", "c", date(2025, 3, 1), date(2025, 4, 15)),
            _period("EXC-COVID", "a", date(2020, 5, 1), None),
        ),
        {"order_kind": "make_plan", "suspended_days_before": "12"},
    )
    assert [period.code for period in case.exceptions] == ["EXC-D(c)", "EXC-COVID(a)"]


def _period(code: str, letter: str, since: date, until: date | None) -> ExceptionPeriod:
    group = BOOK.exceptions[code]
    head = group.head(letter)
    assert head is not None
    return ExceptionPeriod(group, head, since, until)


def test_a_year_may_be_given_as_a_day_of_it() -> None:
    case = read_case(BOOK, "", {"transfer_due_year": "2026-09-01"})

    assert case.events == {"transfer_due_year": date(2026, 1, 1)}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"request_recieved": "2025-01-06"},
         "“request_recieved” is not an event or detail the clock knows;"
         " did you mean request_received?"),
        ({"zzz": "2025-01-06"}, "“zzz” is not an event or detail the clock knows"),
        ({"request_received": "6 January 2025"},
         "request_received: “6 January 2025” is not a date; write it as 2025-01-06"),
        ({"request_received": "2025-02-29"},
         "request_received: “2025-02-29” is not a date; write it as 2025-01-06"),
        ({"request_received": "2025"},
         "request_received: “2025” is not a date; write it as 2025-01-06"),
        ({"request_received": "0025-01-06"},
         "request_received: 0025-01-06 is too far off;"
         " dates from 1990-01-01 to 2099-12-31 are worked out"),
        ({"request_received": "2100-01-01"},
         "request_received: 2100-01-01 is too far off;"
         " dates from 1990-01-01 to 2099-12-31 are worked out"),
        ({"date_of_birth": "1899-12-31"},
         "date_of_birth: 1899-12-31 is too far off;"
         " dates from 1900-01-01 to 2099-12-31 are worked out"),
        ({"request_received": "2025-01-06", "decided_to_assess": "2025-01-05"},
         "decided_to_assess (2025-01-05) is before request_received (2025-01-06)"),
        ({"date_of_birth": "2025-01-07", "request_received": "2025-01-06"},
         "request_received (2025-01-06) is before date_of_birth (2025-01-07)"),
        ({"request_received": "2014-08-31"},
         "request_received (2014-08-31) is before the law: no time limit counted from it held"
         " before 2014-09-01"),
        ({}, "no event is given, so no clock starts"),
        ({"died": "2025-01-06"},
         "by 2025-06-01 no time limit had begun to run from died (2025-01-06)"),
        ({"request_received": "2025-07-01"},
         "by 2025-06-01 no time limit had begun to run from request_received (2025-07-01)"),
        ({"order_kind": "make a plan"},
         "order_kind: “make a plan” is not known; write dismissed_cease, assess, make_plan,"
         " reconsider, amend_contents, amend_setting, continue, continue_and_amend or dismissed"),
        ({"suspended_days_before": "a few"},
         "suspended_days_before: “a few” is not a number of days"),
        ({"last_health_assessment": "2025-01-06"},
         "LAC-02 needs date_of_birth; LAC-03 needs date_of_birth"),
        ({"mediation_agreed": "2025-01-06"},
         "MED-10 needs agreement_appealable, one of: no"),
    ],
)  # fmt: skip
def test_a_case_is_refused_with_the_reason(given: dict[str, str], reason: str) -> None:
    assert refused(given) == reason


@pytest.mark.parametrize(
    ("exceptions", "reason"),
    [
        ("holiday", "exception “holiday” is not readable; write CODE(head):FROM/TO,"
         " for instance EXC-D(c):2025-03-01/2025-04-15"),
        ("EXC-D(c):2025-03-01", "exception “EXC-D(c):2025-03-01” is not readable; write"
         " CODE(head):FROM/TO, for instance EXC-D(c):2025-03-01/2025-04-15"),
        ("EXC-X(c):2025-03-01/", "“EXC-X” is not an exception the clock knows;"
         " did you mean EXC-E?"),
        ("EXC-D:2025-03-01/", "exception EXC-D:2025-03-01/: EXC-D needs its head in brackets:"
         " a, b, c or d"),
        ("EXC-E(x):2025-03-01/", "exception EXC-E(x):2025-03-01/: EXC-E needs its head in"
         " brackets: a, b or c"),
        ("EXC-COVID(b):2020-05-01/", "exception EXC-COVID(b):2020-05-01/: EXC-COVID needs its"
         " head in brackets: a"),
        ("EXC-D(c):/2025-03-01", "exception EXC-D(c):/2025-03-01: “” is not a date; write it as"
         " 2025-01-06"),
        ("EXC-D(c):2025-03-01/May", "exception EXC-D(c):2025-03-01/May: “May” is not a date;"
         " write it as 2025-01-06"),
        ("EXC-D(c):2025-03-02/2025-03-01", "exception EXC-D(c):2025-03-02/2025-03-01 ends before"
         " it begins"),
    ],
)  # fmt: skip
def test_an_exception_is_refused_with_the_reason(exceptions: str, reason: str) -> None:
    assert refused({"request_received": "2025-01-06"}, exceptions) == reason


def test_every_reason_is_given_at_once() -> None:
    with pytest.raises(CaseUnusable) as refusal:
        read_case(
            BOOK,
            "",
            {"died": "yesterday", "draft_served": "2025-01-01", "final_issued": "2024-12-01"},
            "?",
        )

    assert refusal.value.problems == (
        "died: “yesterday” is not a date; write it as 2025-01-06",
        "exception “?” is not readable; write CODE(head):FROM/TO,"
        " for instance EXC-D(c):2025-03-01/2025-04-15",
        "final_issued (2024-12-01) is before draft_served (2025-01-01)",
    )


def test_asking_for_some_processes_only_needs_nothing_of_the_others() -> None:
    case = read_case(BOOK, "", {"request_received": "2025-01-06", "order_made": "2025-02-01"})

    deadlines = CLOCK.deadlines(case, on=date(2025, 3, 1), processes=["assessment"])

    assert {deadline.rule.process for deadline in deadlines} == {"assessment"}
    with pytest.raises(CaseUnusable, match="TRI-01 needs order_kind, one of: dismissed_cease"):
        CLOCK.deadlines(case, on=date(2025, 3, 1))
