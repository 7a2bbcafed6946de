"""Each form: what it does, what it refuses, and that nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.models import Case
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, make_case, take
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, words_on

pytestmark = pytest.mark.django_db


def ago(days: int):
    return today() - timedelta(days=days)


def boxes(name, day) -> dict[str, str]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


@pytest.fixture
def running(child, officer):
    """A case seven weeks old today."""
    return make_case(child, by=officer, received_on=ago(49), on=today())


@pytest.fixture
def send(client, area, officer, running):
    """Send a form about the case as the officer, and return the page that comes."""
    client.force_login(officer.user)

    def sent(name, values, **parts):
        where = reverse(name, kwargs={"area": area.slug, "case_id": running.pk, **parts})
        shown = client.get(where)
        return client.post(where, {**hidden_on(shown), **values}, follow=True)

    return sent


def test_steps_and_decisions_are_taken_on_their_pages(send, running, officer):
    said = words_on(send("casework_step", boxes("day", ago(48)), step="acknowledge"))
    assert "The acknowledgement is recorded" in said
    decision = {**boxes("decided_on", ago(10)), **boxes("day", ago(9)),
                "legal_test": "may_need_plan", "reasons": "Made-up reasons"}  # fmt: skip

    said = words_on(send("casework_step", decision, step="decide-to-assess"))

    assert "Assessing" in said
    assert "Decide to issue a plan Decide not to issue a plan" in said.partition("The story")[0]
    assert "Made-up reasons" in said
    assert "2 days late" not in said
    assert "We gave the family our decision to assess" in said
    with as_member(officer, on=today()):
        assert Case.objects.get(pk=running.pk).decided_to_assess_on == ago(9)


def test_a_step_that_cannot_come_yet_says_why(send, client, area, running):
    where = reverse(
        "casework_step", kwargs={"area": area.slug, "case_id": running.pk, "step": "serve-draft"}
    )

    page = client.get(where)

    assert "This comes after the decision to issue a plan" in words_on(page)
    assert client.get(where.replace("serve-draft", "nonsense")).status_code == 404


def test_of_two_officers_the_second_is_told_and_their_words_stay(
    client, area, officer, manager, running
):
    client.force_login(officer.user)
    where = reverse(
        "casework_step", kwargs={"area": area.slug, "case_id": running.pk,
                                 "step": "decide-to-assess"},
    )  # fmt: skip
    hidden = hidden_on(client.get(where))
    decide(running, "assess", ago(9), by=manager, on=today())

    mine = {**boxes("decided_on", ago(8)), **boxes("day", ago(8)), "legal_test": "may_need_plan",
            "reasons": "My own long words"}  # fmt: skip
    page = client.post(where, {**hidden, **mine})

    ((message, _),) = errors_on(page)
    assert message.startswith("This is recorded already, for ")
    assert "My own long words" in page.content.decode()


def test_two_corrections_at_once_lose_neither(client, area, officer, manager, running):
    client.force_login(officer.user)
    where = reverse(
        "casework_correct",
        kwargs={"area": area.slug, "case_id": running.pk, "which": "request-received-on"},
    )
    hidden = hidden_on(client.get(where))
    take(running, "acknowledge", ago(40), by=manager, on=today())

    values = {**boxes("day", ago(50)), "reason": "The stamp says so"}
    page = client.post(where, {**hidden, **values})

    assert "Someone else changed this" in errors_on(page)[0][0]
    assert "The stamp says so" in page.content.decode()
    again = client.post(where, {**hidden_on(page), **values}, follow=True)
    assert "The date is corrected" in words_on(again)


@pytest.mark.parametrize(
    ("day", "error"),
    [(50, "This is before the request was received"), (-1, "This day is in the future.")],
)
def test_a_day_that_cannot_be_is_told_beside_its_box(send, day, error):
    page = send("casework_step", boxes("day", ago(day)), step="acknowledge")

    ((message, link),) = errors_on(page)
    assert message.startswith(error)
    assert link == "#id_day-day"


def test_advice_is_asked_chased_taken_in_and_corrected(send, running, officer):
    decide(running, "assess", ago(48), by=officer, on=today())
    page = send(
        "casework_advice_add", {"kind": "medical", "name": "Dr Who", **boxes("day", ago(47))}
    )
    assert "Dr Who" in words_on(page)
    with as_member(officer, on=today()):
        one = running.advice_requests.get()

    send("casework_advice_chase", boxes("day", ago(6)), advice_id=one.pk)
    came = {**boxes("day", ago(1)), "late_reason": "On leave"}
    said = words_on(send("casework_advice_received", came, advice_id=one.pk))
    assert "Advice on health came from Dr Who, 4 days late (On leave)." in said
    right = {**boxes("requested_on", ago(40)), **boxes("received_on", ago(2)), "reason": "Slip"}
    said = words_on(send("casework_advice_correct", right, advice_id=one.pk))

    assert "Advice on health came from Dr Who (On leave)." in said


def test_a_case_is_given_and_handed_over(send, running, officer, manager):
    assert "The case is theirs" in words_on(
        send("casework_allocate", {"officer": officer.person.pk})
    )
    refused = send("casework_allocate", {"officer": manager.person.pk})
    assert errors_on(refused) == [("Say what the new officer must know.", "#id_handover_note")]

    note = {"officer": manager.person.pk, "handover_note": "Ring the family"}
    said = words_on(send("casework_allocate", note))

    assert "The case is handed over" in said
    assert "Ring the family" in said


def test_mediation_and_appeal_stand_beside_a_refusal(send, running, officer):
    decide(running, "not_assess", ago(20), by=officer, on=today())
    dispute = {"about": "not-assess", "what": "mediation"}
    said = words_on(send("casework_dispute", boxes("mediation_requested_on", ago(9)), **dispute))
    assert "The family asked us for mediation" in said
    assert "Arrange the mediation about education or social care" in said

    appeal = {"about": "not-assess", "what": "appeal"}
    said = words_on(send("casework_dispute", boxes("appeal_lodged_on", ago(2)), **appeal))

    assert "The tribunal received the appeal" in said


@pytest.mark.parametrize(
    ("step", "more", "stage"),
    [("withdraw", {"reason": "Made up"}, "Withdrawn"),
     ("record-move", {"moved_to": "873"}, "Moved away")],
)  # fmt: skip
def test_a_case_is_ended(send, step, more, stage):
    said = words_on(send("casework_step", {**boxes("day", ago(1)), **more}, step=step))

    assert stage in said
    assert "Nothing more is owed" in said


def test_history_tells_all_that_was_done_with_changes_and_reasons(client, area, officer, running):
    decide(running, "assess", ago(48), by=officer, on=today())
    one = ask(running, ago(47), by=officer, on=today())
    with as_member(officer, on=today()):
        api.take_in_advice(advice=one, day=ago(2), late_reason="Ill", by=officer, on=today())
    client.force_login(officer.user)

    said = words_on(
        client.get(reverse("casework_history", kwargs={"area": area.slug, "case_id": running.pk}))
    )

    for words in (
        "took in the request",
        "recorded the decision to assess",
        "Made-up reasons.",
        "recorded that advice was asked for",
        "recorded that advice came",
        "Ill",
    ):
        assert words in said
