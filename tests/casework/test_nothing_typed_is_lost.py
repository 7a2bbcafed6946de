"""Every form of the room with more than a date: a session that ends, two officers at once, and
what cannot be.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.platform.drafts.models import Draft
from goldenthread.platform.drafts.sealing import seal, unseal
from goldenthread.platform.organisations.reach import as_member
from tests.casework.test_exceptions import ago, boxes
from tests.factories.cases import ask, decide, make_case, take
from tests.factories.children import BORN, make_child
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, words_on

pytestmark = pytest.mark.django_db
WORDS = "My own long words"
# each form's page, what its address needs, and the box that the words stand in
FORMS = [
    ("casework_step", {"step": "withdraw"}, "reason"),
    ("casework_step", {"step": "record-move"}, "moved_to"),
    ("casework_step", {"step": "decide-to-issue"}, "reasons"),
    ("casework_correct", {"which": "request-received-on"}, "reason"),
    ("casework_allocate", {}, "handover_note"),
    ("casework_advice_add", {}, "name"),
    ("casework_advice_received", {"advice_id": 0}, "late_reason"),
    ("casework_advice_correct", {"advice_id": 0}, "reason"),
    ("casework_exception_add", {}, "evidence"),
    ("casework_dispute", {"about": "not-assess", "what": "mediation"}, "mediation_held_on-day"),
    ("casework_dispute", {"about": "not-assess", "what": "appeal"}, "appeal_lodged_on-day"),
    ("casework_open", {}, "asked_by"),
]


@pytest.fixture
def running(child, officer):
    """A case that was refused, conceded, and waits for advice."""
    case = make_case(child, by=officer, received_on=ago(90), on=today())
    decide(case, "not_assess", ago(60), by=officer, on=today())
    decide(case, "assess", ago(50), by=officer, on=today())
    return case


@pytest.fixture
def advice(running, officer):
    """Advice that is waited for."""
    return ask(running, ago(45), by=officer, on=today())


@pytest.fixture
def place(area, running, advice, officer):
    """Return the address of a form."""

    def of(name, parts) -> str:
        found = {**parts, "advice_id": advice.pk} if "advice_id" in parts else dict(parts)
        if name == "casework_open":
            found["child_id"] = make_child(officer, on=today()).pk
        else:
            found["case_id"] = running.pk
        return reverse(name, kwargs={"area": area.slug, **found})

    return of


def test_a_session_that_ends_loses_nothing_of_any_form(client, officer, place):
    for name, parts, box in FORMS:
        where = place(name, parts)
        client.force_login(officer.user)
        hidden = hidden_on(client.get(where))
        client.logout()

        sent = client.post(where, {**hidden, box: WORDS})
        assert (name, sent.status_code) == (name, 302)
        with as_member(officer, on=today()):
            kept = Draft.objects.get(path=where).sealed
        assert WORDS not in kept
        assert unseal(kept)[box] == [WORDS]
        client.force_login(officer.user)
        page = client.get(where)

        assert WORDS in page.content.decode(), (name, parts)
        assert "You were signed out before this was saved" in words_on(page), (name, parts)


def test_a_draft_sealed_under_another_secret_is_gone_and_says_nothing(settings):
    sealed = seal({"reason": [WORDS]})
    settings.SECRET_KEY, before = "another-secret", settings.SECRET_KEY
    assert unseal(sealed) is None

    settings.SECRET_KEY_FALLBACKS = [before]

    assert unseal(sealed) == {"reason": [WORDS]}


def test_of_two_officers_at_once_neither_loses_a_word(
    client, place, running, advice, officer, manager
):
    client.force_login(officer.user)
    given = {"by": manager, "on": today()}

    def other(act):
        with as_member(manager, on=today()):
            act()

    meanwhile = [
        ("casework_dispute", {"about": "not-assess", "what": "mediation"},
         {**boxes("mediation_requested_on", ago(40))},
         lambda: record_mediation(case=running, about="not_assess", version=0,
                                  values={"mediation_held_on": ago(30)}, **given)),
        ("casework_dispute", {"about": "not-assess", "what": "appeal"},
         {**boxes("appeal_lodged_on", ago(20))},
         lambda: record_appeal(case=running, about="not_assess", version=2,
                               values={"appeal_lodged_on": ago(25)}, **given)),
    ]  # fmt: skip
    for name, parts, mine, theirs in meanwhile:
        where = place(name, parts)
        hidden = hidden_on(client.get(where))
        other(theirs)

        page = client.post(where, {**hidden, **mine})

        assert "Someone else changed this" in errors_on(page)[0][0], parts
        for box, value in mine.items():
            assert f'name="{box}" type="text" value="{value}"' in page.content.decode(), parts
        again = client.post(where, {**hidden_on(page), **mine}, follow=True)
        assert "Saved." in again.content.decode(), parts

    where = place("casework_advice_received", {"advice_id": 0})
    hidden = hidden_on(client.get(where))
    take_in(advice, manager)
    page = client.post(where, {**hidden, **boxes("day", ago(2)), "late_reason": WORDS})
    assert "This advice has come already" in errors_on(page)[0][0]
    assert WORDS in page.content.decode()

    where = place("casework_allocate", {})
    hidden = hidden_on(client.get(where))
    take(running, "acknowledge", ago(80), by=manager, on=today())
    mine = {"officer": officer.person.pk, "handover_note": WORDS}
    page = client.post(where, {**hidden, **mine})
    assert "Someone else changed this" in errors_on(page)[0][0]
    assert WORDS in page.content.decode()


def take_in(advice, by) -> None:
    with as_member(by, on=today()):
        api.take_in_advice(advice=advice, day=ago(3), late_reason="", by=by, on=today())


def test_what_cannot_be_is_told_on_the_page(client, area, officer, running, child):
    client.force_login(officer.user)
    fresh = make_child(officer, on=today())

    def request_for(one, day):
        where = reverse("casework_open", kwargs={"area": area.slug, "child_id": one.pk})
        told = {**boxes("received_on", day), "source": "1", "channel": "email"}
        return client.post(where, {**hidden_on(client.get(where)), **told})

    ((message, link),) = errors_on(request_for(fresh, BORN - timedelta(days=1)))
    assert message.startswith("This is before the child was born, on ")
    assert link == "#id_received_on-day"
    ((message, _),) = errors_on(request_for(child, ago(1)))
    assert message.startswith(f"Case {running.number} is open for this child.")

    step = {"area": area.slug, "case_id": running.pk, "step": "decide-to-issue"}
    where = reverse("casework_step", kwargs=step)
    early = {**boxes("decided_on", ago(91)), **boxes("day", ago(91)), "legal_test": "plan_needed",
             "reasons": WORDS}  # fmt: skip
    page = client.post(where, {**hidden_on(client.get(where)), **early})
    assert errors_on(page)[0][0].startswith("This is before the request was received, on ")
    assert WORDS in page.content.decode()
