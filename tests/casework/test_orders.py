"""What the tribunal ordered, and appeals that are not opposed: recorded, counted, in the trays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework.actions.disputes import record_appeal
from goldenthread.casework.models import Case
from goldenthread.casework.queries.cases import disputes_of, find_case
from goldenthread.casework.queries.reckoning import reckon
from goldenthread.casework.queries.standing import standings
from goldenthread.core.clock.rules import Kind
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import decide, make_case
from tests.factories.children import make_child, make_staff
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def ago(days: int):
    return today() - timedelta(days=days)


def boxes(name, day) -> dict[str, str]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def refused(child, officer) -> Case:
    """A request that was refused half a year ago."""
    case = make_case(child, by=officer, received_on=ago(200), on=ago(200), officer=officer.person)
    decide(case, "not_assess", ago(170), by=officer, on=ago(170))
    return case


@pytest.fixture
def send(client, area, officer, refused):
    """Send the form of the appeal, and return the page that comes."""
    client.force_login(officer.user)
    parts = {"area": area.slug, "case_id": refused.pk, "about": "not-assess", "what": "appeal"}
    where = reverse("casework_dispute", kwargs=parts)

    def sent(**days):
        given = {}
        for name, value in days.items():
            given |= {name: value} if isinstance(value, str) else boxes(name, value)
        return client.post(where, {**hidden_on(client.get(where)), **given}, follow=True)

    return sent


def tray(client, area) -> str:
    return words_on(client.get(reverse("casework", kwargs={"area": area.slug})))


def test_an_order_brings_its_time_limits_to_the_case_and_the_trays_until_it_is_done(
    client, area, send, refused, officer
):
    page = send(appeal_lodged_on=ago(120), order_made_on=ago(20), ordered="assess")

    said = words_on(page)
    assert "The tribunal made its order" in said
    late = "Tell the family that we will assess or reassess, as the tribunal ordered"
    assert late in said
    rows = {row[0]: row for row in rows_on(page)}
    assert (rows[late][1], rows[late][3]) == ("We", "Overdue 6 days late")
    assert late in tray(client, area)
    listed = client.get(reverse("casework_list", kwargs={"area": area.slug}) + "?tray=overdue")
    assert [row[1] for row in rows_on(listed)] == [str(refused.number)]

    decide(refused, "assess", ago(1), by=officer, on=today())

    assert late not in tray(client, area)
    done = client.get(reverse("casework_case", kwargs={"area": area.slug, "case_id": refused.pk}))
    rows = {row[0]: row for row in rows_on(done)}
    assert rows[late][3] == "Met late 5 days late"
    assert "Issue the final plan after the assessment the tribunal ordered" in rows
    (usual,) = [row for what, row in rows.items() if what.startswith("Issue the final plan to the")]
    assert usual[3] == "Superseded"
    assert "The 20 weeks end on" not in words_on(done)


def test_an_appeal_that_is_not_opposed_has_its_own_time_limits(client, area, send, refused):
    said = words_on(send(appeal_lodged_on=ago(30), appeal_not_opposed_on=ago(12)))

    assert "We gave the tribunal our decision not to oppose the appeal" in said
    assert "Tell the family that we will assess or reassess" in said
    assert "Tell the family that we will assess or reassess" in tray(client, area)
    assert "Decide to assess" in said


def test_a_school_is_told_nothing_of_an_appeal(client, area, send, refused):
    send(appeal_lodged_on=ago(120), order_made_on=ago(20), ordered="assess")
    client.force_login(make_staff(area, "Larch School").user)
    where = reverse("casework_case", kwargs={"area": area.slug, "case_id": refused.pk})

    for page in (client.get(where), client.get(reverse("casework_list", args=[area.slug]))):
        assert page.status_code == 200
        assert "tribunal" not in page.content.decode()


@pytest.mark.parametrize(
    ("days", "field", "says"),
    [
        ({"order_made_on": 20}, "ordered", "Give both what the tribunal decided and the day"),
        ({"ordered": "assess"}, "order_made_on-day", "Give both"),
        ({"order_made_on": 130, "ordered": "assess"}, "order_made_on-day", "before the tribunal"),
        ({"order_made_on": 20, "ordered": "assess", "order_set_aside_on": 21},
         "order_set_aside_on-day", "after the day of the order"),
        ({"appeal_not_opposed_on": 130}, "appeal_not_opposed_on-day", "before the tribunal"),
        ({"order_made_on": -1, "ordered": "dismissed"}, "order_made_on-day", "in the future"),
        ({"order_made_on": 20, "ordered": "make_plan"}, "ordered", "Select a valid choice"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_its_box(send, days, field, says):
    told = {n: ago(d) if isinstance(d, int) else d for n, d in days.items()}

    page = send(appeal_lodged_on=ago(120), **told)

    ((message, link),) = errors_on(page)
    assert says in message
    assert link == f"#id_{field}"


def test_columns_say_of_disputes_what_one_case_says(area, officer):
    cases = [make_case(make_child(officer, on=ago(300)), by=officer, received_on=ago(250),
                       on=ago(250)) for _ in range(5)]  # fmt: skip
    told = [
        ("not_assess", {"appeal_lodged_on": ago(150), "order_made_on": ago(20),
                        "ordered": "assess"}),
        ("not_assess", {"appeal_lodged_on": ago(150), "appeal_not_opposed_on": ago(12)}),
        ("not_assess", {"appeal_lodged_on": ago(150), "order_made_on": ago(20),
                        "ordered": "assess", "order_set_aside_on": ago(3)}),
        ("not_assess", {"appeal_lodged_on": ago(150), "appeal_sent_to_council_on": ago(20)}),
        ("not_assess", {"appeal_lodged_on": ago(150), "order_made_on": ago(20),
                        "ordered": "dismissed"}),
    ]  # fmt: skip
    for case, (about, values) in zip(cases, told, strict=True):
        decide(case, about, ago(210), by=officer, on=ago(210))
        with as_member(officer, on=today()):
            given = {"case": case, "about": about, "version": 0, "by": officer, "on": today()}
            record_appeal(values=values, **given)
    wrong = {**told[0][1], "ordered": "make_plan"}
    with as_member(officer, on=today()):
        with pytest.raises(NotValid, match="cannot order this"):
            record_appeal(values=wrong, **{**given, "case": cases[0], "version": 1})
        for on in (ago(1), today(), today() + timedelta(days=90)):
            for standing in standings(Case.objects.order_by("number"), on=on):
                case = find_case(area, standing.case_id)
                found = reckon(case, exceptions=[], advice=[], disputes=disputes_of(case), on=on)
                owed = {
                    (one.rule.key, one.due, one.state)
                    for many in found.disputes.values()
                    for one in many
                    if one.is_open and one.due and one.rule.kind is not Kind.RIGHT
                }
                assert {(d.rule.key, d.day, d.state) for d in standing.dues} == owed
