"""However a case ends, nobody owes advice on it any more; a wrong ending loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.actions.advice import withdraw_advice
from goldenthread.casework.actions.giving import hand_in_advice, send_back_advice
from goldenthread.casework.models import AdviceRequest, Case, Letter
from goldenthread.children.actions.records import change_record
from goldenthread.children.models import Child, Grant
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation
from goldenthread.platform.organisations.reach import as_member
from tests.factories.cases import ask, decide, take
from tests.factories.children import make_staff
from tests.factories.days import ago, today
from tests.factories.jobs import run_queued
from tests.factories.pages import words_on
from tests.factories.post import Postbox, postbox_for

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]


@pytest.fixture
def postbox(settings) -> Iterator[Postbox]:
    with postbox_for(settings) as box:
        yield box


@pytest.fixture
def assessed(running, officer) -> Case:
    """The running case, being assessed since a week."""
    decide(running, "assess", ago(7), by=officer)
    return running


@pytest.fixture
def giver(area) -> Member:
    return make_staff(area, "Made-up Therapies", Role.SERVICE_MEMBER)


@pytest.fixture
def service(area, giver) -> Organisation:
    """A service with a shared address."""
    with in_area(area.pk):
        found = Organisation.objects.get(name="Made-up Therapies")
        found.email = "therapies@trust.example"
        found.save(update_fields=["email"])
    return found


@pytest.fixture
def owed(assessed, officer, service) -> AdviceRequest:
    """Advice that the service was asked for five days ago; the family was asked too."""
    ask(assessed, ago(5), by=officer, kind="parent_or_young_person", name="Pat Testname")
    return ask(assessed, ago(5), by=officer, organisation=service, name="")


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def boxes(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def now(one: AdviceRequest, by: Member) -> AdviceRequest:
    with as_member(by, on=today()):
        return AdviceRequest.objects.get(pk=one.pk)


def held(organisation: Organisation, by: Member) -> bool:
    with as_member(by, on=today()):
        return Grant.objects.filter(organisation=organisation, until=None).exists()


def test_a_decision_not_to_issue_frees_the_service_at_once_and_taking_it_back_asks_again(
    client, area, officer, assessed, owed, giver, service, postbox
):
    step = address(area, "casework_step", case_id=assessed.pk, step="decide-not-to-issue")
    told = {**boxes("decided_on", today()), **boxes("day", today()), "how": "done",
            "legal_test": "plan_not_needed", "reasons": "Made-up reasons."}  # fmt: skip
    client.force_login(giver.user)
    before = words_on(client.get(address(area, "advice")))
    client.force_login(officer.user)
    asked = words_on(client.get(step))
    page = words_on(client.post(step, told, follow=True))
    run_queued()
    client.force_login(giver.user)
    inbox = words_on(client.get(address(area, "advice")))
    gone = client.get(address(area, "advice_request", advice_id=owed.pk)).status_code
    (mail,) = postbox.mails()
    ended, given = now(owed, officer), held(service, officer)
    with as_member(officer, on=today()):
        assert Event.objects.filter(kind="casework.advice_withdrawn").count() == 2
        assert not Letter.objects.exists()  # the family is told of the decision, and once
    client.force_login(officer.user)
    case = Case(pk=assessed.pk, local_area=area)
    with as_member(officer, on=today()):
        case.refresh_from_db()
    correct = address(area, "casework_correct", case_id=case.pk, which="decided-not-to-issue-on")
    taken_back = {"day-day": "", "day-month": "", "day-year": "", "reason": "The wrong case",
                  "version": case.version}  # fmt: skip
    again = words_on(client.post(correct, taken_back, follow=True))
    run_queued()

    number = f"case {assessed.number}"
    assert number in before.casefold()
    assert "Advice is still waited for from: Pat Testname; Made-up Therapies." in asked
    assert "withdrawn, because the case ended: it was decided not to issue a plan" in page
    assert number not in inbox.casefold()
    assert gone == 404
    assert mail["To"] == "therapies@trust.example"
    assert "We have decided not to issue a plan. We do not need this advice" in " ".join(
        mail.get_content().split()
    )
    assert (ended.withdrawn_on, ended.withdrawn_with, given) == (today(), "not_issued", False)
    assert "was withdrawn, because" not in again
    restored = now(owed, officer)
    assert (restored.withdrawn_on, restored.advice_requested_on) == (None, ago(5))
    assert held(service, officer)
    wanted = postbox.mails()[1]
    assert wanted["Subject"].startswith("Your advice is wanted after all")
    client.force_login(giver.user)
    assert number in words_on(client.get(address(area, "advice"))).casefold()


@pytest.mark.parametrize("ending", ["withdraw", "record_move", "issue_final", "died", "conceded"])
def test_every_other_ending_frees_them_too_and_what_was_sent_back_comes_back_so(
    officer, child, assessed, owed, service, giver, ending, postbox
):
    with as_member(officer, on=today()):
        hand_in_advice(advice=owed, by=giver, on=ago(3))
        send_back_advice(advice=owed, reason="Hours are missing", by=officer, on=ago(2))
        other = api.ask_for_advice(
            case=assessed, kind="other", requested_on=ago(4), organisation=service, by=officer,
            on=today(), send=False,
        )  # fmt: skip
        withdraw_advice(advice=other, reason="Twice", by=officer, on=today(), send=False)
    name, said = end(ending, assessed, child, officer)
    run_queued()
    ended = now(owed, officer)

    assert ended.withdrawn_on == today()
    assert not held(service, officer)
    (mail,) = postbox.mails()
    words = " ".join(mail.get_content().split())
    assert f"{said}We do not need this advice any more." in words
    with as_member(officer, on=today()):
        with pytest.raises(NotReady):
            hand_in_advice(advice=ended, by=giver, on=today())
        take_back(name, assessed, child, officer)
        assert AdviceRequest.objects.get(pk=other.pk).withdrawn_on == today()  # stays withdrawn
    restored = now(owed, officer)
    assert (restored.withdrawn_with, restored.returned_on) == ("", ago(2))
    assert held(service, officer)


def end(ending: str, case: Case, child: Child, officer: Member) -> tuple[str, str]:
    """End a case; return the date by which it ended, and what of it is told to services."""
    if ending == "withdraw":
        take(case, "withdraw", today(), by=officer)
        return "request_withdrawn_on", "The request for the assessment was withdrawn. "
    if ending == "record_move":
        with as_member(officer, on=today()):
            api.record_move(case=case, day=today(), moved_to="", by=officer, on=today())
        return "moved_area_on", "Another council is responsible now. "
    if ending == "issue_final":
        decide(case, "issue", ago(1), by=officer)
        take(case, "serve_draft", ago(1), by=officer)
        take(case, "take_in_answer", today(), by=officer)
        take(case, "issue_final", today(), by=officer)
        return "final_issued_on", "We have issued the final plan. "
    if ending == "died":
        with as_member(officer, on=today()):
            change_record(child=child, values={"died_on": today()}, version=child.version,
                          by=officer, on=today())  # fmt: skip
        return "", "case 1. "
    with as_member(officer, on=today()):  # a refusal that was conceded, and should not have been
        Case.objects.filter(pk=case.pk).update(decided_not_to_assess_on=ago(8))
        correct("decided_to_assess_on", None, case, officer)
    return "decided_to_assess_on", "We have decided not to assess. "


def take_back(name: str, case: Case, child: Child, officer: Member) -> None:
    """Take the ending back."""
    if name:
        day = ago(7) if name == "decided_to_assess_on" else None
        correct(name, day, case, officer)
        return
    found = Child.objects.get(pk=child.pk)
    change_record(child=found, values={"died_on": None}, version=found.version, by=officer,
                  on=today())  # fmt: skip


def correct(name, day, case, officer) -> None:
    version = Case.objects.get(pk=case.pk).version
    api.correct_date(
        case=case, name=name, day=day, reason="Made up", version=version, by=officer, on=today()
    )


def test_what_was_late_when_its_case_ended_stays_late_in_figures_and_the_rest_counts_nowhere(
    officer, area, running, service
):
    with as_member(officer, on=today()):
        Case.objects.filter(pk=running.pk).update(request_received_on=ago(70))
    decide(running, "assess", ago(60), by=officer)
    late = ask(running, ago(50), by=officer, organisation=service, name="")
    young = ask(running, ago(20), by=officer, organisation=service, name="", kind="other")
    take(running, "withdraw", today(), by=officer)

    with as_member(officer, on=today()):
        counted = AdviceRequest.objects.filter(api.advice_that_counts())
        assert list(counted) == [late]
        broken = pytest.raises(DatabaseError, match="advice_withdrawn_with_its_case")
        with broken, transaction.atomic():
            AdviceRequest.objects.filter(pk=young.pk).update(withdrawn_on=None)
    assert young.advice_requested_on + timedelta(weeks=6) > today()


def test_what_went_with_a_refusal_that_was_conceded_does_not_come_back_with_another_ending(
    officer, assessed, owed, service
):
    decide(assessed, "not_issue", today(), by=officer)
    decide(assessed, "issue", today(), by=officer)
    anew = ask(assessed, today(), by=officer, organisation=service, name="", kind="other")
    take(assessed, "withdraw", today(), by=officer)
    with as_member(officer, on=today()):
        correct("request_withdrawn_on", None, assessed, officer)

    assert now(owed, officer).withdrawn_with == "not_issued"
    assert now(anew, officer).withdrawn_on is None
