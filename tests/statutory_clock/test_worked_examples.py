"""A case that somebody made up is worked out on the page of a time limit, or refused in words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from goldenthread.core.clock.calendars import ENGLAND
from goldenthread.core.clock.rule_files import rules_of_england
from goldenthread.core.clock.rules import BIRTH, AgeOnDay, DetailIs, NoticeGiven, Rule
from goldenthread.platform.access.roles import Role
from goldenthread.platform.statutory_clock.presenters.problems import said
from tests.factories.areas import make_area, make_member
from tests.factories.pages import errors_on, words_on

pytestmark = pytest.mark.django_db
BOOK = rules_of_england()


@pytest.fixture
def try_it(client):
    """Return what tries a rule, as a member who may only read, and returns the page."""
    area = make_area()
    client.force_login(make_member(area, Role.BOARD_MEMBER).user)

    def page(key: str, *, on: date = date(2025, 3, 3), **case: date | str):
        url = reverse("settings_time_limit", kwargs={"area": area.slug, "key": key})
        return client.get(f"{url}?{urlencode(boxes({'on': on, **case}))}")

    return page


def boxes(case: dict[str, date | str]) -> dict[str, str]:
    """Return what a browser sends: a day as three boxes."""
    sent: dict[str, str] = {}
    for name, value in case.items():
        if isinstance(value, date) and not (name in BOOK.events and BOOK.events[name].year):
            parts = {"day": value.day, "month": value.month, "year": value.year}
            sent |= {f"{name}-{part}": str(number) for part, number in parts.items()}
        else:
            sent[name] = str(value.year) if isinstance(value, date) else value
    return sent


def test_it_tells_the_last_day_how_it_came_about_and_the_law(try_it):
    words = words_on(try_it("ENA-04", advice_requested=date(2025, 1, 6)))

    assert "Last day: Monday 17 February 2025 Overdue" in words
    assert "The request for advice was received on Monday 6 January 2025." in words
    assert "It is overdue by 14 days." in words
    assert "Law: SEND Regulations 2014, regulation 8(1)." in words
    assert "Partly verified Not verified: the wording." in words


def test_it_lists_the_days_passed_over_one_by_one(try_it):
    page = try_it(
        "CMP-01", on=date(2025, 5, 1), complaint_received=date(2025, 4, 14), extended="no"
    )

    words = words_on(page)
    assert "Last day: Wednesday 30 April 2025" in words
    assert "Friday 18 April 2025: Good Friday Saturday 19 April 2025 Sunday 20 April 2025" in words
    assert "6 days passed over, one by one" in words


def test_the_version_that_fits_the_case_is_the_one_that_counts(try_it):
    page = try_it("CMP-01", complaint_received=date(2025, 2, 3), extended="yes")

    assert "Last day: Monday 3 March 2025 Due soon" in words_on(page)
    assert "By this version: 20 working days." in words_on(page)


def test_what_was_done_and_an_exception_count_too(try_it):
    case = {
        "on": date(2025, 9, 1),
        "request_received": date(2025, 1, 6),
        "final_issued": date(2025, 6, 16),
        "exception": "EXC-D(c)",
        "exception_from": date(2025, 2, 3),
        "exception_to": date(2025, 3, 2),
    }

    words = words_on(try_it("ENA-09", **case))

    assert "Last day: Monday 26 May 2025 Excused" in words
    assert "An exception is on record, EXC-D(c)" in words


def test_the_form_keeps_what_was_entered(try_it):
    page = try_it("ENA-04", advice_requested=date(2025, 1, 6)).content.decode()

    assert 'name="advice_requested-year" type="text" value="2025"' in page
    assert '<details class="govuk-details">' in page


def test_what_happened_afterwards_is_shown_again(try_it):
    page = try_it("ENA-04", advice_requested=date(2025, 1, 6), advice_received=date(2025, 2, 3))

    assert '<details class="govuk-details" open>' in page.content.decode()
    assert "The advice came back on Monday 3 February 2025. That was in time." in words_on(page)


@pytest.mark.parametrize(
    ("key", "case", "errors"),
    [
        pytest.param(
            "ENA-01", {},
            [("No event is given, so no clock starts", "#id_request_received-day")],
            id="nothing entered",
        ),
        pytest.param(
            "ENA-01",
            {"request_received": date(2025, 2, 1), "decided_to_assess": date(2025, 1, 1)},
            [(
                "“We gave the family our decision to assess” (1 January 2025) is before"
                " “We received the request” (1 February 2025)",
                "#id_decided_to_assess-day",
            )],
            id="out of order",
        ),
        pytest.param(
            "PHT-01", {"transfer_due_year": "2026"},
            [(
                "PHT-01 needs “Which move between phases it is”, one of: secondary to post16",
                "#id_phase",
            )],
            id="not enough said",
        ),
        pytest.param(
            "PHT-01", {"transfer_due_year": "next"},
            [(
                "The year of “The move to the next phase is due” must have four figures",
                "#id_transfer_due_year",
            )],
            id="no year",
        ),
        pytest.param(
            "ENA-01", {"request_received": date(2010, 2, 1)},
            [(
                "“We received the request” (1 February 2010) is before the law: no time limit"
                " counted from it held before 1 September 2014",
                "#id_request_received-day",
            )],
            id="before the law",
        ),
        pytest.param(
            "ENA-01", {"request_received-day": "31", "request_received-month": "2"},
            [(
                "The day of “We received the request” must include a year",
                "#id_request_received-day",
            )],
            id="half a day",
        ),
        pytest.param(
            "ENA-01", {"request_received": date(2025, 1, 6), "on": date(2150, 1, 1)},
            [(
                "The day to look from: 1 January 2150 is too far off; dates from 1 January 1980"
                " to 31 December 2099 are worked out",
                "#id_on-day",
            )],
            id="too far off",
        ),
        pytest.param(
            "ENA-01", {"request_received": date(2025, 1, 6), "exception": "EXC-A(c)"},
            [("Enter the first day of the exception", "#id_exception_from-day")],
            id="exception without its day",
        ),
        pytest.param(
            "ENA-01",
            {
                "request_received": date(2025, 1, 6), "exception": "EXC-A(c)",
                "exception_from": date(2025, 2, 2), "exception_to": date(2025, 2, 1),
            },
            [(
                "Exception EXC-A(c):2 February 2025/1 February 2025 ends before it begins",
                "#id_exception_0",
            )],
            id="exception that ends before it begins",
        ),
        pytest.param(
            "EXC-07",
            {"suspension_began": date(2025, 1, 6), "suspended_days_before": "many"},
            [("Enter a number of days", "#id_suspended_days_before")],
            id="no number",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_refused_beside_its_field(try_it, key, case, errors):
    page = try_it(key, **case)

    assert errors_on(page) == errors
    assert "How this date was worked out" not in words_on(page)
    assert re.search(r"<title[^>]*>\s*Error: ", page.content.decode())


def test_a_case_to_which_the_limit_does_not_apply_is_told_so(try_it):
    page = try_it("REV-14", amendment_notice_served=date(2025, 1, 6), outside_review="no")

    assert errors_on(page) == [
        (
            "By 3 March 2025 no time limit had begun to run from “We sent the proposed"
            " amendments” (6 January 2025)",
            "#id_amendment_notice_served-day",
        )
    ]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            "died (2025-01-02) is before moved_area (2025-02-01)",
            "“The child or young person died” (2 January 2025) is before “The family moved to"
            " another council’s area” (1 February 2025)",
        ),
        ("LAC-02 needs date_of_birth", "LAC-02 needs “The child or young person was born”"),
        ("a child who died on 2025-13-99 is no name", "A child who died on 2025-13-99 is no name"),
    ],
)
def test_names_become_words_only_where_they_are_names(problem, words):
    assert said(problem, BOOK) == words


def made_up(rule: Rule) -> dict[str, date | str]:
    """Return a case to which one version of a rule applies."""
    start = max(rule.holds_from, min(date(2025, 1, 6), rule.holds_to or date.max))
    case: dict[str, date | str] = {count.start[0]: start for count in rule.counts}
    for condition in rule.conditions:
        if isinstance(condition, DetailIs):
            case[condition.name] = condition.values[0]
        elif isinstance(condition, AgeOnDay):
            case[BIRTH] = start - timedelta(days=365 * (2 if condition.under else 20))
        elif isinstance(condition, NoticeGiven):
            happens = date(2025, 6, 2)
            enough = ENGLAND.working.before(happens, 40)
            known = enough if condition.given else happens - timedelta(days=1)
            case |= {condition.happens: happens, condition.known: known or happens}
    return case


def holds_on_a_first_of_january(rule: Rule) -> bool:
    return any(rule.holds_on(date(year, 1, 1)) for year in range(2014, 2028))


@pytest.mark.parametrize("process", BOOK.processes)
def test_every_version_of_every_rule_can_be_tried(try_it, process):
    for rule in BOOK.of([process]):
        if BOOK.events[rule.start[0]].year and not holds_on_a_first_of_january(rule):
            continue  # a year is taken from its first day, on which this version did not hold
        page = try_it(rule.key, on=date(2027, 1, 4), **made_up(rule))

        words = words_on(page)
        assert errors_on(page) == [], rule.key
        assert "How this date was worked out" in words, rule.key
        assert rule.law in words
