"""The pages of monitoring: figures and the cases behind them, targets, programmes; who enters."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.children.actions.restrictions import restrict
from goldenthread.monitoring.actions.programmes import add_items, make_programme
from goldenthread.monitoring.actions.targets import set_target
from goldenthread.monitoring.models import ProgrammeItem, Target
from goldenthread.monitoring.queries.programmes import Candidate
from goldenthread.monitoring.urls import urlpatterns
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import make_child, make_manager, make_officer, make_staff
from tests.factories.dated_cases import hold, put_cases
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def ago(days: int):
    return today() - timedelta(days=days)


def boxes(name, day) -> dict[str, int]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def address(area, name="monitoring", **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


PATH = {"start_on": ago(100), "start_value": 40, "due_on": ago(-100), "value": 80}


@pytest.fixture
def target(manager):
    with as_member(manager, on=today()):
        return set_target(figure="final-20", team=None, values=PATH, by=manager, on=today())


@pytest.fixture
def cases(manager, officers):
    """Twelve open cases in two officers' hands, and one that has its plan since last month."""
    rows = [{"name": str(n), "received": ago(30 + n)} for n in range(12)]
    issued = today().replace(day=1) - timedelta(days=3)
    rows.append({"name": "issued", "received": issued - timedelta(days=100),
                 "assess": issued, "issue": issued, "draft": issued, "final": issued})  # fmt: skip
    with as_member(manager, on=today()):
        made = list(put_cases(manager, rows).values())
        for place, case in enumerate(made[:12]):
            hold(case, officers[place % 2].person, ago(30))
    return made


@pytest.fixture
def programme(manager, cases):
    values = {"name": "Clear the oldest", "purpose": "Made up", "begins_on": ago(40),
              "ends_on": ago(-40), "pace": 1}  # fmt: skip
    with as_member(manager, on=today()):
        made = make_programme(values=values, done_by="", by=manager, on=today())
        found = [Candidate(case.child_id, case.pk) for case in cases[:5]]
        add_items(programme=made, candidates=found, by=manager, on=today())
    return made


def item_of(manager, programme, place=0) -> ProgrammeItem:
    with as_member(manager, on=today()):
        return programme.items.order_by("pk")[place]


def test_the_figures_say_what_they_are_and_open_the_cases_behind_them(
    client, area, manager, cases, target
):
    client.force_login(manager.user)
    page = client.get(address(area))
    said = words_on(page)

    assert "Final plan within 20 weeks, excluding exceptions: 100.0% in" in said
    assert "(1 of 1)" in said
    assert "There are too few periods" in said
    assert "the path is at" in said
    assert "On track" in said
    assert rows_on(page)[1][4] == (
        f"100.0%: Final plan within 20 weeks, excluding exceptions, {ago(today().day):%B %Y}1 of 1"
    )
    opened = [href for words, href in links_on(page).items() if words.startswith("100.0%: Final")]
    behind = client.get(opened[0])
    assert [row[1] for row in rows_on(behind)] == [str(cases[12].number)]
    assert rows_on(behind)[0][4] == "100 days"
    csv = client.get(opened[0] + "&as=csv").content.decode("utf-8-sig").splitlines()
    assert csv[1].startswith(f"{cases[12].number},,")
    assert "Dated" not in csv[1]
    everything = client.get(address(area), {"as": "csv", "by": "week"}).content.decode()
    assert len(everything.splitlines()) == 1 + 13 * 41


@pytest.mark.parametrize("asked", [
    {"by": "week"}, {"by": "nonsense", "at": "31-02-2026", "team": "x", "figure": "y"},
    {"at": "2020-03-31"}, {"figure": "past-20", "by": "week"},
    {"at-day": "31", "at-month": "3", "at-year": "2024"}, {"at": "2999-01-01"},
])  # fmt: skip
def test_what_is_asked_for_is_understood_or_left_out(client, area, manager, asked):
    client.force_login(manager.user)

    assert client.get(address(area), asked).status_code == 200


def test_no_such_figure_has_no_page(client, area, manager):
    client.force_login(manager.user)

    for asked in ({"figure": "x"}, {"figure": "open", "part": "x"}, {}):
        assert client.get(address(area, "monitoring_cases"), asked).status_code == 404


