"""Caseloads, what will miss 20 weeks, saved filters, teams; and that others do not enter them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from goldenthread.casework.actions.filters import save_filter
from goldenthread.casework.actions.teams import join_team, leave_team, make_team
from goldenthread.casework.models import Case, SavedFilter, TeamMember
from goldenthread.casework.queries.caseloads import mark_of
from goldenthread.casework.queries.teams import team_of
from goldenthread.casework.urls import urlpatterns
from goldenthread.children.models import Child
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.models import Tenure
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.cases import ask, decide, make_case
from tests.factories.children import make_manager, make_officer, make_staff
from tests.factories.dated_cases import hold, put_cases
from tests.factories.days import today
from tests.factories.pages import errors_on, links_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def ago(days: int):
    return today() - timedelta(days=days)


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


@pytest.fixture
def other(area):
    """An officer beside the first."""
    return make_officer(area, name="Nell North")


@pytest.fixture
def load(manager, officer, other):
    """Cases of two officers and of nobody, at three stages."""
    rows = [
        {"name": "mine", "received": ago(20)},
        {"name": "late", "received": ago(150), "assess": ago(100)},
        {"name": "free", "received": ago(120)},
        {"name": "theirs", "received": ago(10)},
    ]
    with as_member(manager, on=today()):
        made = put_cases(manager, rows)
        for name, whose in (("mine", officer), ("late", officer), ("theirs", other)):
            hold(made[name], whose.person, ago(5))
    return made


def test_caseloads_count_what_each_officer_carries_and_link_to_it(
    client, area, manager, officer, other, load
):
    with as_member(manager, on=today()):
        Tenure.objects.filter(person=other.person).update(to_on=ago(1))
    client.force_login(manager.user)
    page = client.get(address(area, "casework_caseloads"))
    rows = {row[0].split("holds")[0]: [cell.split(" ")[0] for cell in row[1:]]
            for row in rows_on(page)}  # fmt: skip

    # open, four stages, overdue, due, will miss, quiet, age
    assert rows["Nobody"] == ["1", "1", "0", "0", "0", "1", "0", "1", "1", "120"]
    assert rows["Olive Officer"] == ["2", "1", "1", "0", "0", "1", "0", "1", "2", "85"]
    assert rows["Nell North"][0] == "1"
    assert rows["Mina Manager"] == ["0"] * 9 + ["No"]
    assert next(iter(rows)) == "Nobody"
    assert "holds no post that carries cases any more" in words_on(page)
    href = links_on(page)["1 Will miss 20 weeks: Olive Officer"]
    assert [row[2] for row in rows_on(client.get(href))] == [str(load["late"].number)]
    csv = client.get(address(area, "casework_caseloads"), {"as": "csv"}).content.decode("utf-8-sig")
    assert csv.splitlines()[1] == "Nobody,1,1,0,0,0,1,0,1,1,120"


def test_what_will_miss_20_weeks_is_grouped_by_what_holds_it(client, area, manager, load):
    waits = load["late"]
    ask(waits, ago(60), by=manager, on=today(), name="Dr Who Tests")
    client.force_login(manager.user)
    page = client.get(address(area, "casework_will_miss"))
    said = words_on(page)

    assert "2 cases." in said
    assert [row[0] for row in rows_on(page)[:2]] == ["Advice: Dr Who Tests", "Nobody has the case"]
    forecast = today() + timedelta(days=15)  # the family's time, if all else came today
    assert rows_on(page)[2][3:4] == [f"{(forecast - (ago(150) + timedelta(days=140))).days} days"]
    here = address(area, "casework_will_miss")
    only = client.get(here + links_on(page)["Nobody has the case"])
    assert "Advice: Dr Who Tests" in words_on(only)  # in the summary
    assert len(rows_on(only)) == 3
    assert "Who" not in links_on(page)["Advice: Dr Who Tests"]  # the name is not in the address
    csv = client.get(address(area, "casework_will_miss"), {"as": "csv"}).content.decode()
    assert "Dated" not in csv
    assert "Advice: Dr Who Tests" in csv


def test_a_tray_of_whom_is_waited_for_quiet_days_and_upn(client, area, manager, officer, load):
    ask(load["late"], ago(60), by=manager, on=today(), name="Dr Who Tests")
    with as_member(manager, on=today()):
        Child.objects.filter(pk=load["mine"].child_id).update(upn="A123456789012")
    client.force_login(manager.user)

    def numbers(**asked) -> list[str]:
        page = client.get(address(area, "casework_list"), {"sort": "number", **asked})
        return [row[2] for row in rows_on(page)]

    def of(*names: str) -> list[str]:
        return [str(load[name].number) for name in names]

    assert numbers(waits=mark_of("Dr Who Tests")) == of("late")
    assert numbers(waits="nobody") == []
    assert numbers(tray="quiet") == of("mine", "late", "free", "theirs")
    assert numbers(tray="quiet", quiet_days="15") == of("mine", "late", "free")
    assert numbers(q="a123456789012") == of("mine")
    for sort in ("waiting", "quiet", "over", "stage", "-waiting"):
        assert len(numbers(sort=sort)) == 4
    page = client.get(address(area, "casework"), {"whose": "all"})
    assert "waits=" in links_on(page)["Dr Who Tests"]
    assert "Waiting for Dr Who Tests" in words_on(client.get(links_on(page)["Dr Who Tests"]))


def test_a_filter_is_saved_shared_renamed_removed_and_brought_back(
    client, area, manager, officer, load
):
    with as_member(manager, on=today()):
        team = make_team(name="North", by=manager, on=today())
        join_team(team=team, person=officer.person, since=ago(5), by=manager, on=today())
    client.force_login(manager.user)
    listed = client.get(address(area, "casework_list"), {"tray": "overdue", "q": "Dated"})
    form = links_on(listed)["Save this filter under a name"]
    assert "Dated" not in form
    assert errors_on(client.post(form, {"name": " "}))[0][0] == "Give the filter a name"
    page = client.post(form, {"name": "What is late", "team": str(team.pk)}, follow=True)
    assert "Everyone in North" in words_on(page)
    assert errors_on(client.post(form, {"name": "what is LATE", "team": str(team.pk)})) == [
        ("Another filter has this name. Choose a different one.", "#id_name")
    ]

    client.force_login(officer.user)
    home = client.get(address(area, "casework"))
    assert links_on(home)["What is late"].endswith("?tray=overdue")
    with as_member(manager, on=today()):
        saved = SavedFilter.objects.get()
    do = {"filter_id": saved.pk}
    page = client.post(address(area, "casework_filter_do", **do, what="remove"), follow=True)
    assert "Your role does not let you" in page.content.decode()
    client.post(address(area, "casework_filter_do", **do, what="open"))
    opened = client.get(address(area, "casework_list"))
    assert opened["Location"].endswith("?tray=overdue")
    client.post(address(area, "casework_filter_none"))
    assert client.get(address(area, "casework_list")).status_code == 200

    client.force_login(manager.user)
    rename = address(area, "casework_filter_rename", **do)
    client.post(rename, {"name": "Late now", "version": "0"})
    page = client.post(rename, {"name": "Mine", "version": "0"})
    assert errors_on(page)[0][0].startswith("Someone else changed this")
    page = client.post(address(area, "casework_filter_do", **do, what="remove"), follow=True)
    assert "Removed" in words_on(page)
    client.force_login(officer.user)
    assert "Late now" not in links_on(client.get(address(area, "casework")))
    client.force_login(manager.user)
    with as_member(manager, on=today()):
        assert SavedFilter.objects.get().removed_on == today()
    client.post(address(area, "casework_filter_do", **do, what="restore"))
    client.force_login(officer.user)
    assert "Late now" in links_on(client.get(address(area, "casework")))
    assert client.post(address(area, "casework_filter_do", **do, what="x")).status_code == 404


def test_one_s_own_filter_is_nobody_else_s(client, area, manager, officer, other):
    with as_member(officer, on=today()):
        saved = save_filter(name="Mine", query="tray=quiet", by=officer, on=today())
    client.force_login(other.user)

    assert "Mine" not in links_on(client.get(address(area, "casework_filters")))
    for what in ("remove", "open"):
        page = client.post(
            address(area, "casework_filter_do", filter_id=saved.pk, what=what), follow=True
        )
        assert "another person’s" in page.content.decode()


def test_a_person_is_in_one_team_at_a_time(client, area, manager, officer):
    client.force_login(manager.user)
    page = client.post(address(area, "casework_teams"), {"name": "North"}, follow=True)
    north = page.request["PATH_INFO"]
    day = ago(30)
    since = {"since-day": day.day, "since-month": day.month, "since-year": day.year}
    page = client.post(north, {"person": officer.person.pk, **since}, follow=True)
    assert "They are in the team." in words_on(page)
    with as_member(manager, on=today()):
        south = make_team(name="South", by=manager, on=today())
        who = {"by": manager, "on": today()}
        with pytest.raises(NotValid, match="Another team has this name"):
            make_team(name="north", **who)
        with pytest.raises(NotValid, match="Give a later day"):
            join_team(team=south, person=officer.person, since=day, **who)
        join_team(team=south, person=officer.person, since=ago(10), **who)
        assert team_of(officer.person, on=ago(11)).name == "North"
        assert team_of(officer.person, on=ago(10)) == south
        last = TeamMember.objects.get(until=None)
        leave_team(member=last, until=today(), **who)
        assert team_of(officer.person, on=today()) == south
        assert team_of(officer.person, on=ago(-1)) is None
    rename = f"{north}name/"
    client.post(rename, {"name": "North and East", "version": "0"})
    assert "North and East" in words_on(client.get(address(area, "casework_teams")))


NEW = [p for p in urlpatterns if any(part in str(p.pattern) for part in (
    "bulk/", "filters/", "teams/", "caseloads/", "will-miss/"))]  # fmt: skip
FOR_ALL = {"casework_caseloads", "casework_will_miss"} | {
    p.name for p in NEW if "filters/" in str(p.pattern)
}


@pytest.mark.parametrize("pattern", NEW, ids=lambda pattern: pattern.name)
def test_who_may_not_enters_nowhere(client, area, manager, officer, pattern):
    names = ("step_id", "filter_id", "team_id", "member_id", "what")
    given = {name: 1 for name in names if f":{name}>" in str(pattern.pattern)}
    where = address(area, pattern.name, **given)
    assert client.get(where).status_code == 302
    for stranger in (make_member(make_area(), Role.ADMINISTRATOR), make_manager(make_area())):
        client.force_login(stranger.user)
        assert client.get(where).status_code == 404
        assert client.post(where).status_code == 404
    for role in (make_staff(area, "Larch School"), make_member(area, Role.ADMINISTRATOR)):
        client.force_login(role.user)
        assert client.get(where).status_code == 403
        assert client.post(where).status_code == 403
    client.force_login(officer.user)
    status = client.get(where).status_code
    assert status == 403 if pattern.name not in FOR_ALL else status in (200, 404, 405)


def test_another_area_s_rows_are_not_found(client, area, manager, officer):
    with as_member(manager, on=today()):
        team = make_team(name="North", by=manager, on=today())
        saved = save_filter(name="Mine", query="tray=quiet", by=manager, on=today())
        one = join_team(team=team, person=officer.person, since=today(), by=manager, on=today())
    other = make_manager(make_area())
    client.force_login(other.user)
    for name, parts in (
        ("casework_team", {"team_id": team.pk}),
        ("casework_team_leave", {"team_id": team.pk, "member_id": one.pk}),
        ("casework_filter_rename", {"filter_id": saved.pk}),
    ):
        assert client.get(address(other.local_area, name, **parts)).status_code == 404
    assert Case.objects.count() == 0


def test_an_officer_sees_no_boxes_to_tick(client, area, officer, child):
    case = make_case(child, by=officer, received_on=ago(5), on=today())
    decide(case, "assess", ago(4), by=officer, on=today())
    client.force_login(officer.user)

    page = client.get(address(area, "casework_list"))

    assert "Do something to many cases" not in words_on(page)
    assert 'type="checkbox"' not in page.content.decode()
