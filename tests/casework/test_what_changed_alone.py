"""Lists work out again only what changed, and leave out only disputes that owe nothing."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django import forms
from django.urls import reverse

from goldenthread.casework.enums import OrderKind, Outcome
from goldenthread.casework.models import AdviceRequest, Case, CaseException, Dispute
from goldenthread.casework.queries.listing import Choice, caseload
from goldenthread.casework.queries.standing import standings
from goldenthread.core.clock.states import State
from goldenthread.platform.among import Among
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.forms import Form, choices_of
from tests.factories.cases import ask
from tests.factories.children import make_staff
from tests.factories.dated_cases import hold, put_cases
from tests.factories.days import today
from tests.factories.pages import rows_on, words_on

pytestmark = pytest.mark.django_db
MEDIATION = ("mediation_requested_on", "mediation_held_on", "mediation_certificate_issued_on",
             "mediation_not_wanted_on")  # fmt: skip
APPEAL = ("appeal_lodged_on", "appeal_sent_to_council_on", "appeal_response_sent_on",
          "appeal_not_opposed_on", "appeal_ended_on", "order_made_on")  # fmt: skip


def ago(days: int):
    return today() - timedelta(days=days)


def some_dispute(chance: random.Random, case: Case) -> Dispute:
    """A dispute with dates in any of the orders that the database takes."""
    told = ago(chance.randint(60, 500))
    dates = {
        name: told + timedelta(days=chance.randint(0, 90))
        for name in MEDIATION + APPEAL
        if chance.random() < 0.4
    }
    more = {"ordered": chance.choice(("assess", "reconsider"))} if "order_made_on" in dates else {}
    if chance.random() < 0.3:
        more |= {"mediation_agreed_on": told + timedelta(days=chance.randint(0, 90)),
                 "order_kind": chance.choice(OrderKind.values)}  # fmt: skip
    return Dispute(
        local_area=case.local_area, child_id=case.child_id, case=case, about=Outcome.NOT_ASSESS,
        decision_notice_sent_on=told, **dates, **more,
    )  # fmt: skip


def test_no_dispute_that_owes_something_is_left_out_whatever_its_dates(officer):
    chance = random.Random(7)  # noqa: S311 -- repeatable, nothing secret
    rows = [{"name": str(n), "received": ago(550), "refuse": ago(500)} for n in range(120)]
    rows[0]["withdrawn"] = ago(20)
    rows[1]["died"] = ago(20)
    with as_member(officer, on=today()):
        cases = put_cases(officer, rows)
        Dispute.objects.bulk_create(some_dispute(chance, one) for one in cases.values())

        for on in (today(), ago(100)):
            everything = standings(Case.objects.all(), on=on)
            owing = {one.case_id: one for one in everything if one.is_open or one.dues}
            found = caseload(officer.local_area, Choice(), by=officer, on=on)

            assert {one.case_id: one for one in found} == owing
            assert 10 < len(owing) < len(rows)


def test_a_case_is_worked_out_again_when_anything_about_it_changed_and_only_then(officer, school):
    staff = make_staff(officer.local_area, "Larch School")
    with as_member(officer, on=today()):
        rows = [{"name": name, "received": ago(200), "assess": ago(160)} for name in "ab"]
        cases = put_cases(officer, rows)
        case, still = cases["a"], cases["b"]

    def found(by=officer, on=None):
        on = on or today()
        with as_member(by, on=today()):
            listed = caseload(officer.local_area, Choice(), by=by, on=on)
            return {one.case_id: one for one in listed}

    before = found()
    assert found() == before
    assert all(one is before[pk] for pk, one in found().items())

    advice = ask(case, ago(50), by=officer, on=today())
    asked = found()
    assert asked[still.pk] is before[still.pk]
    assert asked[case.pk] is not before[case.pk]
    assert [since for _, since in asked[case.pk].waits] == [ago(50)]

    def change(model, pk, **values):
        with as_member(officer, on=today()):
            model.objects.filter(pk=pk).update(**values)
        return found()[case.pk]

    assert not change(AdviceRequest, advice.pk, advice_received_on=ago(2)).waits
    with as_member(officer, on=today()):
        hold(case, officer.person, ago(5))
    assert found()[case.pk].officer_id == officer.person.pk
    with as_member(officer, on=today()):
        excused = CaseException.objects.create(
            local_area=officer.local_area, child_id=case.child_id, case=case, code="EXC-D",
            head="d", since=ago(100), until=ago(20), evidence="Made up",
        )  # fmt: skip
    assert found()[case.pk].dues_in(State.EXCUSED)
    short = change(CaseException, excused.pk, until=ago(99))
    assert short.dues_in(State.OVERDUE)
    assert not short.dues_in(State.EXCUSED)
    later = found(on=today() + timedelta(days=9))[still.pk].dues_in(State.OVERDUE)
    late = before[still.pk].dues_in(State.OVERDUE)
    assert [due.days_late for due in later] == [due.days_late + 9 for due in late]

    # the same case is told to each as far as they are told of it
    assert case.pk not in found(by=staff)


def test_a_refusal_with_a_duty_stands_in_the_list_and_is_nobodys_load(client, area, officer):
    with as_member(officer, on=today()):
        rows = [{"name": "refused", "received": ago(200), "refuse": ago(170)},
                {"name": "open", "received": ago(9)}]  # fmt: skip
        case, running = put_cases(officer, rows).values()
        Dispute.objects.create(
            local_area=area, child_id=case.child_id, case=case, about=Outcome.NOT_ASSESS,
            decision_notice_sent_on=ago(170), mediation_requested_on=ago(150),
        )  # fmt: skip
    client.force_login(officer.user)

    listed = client.get(reverse("casework_list", kwargs={"area": area.slug}) + "?sort=stage")
    loads = client.get(reverse("casework_caseloads", kwargs={"area": area.slug}))

    assert [row[1] for row in rows_on(listed)] == [str(running.number), str(case.number)]
    assert "1 case " in words_on(loads)


def test_numbers_as_one_value_find_what_numbers_one_by_one_find(officer):
    with as_member(officer, on=today()):
        rows = [{"name": str(n), "received": ago(30)} for n in range(5)]
        made = [one.pk for one in put_cases(officer, rows).values()]
        for some in ([], made[:1], made[1:4], [0, *made]):
            assert set(Case.objects.filter(Among("pk", some))) == set(
                Case.objects.filter(pk__in=some)
            )
        child = Case.objects.get(pk=made[0]).child_id
        assert [one.pk for one in Case.objects.filter(Among("child_id", [child]))] == made[:1]
        assert Case.objects.exclude(Among("pk", made)).count() == 0


def test_options_are_escaped_and_the_chosen_one_is_marked():
    class Choosing(Form):
        one = forms.TypedChoiceField(
            coerce=int, required=False,
            choices=[("", "Any"), (1, "<b>St Anne’s</b>"), ("Group", [(2, "Two & more")])],
        )  # fmt: skip

    drawn = choices_of(Choosing({"one": "2"})["one"])

    assert drawn == (
        '<option value="">Any</option><option value="1">&lt;b&gt;St Anne’s&lt;/b&gt;</option>'
        '<optgroup label="Group"><option value="2" selected>Two &amp; more</option></optgroup>'
    )
    assert 'value="" selected' in choices_of(Choosing({})["one"])