def test_a_target_is_set_changed_by_one_of_two_and_withdrawn(client, area, manager):
    other = make_manager(area)
    client.force_login(manager.user)
    form = address(area, "monitoring_target_new")
    given = {"figure": "final-20", "team": "", "start_value": "45", "value": "75",
             **boxes("start_on", today()), **boxes("due_on", ago(-300))}  # fmt: skip
    page = client.post(form, {**given, "value": "175"})
    assert errors_on(page) == [("Enter a number from 0 to 100.", "#id_value")]
    page = client.post(form, given, follow=True)
    assert "The target is set." in words_on(page)
    assert "75% by" in words_on(page)
    assert errors_on(client.post(form, given))[0][0].startswith("There is a target")

    with as_member(manager, on=today()):
        target = Target.objects.get()
    change = address(area, "monitoring_target_change", target_id=target.pk)
    seen = {**given, "version": target.version, "reason": "The first was too low"}
    client.post(change, {**seen, "value": "80"})
    client.force_login(other.user)
    page = client.post(change, {**seen, "value": "90", "reason": "Mine"})
    assert errors_on(page)[0][0].startswith("Someone else changed this")
    assert 'value="90"' in page.content.decode()
    page = client.post(change, {**seen, **hidden_on(page), "value": "90", "reason": "Agreed"},
                       follow=True)  # fmt: skip
    said = words_on(page)
    assert "To reach: from “80” to “90”" in said
    assert "Because: The first was too low" in said
    page = client.post(
        address(area, "monitoring_target_withdraw", target_id=target.pk),
        {"version": "2", "reason": "Overtaken"}, follow=True,
    )  # fmt: skip
    assert "Withdrawn" in words_on(page)
    assert "Set the first." in words_on(page)


def test_a_programme_is_made_filled_worked_and_closed(client, area, manager, officers, cases):
    client.force_login(manager.user)
    page = client.post(address(area, "monitoring_programme_new"), {
        "name": "Convert the last", "purpose": "Made up", "pace": "2", "done_by": "",
        **boxes("begins_on", ago(14)), **boxes("ends_on", ago(-14)),
    }, follow=True)  # fmt: skip
    add = page.request["PATH_INFO"]
    numbers = f"{cases[0].number}\n{cases[1].number}; {cases[1].number}"
    page = client.post(add, {"numbers": f"{numbers} 999999", "what": "case"})
    assert errors_on(page)[0][0].endswith("that you may see: 999999.")
    assert numbers in page.content.decode()
    page = client.post(add, {"numbers": numbers, "what": "case"}, follow=True)
    assert "2 of 2 left" in words_on(page)
    with as_member(manager, on=today()):
        one = ProgrammeItem.objects.order_by("pk").first()
    where = address(area, "monitoring_item", item_id=one.pk)
    assert "Say that it is done" in links_on(client.get(where))
    with in_area(area.pk):
        assert Look.objects.filter(page="monitoring_item").count() == 1
    done = {"version": one.version, **boxes("day", today())}
    client.post(f"{where}?what=done", done)
    page = client.post(f"{where}?what=done", done)  # again, by a second press
    assert page.status_code == 200
    assert "1 done, 0 left out, 1 of 2 left" in words_on(client.get(add.replace("add/", "")))
    assert "No case is counted" not in words_on(client.get(add.replace("add/", "") + "?state=done"))
    csv = client.get(add.replace("add/", "") + "?as=csv").content.decode()
    assert "Dated" not in csv
    client.force_login(officers[1].user)
    mine = client.get(address(area, "monitoring_mine"))
    assert "1 item left" in words_on(mine)
    assert client.post(f"{where}?what=begin", {"version": "1"}).status_code == 200  # not theirs


