"""Evidence: a claim until somebody else verifies it, and what cannot be right."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from goldenthread.platform.access.errors import (
    ChangedMeanwhile,
    NotPermitted,
    NotReady,
    NotValid,
)
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.proof.actions import evidence as acting
from goldenthread.proof.actions.evidence import Given
from goldenthread.proof.enums import Kind, Verdict
from goldenthread.proof.models import Binding, Evidence
from goldenthread.proof.queries.facts import judge_one
from tests.factories.areas import make_member
from tests.factories.days import ago, today
from tests.factories.pages import words_on

TOMORROW = today() + timedelta(days=1)


def give(measure, by, **changes):
    given = Given(**{"kind": Kind.AUDIT, "dated": ago(3), "statement": "9 of 10 good.", **changes})
    return acting.give_evidence(measure=measure, given=given, by=by, on=today())


def verify(evidence, by, verdict=Verdict.VERIFIED, note="I read all ten.", version=0):
    return acting.verify_evidence(
        evidence=evidence, verdict=verdict, note=note, version=version, by=by, on=today()
    )


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"dated": TOMORROW}, "dated", "has not come yet"),
        ({"period_from": ago(9), "period_to": TOMORROW}, "period_to", "has not come yet"),
        ({"period_from": ago(9), "period_to": ago(19)}, "period_to", "ends before it begins"),
        ({"period_from": ago(9)}, "period_to", "or neither"),
        ({"period_to": ago(9)}, "period_from", "or neither"),
        ({"statement": " "}, "statement", "choose a file"),
        ({"file": ("audit.xlsm", b"x")}, "file", "macros"),
    ],
    ids=["ahead", "period ahead", "backwards", "no end", "no beginning", "nothing", "macros"],
)
def test_what_cannot_be_right_has_a_clear_answer(inside, measure, changes, field, words):
    with pytest.raises(NotValid, match=words) as refused:
        give(measure, inside.lead, **changes)

    assert refused.value.field == field
    assert not Evidence.objects.exists()


def test_nobody_verifies_what_they_gave_or_what_their_post_answers_for(inside, measure):
    mine = give(measure, inside.manager)
    with pytest.raises(NotPermitted, match="You gave this evidence"):
        verify(mine, inside.manager)
    both = make_member(inside.area, Role.BOARD_MEMBER, name="Dot Both")
    with in_area(inside.area.pk):
        measure.action.leads.create(
            local_area=inside.area, post=both.person.tenures.get().post, position=5
        )
        with pytest.raises(NotPermitted, match="Your post holds this action"):
            verify(mine, both)
        with pytest.raises(NotPermitted, match="Your role"):
            verify(mine, inside.lead)
        with pytest.raises(NotValid, match="what you looked at"):
            verify(mine, inside.reader, note=" ")
        with pytest.raises(NotValid, match="why it is not accepted"):
            verify(mine, inside.reader, verdict=Verdict.REFUSED, note="")
        with pytest.raises(ChangedMeanwhile):
            verify(mine, inside.reader, version=7)

        verified = verify(mine, inside.reader)

        assert (verified.verified_by_name, verified.verified_on) == ("Bo Reader", today())
        with pytest.raises(NotReady, match="looked at this evidence already"):
            verify(mine, inside.reader, version=1)
    with pytest.raises(NotPermitted, match="your posts hold or lead"):
        give(measure, inside.reader)


def test_only_verified_evidence_counts_and_withdrawing_it_can_be_undone(inside, measure):
    def counts():
        (found,) = judge_one(measure.action, by=None, on=today()).facts.measures
        return found.verified_on, found.claims

    claim = give(measure, inside.lead, period_from=ago(90), period_to=ago(10))
    assert counts() == (None, 1)
    refused = verify(claim, inside.reader, verdict=Verdict.REFUSED, note="Only three were read.")
    assert counts() == (None, 0)
    with pytest.raises(NotReady, match="sent this already"):
        give(measure, inside.lead, period_from=ago(90), period_to=ago(10))
    notes = ("notes.txt", b"Notes of eleven meetings")
    good = give(measure, inside.lead, file=notes)
    with pytest.raises(NotReady, match="sent this already"):
        give(measure, inside.lead, file=notes)
    verify(good, inside.reader)
    assert counts() == (today(), 0)
    told = {"evidence": good, "by": inside.lead, "on": today()}
    with pytest.raises(NotValid, match="Say why"):
        acting.withdraw_evidence(reason=" ", version=1, **told)
    with pytest.raises(NotReady, match="is not withdrawn"):
        acting.put_back_evidence(**told)

    acting.withdraw_evidence(reason="The wrong notes.", version=1, **told)

    assert counts() == (None, 0)
    with pytest.raises(NotReady, match="withdrawn already"):
        acting.withdraw_evidence(reason="Again.", version=2, **told)
    with pytest.raises(NotReady, match="was withdrawn"):
        verify(good, inside.reader, version=2)
    acting.put_back_evidence(**told)
    assert counts() == (today(), 0)  # what was said of it before holds again
    assert refused.verdict == Verdict.REFUSED
    kinds = Event.objects.filter(kind__startswith="proof.").order_by("pk")
    assert [one.kind.removeprefix("proof.evidence_") for one in kinds] == [
        "given", "refused", "given", "verified", "withdrawn", "put_back",
    ]  # fmt: skip


def test_a_closed_plan_takes_none(inside, measure):
    measure.plan.state = "closed"

    with pytest.raises(NotReady, match="closed"):
        give(measure, inside.lead)
    measure.plan.state, measure.withdrawn_on = "live", today()
    with pytest.raises(NotReady, match="withdrawn"):
        give(measure, inside.lead)


@pytest.mark.parametrize(
    "wrong",
    [
        {"dated": TOMORROW},
        {"statement": ""},
        {"period_from": ago(2)},
        {"withdrawn_on": today()},
        {"verdict": "verified"},
    ],
    ids=["ahead", "empty", "half a period", "without reason", "nobody verified"],
)
def test_the_database_refuses_it_as_well(inside, measure, wrong):
    evidence = give(measure, inside.lead)

    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(**wrong)
    verified = verify(evidence, inside.reader)
    with pytest.raises(IntegrityError, match="verified_by_another"), transaction.atomic():
        Evidence.objects.filter(pk=verified.pk).update(verified_by=verified.given_by)
    with pytest.raises(IntegrityError, match="compares_with_one_thing"), transaction.atomic():
        Binding.objects.create(
            local_area=inside.area, measure=measure, indicator="TIM-01", test="at-least",
            unit="percent", level=90, against="england", since=ago(1), bound_on=today(),
            bound_by=inside.manager.person, bound_by_name="Robin Vale",
        )  # fmt: skip


def test_the_pages_say_claim_and_verified_and_give_the_file_out(client, scene):
    page = scene.page
    with in_area(scene.area.pk):
        action = scene.action()
        pk = action.measures.get().pk
    client.force_login(scene.lead.user)
    day = ago(4)
    typed = {
        "kind": "minutes", "statement": "The board agreed.", "dated-day": day.day,
        "dated-month": day.month, "dated-year": day.year,
    }  # fmt: skip

    ahead = client.post(page(f"proof/measures/{pk}/give/"), {**typed, "dated-year": 2199})
    assert "has not come yet" in words_on(ahead)
    assert "The board agreed." in ahead.content.decode()  # nothing typed is lost
    assert 'enctype="multipart/form-data"' in ahead.content.decode()  # a browser sends the file
    file = SimpleUploadedFile("minutes.txt", b"Minutes of a made-up board.")
    done = client.post(page(f"proof/measures/{pk}/give/"), {**typed, "file": file}, follow=True)
    assert "Claim, not verified" in words_on(done)

    evidence = Evidence.objects.model._default_manager
    with in_area(scene.area.pk):
        number = evidence.get().pk
    assert client.get(page(f"proof/evidence/{number}/verify/")).status_code == 403
    client.force_login(scene.reader.user)
    assert words_on(client.get(page("proof/claims/"))).count("Minutes of a meeting") == 1
    given_out = client.get(page(f"proof/evidence/{number}/file/"))
    assert given_out.content == b"Minutes of a made-up board."
    assert given_out["Content-Disposition"].startswith("attachment")
    said = {"verdict": "verified", "note": "I was there.", "version": 0}
    client.post(page(f"proof/evidence/{number}/verify/"), said)
    again = client.post(page(f"proof/evidence/{number}/verify/"), said)
    assert "looked at this evidence already" in words_on(again)
    shown = words_on(client.get(page(f"proof/measures/{pk}/")))
    assert "Bo Reader" in shown
    assert "I was there." in shown

    client.force_login(scene.lead.user)
    client.post(page(f"proof/evidence/{number}/withdraw/"), {"reason": "Wrong file.", "version": 1})
    assert "Wrong file." in words_on(client.get(page(f"proof/measures/{pk}/")))
    client.post(page(f"proof/evidence/{number}/put-back/"))
    twice = client.post(page(f"proof/evidence/{number}/put-back/"), follow=True)
    assert "not withdrawn" in words_on(twice)

    client.force_login(scene.manager.user)
    with in_area(scene.area.pk):
        mine = give(action.measures.select_related("action", "plan").get(), scene.manager).pk
    own = client.get(page(f"proof/evidence/{mine}/verify/"))
    assert (own.status_code, "You gave this evidence" in words_on(own)) == (403, True)
