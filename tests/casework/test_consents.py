"""What the family says no to: what must be told is told, what need not be is held back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework.actions.telling import send_message
from goldenthread.casework.models import Letter
from goldenthread.casework.queries.limits import BY_LAW, OWN_REQUEST, limit_on
from goldenthread.casework.queries.readers import family_of, partners_of, reader_of, readers_of
from goldenthread.casework.queries.texts import ADVISERS, TEXTS, key_of, slug_of
from goldenthread.children.models import Consent, Relationship
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, words_on

pytestmark = pytest.mark.django_db

YESTERDAY = today() - timedelta(days=1)

# what is on record, the message, to whom, and what becomes of it
TABLE = """
    nothing                          progress         carer    leaves
    nothing                          partner_note     setting  leaves
    share_education refused          partner_note     setting  is held
    share_education refused          partners_told    setting  by law
    share_education refused          progress         carer    leaves
    share_education given            partner_note     setting  leaves
    share_education withdrawn        partner_note     setting  is held
    share_education refused, given   partner_note     setting  leaves
    share_education given, refused   partner_note     setting  is held
    share_health refused             partner_note     health   is held
    share_health refused             partners_told    health   by law
    share_health refused             partner_note     setting  leaves
    share_social_care refused        partner_note     health   leaves
    share_social_care refused        partner_note     council  is held
    other refused                    partner_note     setting  leaves
    may be told                      progress         carer    is held
    may be told                      family_asked     carer    by law
    may be told                      will_not_assess  carer    by law
    may be told                      draft_sent       carer    by law
    may be told                      request_received carer    leaves
    may be told                      partner_note     setting  leaves
    mail refused                     progress         carer    by letter
    mail refused                     will_not_issue   carer    by letter
    mail withdrawn                   progress         carer    by letter
    mail refused                     partner_note     setting  leaves
"""


@pytest.fixture
def partners(area, running, carer):
    with in_area(area.pk):
        Organisation.objects.filter(name="Larch School").update(email="head@larch.example")
        area.organisations.create(name="Made-up ICB", kind="icb", email="send@icb.example")
        area.organisations.create(name="Made-up Council", kind="council", email="sc@example.org")


def put_on_record(case, said: str) -> None:
    if said == "may be told":
        Relationship.objects.update(may_be_told="Nothing about where the child lives")
        return
    what_for, _, words = said.partition(" ")
    for place, word in enumerate(words.split(", ") if words else ()):
        Consent.objects.create(
            local_area=case.local_area, child=case.child, what_for=what_for, by="Pat Testname",
            is_given=word != "refused", on=YESTERDAY - timedelta(days=5 - place), how="written",
            withdrawn_on=YESTERDAY if word == "withdrawn" else None,
        )  # fmt: skip


def to(case, whom):
    if whom == "carer":
        return family_of(case, on=today())
    part = {"setting": "School or college", "health": "Health", "council": "Social care"}[whom]
    return next(one for one in partners_of(case, on=today()) if one.part == part)


def test_what_must_be_told_leaves_and_what_need_not_be_is_held_back(officer, running, partners):
    found = []
    lines = [line.strip() for line in TABLE.strip().splitlines()]
    with as_member(officer, on=today()):
        for line in lines:
            said, text, whom, becomes = (line[a:b].strip() for a, b in
                                         ((0, 33), (33, 50), (50, 59), (59, None)))  # fmt: skip
            Consent.objects.all().delete()
            Relationship.objects.update(may_be_told="")
            put_on_record(running, said)
            reader = to(running, whom)
            limit = limit_on(running, reader, key_of(text))
            came = "is held" if limit.is_held else "by law" if limit.says else "leaves"
            found.append((said, text, whom, came if reader.email else "by letter"))
            assert found[-1] == (said, text, whom, becomes)

    assert len(found) == 25


def test_every_text_is_asked_for_by_law_answers_who_asked_or_can_be_held_back():
    slugs = {slug_of(text.key) for text in (*TEXTS, *ADVISERS)}

    assert slugs - set(BY_LAW) - OWN_REQUEST == {"progress", "partner_note"}
    assert slugs >= set(BY_LAW) | OWN_REQUEST


def test_a_message_that_is_held_back_leaves_with_a_legal_reason_on_record(
    client, area, officer, running, partners
):
    with as_member(officer, on=today()):
        put_on_record(running, "share_education refused")
        setting = to(running, "setting")
    client.force_login(officer.user)
    where = reverse("casework_message_write", kwargs={
        "area": area.slug, "case_id": running.pk, "text": "partner_note", "reader": setting.key,
    })  # fmt: skip

    page = client.get(where)
    sent = {"do": "send", "paragraph": "", **hidden_on(page)}
    unsaid = client.post(where, sent)
    unexplained = client.post(where, {**sent, "ground": "task"})
    with as_member(officer, on=today()):
        assert not Message.objects.exists()
        with pytest.raises(NotValid):
            send_message(case=running, reader=setting, template=key_of("partner_note"),
                         by=officer, on=today())  # fmt: skip
    done = client.post(where, {**sent, "ground": "task", "because": "They wrote the support plan."},
                       follow=True)  # fmt: skip
    history = client.get(
        reverse("casework_history", kwargs={"area": area.slug, "case_id": running.pk})
    )

    assert "Pat Testname said no to sharing information with schools and colleges" in words_on(page)
    assert "held back until you give a reason" in words_on(page)
    assert errors_on(unsaid)[0][0].startswith("Choose the legal reason")
    assert errors_on(unexplained)[0][0].startswith("Say why this reason holds")
    assert "is waiting to be sent" in words_on(done)
    assert "gave the legal reason for telling somebody all the same" in words_on(history)
    with as_member(officer, on=today()):
        event = Event.objects.get(kind="casework.shared_all_the_same")
        assert event.reason.endswith("asks us to do: They wrote the support plan.")
        assert "support plan" not in Message.objects.get().body


def test_a_notice_that_the_law_asks_for_is_warned_of_and_goes_by_letter_to_who_wants_no_email(
    client, area, officer, running, partners
):
    with as_member(officer, on=today()):
        put_on_record(running, "share_health refused")
        put_on_record(running, "mail refused")
    client.force_login(officer.user)
    day = today()
    boxes = {"day-day": day.day, "day-month": day.month, "day-year": day.year}

    def step(slug):
        where = reverse("casework_step", kwargs={
            "area": area.slug, "case_id": running.pk, "step": slug,
        })  # fmt: skip
        given = {"how": "send", **boxes, "paragraph": ""}
        shown = client.post(where, given)
        client.post(where, {**given, **hidden_on(shown)})
        return words_on(shown)

    partners_shown, family_shown = step("tell-partners"), step("consult-family")

    assert "It must be sent all the same: SEND Regulations 2014, regulation 4(2)" in partners_shown
    assert "no email is wanted, so it is kept as a letter" in family_shown
    with as_member(officer, on=today()):
        assert {one.to for one in Message.objects.all()} == {
            "head@larch.example", "send@icb.example", "sc@example.org",
        }  # fmt: skip
        assert Letter.objects.get().to_name == "Pat Testname"
        assert reader_of(running, "no-such-reader", on=today()) is None
        assert all(not one.email for one in readers_of(running, on=today()) if one.kind == "family")
