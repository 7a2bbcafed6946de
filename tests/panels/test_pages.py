"""The pages of panels: who gets in, what each is shown, and what the forms do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.panels.actions import deciding
from goldenthread.panels.actions.papers import declare_interest
from goldenthread.panels.actions.seats import add_seat
from goldenthread.panels.models import AgendaItem, Attendance, Conflict, Panel
from goldenthread.panels.urls import urlpatterns
from goldenthread.platform.access.roles import Role
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.cases import make_case
from tests.factories.children import make_child, make_staff
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on
from tests.factories.panels import Scene, answer, make_scene

pytestmark = pytest.mark.django_db

ALL = ("manager", "psychologist", "nurse")
OF_MEMBERS = {"panels_meeting", "panels_minutes", "panels_item", "panels_comment",
              "panels_interest", "panels_my_interests", "panels"}  # fmt: skip
OF_MANAGERS = {"panels_new", "panels_change", "panels_close", "panels_member_add",
               "panels_member_end", "panels_between", "panels_decide"}  # fmt: skip


@pytest.fixture
def scene() -> Scene:
    """A panel that was set up yesterday and meets today, with one case and its papers."""
    on = today() - timedelta(days=1)
    return make_scene(on, weekday=today().weekday())


@pytest.fixture
def item(scene) -> AgendaItem:
    child = make_child(scene.officer, values={"forename": "Ash", "surname": "Testname"},
                       on=scene.on)  # fmt: skip
    received = scene.on - timedelta(weeks=5)
    case = make_case(child, by=scene.officer, received_on=received, on=scene.on)
    found = scene.put_on(case)
    scene.write(found, asked_for="Falls behind in class.")
    scene.publish(scene.meeting())
    return found


def address(scene, name, item=None) -> str:
    parts = {
        "panel_id": scene.panel.pk, "meeting_id": scene.meeting().pk,
        "seat_id": scene.seats["nurse"].pk, "item_id": item.pk if item else 0,
        "case_id": item.case_id if item else 0,
    }  # fmt: skip
    pattern = next(str(p.pattern) for p in urlpatterns if p.name == name)
    given = {key: value for key, value in parts.items() if f":{key}>" in pattern}
    return reverse(name, kwargs={"area": scene.area.slug, **given})


def enter(client, member):
    client.force_login(member.user)
    return client


def day_of(name, day) -> dict[str, int]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_each_page_opens_for_those_whom_it_is_for_and_nobody_else(client, scene, item):
    names = [pattern.name for pattern in urlpatterns]
    strangers = [
        (make_member(scene.area, Role.ADMINISTRATOR), 403),
        (make_member(scene.area, Role.SERVICE_MEMBER), 403),
        (make_member(make_area(), Role.ADMINISTRATOR), 404),
    ]
    where = {name: address(scene, name, item) for name in names}

    def seen_by(member) -> dict[str, int]:
        enter(client, member)
        return {name: client.get(page).status_code for name, page in where.items()}

    assert {client.get(page).status_code for page in where.values()} == {302}  # to sign in
    for member, status in strangers:
        assert seen_by(member) == dict.fromkeys(names, status)
    for member, expected in (
        (scene.manager, dict.fromkeys(names, 200)),
        (scene.officer, {name: 403 if name in OF_MANAGERS else 200 for name in names}),
        (scene.nurse, {name: 200 if name in OF_MEMBERS else 403 for name in names}),
    ):
        assert seen_by(member) == expected
        refused = [name for name, status in expected.items() if status == 403]
        assert {client.post(where[name]).status_code for name in refused} <= {403}


def test_a_member_reads_only_what_is_published_to_them_and_the_look_is_kept(client, scene, item):
    other = make_case(make_child(scene.officer, on=scene.on), by=scene.officer, on=scene.on,
                      received_on=scene.on)  # fmt: skip
    unpublished = scene.put_on(other, scene.meeting(1))
    sits_nowhere = make_member(scene.area, Role.PANEL_MEMBER, name="Sits Nowhere")
    where = address(scene, "panels_item", item)

    enter(client, sits_nowhere)
    assert client.get(where).status_code == 404
    assert client.get(address(scene, "panels_meeting")).status_code == 404
    enter(client, scene.nurse)
    page = client.get(where)
    told = words_on(page)
    assert client.get(address(scene, "panels_item", unpublished)).status_code == 404
    for name in ("children", "casework"):
        assert client.get(reverse(name, kwargs={"area": scene.area.slug})).status_code == 403

    assert "Falls behind in class." in told
    assert "Who can read this" not in told
    with as_member(scene.manager, on=today()):
        look = Look.objects.get(by=scene.nurse.user)
        assert (look.page, look.child_number) == ("panels_item", item.child.number)
    assert look.basis.startswith("Papers of the panel of ")


def test_a_member_who_works_in_a_service_opens_the_papers_and_no_record(client, scene, item):
    both = make_staff(scene.area, "Larch Trust", Role.SERVICE_MEMBER)
    with as_member(scene.manager, on=scene.on):
        post = scene.area.posts.create(title="Panel post", role=Role.PANEL_MEMBER)
        post.tenures.create(local_area=scene.area, person=both.person, from_on=scene.on)
        add_seat(panel=scene.panel, person=both.person, agency="health", since=scene.on,
                 is_chair=False, by=scene.manager, on=scene.on)  # fmt: skip
    scene.write(item, summary="Written anew.")
    scene.publish(scene.meeting())
    record = reverse("children_record", args=[scene.area.slug, item.child_id])
    enter(client, both)

    papers = client.get(address(scene, "panels_item", item))

    assert papers.status_code == 200
    assert record not in papers.content.decode()
    assert client.get(record).status_code == 404
    assert rows_on(client.get(reverse("children", args=[scene.area.slug]))) == []


def test_who_has_an_interest_finds_no_such_page_whatever_their_role(client, scene, item):
    with as_member(scene.manager, on=scene.on):
        for name in ("manager", "nurse"):
            declare_interest(
                item=item, seat=scene.seats[name], why="A relative", by=scene.manager, on=scene.on
            )
    for member in (scene.manager, scene.nurse):
        enter(client, member)
        for name in ("panels_item", "panels_comment", "panels_conclude", "panels_paper"):
            assert client.get(address(scene, name, item)).status_code in (403, 404)
    enter(client, scene.manager)
    for name in ("panels_meeting", "panels_minutes"):
        told = words_on(client.get(address(scene, name)))
        assert "You declared an interest in this case" in told
        assert "Ash" not in told


def test_a_member_withdraws_their_own_interest_by_its_page(client, scene, item):
    with as_member(scene.nurse, on=today()):
        declare_interest(
            item=item, seat=scene.seats["nurse"], why="Wrong case", by=scene.nurse, on=today()
        )
    enter(client, scene.nurse)
    page = client.get(address(scene, "panels_meeting"))
    where = links_on(page)["Withdraw an interest that you declared"]
    asked = client.get(where)
    with as_member(scene.officer, on=today()):
        conflict = Conflict.objects.get()
    unsaid = client.post(where, {"interest": conflict.pk, "why": ""})
    done = client.post(where, {"interest": conflict.pk, "why": "I meant another"}, follow=True)
    enter(client, scene.psychologist)
    none = client.get(where)

    assert f"Case {item.case.number}: Wrong case" in words_on(page)
    assert "Ash" not in words_on(page) + words_on(asked)
    assert "Say why the interest is withdrawn" in words_on(unsaid)
    assert "Your interest is withdrawn" in words_on(done)
    assert "Interests that you declared" not in words_on(done)
    assert "You have declared no interest" in words_on(none)


def test_each_list_asks_the_same_questions_for_one_case_and_for_many(client, scene, item):
    enter(client, scene.officer)
    lists = ("panels", "panels_meeting", "panels_minutes", "panels_panel", "panels_consistency")
    where = {name: address(scene, name) for name in lists}

    def asked() -> dict[str, int]:
        found = {}
        for name, page in where.items():
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            found[name] = len(queries)
        return found

    def one_more(*, is_put_on: bool) -> None:
        child = make_child(scene.officer, on=scene.on)
        received = scene.on - timedelta(weeks=6)
        case = make_case(child, by=scene.officer, received_on=received, on=scene.on)
        if is_put_on:
            scene.put_on(case)

    scene.sit(scene.meeting(), *ALL)
    one_more(is_put_on=False)
    one_more(is_put_on=True)
    with as_member(scene.manager, on=today()):
        deciding.conclude(
            item=item,
            answer=answer("not_assess"),
            told_on=today(),
            version=0,
            by=scene.manager,
            on=today(),
        )
    asked()  # what is asked once in the life of a process
    few = asked()
    for is_put_on in (True, True, False, False):
        one_more(is_put_on=is_put_on)
    found = [one for one in scene.items() if one.state == "waiting"]
    for one in found[1:]:
        with as_member(scene.manager, on=today()):
            deciding.conclude(
                item=one, answer=answer("not_assess"), told_on=today(), version=0,
                by=scene.manager, on=today(),
            )  # fmt: skip

    assert asked() == few
    assert len(rows_on(client.get(where["panels_meeting"]))) == 4 + 3


def test_what_an_officer_typed_is_kept_when_the_session_ends(client, scene, item):
    where = address(scene, "panels_paper", item)
    enter(client, scene.officer)
    sent = {**hidden_on(client.get(where)), "summary": "Typed for an hour."}
    client.logout()
    assert client.post(where, sent).status_code == 302
    page = enter(client, scene.officer).get(where)

    assert "Typed for an hour." in page.content.decode()
    assert "You were signed out before this was saved." in words_on(page)


def test_a_meeting_from_the_agenda_to_the_minutes_by_its_forms(client, scene, item):
    enter(client, scene.manager)
    told = words_on(client.get(address(scene, "panels_meeting")))
    assert "Nobody is present; nobody is here for the council’s SEND service or health" in told

    page = client.get(address(scene, "panels_attendance"))
    seats = {"seats": [scene.seats[name].pk for name in ALL], **hidden_on(page)}
    page = client.post(address(scene, "panels_attendance"), seats, follow=True)
    assert "The panel is quorate: 3 members present, and 3 are needed." in words_on(page)
    page = client.post(address(scene, "panels_attendance"), {**seats, "seats": []})
    assert "Someone else changed this" in words_on(page)
    with as_member(scene.officer, on=today()):
        assert Attendance.objects.count() == 3

    where = address(scene, "panels_conclude", item)
    page = client.get(where)
    typed = {
        "outcome": "assess", "legal_test": "may_need_plan", "reasons": "Made-up reasons.",
        f"dissent_{scene.seats['nurse'].pk}": "Hearing was never tested.",
        **hidden_on(page), **day_of("told_on", today()),
    }  # fmt: skip
    assert errors_on(client.post(where, {**typed, "reasons": ""})) == [
        ("Give the reasons", "#id_reasons")
    ]
    page = client.post(where, typed, follow=True)
    assert "Nils Nurse, Health: Hearing was never tested." in words_on(page)
    assert "Mina Manager decided for the council" in words_on(page)

    # a second secretary had the same form open: nothing typed is lost, what is there is shown
    second = client.post(where, {**typed, "reasons": "Other words."})
    assert "Other words." in second.content.decode()
    assert "What is there now" in words_on(second)
    assert errors_on(second)[0][0] == "Say why it is corrected"
    again = {**typed, **hidden_on(second), "reasons": "Other words.", "reason": "Two were typing"}
    assert "Other words." in words_on(client.post(where, again, follow=True))

    page = client.get(address(scene, "panels_close_meeting"))
    page = client.post(address(scene, "panels_close_meeting"), hidden_on(page), follow=True)
    told = words_on(page)
    for words in ("Nils Nurse, Health", "Other words.", "Hearing was never tested.", "is quorate"):
        assert words in told
    page = client.get(reverse("casework_case", kwargs={"area": scene.area.slug,
                                                       "case_id": item.case_id}))  # fmt: skip
    assert "concluded: to assess; Nils Nurse (Health) did not agree" in words_on(page)
    assert "Assessing" in words_on(page)


def test_an_agenda_is_filled_moved_and_published_by_its_forms(client, scene):
    case = make_case(
        make_child(scene.officer, on=scene.on), by=scene.officer, on=scene.on,
        received_on=scene.on - timedelta(weeks=7),
    )  # fmt: skip
    enter(client, scene.manager)
    page = client.get(address(scene, "panels_meeting"))
    assert "Cannot wait for this meeting." in words_on(page)
    assert f"Decide between meetings: case {case.number}" in links_on(page)

    for name, more, words in (
        ("panels_fill", {}, "What is due is on the agenda."),
        ("panels_publish", {}, "summary is not written yet"),
        ("panels_move", {**day_of("day", today() + timedelta(days=1)), "starts_at": "25:00",
                         "reason": "Snow"}, "24-hour clock"),
        ("panels_move", {**day_of("day", today() + timedelta(days=1)), "starts_at": "14:30",
                         "reason": "Snow"}, "at 2:30pm"),
        ("panels_cancel", {"reason": "Snow"}, "still waits"),
        ("panels_add", {"case": 99, "why": "x"}, "no such case that you may see"),
    ):  # fmt: skip
        page = client.get(address(scene, name))
        page = client.post(address(scene, name), {**hidden_on(page), **more}, follow=True)
        assert words in words_on(page), name
    assert "Moved from" in words_on(client.get(address(scene, "panels_meeting")))


def test_panels_are_set_up_and_changed_and_the_page_warns_when_no_quorum_can_be(client, scene):
    enter(client, scene.manager)
    told = {
        "kind": "issue", "name": "Panel on plans", "weekday": "1", "starts_at": "09:30",
        "minimum": "2", "required": ["send", "health"], "readable_days": "28",
    }  # fmt: skip
    new = reverse("panels_new", kwargs={"area": scene.area.slug})
    assert errors_on(client.post(new, {**told, "name": "", "starts_at": "nine"})) == [
        ("Enter a name", "#id_name"),
        ("Enter a time by the 24-hour clock, for example 9:30", "#id_starts_at"),
    ]
    page = client.post(new, told, follow=True)
    assert "Too few sit on this panel for it ever to be quorate." in words_on(page)
    assert len(rows_on(page)) == 8
    with as_member(scene.manager, on=today()):
        made = Panel.objects.get(name="Panel on plans")
        assert made.kind == "issue"
    change = reverse("panels_change", kwargs={"area": scene.area.slug, "panel_id": made.pk})
    page = client.post(change, {**told, "name": "Renamed", "version": "0"}, follow=True)
    assert "Renamed" in words_on(page)
    page = client.post(change, {**told, "name": "Lost", "version": "0"})
    assert "Someone else changed this" in words_on(page)
    assert "Lost" in page.content.decode()


def test_consistency_is_a_page_and_a_download(client, scene, item):
    scene.sit(scene.meeting(), *ALL)
    with as_member(scene.manager, on=today()):
        deciding.conclude(
            item=item, answer=answer("not_assess"), told_on=today(), version=0, by=scene.manager,
            on=today(),
        )  # fmt: skip
    enter(client, scene.officer)
    where = reverse("panels_consistency", kwargs={"area": scene.area.slug})
    page = client.get(where, {"question": "nonsense", "first": "1900-01"})
    sheet = client.get(where, {"as": "csv"}).content.decode()

    told = words_on(page)
    assert "1 decision whether to assess: 0 yes, 1 no. These are too few" in told
    assert "Test panel" in told
    assert "Panel,Test panel,1,0,1,Too few to say (under 10),0" in sheet
    assert "Ash" not in sheet
    assert "Nothing was decided" in words_on(client.get(where, {"question": "issue"}))


def test_a_member_comments_and_declares_an_interest_by_its_forms(client, scene, item):
    enter(client, scene.nurse)
    for name, more in (("panels_comment", {"words": "Hearing?"}),
                       ("panels_interest", {"why": "My own nephew"})):  # fmt: skip
        page = client.get(address(scene, name, item))
        sent = {"seat": scene.seats["nurse"].pk, **hidden_on(page), **more}
        page = client.post(address(scene, name, item), sent, follow=True)
        assert page.status_code == 200
    assert "The interest is recorded." in page.content.decode()
    assert "There is nothing on this agenda that you can read." in words_on(page)
    enter(client, scene.officer)
    told = words_on(client.get(address(scene, "panels_item", item)))
    assert "Hearing?" in told
    assert "Nils Nurse, Health: My own nephew" in told


def test_a_changed_record_is_marked_on_the_published_paper(client, scene, item):
    scene.write(item, summary="Written anew.")
    enter(client, scene.psychologist)
    told = words_on(client.get(address(scene, "panels_item", item)))

    assert "recommendation Changed since it was published" in told
    assert "A made-up summary." in told
    assert "Summary: Written anew." in told