def test_who_may_not_enters_nowhere(client, area, manager, officers, target, programme):
    item = item_of(manager, programme)
    parts = {"target_id": target.pk, "programme_id": programme.pk, "item_id": item.pk}
    school = make_staff(area, "Larch School")
    changing = ("_new", "_change", "_withdraw", "_close", "_add")
    managers_only = {p.name for p in urlpatterns if p.name.endswith(changing)}
    with as_member(manager, on=today()):
        restrict(child=item.child, kind="safety", words="Made up", people=[], by=manager,
                 on=today())  # fmt: skip
    for pattern in urlpatterns:
        given = {key: value for key, value in parts.items() if f":{key}>" in str(pattern.pattern)}
        where = address(area, pattern.name, **given)
        client.logout()
        assert client.get(where).status_code == 302
        for stranger in (make_member(make_area(), Role.ADMINISTRATOR), make_officer(make_area())):
            client.force_login(stranger.user)
            assert client.get(where).status_code == 404
        for role in (school, make_member(area, Role.ADMINISTRATOR)):
            client.force_login(role.user)
            assert client.get(where).status_code == 403
        client.force_login(officers[0].user)
        status = client.get(where, {"figure": "open"}).status_code
        hidden = 404 if pattern.name == "monitoring_item" else 200
        assert status == (403 if pattern.name in managers_only else hidden), pattern.name
    other = make_manager(make_area())
    client.force_login(other.user)
    for name, key in (("monitoring_target", "target_id"), ("monitoring_programme", "programme_id"),
                      ("monitoring_item", "item_id")):  # fmt: skip
        theirs = address(other.local_area, name, **{key: parts[key]})
        assert client.get(theirs).status_code == 404


@pytest.mark.parametrize("page", ["monitoring", "monitoring_cases", "monitoring_targets",
                                  "monitoring_programmes", "monitoring_programme",
                                  "monitoring_mine", "monitoring_target"])  # fmt: skip
def test_a_page_asks_the_same_for_few_and_many(client, area, manager, cases, teams, page, target,
                                               programme):  # fmt: skip
    parts = {"monitoring_programme": {"programme_id": programme.pk},
             "monitoring_target": {"target_id": target.pk}}.get(page, {})  # fmt: skip
    where, asked = address(area, page, **parts), set()
    client.force_login(manager.user)
    client.get(where, {"figure": "open"})
    for round_ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(where, {"figure": "open"}).status_code == 200
        asked.add(len(queries))
        with as_member(manager, on=today()):
            rows = [{"name": str(n), "received": ago(200 + n)} for n in range(20)]
            made = list(put_cases(manager, rows).values())
            for case in made:
                hold(case, manager.person, ago(100))
            found = [Candidate(case.child_id, case.pk) for case in made]
            add_items(programme=programme, candidates=found, by=manager, on=today())
            if not round_:
                set_target(figure="past-20", team=teams[0], values=PATH, by=manager, on=today())
                make_programme(values={"name": f"More {round_}", "purpose": "Made up", "pace": 1,
                                       "begins_on": ago(7), "ends_on": ago(-7)}, done_by="",
                               by=manager, on=today())  # fmt: skip

    assert len(asked) == 1
    assert asked.pop() < 35


def test_a_child_without_a_case_is_worked_on_by_who_is_given_it(client, area, manager, officers):
    child = make_child(manager, on=today())
    values = {"name": "Renew old plans", "purpose": "Made up", "begins_on": ago(7),
              "ends_on": ago(-70), "pace": 1}  # fmt: skip
    with as_member(manager, on=today()):
        made = make_programme(values=values, done_by="", by=manager, on=today())
    client.force_login(manager.user)
    client.post(address(area, "monitoring_programme_add", programme_id=made.pk),
                {"numbers": str(child.number), "what": "child"})  # fmt: skip
    where = address(area, "monitoring_item", item_id=item_of(manager, made).pk)
    client.post(f"{where}?what=give", {"version": "0", "officer": officers[0].person.pk})
    client.force_login(officers[0].user)

    assert "1 item left" in words_on(client.get(address(area, "monitoring_mine")))
    client.post(f"{where}?what=leave-out", {"version": "1", "reason": "Moved away"})
    page = client.get(address(area, "monitoring_programme", programme_id=made.pk))
    assert "0 done, 1 left out, 0 of 1 left" in words_on(page)
    client.post(f"{where}?what=reopen", {"version": "2"})
    assert "1 item left" in words_on(client.get(address(area, "monitoring_mine")))
