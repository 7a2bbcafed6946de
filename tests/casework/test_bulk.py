"""Steps for many cases at once: planned, looked at, carried out, overtaken, undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.casework.actions.allocating import allocate
from goldenthread.casework.actions.bulk import (
    begin_bulk_step,
    plan_for_each,
    plan_reallocation,
    undo_reallocation,
)
from goldenthread.casework.actions.carrying_out import carry_out_bulk_step
from goldenthread.casework.enums import BulkKind
from goldenthread.casework.models import Allocation, BulkStep, Case, CaseHandover
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.actions import OwnWork, Succession, leave
from goldenthread.platform.organisations.reach import as_member
from goldenthread.ui.words import day
from tests.factories.areas import make_member
from tests.factories.cases import ask, decide, make_case, take
from tests.factories.children import make_child, make_officer
from tests.factories.dated_cases import hold, put_cases
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, hidden_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def ago(days: int):
    return today() - timedelta(days=days)


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


@pytest.fixture
def others(area):
    """Two officers who have no cases."""
    return [make_officer(area, name=name) for name in ("Nell North", "Sid South")]


def some_cases(manager, officer, many: int) -> list[Case]:
    rows = [{"name": str(n), "received": ago(60 + n)} for n in range(many)]
    with as_member(manager, on=today()):
        made = list(put_cases(manager, rows).values())
        for case in made:
            hold(case, officer.person, ago(30))
    return made


def reallocate(manager, cases, to, *, note="Made-up note") -> BulkStep:
    who = {"by": manager, "on": today()}
    with as_member(manager, on=today()):
        step = plan_reallocation(
            cases=[case.pk for case in cases], officers=[one.person for one in to], note=note, **who
        )
        begin_bulk_step(step=step, **who)
        carry_out_bulk_step(step=step, **who)
    return step


def officers_now(manager, cases) -> list[str]:
    with as_member(manager, on=today()):
        found = Case.objects.filter(pk__in=[case.pk for case in cases]).select_related("officer")
        return [case.officer.name if case.officer else "" for case in found.order_by("number")]


def test_cases_are_shared_out_with_a_note_and_an_event_each_and_given_back(
    manager, officer, others
):
    cases = some_cases(manager, officer, 9)
    some_cases(manager, others[0], 3)  # so that the other is given more
    step = reallocate(manager, cases, others)

    now = officers_now(manager, cases)
    assert (now.count("Nell North"), now.count("Sid South")) == (3, 6)
    with as_member(manager, on=today()):
        notes = Allocation.objects.filter(case=cases[0]).values_list(
            "since", "until", "officer__name"
        )
        assert list(notes) == [(ago(30), ago(1), "Olive Officer"), (today(), None, now[0])]
        note = Allocation.objects.get(case=cases[0], until=None).handover_note
        assert note.startswith("Made-up note\n\nNext: ")
        assert note.endswith(f"by {day(ago(60) + timedelta(days=42))}.")
        told = Event.objects.filter(kind="casework.case_allocated", on=today())
        assert told.count() == 9
        assert {event.changes["officer"][0] for event in told} == {"Olive Officer"}
        allocate(case=Case.objects.get(pk=cases[1].pk), officer=officer.person,
                 handover_note="Back early", version=Case.objects.get(pk=cases[1].pk).version,
                 by=manager, on=today())  # fmt: skip
        undo_reallocation(step=step, by=manager, on=today())
        states = dict(step.items.values_list("case", "state"))
        assert states.pop(cases[1].pk) == "done"
        assert set(states.values()) == {"undone"}
        with pytest.raises(NotReady, match="undone already"):
            undo_reallocation(step=step, by=manager, on=today())
    assert set(officers_now(manager, cases)) == {"Olive Officer"}


def test_what_cannot_be_given_is_left_with_the_reason(manager, officer, others):
    cases = some_cases(manager, officer, 3)
    take(cases[0], "withdraw", today(), by=officer)
    who = {"by": manager, "on": today()}
    with as_member(manager, on=today()):
        hold_by = Case.objects.get(pk=cases[1].pk)
        step = plan_reallocation(
            cases=[case.pk for case in cases], officers=[others[0].person], note="Made up", **who
        )
        allocate(case=hold_by, officer=others[1].person, handover_note="Meanwhile",
                 version=hold_by.version, **who)  # fmt: skip
        begin_bulk_step(step=step, **who)
        with pytest.raises(NotReady, match="begun already"):
            begin_bulk_step(step=step, **who)
        carry_out_bulk_step(step=step, **who)
        found = {item.case_id: (item.state, item.why_not) for item in step.items.all()}
    assert found == {
        cases[0].pk: ("refused", "The request was withdrawn."),
        cases[1].pk: ("refused", "Somebody else changed whose case it is after this was planned."),
        cases[2].pk: ("done", ""),
    }
    assert officers_now(manager, cases[1:]) == ["Sid South", "Nell North"]


def test_an_undo_is_too_late_after_a_week(manager, officer, others):
    step = reallocate(manager, some_cases(manager, officer, 1), others[:1])

    with as_member(manager, on=today()), pytest.raises(NotReady, match="more than 7 days ago"):
        undo_reallocation(step=step, by=manager, on=today() + timedelta(days=8))


def test_only_managers_and_only_officers_are_taken(manager, officer, others):
    cases = [case.pk for case in some_cases(manager, officer, 1)]
    school = make_member(manager.local_area, Role.SETTING_MEMBER)
    who = {"cases": cases, "note": "Made up", "on": today()}
    with as_member(manager, on=today()):
        with pytest.raises(NotPermitted):
            plan_reallocation(officers=[others[0].person], by=officer, **who)
        with pytest.raises(NotValid, match="holds no post"):
            plan_reallocation(officers=[school.person], by=manager, **who)
        with pytest.raises(NotReady, match="at least one case"):
            plan_reallocation(officers=[others[0].person], by=manager, **{**who, "cases": []})


def test_overdue_advice_is_chased_and_no_other(manager, officer):
    cases = [make_case(make_child(officer, on=ago(90)), by=officer, received_on=ago(80),
                       on=ago(80), officer=officer.person) for _ in range(3)]  # fmt: skip
    for case in cases[:2]:
        decide(case, "assess", ago(60), by=officer)
    late = ask(cases[0], ago(50), by=officer)
    ask(cases[0], ago(20), by=officer, kind="education", name="Not late yet")
    ask(cases[1], ago(20), by=officer)
    who = {"by": manager, "on": today()}
    with as_member(manager, on=today()):
        step = plan_for_each(kind=BulkKind.CHASE, cases=[c.pk for c in cases], values={}, **who)
        begin_bulk_step(step=step, **who)
        carry_out_bulk_step(step=step, **who)
        found = [(item.case.number, item.advice_id, item.state, item.why_not)
                 for item in step.items.order_by("case__number")]  # fmt: skip
        late.refresh_from_db()
        again = plan_for_each(kind=BulkKind.CHASE, cases=[cases[0].pk], values={}, **who)
        assert again.items.get().why_not == "It was chased today."
    assert found == [
        (1, late.pk, "done", ""),
        (2, None, "refused", "No advice is overdue."),
        (3, None, "refused", "No advice is overdue."),
    ]
    assert late.chased_on == today()


@pytest.mark.parametrize(
    ("kind", "values", "why"),
    [
        (BulkKind.ACKNOWLEDGE, {"day": ago(2)}, "This is recorded already"),
        (BulkKind.EXCEPTION,
         {"code": "EXC-D", "head": "a", "since": ago(50), "until": ago(10),
          "evidence_kind": "letter", "evidence_on": ago(20), "evidence": "Term dates"},
         "The request was withdrawn."),
    ],
    ids=["acknowledge", "exception"],
)  # fmt: skip
def test_the_same_is_recorded_on_each_that_takes_it(manager, officer, kind, values, why):
    cases = some_cases(manager, officer, 3)
    take(cases[0], "acknowledge", ago(20), by=officer)
    if kind == BulkKind.EXCEPTION:
        take(cases[0], "withdraw", ago(1), by=officer)
    who = {"by": manager, "on": today()}
    with as_member(manager, on=today()):
        step = plan_for_each(kind=kind, cases=[c.pk for c in cases], values=values, **who)
        begin_bulk_step(step=step, **who)
        assert carry_out_bulk_step(step=step, most=1, **who) == 1
        assert carry_out_bulk_step(step=step, **who) == 0
        found = {item.case_id: (item.state, item.why_not) for item in step.items.all()}
        done = [Case.objects.get(pk=case.pk) for case in cases[1:]]
        told = [one.exceptions.count() for one in done]
    assert found[cases[0].pk][0] == "refused"
    assert found[cases[0].pk][1].startswith(why)
    assert [found[case.pk][0] for case in cases[1:]] == ["done", "done"]
    if kind == BulkKind.ACKNOWLEDGE:
        assert {one.acknowledged_on for one in done} == {ago(2)}
    else:
        assert told == [1, 1]


def test_cases_are_chosen_in_the_list_looked_at_and_given(client, area, manager, officer, others):
    cases = some_cases(manager, officer, 4)
    client.force_login(manager.user)
    listed = client.get(address(area, "casework_list"), {"officer": officer.person.pk})
    carried = hidden_on(listed)
    where = address(area, "casework_bulk")
    page = client.post(where, {**carried, "kind": "reallocate"}, follow=True)
    assert "Choose at least one case" in page.content.decode()
    assert len(rows_on(page)) == 4  # the filter is still on

    page = client.post(where, {**carried, "kind": "reallocate", "case": str(cases[0].pk)})
    assert "1 case chosen" in words_on(page)
    for which in ("page", "all"):
        page = client.post(where, {**carried, "kind": "reallocate", "which": which})
        assert "4 cases chosen" in words_on(page)
    given = {**hidden_on(page), "officers": [others[0].person.pk, others[1].person.pk]}
    page = client.post(where, {**given, "note": ""})
    assert errors_on(page) == [("Say what the new officers must know", "#id_note")]
    page = client.post(where, {**given, "note": "Kept words"}, follow=True)
    said = words_on(page)
    assert "4 cases will be changed." in said
    assert "Olive Officer → Nell North" in said
    assert set(officers_now(manager, cases)) == {"Olive Officer"}  # a plan changes nothing
    step = page.request["PATH_INFO"]
    page = client.post(step, follow=True)
    assert "4 cases changed." in words_on(page)
    assert sorted(officers_now(manager, cases)) == ["Nell North"] * 2 + ["Sid South"] * 2
    page = client.post(f"{step}undo/", follow=True)
    assert "4 given back" in words_on(page)
    (row,) = rows_on(client.get(address(area, "casework_bulk_steps")))
    assert row[1].endswith(f"Undone on {day(today())}")
    page = client.post(where, {**carried, "kind": "chase", "which": "all"}, follow=True)
    assert "4 cases cannot be." in words_on(page)
    page = client.post(f"{page.request['PATH_INFO']}drop/", follow=True)
    assert "Nothing was changed." in words_on(page)


def test_more_than_one_transaction_takes_wait_for_the_worker(
    client, area, manager, officer, others
):
    cases = some_cases(manager, officer, 301)
    with as_member(manager, on=today()):
        step = plan_reallocation(
            cases=[case.pk for case in cases], officers=[others[0].person], note="Made up",
            by=manager, on=today(),
        )  # fmt: skip
    client.force_login(manager.user)
    page = client.post(address(area, "casework_bulk_step", step_id=step.pk), follow=True)
    assert "0 of 301 done." in words_on(page)
    run_queued()
    page = client.get(address(area, "casework_bulk_step", step_id=step.pk))

    assert "301 cases changed." in words_on(page)
    assert set(officers_now(manager, cases)) == {"Nell North"}


def test_a_reallocation_asks_the_same_for_10_and_40(manager, officer, others):
    asked = []
    for many in (10, 40):
        cases = some_cases(manager, officer, many)
        with CaptureQueriesContext(connection) as queries:
            reallocate(manager, cases, others)
        asked.append(len(queries))

    assert asked[0] == asked[1] < 60


LISTS = ["casework_bulk_step", "casework_bulk_steps", "casework_caseloads", "casework_will_miss",
         "casework_filters", "casework_teams"]  # fmt: skip


@pytest.mark.parametrize("page", LISTS)
def test_a_page_asks_the_same_for_few_and_many(client, area, manager, officer, others, page):
    asked = set()
    client.force_login(manager.user)
    for many in (2, 12):
        cases = some_cases(manager, officer, many)
        step = reallocate(manager, cases, others)
        parts = {"step_id": step.pk} if page == "casework_bulk_step" else {}
        client.get(address(area, page, **parts))
        with CaptureQueriesContext(connection) as queries:
            client.get(address(area, page, **parts))
        asked.add(len(queries))

    assert len(asked) == 1
    assert asked.pop() < 30


def test_who_leaves_passes_the_cases_on_with_the_posts_on_the_day_after(
    client, area, manager, officer, others
):
    cases = some_cases(manager, officer, 3)
    administrator = make_member(area, Role.ADMINISTRATOR)
    with in_area(area.pk):
        post = area.posts.get(pk=next(iter(officer.post_ids)))
    client.force_login(administrator.user)
    where = reverse("settings_person_leaving", kwargs={"area": area.slug, "pk": officer.person.pk})
    last = {"last_on-day": today().day, "last_on-month": today().month,
            "last_on-year": today().year}  # fmt: skip
    page = client.get(where, last)
    assert "holds 3 open cases personally" in words_on(page)
    given = {**last, "step": "check", f"who_{post.pk}": "person",
             f"person_{post.pk}": others[0].person.pk}  # fmt: skip
    page = client.post(where, given)
    assert errors_on(page)[0][0].startswith("Choose who takes on 3 open cases")
    page = client.post(where, {**given, "own_casework": f"person-{administrator.person.pk}",
                               "step": "confirm"})  # fmt: skip
    assert "will hold no post that carries cases" in errors_on(page)[0][0]
    page = client.post(where, {**given, "own_casework": f"post-{post.pk}"})
    assert f"To whoever takes on {post.title}" in words_on(page)
    client.post(where, {**given, "own_casework": f"post-{post.pk}", "step": "confirm"})
    run_queued()
    assert set(officers_now(manager, cases)) == {"Olive Officer"}  # until the last day is over
    with in_area(area.pk):
        CaseHandover.objects.update(from_on=today())
    run_queued(with_later=True)
    assert set(officers_now(manager, cases)) == {"Nell North"}


def test_the_cases_of_who_has_left_are_another_s_at_once(area, manager, officer, others):
    cases = some_cases(manager, officer, 3)
    administrator = make_member(area, Role.ADMINISTRATOR)
    own = [OwnWork(key="casework", person=others[1].person)]
    with in_area(area.pk):
        posts = list(area.posts.filter(pk__in=officer.post_ids))
        leave(leaver=officer.person, last_on=ago(1), own=own, by=administrator, on=today(),
              successions=[Succession(post=post) for post in posts])  # fmt: skip

    assert set(officers_now(manager, cases)) == {"Sid South"}
    with as_member(manager, on=today()):
        note = Allocation.objects.filter(case=cases[0], until=None).get().handover_note
    assert note.startswith("Olive Officer has left.\n\nNext: ")
