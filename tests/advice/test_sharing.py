"""Accepted advice is shared with another service of the case: with a reason, never by itself."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.advice.actions.sharing import share_advice, stop_sharing
from goldenthread.advice.models import Shared
from goldenthread.casework.actions.giving import accept_advice
from goldenthread.casework.models import AdviceRequest
from goldenthread.children.models import Consent
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.words import day as in_full
from tests.advice.test_answering import QUALITY, at, write
from tests.factories.cases import ask
from tests.factories.children import make_staff
from tests.factories.days import ago, today
from tests.factories.jobs import run_queued
from tests.factories.pages import links_on, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def nurse(area):
    return make_staff(area, "Health Trust", Role.SERVICE_MEMBER)


@pytest.fixture
def medical(case, area, officer, nurse) -> AdviceRequest:
    """Advice that the health service is asked on the same case."""
    with as_member(nurse, on=today()):
        home = area.organisations.get(name="Health Trust")
        home.kind = "nhs_provider"
        home.save(update_fields=["kind"])
    return ask(case, ago(20), by=officer, kind="medical", organisation=home, name="")


@pytest.fixture
def accepted(client, asked, officer, psychologist) -> AdviceRequest:
    """What the psychologist has advised, with a document, accepted."""
    client.force_login(psychologist.user)
    write(client, asked)
    file = SimpleUploadedFile("report.pdf", b"%PDF-1.7 made up")
    client.post(at(asked, "document_add"), {"file": file})
    client.post(at(asked, "check"), {})
    client.force_login(officer.user)
    client.post(at(asked, "quality"), {**QUALITY, "verdict": "accepted", "reason": ""})
    return asked


def test_an_officer_shares_and_the_other_service_reads_it_with_what_it_is_asked(
    client, accepted, medical, nurse, officer, stranger, case
):
    client.force_login(nurse.user)
    before = words_on(client.get(at(medical)))
    client.force_login(officer.user)
    share = links_on(client.get(at(accepted)))["Share this advice with another service"]
    unsaid = client.post(share, {"with_request": medical.pk, "reason": ""})
    client.post(share, {"with_request": medical.pk, "reason": "It bears on hearing."})
    twice = client.post(share, {"with_request": medical.pk, "reason": "Again"})
    told = words_on(client.get(at(accepted)))
    history = words_on(client.get(
        reverse("casework_history", kwargs={"area": case.local_area.slug, "case_id": case.pk})
    ))  # fmt: skip
    client.force_login(nurse.user)
    page = client.get(at(medical))
    (href,) = [where for words, where in links_on(page).items() if "Psychology Service" in words]
    shown = client.get(href)
    file = client.get(links_on(shown)["report.pdf"])
    client.force_login(stranger.user)
    refused = [client.get(href).status_code, client.get(links_on(shown)["report.pdf"]).status_code]

    assert "Psychology Service" not in before
    assert "Say why they need to read it" in words_on(unsaid)
    assert "shared with them already" in words_on(twice)
    assert "Shared with Health Trust by Olive Officer" in told
    assert "Olive Officer shared advice with another service" in history
    assert "It bears on hearing." in words_on(page)
    assert "Reads at the level of Year 1." in words_on(shown)
    assert file.content == b"%PDF-1.7 made up"
    assert refused == [404, 404]


def test_what_the_family_says_is_respected_unless_there_is_a_legal_reason(
    client, accepted, medical, officer, case
):
    with as_member(officer, on=today()):
        Consent.objects.create(
            local_area=case.local_area, child=case.child, what_for="share_health",
            by="Pat Testname", is_given=False, on=ago(3), how="written",
        )  # fmt: skip
    client.force_login(officer.user)
    where = at(accepted, "share")
    given = {"with_request": medical.pk, "reason": "It bears on hearing."}

    page = client.get(where)
    held = client.post(where, given)
    unexplained = client.post(where, {**given, "ground": "safety"})
    with as_member(officer, on=today()):
        assert not Shared.objects.exists()
    client.post(where, {**given, "ground": "safety", "because": "Ash may choke."})

    assert "Pat Testname said no to sharing information with health services" in words_on(page)
    assert "Choose the legal reason" in words_on(held)
    assert "Say why this reason holds here" in words_on(unexplained)
    with as_member(officer, on=today()):
        assert Shared.objects.get().ground.endswith("somebody else safe: Ash may choke.")
        assert "Ash may choke" in Event.objects.get(kind="advice.advice_shared").reason


def test_what_cannot_be_shared_is_refused(
    asked, accepted, outside, medical, officer, nurse, case, service
):
    told = {"reason": "Made up", "by": officer, "on": today()}
    own = ask(case, ago(5), by=officer, kind="other", organisation=service, name="")
    with as_member(officer, on=today()):
        for advice, them, error in (
            (medical, asked, NotReady),  # not accepted
            (accepted, own, NotValid),  # their own
            (accepted, outside, NotValid),  # nobody's inbox
            (accepted, accepted, NotValid),
        ):
            with pytest.raises(error):
                share_advice(advice=advice, with_request=them, **told)
        AdviceRequest.objects.filter(pk=medical.pk).update(advice_received_on=ago(1))
        accept_advice(advice=medical, by=officer, on=today())
        with pytest.raises(NotValid):  # theirs is accepted: they need no more
            share_advice(advice=accepted, with_request=medical, **told)
        with pytest.raises(NotReady):  # it came on paper: there is nothing here to show
            share_advice(advice=medical, with_request=own, **told)
    with as_member(nurse, on=today()), pytest.raises(NotPermitted):
        share_advice(advice=accepted, with_request=medical, **{**told, "by": nurse})


def test_a_request_asks_the_same_however_much_is_shared(client, accepted, medical, officer, nurse):
    client.force_login(nurse.user)
    client.get(at(medical))

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(at(medical))
        return len(found)

    with as_member(officer, on=today()):
        share_advice(advice=accepted, with_request=medical, reason="a", by=officer, on=today())
    one = queries()
    with as_member(officer, on=today()):
        first = Shared.objects.get()
        for number in (2, 3):
            given = first.given
            given.pk, given.number = None, number
            given.save()
            Shared.objects.create(
                local_area=first.local_area, child_id=first.child_id, given=given,
                with_request=medical, reason="b", shared_by=officer.person, shared_on=today(),
            )  # fmt: skip
    assert queries() == one


def test_sharing_is_ended_with_a_reason_told_to_the_service_and_can_begin_anew(
    client, accepted, medical, nurse, officer, stranger, postbox
):
    client.force_login(officer.user)
    share = at(accepted, "share")
    client.post(share, {"with_request": medical.pk, "reason": "It bears on hearing."})
    client.force_login(nurse.user)
    (read,) = [href for words, href in links_on(client.get(at(medical))).items()
               if "Psychology Service" in words]  # fmt: skip
    file = links_on(client.get(read))["report.pdf"]
    client.force_login(officer.user)
    (end,) = [href for words, href in links_on(client.get(at(accepted))).items()
              if words.startswith("Stop sharing")]  # fmt: skip
    for member, status in ((nurse, 403), (stranger, 403), (officer, 200)):
        client.force_login(member.user)
        assert client.get(end).status_code == status

    asked = words_on(client.get(end))
    unsaid = words_on(client.post(end, {"reason": " "}))
    page = words_on(client.post(end, {"reason": "Shared with the wrong team"}, follow=True))
    twice = words_on(client.post(end, {"reason": "Again"}))
    run_queued()
    client.force_login(nurse.user)
    theirs = client.get(at(medical))
    gone = client.get(read)
    refused = client.get(file).status_code
    client.force_login(officer.user)
    client.post(share, {"with_request": medical.pk, "reason": "It bears on hearing, after all."})
    client.force_login(nurse.user)
    anew = [words for words in links_on(client.get(at(medical))) if "Psychology Service" in words]

    assert f"An email tells them at once: {nurse.name}." in asked
    assert "Say why it is no longer shared" in unsaid
    assert "no longer shared with Health Trust" in page
    assert f"No longer shared since {in_full(today())}: Shared with the wrong team" in page
    assert "no longer shared already" in twice
    assert f"No longer shared with you since {in_full(today())}." in words_on(theirs)
    assert read not in links_on(theirs).values()
    assert (gone.status_code, refused) == (404, 404)
    assert "This advice is no longer shared with you" in words_on(gone)
    assert "Reads at the level" not in gone.content.decode()
    assert "wrong team" not in theirs.content.decode()
    assert len(anew) == 1
    (mail,) = postbox.mails()
    assert mail["To"] == nurse.person.email
    assert "no longer shared with you" in mail["Subject"]
    assert "Testname" not in mail.get_content()
    with as_member(officer, on=today()):
        assert Event.objects.get(kind="advice.sharing_ended").reason == "Shared with the wrong team"
        assert Shared.objects.count() == 2
        with pytest.raises(NotPermitted), as_member(nurse, on=today()):
            stop_sharing(shared=Shared.objects.last(), reason="No", by=nurse, on=today())
