"""Carrying a case on: what each action does, and what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from goldenthread.casework import api
from goldenthread.casework.actions.advice import correct_advice
from goldenthread.casework.actions.correcting import correct_date
from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.casework.actions.exceptions import Evidence
from goldenthread.casework.models import AdviceRequest, Allocation, Case, Decision
from goldenthread.casework.queries.cases import (
    advice_of,
    disputes_of,
    exceptions_of,
    find_case,
)
from goldenthread.casework.queries.reckoning import reckon
from goldenthread.casework.queries.standing import standings
from goldenthread.children.models import Child, Grant
from goldenthread.core.clock.states import State
from goldenthread.platform.access.errors import (
    ChangedMeanwhile,
    NotPermitted,
    NotReady,
    NotValid,
)
from goldenthread.platform.access.roles import Role
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_member
from tests.factories.cases import RECEIVED, ask, decide, letter, make_case, take, weeks
from tests.factories.children import BORN, ON, make_child, make_officer, make_staff

pytestmark = pytest.mark.django_db
LATER = date(2026, 9, 1)


def now(case: Case) -> Case:
    return find_case(case.local_area, case.pk)


def deadlines(case: Case, on: date) -> dict[str, tuple[State, date | None]]:
    case = now(case)
    found = reckon(
        case, exceptions=exceptions_of(case), advice=advice_of(case), disputes=disputes_of(case),
        on=on,
    )  # fmt: skip
    return {one.rule.key: (one.state, one.due) for one in found.journey}


def told(case: Case) -> list[str]:
    events = Event.objects.filter(child_id=case.child_id, kind__startswith="casework.")
    return [event.kind.partition(".")[2] for event in events.order_by("pk")]


@pytest.mark.usefixtures("seen")
def test_a_request_runs_to_a_final_plan(case, officer):
    take(case, "acknowledge", weeks(0), by=officer)
    take(case, "tell_partners", weeks(1), by=officer)
    take(case, "consult_family", weeks(1), by=officer)
    decide(case, "assess", weeks(6), by=officer)
    one = ask(case, weeks(6), by=officer)
    api.take_in_advice(advice=one, day=weeks(13), late_reason="On leave", by=officer, on=weeks(13))
    decide(case, "issue", weeks(14), by=officer)
    take(case, "serve_draft", weeks(15), by=officer)
    take(case, "consult_setting", weeks(15), by=officer)
    take(case, "take_in_reply", weeks(17), by=officer)
    take(case, "take_in_answer", weeks(16), by=officer, on=weeks(17))
    take(case, "issue_final", weeks(20), by=officer)

    found = deadlines(case, weeks(21))
    assert found["ENA-01"] == (State.MET, weeks(6))
    assert found["ENA-09"] == (State.MET, weeks(20))
    assert told(case) == [
        "request_opened", "acknowledged", "told_partners", "consulted_family", "decided_to_assess",
        "advice_requested", "advice_received", "decided_to_issue", "draft_served",
        "consultation_sent", "consultation_replied", "representations_received", "final_issued",
    ]  # fmt: skip


@pytest.mark.usefixtures("seen")
def test_the_final_plan_waits_for_the_familys_fifteen_days(case, officer):
    decide(case, "assess", weeks(1), by=officer)
    decide(case, "issue", weeks(2), by=officer)
    take(case, "serve_draft", weeks(3), by=officer)
    fifteenth = weeks(3) + timedelta(days=14)

    with pytest.raises(NotValid, match="no answer is recorded"):
        take(case, "issue_final", fifteenth, by=officer)
    assert take(case, "issue_final", fifteenth + timedelta(days=1), by=officer).final_issued_on


@pytest.mark.usefixtures("seen")
def test_a_refusal_stays_when_it_is_conceded(case, officer):
    decide(case, "not_assess", weeks(5), by=officer)
    mediation = {"mediation_requested_on": weeks(7), "mediation_agreed_on": weeks(9),
                 "order_kind": "assess"}  # fmt: skip
    record_mediation(
        case=case, about="not_assess", values=mediation, version=0, by=officer, on=weeks(9)
    )
    decide(case, "assess", weeks(10), by=officer)

    kept = now(case)
    assert (kept.decided_not_to_assess_on, kept.decided_to_assess_on) == (weeks(5), weeks(10))
    assert [d.outcome for d in Decision.objects.filter(case=case)] == ["not_assess", "assess"]
    assert deadlines(case, weeks(10))["ENA-01"] == (State.MET, weeks(6))
    found = reckon(
        kept, exceptions=[], advice=[], disputes=disputes_of(kept), on=weeks(10)
    ).disputes
    ((agreed,),) = [
        [one for one in many if one.rule.key == "MED-09:assess"] for many in found.values()
    ]
    assert (agreed.state, agreed.due) == (State.MET, weeks(11))


@pytest.mark.usefixtures("seen")
def test_an_exception_excuses_and_does_not_move_the_last_day(case, officer):
    one = api.record_exception(
        case=case, code="EXC-A", head="c", since=weeks(2), until=None, evidence=letter(),
        by=officer, on=ON,
    )  # fmt: skip
    assert deadlines(case, weeks(7))["ENA-01"] == (State.EXCUSED, weeks(6))

    api.end_exception(exception=one, until=weeks(3), version=0, by=officer, on=weeks(4))
    with pytest.raises(ChangedMeanwhile):
        api.end_exception(exception=one, until=weeks(3), version=0, by=officer, on=weeks(4))


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"code": "EXC-Z"}, "Choose the circumstance"),
        ({"head": "z"}, "Choose the circumstance"),
        ({"since": BORN - timedelta(days=1)}, "before the child was born"),
        ({"until": date(2026, 2, 1)}, "The last day is before the first"),
        ({"until": date(2026, 12, 1)}, "in the future"),
        ({"evidence": letter("  ")}, "Upload what shows it, choose the advice, or say where"),
        ({"evidence": letter(dated=BORN - timedelta(days=1))}, "before the child was born"),
        ({"evidence": Evidence(kind="gossip", dated=ON, held="x")}, "Choose what shows it"),
        ({"evidence": Evidence(kind="letter", dated=None, held="x")}, "Enter the day of what"),
        ({"also": ("EXC-Z(a)",)}, "Choose the circumstance"),
    ],
)
def test_an_exception_that_cannot_be_is_refused(case, officer, changed, error):
    given = {"code": "EXC-A", "head": "c", "since": date(2026, 2, 10), "until": None,
             "evidence": letter()}  # fmt: skip

    with pytest.raises(NotValid, match=error):
        api.record_exception(case=case, **{**given, **changed}, by=officer, on=ON)


def test_a_child_has_one_open_request_and_another_after_it(child, officer, case):
    with pytest.raises(NotReady, match="Case 1 is open for this child"):
        make_case(child, by=officer)
    take(case, "withdraw", weeks(1), by=officer)

    second = make_case(child, by=officer, received_on=weeks(2))

    assert second.number == 2
    with (
        as_member(officer, on=ON),
        pytest.raises(NotReady, match="Another request is open"),
    ):
        correct_date(
            case=case, name="request_withdrawn_on", day=None, reason="By mistake",
            version=now(case).version, by=officer, on=ON,
        )  # fmt: skip


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    "values",
    [
        {"decided_to_assess_on": RECEIVED - timedelta(days=1)},
        {"draft_served_on": weeks(3)},
        {"request_withdrawn_on": weeks(3), "moved_area_on": weeks(3)},
        {"request_received_on": None},
        {"request_received_on": BORN - timedelta(days=1)},
        {"moved_to": "873"},
    ],
)
def test_the_database_refuses_dates_that_cannot_be(case, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**values)


@pytest.mark.usefixtures("seen")
def test_the_database_refuses_a_second_open_request(case, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(
            local_area=case.local_area, child_id=case.child_id, number=99, source="1",
            request_received_on=RECEIVED,
        )  # fmt: skip


def test_a_historical_case_is_not_open_and_has_no_deadlines(child, officer, case):
    make_case(child, by=officer, received_on=None, historical=True, channel="")

    with as_member(officer, on=ON):
        old = Case.objects.get(number=2)
        assert deadlines(old, ON) == {}
        (standing,) = standings(Case.objects.filter(pk=old.pk), on=ON)
    assert (standing.is_open, standing.dues) == (False, [])


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"source": "9"}, "Choose who asked"),
        ({"channel": ""}, "Choose how the request came"),
        ({"received_on": None}, "Enter the day"),
        ({"received_on": ON + timedelta(days=1)}, "in the future"),
        ({"received_on": BORN - timedelta(days=1)}, "before the child was born"),
    ],
)
def test_a_request_that_cannot_be_is_refused(child, officer, values, error):
    with pytest.raises(NotValid, match=error):
        make_case(child, by=officer, **values)


def test_a_request_for_a_child_who_has_died_or_was_merged_is_refused(officer):
    gone, kept = make_child(officer), make_child(officer)
    with as_member(officer, on=ON):
        Child.objects.filter(pk=gone.pk).update(died_on=ON)
    with pytest.raises(NotReady, match="has died"):
        make_case(gone, by=officer)
    with as_member(officer, on=ON):
        Child.objects.filter(pk=gone.pk).update(merged_into=kept)

    with pytest.raises(NotReady, match="merged"):
        make_case(gone, by=officer)


@pytest.mark.usefixtures("seen")
def test_a_move_keeps_where_they_went(case, officer):
    with pytest.raises(NotValid, match="three figures"):
        api.record_move(case=case, day=ON, moved_to="87", by=officer, on=ON)

    moved = api.record_move(case=case, day=ON, moved_to="873", by=officer, on=ON)

    assert (moved.moved_area_on, moved.moved_to) == (ON, "873")
    assert deadlines(case, ON)["ENA-09"][0] is State.STOPPED


@pytest.mark.usefixtures("seen")
def test_a_date_is_corrected_with_its_reason_and_the_decision_follows(case, officer):
    decide(case, "assess", weeks(4), by=officer)
    given = {"case": case, "name": "decided_to_assess_on", "by": officer, "on": ON}
    version = now(case).version

    with pytest.raises(NotValid, match="Say why"):
        correct_date(**given, day=weeks(3), reason=" ", version=version)
    correct_date(**given, day=weeks(3), reason="The letter says so", version=version)
    with pytest.raises(ChangedMeanwhile):
        correct_date(**given, day=weeks(2), reason="Mine", version=version)

    decision = Decision.objects.get(case=case)
    assert (decision.decided_on, decision.told_on) == (weeks(3), weeks(3))
    correct_date(**given, day=None, reason="Wrong case", version=version + 1)
    assert not Decision.objects.filter(case=case).exists()
    assert Event.objects.filter(kind="casework.date_corrected").count() == 2


@pytest.mark.usefixtures("seen")
def test_a_step_that_another_took_is_refused_with_its_day(case, officer, manager):
    take(case, "acknowledge", weeks(1), by=manager)

    with pytest.raises(NotReady, match="recorded already, for 9 February 2026"):
        api.acknowledge(case=case, day=weeks(2), by=officer, on=ON)


@pytest.mark.usefixtures("seen")
def test_advice_gives_the_record_to_whoever_is_asked_until_it_has_come(case, officer, area):
    nurse = make_staff(area, "Larch Trust", Role.SERVICE_MEMBER)
    decide(case, "assess", weeks(1), by=officer)
    trust = area.organisations.get(name="Larch Trust")
    one = ask(case, weeks(1), by=officer, on=ON, organisation=trust, name="")
    with as_member(nurse, on=ON):
        assert [c.number for c in Case.objects.all()] == [case.number]

    with as_member(officer, on=ON):
        api.chase_advice(advice=one, day=weeks(2), by=officer, on=ON)
        api.take_in_advice(advice=one, day=weeks(3), late_reason="", by=officer, on=ON)
        with pytest.raises(NotReady, match="has come already"):
            api.take_in_advice(advice=one, day=weeks(3), late_reason="", by=officer, on=ON)
        assert Grant.objects.get(kind="asked").until == ON
    with as_member(nurse, on=ON + timedelta(days=1)):
        assert list(Case.objects.all()) == []


@pytest.mark.usefixtures("seen")
def test_days_of_advice_are_corrected(case, officer):
    decide(case, "assess", weeks(1), by=officer)
    one = ask(case, weeks(2), by=officer, on=ON)
    given = {"advice": one, "reason": "The letter says so", "by": officer, "on": ON}

    with pytest.raises(NotValid, match="before the advice was asked for"):
        correct_advice(**given, requested_on=weeks(2), received_on=weeks(1), version=0)
    correct_advice(**given, requested_on=weeks(1), received_on=weeks(3), version=0)
    with pytest.raises(ChangedMeanwhile):
        correct_advice(**given, requested_on=weeks(1), received_on=None, version=0)

    kept = AdviceRequest.objects.get(pk=one.pk)
    assert (kept.advice_requested_on, kept.advice_received_on) == (weeks(1), weeks(3))


@pytest.mark.usefixtures("seen")
def test_advice_needs_somebody_and_a_decision(case, officer):
    with pytest.raises(NotReady, match="after the decision to assess"):
        ask(case, weeks(1), by=officer)
    decide(case, "assess", weeks(1), by=officer)

    with pytest.raises(NotValid, match="Choose an organisation or give a name"):
        ask(case, weeks(1), by=officer, name=" ")
    with pytest.raises(NotValid, match="before the request was received"):
        ask(case, RECEIVED - timedelta(days=1), by=officer, on=ON)


@pytest.mark.usefixtures("seen")
def test_a_case_is_handed_over_with_a_note(case, officer, manager, area):
    board = make_member(area, Role.BOARD_MEMBER)
    given = {"case": case, "by": manager, "on": ON}
    with pytest.raises(NotValid, match="holds no post that carries cases"):
        api.allocate(officer=board.person, handover_note="", version=0, **given)
    api.allocate(officer=officer.person, handover_note="", version=0, **given)
    with pytest.raises(NotValid, match="Say what the new officer must know"):
        api.allocate(officer=manager.person, handover_note=" ", version=1, **given)
    with pytest.raises(ChangedMeanwhile):
        api.allocate(officer=manager.person, handover_note="Ring them", version=0, **given)
    later = ON + timedelta(days=9)
    api.allocate(
        case=case, officer=manager.person, handover_note="Ring them", version=1, by=manager,
        on=later,
    )  # fmt: skip

    first, second = Allocation.objects.filter(case=case)
    assert (first.officer, first.until) == (officer.person, later - timedelta(days=1))
    assert (second.officer, second.until, second.handover_note) == (
        manager.person, None, "Ring them",
    )  # fmt: skip


@pytest.mark.usefixtures("seen")
def test_an_appeal_needs_a_refusal_and_comes_after_it(case, officer):
    given = {"case": case, "about": "not_assess", "by": officer, "on": ON}
    with pytest.raises(NotReady, match="no refusal"):
        record_appeal(**given, values={"appeal_lodged_on": ON}, version=0)
    decide(case, "not_assess", weeks(2), by=officer)
    with pytest.raises(NotValid, match="before the family was told"):
        record_appeal(**given, values={"appeal_lodged_on": weeks(1)}, version=0)
    with pytest.raises(NotValid, match="Give both"):
        record_mediation(**given, values={"order_kind": "assess"}, version=0)
    record_appeal(**given, values={"appeal_lodged_on": weeks(3)}, version=0)

    with pytest.raises(ChangedMeanwhile):
        record_appeal(**given, values={"appeal_lodged_on": weeks(4)}, version=7)


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"legal_test": "plan_needed"}, "Choose the test"),
        ({"reasons": " "}, "Give the reasons"),
        ({"told_on": weeks(1)}, "cannot be told before it is decided"),
        ({"decided_on": RECEIVED - timedelta(days=1)}, "before the request was received"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_and_nothing_is_kept(case, officer, changed, error):
    given = {"decided_on": weeks(2), "told_on": weeks(2), "legal_test": "may_need_plan",
             "reasons": "Made-up reasons"}  # fmt: skip

    with pytest.raises(NotValid, match=error):
        api.decide_to_assess(case=case, **{**given, **changed}, by=officer, on=ON)
    assert now(case).decided_to_assess_on is None


@pytest.mark.parametrize("role", [Role.SERVICE_MEMBER, Role.SETTING_MEMBER])
def test_who_only_reads_changes_nothing(case, officer, area, role):
    staff = make_staff(area, "Larch School", role)
    with as_member(staff, on=ON), pytest.raises(NotPermitted):
        api.withdraw(case=case, day=ON, by=staff, on=ON)


def test_columns_say_what_one_case_says(area):
    officer = make_officer(area)
    cases = [make_case(make_child(officer), by=officer) for _ in range(6)]
    decide(cases[1], "assess", weeks(3), by=officer)
    decide(cases[2], "assess", weeks(3), by=officer)
    ask(cases[2], weeks(3), by=officer)
    decide(cases[3], "not_assess", weeks(3), by=officer)
    decide(cases[4], "assess", weeks(3), by=officer)
    decide(cases[4], "issue", weeks(4), by=officer)
    take(cases[4], "serve_draft", weeks(4), by=officer)
    with as_member(officer, on=weeks(18)):
        api.record_exception(
            case=cases[5], code="EXC-D", head="c", since=weeks(2), until=None, evidence=letter(),
            by=officer, on=ON,
        )  # fmt: skip
        for on in (ON, weeks(7), weeks(18), weeks(30)):
            for standing in standings(Case.objects.order_by("number"), on=on):
                case = now(Case.objects.get(pk=standing.case_id))
                found = reckon(
                    case, exceptions=exceptions_of(case), advice=advice_of(case), disputes=[],
                    on=on,
                )  # fmt: skip
                both = [*found.journey, *found.advice.values()]
                open_ones = {
                    (one.rule.key, one.due, one.state) for one in both if one.is_open and one.due
                }
                if standing.is_open:
                    assert {(d.rule.key, d.day, d.state) for d in standing.dues} == open_ones
                routes = found.ahead.routes if found.ahead else ()
                excused = any(r.final.state is State.EXCUSED for r in routes)
                assert standing.will_miss == (any(r.will_miss for r in routes) and not excused)


def test_the_case_of_a_child_who_has_died_waits_for_nothing(child, case, officer):
    with as_member(officer, on=ON):
        Child.objects.filter(pk=child.pk).update(died_on=ON)
        (standing,) = standings(Case.objects.all(), on=weeks(30))

        assert (standing.stage, standing.is_open, standing.dues) == ("died", False, [])
        assert deadlines(case, weeks(30))["ENA-09"][0] is State.STOPPED
        with pytest.raises(NotReady, match="has died"):
            take(now(case), "acknowledge", ON, by=officer)
