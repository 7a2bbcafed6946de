"""The pages of the room: trays, list, a case, its dates explained, a request taken in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.casework.models import Case
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, make_case, take
from tests.factories.children import BORN, make_child
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def address(area, name="casework", **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def ago(days: int):
    return today() - timedelta(days=days)


def boxes(name, day) -> dict[str, str]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def running(child, officer):
    """A case five weeks old today, of the officer."""
    return make_case(child, by=officer, received_on=ago(35), on=today(), officer=officer.person)


def test_the_case_page_says_what_is_next_and_names_the_child_on_the_page_alone(
    client, area, officer, running
):
    client.force_login(officer.user)

    page = client.get(address(area, "casework_case", case_id=running.pk))

    said = words_on(page)
    assert "Ash Testname" in said
    assert "Deciding whether to assess" in said
    assert "We: Decide whether to assess" in said
    assert "in 7 days" in said
    assert "We received the request" in said
    title = page.content.decode().partition("<title")[2].partition("</title>")[0]
    assert "Case 1" in title
    assert "Testname" not in title


def test_opening_a_case_is_kept_in_the_audit(client, area, officer, running):
    client.force_login(officer.user)

    client.get(address(area, "casework_case", case_id=running.pk))

    with in_area(area.pk):
        (look,) = Look.objects.all()
    assert (look.by, look.page, look.child_number) == (officer.user, "casework_case", 1)


def test_a_date_is_explained_one_click_away(client, area, officer, running):
    client.force_login(officer.user)
    case = client.get(address(area, "casework_case", case_id=running.pk))
    link = links_on(case)["How this date was worked out (ENA-01)"]

    said = words_on(client.get(link))

    assert "We received the request on" in said
    assert "The law gives us 6 weeks to decide whether to assess" in said
    assert "regulation 5(1)" in said


def test_a_request_is_taken_in_from_search_to_case(client, area, officer, child):
    client.force_login(officer.user)
    found = client.get(address(area, "casework_new"), {"q": "Ash Testname"})
    form = links_on(found)["Ash Testname, record 1"]

    given = {"source": "1", "channel": "email", "officer": officer.person.pk}
    given |= hidden_on(client.get(form))
    page = client.post(form, {**given, **boxes("received_on", ago(3))}, follow=True)

    assert "The request is taken in" in words_on(page)
    with as_member(officer, on=today()):
        case = Case.objects.get(child=child)
    assert (case.request_received_on, case.officer_id) == (ago(3), officer.person.pk)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        (boxes("received_on", BORN - timedelta(days=1)),
         "This is before the child was born, on 4 May 2016."),
        ({"received_on-day": "31", "received_on-month": "2", "received_on-year": "2026"},
         "The day must be a real date"),
        ({}, "Enter the day on which the request was received."),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_told_beside_its_box(client, area, officer, child, values, error):
    client.force_login(officer.user)
    form = address(area, "casework_open", child_id=child.pk)

    page = client.post(
        form, {"source": "1", "channel": "email", "asked_by": "Kept words", **values}
    )

    assert errors_on(page) == [(error, "#id_received_on-day")]
    assert "Kept words" in page.content.decode()


def test_a_second_open_request_is_refused_by_name(client, area, officer, child, running):
    client.force_login(officer.user)
    form = address(area, "casework_open", child_id=child.pk)

    page = client.post(form, {"source": "1", "channel": "email", **boxes("received_on", ago(1))})

    ((message, _),) = errors_on(page)
    assert message.startswith("Case 1 is open for this child.")


def test_the_record_leads_to_the_case_and_to_a_new_request(client, area, officer, child):
    client.force_login(officer.user)
    record = address(area, "children_record", child_id=child.pk)

    assert "Take in a request for assessment" in links_on(client.get(record))
    case = make_case(child, by=officer)
    links = links_on(client.get(record))

    assert links["Case 1"] == address(area, "casework_case", case_id=case.pk)
    assert "Take in a request for assessment" not in links


def test_the_trays_show_what_is_overdue_due_waited_for_and_unallocated(client, area, officer):
    made = {}
    for name, received in (("Late", 50), ("Soon", 40), ("Calm", 7)):
        values = {"forename": name, "surname": "Trayname"}
        child = make_child(officer, values=values)
        made[name] = make_case(child, by=officer, received_on=ago(received), on=today())
    decide(made["Calm"], "assess", ago(5), by=officer, on=today())
    ask(made["Calm"], ago(4), by=officer, on=today())
    client.force_login(officer.user)

    page = client.get(address(area), {"whose": "all"})

    overdue, soon, waiting = rows_on(page)
    assert overdue[:3] == [
        "Decide whether to assess, and tell the family and everyone who was told of the request",
        "Late Trayname, case 1",
        "We",
    ]
    assert "8 days late" in overdue[3]
    assert soon[1] == "Soon Trayname, case 2"
    assert waiting == ["Dr Who Tests", "1 request", "None late", "4 days"]
    said = words_on(page)
    for words in ("1Overdue", "1Due within 5 working days", "1Waiting for advice",
                  "2Quiet for 10 days or more", "3Without an officer"):  # fmt: skip
        assert words in said
    assert "No cases open that are yours" in words_on(client.get(address(area)))


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, ["1", "2", "3"]), ({"tray": "overdue"}, ["1"]), ({"tray": "due"}, ["2"]),
        ({"tray": "unallocated"}, ["1", "2"]), ({"officer": "mine"}, ["3"]),
        ({"officer": "nobody"}, ["1", "2"]), ({"stage": "assessment"}, ["3"]),
        ({"stage": "ended"}, ["4"]), ({"q": "Calm"}, ["3"]), ({"q": "2"}, ["2"]),
        ({"sort": "-number"}, ["3", "2", "1"]), ({"tray": "will-miss"}, []), ({"q": "'; drop"}, []),
        ({"stage": "nonsense", "officer": "x", "sort": "y", "page": "z"}, ["1", "2", "3"]),
    ],
)  # fmt: skip
def test_the_list_is_searched_filtered_and_sorted(client, area, officer, asked, numbers):
    for name, received in (("Late", 50), ("Soon", 40), ("Calm", 7), ("Gone", 5)):
        child = make_child(officer, values={"forename": name, "surname": "Listname"})
        case = make_case(
            child, by=officer, received_on=ago(received), on=today(),
            officer=officer.person if name == "Calm" else None,
        )  # fmt: skip
        if name == "Calm":
            decide(case, "assess", ago(5), by=officer, on=today())
        if name == "Gone":
            decide(case, "not_assess", ago(1), by=officer, on=today())
    client.force_login(officer.user)

    page = client.get(address(area, "casework_list"), asked)

    assert [row[1] for row in rows_on(page)] == numbers


def test_the_download_names_no_child(client, area, officer, running):
    client.force_login(officer.user)

    page = client.get(address(area, "casework_list"), {"as": "csv"})

    assert page["Content-Type"] == "text/csv; charset=utf-8"
    lines = downloaded(page)
    assert lines[1].startswith("1,Deciding whether to assess,")
    assert "Testname" not in "".join(lines)


def downloaded(page) -> list[str]:
    return b"".join(page.streaming_content).decode("utf-8-sig").splitlines()


def test_many_ended_cases_are_downloaded_some_at_a_time(client, area, officer, monkeypatch):
    monkeypatch.setattr("goldenthread.casework.views.listing._AT_ONCE", 2)
    for _ in range(3):
        ended = make_case(make_child(officer), by=officer, received_on=ago(50), on=today())
        take(ended, "withdraw", ago(20), by=officer, on=today())
    client.force_login(officer.user)

    page = client.get(address(area, "casework_list"), {"as": "csv", "stage": "ended"})
    sent = list(page.streaming_content)

    assert len(sent) == 3  # the headings, two cases, one case
    lines = b"".join(sent).decode("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["3", "Withdrawn"], ["2", "Withdrawn"], ["1", "Withdrawn"],
    ]  # fmt: skip


@pytest.mark.parametrize("page", ["casework_list", "casework", "casework_case"])
def test_a_page_asks_the_same_for_1_3_and_30(client, area, officer, child, page):
    case = make_case(child, by=officer, received_on=ago(45), on=today(), officer=officer.person)
    decide(case, "assess", ago(44), by=officer, on=today())
    client.force_login(officer.user)
    where = address(area, page, **({"case_id": case.pk} if page == "casework_case" else {}))
    client.get(where)
    asked = set()
    for more in (1, 2, 27):
        for _ in range(more):
            ask(case, ago(43), by=officer, on=today())
            other = make_child(officer)
            made = make_case(
                other, by=officer, received_on=ago(50), on=today(), officer=officer.person
            )
            decide(made, "assess", ago(45), by=officer, on=today())
            ask(made, ago(44), by=officer, on=today())
        with CaptureQueriesContext(connection) as queries:
            client.get(where)
        asked.add(len(queries))

    assert len(asked) == 1
    assert asked.pop() < 35
