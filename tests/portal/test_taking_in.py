"""Officers take an online request in, once, for the right child, or set it aside."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.casework.models import Case
from goldenthread.children.actions.merging import merge_records
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Child, Relationship
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.key_fences import SWEEP
from goldenthread.platform.access.reach import NO_REACH, Reach, whole_area
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.history.models import Event
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.reach import as_member
from goldenthread.portal.actions import taking_in
from goldenthread.portal.models import OnlineFile, OnlineRequest
from goldenthread.portal.urls.officers import urlpatterns
from goldenthread.portal.urls.public import urlpatterns as public_patterns
from tests.factories.areas import make_area, make_member
from tests.factories.cases import make_case
from tests.factories.children import make_child, make_manager, make_officer, make_staff
from tests.factories.days import today
from tests.factories.jobs import run_queued
from tests.factories.pages import errors_on, links_on, rows_on, words_on
from tests.factories.post import postbox_for
from tests.portal.conftest import COLLEAGUE, PARENT, YOUNG, bearing, fill_in, intake, public, send

pytestmark = [pytest.mark.django_db, pytest.mark.enable_socket]
WREN = {"forename": "Wren", "surname": "Madeup", "date_of_birth": date(2016, 5, 4)}


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def sent(client, area, answers=PARENT) -> OnlineRequest:
    client.logout()
    send(client, area, answers)
    with intake(area):
        online = OnlineRequest.objects.order_by("-pk").first()
    assert online is not None
    return online


def take_in(online, by, **more) -> taking_in.TakenIn:
    with as_member(by, on=today()):
        return taking_in.take_in(online=online, by=by, on=today(), **{"child": None, **more})


def test_a_request_is_taken_in_for_a_new_child_with_carer_file_and_true_date(client, area, officer):
    fill_in(client, area, until="files")
    report = SimpleUploadedFile("report.pdf", b"%PDF-1.7 made up")
    client.post(public(area, "files"), {"file": report})
    client.post(public(area, "check"), {"website": ""})
    with intake(area):
        online = OnlineRequest.objects.get()
    client.force_login(officer.user)
    home = client.get(address(area, "casework"))
    tray = client.get(address(area, "portal_requests"))
    shown = client.get(address(area, "portal_request", pk=online.pk))
    form = client.get(address(area, "portal_take_in", pk=online.pk))
    page = client.post(
        address(area, "portal_take_in", pk=online.pk),
        {"child": "new", "setting": "", "officer": officer.person.pk}, follow=True,
    )  # fmt: skip

    assert "1New requests from the online form" in words_on(home)
    assert [row[0] for row in rows_on(tray)] == [f"Wren Madeup, {online.reference}"]
    assert "Reading is very hard." in words_on(shown)
    assert "Wren" not in shown.content.decode().partition("<title")[2].partition("</title>")[0]
    assert "No record that you may see looks like this child." in words_on(form)
    assert "The request is taken in as case 1." in words_on(page)
    with as_member(officer, on=today()):
        case = Case.objects.select_related("child", "carer", "officer").get()
        carer = Relationship.objects.select_related("carer").get()
        kept = OnlineRequest.objects.get()
        file = OnlineFile.objects.get()
        message = Message.objects.get()
    assert (case.channel, case.source, case.request_received_on, case.acknowledged_on) == (
        "online", "1", today(), today(),
    )  # fmt: skip
    assert case.child.name == "Wren Madeup"
    assert case.request_reasons.startswith("Reading is very hard.")
    assert case.officer == officer.person
    assert case.carer == carer.carer
    assert (carer.kind, carer.parental_responsibility, carer.is_main_contact) == (
        "mother", "yes", True,
    )  # fmt: skip
    assert carer.carer.email == "pat@example.org"
    assert (kept.state, kept.case_id, kept.child_id) == ("taken_in", case.pk, case.child_id)
    assert file.child_id == message.child_id == case.child_id
    link = f"Online request of {today().day} {today():%B %Y}, {online.reference}"
    assert link in links_on(page)
    assert "We have your request" in words_on(
        client.get(address(area, "casework_messages", case_id=case.pk))
    )


def test_a_known_child_is_offered_and_gets_no_second_record_nor_carer(client, area, officer):
    child = make_child(officer, values=WREN)
    first = sent(client, area)
    take_in(first, officer, child=child)
    with as_member(officer, on=today()):
        Case.objects.update(request_withdrawn_on=today())
    online = sent(client, area)
    client.force_login(officer.user)

    form = client.get(address(area, "portal_take_in", pk=online.pk))
    client.post(
        address(area, "portal_take_in", pk=online.pk), {"child": str(child.pk), "officer": ""}
    )

    assert f"Wren Madeup, record {child.number}, born 4 May 2016" in words_on(form)
    with as_member(officer, on=today()):
        assert Child.objects.count() == 1
        assert Relationship.objects.count() == 1
        assert Case.objects.count() == 2
        assert Look.objects.filter(child_number=child.number, page="portal_take_in").exists()


def test_a_child_with_an_open_request_keeps_it_and_the_words_go_to_it(client, area, officer):
    child = make_child(officer, values=WREN)
    case = make_case(child, by=officer)
    online = sent(client, area)
    client.force_login(officer.user)
    form = client.get(address(area, "portal_take_in", pk=online.pk))

    page = client.post(
        address(area, "portal_take_in", pk=online.pk), {"child": str(child.pk)}, follow=True
    )

    assert f"has an open request, case {case.number}." in words_on(form)
    assert "No second one was opened" in page.content.decode()
    with as_member(officer, on=today()):
        assert Case.objects.count() == 1
        assert OnlineRequest.objects.get().case_id == case.pk
        assert "Reading is very hard." in Case.objects.get().request_reasons
    link = next(words for words in links_on(page) if words.startswith("Online request"))
    assert "Reading is very hard." in words_on(client.get(links_on(page)[link]))


def test_the_second_of_two_officers_is_told_who_was_sooner(client, area, officer):
    online = sent(client, area)
    other = make_officer(area, name="Otto Other")
    take_in(online, other)
    client.force_login(officer.user)

    with as_member(officer, on=today()), pytest.raises(NotReady, match="Otto Other took this"):
        taking_in.take_in(online=online, child=None, by=officer, on=today())
    page = client.post(address(area, "portal_take_in", pk=online.pk), {"child": "new"})

    assert "Otto Other took this request in" in errors_on(page)[0][0]
    with as_member(officer, on=today()):
        assert Case.objects.count() == Child.objects.count() == 1


def test_what_is_no_request_is_set_aside_with_a_reason_and_put_back(client, area, officer):
    online = sent(client, area)
    client.force_login(officer.user)
    where = address(area, "portal_set_aside", pk=online.pk)

    without = client.post(where, {})
    unexplained = client.post(where, {"why_not": "other", "note": ""})
    page = client.post(where, {"why_not": "twice", "note": "Called the family"}, follow=True)
    tray = client.get(address(area, "portal_requests"), {"state": "not_request"})
    back = client.post(address(area, "portal_undo", pk=online.pk), follow=True)
    again = client.post(address(area, "portal_undo", pk=online.pk), follow=True)

    assert errors_on(without)[0][0] == "Choose why it is not a request"
    assert errors_on(unexplained)[0][0] == "Say why it is not a request."
    assert "It was sent twice. Called the family" in words_on(page)
    assert len(rows_on(tray)) == 1
    assert "Read it. Then take it in" in words_on(back)
    assert "there is nothing to undo" in again.content.decode()
    with as_member(officer, on=today()):
        kinds = list(Event.objects.filter(kind__startswith="portal").values_list("kind", flat=True))
        with pytest.raises(NotValid):
            taking_in.set_aside(online=online, why_not="", note="", by=officer, on=today())
    assert sorted(kinds) == [
        "portal.request_received", "portal.request_set_aside", "portal.request_taken_up_again",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "source", "asked_by", "email"),
    [(YOUNG, "1", "Wren Madeup", "wren@example.org"),
     (COLLEAGUE, "2", "Cleo Colleague, SENCO, Larch School", "cleo@example.org")],
    ids=["a young person", "a professional"],
)  # fmt: skip
def test_who_asked_is_kept_on_the_case(client, area, officer, answers, source, asked_by, email):
    online = sent(client, area, answers)

    case = take_in(online, officer).case

    assert (case.source, case.asked_by, case.asked_email) == (source, asked_by, email)
    with as_member(officer, on=today()):
        carers = [one.carer.name for one in Relationship.objects.select_related("carer")]
    assert carers == (["Pat Parent"] if source == "2" else [])


def test_who_gave_no_address_is_still_to_be_told_by_letter(client, area, officer):
    answers = {**PARENT, "contact": {"email": "", "telephone": "01234 567890", "talking": ""}}
    online = sent(client, area, answers)

    case = take_in(online, officer, officer=officer.person).case
    client.force_login(officer.user)
    page = client.get(address(area, "casework_case", case_id=case.pk))

    assert case.acknowledged_on is None
    assert "no email address is known. Send a letter." in words_on(page)


def test_the_message_that_waits_leaves_after_it_is_taken_in(client, area, officer, settings):
    with postbox_for(settings) as box:
        online = sent(client, area)
        take_in(online, officer)
        run_queued()

    assert [mail["To"] for mail in box.mails()] == ["pat@example.org"]


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def seen() -> tuple[int, int]:
    """Return how many requests and files of theirs the database shows."""
    (count,), (files,) = (
        rows(f"select count(*) from {table} where {held} is not null")[0]
        for table, held in (("portal_onlinerequest", "id"), ("portal_onlinefile", "request_id"))
    )
    return int(str(count)), int(str(files))


def test_before_it_is_taken_in_the_database_shows_it_to_who_takes_requests_in(
    client, area, officer
):
    fill_in(client, area, until="files")
    report = SimpleUploadedFile("report.pdf", b"%PDF-1.7 made up")
    client.post(public(area, "files"), {"file": report})
    client.post(public(area, "check"), {"website": ""})
    others = [make_member(area, role) for role in Role if role not in
              (Role.CASE_OFFICER, Role.CASE_MANAGER)]  # fmt: skip
    child = make_child(officer, values={"forename": "Ash"})

    for member in (officer, make_manager(area)):
        with as_member(member, on=today()):
            assert seen() == (1, 1)
    for member in (*others, make_officer(make_area())):
        with as_member(member, on=today()):
            assert seen() == (0, 0)
    for reach in (NO_REACH, whole_area(on=today())):
        with in_area(area.pk, reach=reach):
            assert seen() == (0, 0)
            rows("update portal_onlinerequest set surname = 'Changed', child_id = null")
            rows("delete from portal_onlinerequest")
            with pytest.raises(DatabaseError), transaction.atomic():
                rows(
                    "insert into portal_onlinefile (local_area_id, request_id, name, kind, size,"
                    " sha256, content) select %s, 1, 'x', 'x', 1, 'x', 'x'", area.pk,
                )  # fmt: skip
    with as_member(officer, on=today()):
        assert seen() == (1, 1)
        assert OnlineRequest.objects.get().surname == "Madeup"
    # a reach that takes requests in opens no child
    with intake(area):
        assert rows("select count(*) from children_child where id = %s", child.pk) == [(0,)]


def held() -> list[int]:
    """Return how many drafts, files and messages the database shows."""
    tables = ("portal_onlinedraft", "portal_onlinefile", "notifications_message")
    return [int(str(rows(f"select count(*) from {table}")[0][0])) for table in tables]


def test_what_is_being_typed_opens_to_its_own_browser_and_to_nobody_who_works_here(
    client, area, officer
):
    fill_in(client, area, until="files")
    report = SimpleUploadedFile("report.pdf", b"%PDF-1.7 made up")
    client.post(public(area, "files"), {"file": report, "add": "1"})
    other = Client()
    fill_in(other, area, until="school")
    members = [officer, make_manager(area), *(make_member(area, role) for role in Role)]

    for member in members:
        with as_member(member, on=today()):
            assert held() == [0, 0, 0], member.roles
            rows("update portal_onlinedraft set content = '{}', local_area_id = local_area_id")
            rows("delete from portal_onlinefile")
            rows("delete from portal_onlinedraft")
    for reach in (NO_REACH, whole_area(on=today()), Reach(takes_requests=True),
                  Reach(bearer="guessed"), Reach(bearer=SWEEP)):  # fmt: skip
        with in_area(area.pk, reach=reach):
            assert held() == [0, 0, 0]
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                rows(
                    "insert into portal_onlinedraft (local_area_id, key, content, kept_at)"
                    " select %s, 'planted', '{}', now()", area.pk,
                )  # fmt: skip
    with bearing(other, area):
        assert held() == [1, 0, 0]
        with pytest.raises(DatabaseError), transaction.atomic():  # nor is it put onto another's
            rows(
                "insert into portal_onlinefile (local_area_id, draft_id, name, kind, size, sha256,"
                " content) select %s, 1, 'x', 'x', 1, 'x', 'x'", area.pk,
            )  # fmt: skip
    with bearing(client, area):
        assert held() == [1, 1, 0]
        rows("update portal_onlinedraft set kept_at = now() - interval '25 hours'")
    with in_area(area.pk, reach=Reach(bearer=SWEEP)):  # what has lain too long can be swept away
        assert held() == [1, 1, 0]


def test_the_mail_that_acknowledges_a_request_opens_to_who_takes_it_in_then_with_the_child(
    client, area, officer
):
    manager = make_manager(area)
    others = [make_member(area, role) for role in Role if role not in
              (Role.CASE_OFFICER, Role.CASE_MANAGER)]  # fmt: skip
    others.append(make_officer(make_area()))
    online = sent(client, area)

    for member in others:
        with as_member(member, on=today()):
            assert held()[2] == 0
            rows("update notifications_message set body = 'Changed'")
            rows("delete from notifications_message")
    for reach in (NO_REACH, whole_area(on=today())):
        with in_area(area.pk, reach=reach):
            assert held()[2] == 0
    for member in (officer, manager):
        with as_member(member, on=today()):
            assert Message.objects.get().body.startswith("Dear Pat Parent")
    case = take_in(online, officer).case
    with in_area(area.pk, reach=Reach(takes_requests=True)):
        assert held()[2] == 0  # it is the child's now
    with as_member(manager, on=today()):
        restrict(child=case.child, kind="safety", words="", people=[], by=manager, on=today())
    for member, many in ((officer, 0), (manager, 1), *((other, 0) for other in others)):
        with as_member(member, on=today()):
            assert held()[2] == many


def test_once_taken_in_it_stands_behind_the_childs_fence(client, area, officer):
    manager = make_manager(area)
    online = sent(client, area)
    case = take_in(online, officer).case
    with as_member(manager, on=today()):
        restrict(child=case.child, kind="safety", words="", people=[], by=manager, on=today())
    client.force_login(officer.user)

    assert client.get(address(area, "portal_request", pk=online.pk)).status_code == 404
    assert rows_on(client.get(address(area, "portal_requests"), {"state": "taken_in"})) == []
    client.force_login(manager.user)
    assert client.get(address(area, "portal_request", pk=online.pk)).status_code == 200


def test_it_goes_with_the_child_in_a_merger(client, area, officer):
    manager = make_manager(area)
    merged = take_in(sent(client, area), officer).case.child
    kept = make_child(officer, on=today())
    with as_member(manager, on=today()):
        merge_records(
            kept=kept, merged=merged, take_over=frozenset(), by=manager, on=today(),
            versions=(kept.version, Child.objects.get(pk=merged.pk).version),
        )  # fmt: skip
        assert OnlineRequest.objects.get().child_id == kept.pk
        assert Message.objects.get().child_id == kept.pk


@pytest.mark.parametrize("name", sorted(str(p.name) for p in urlpatterns))
def test_only_who_works_on_cases_of_this_area_sees_what_came(client, area, officer, name):
    online = sent(client, area)
    pattern = next(str(p.pattern) for p in urlpatterns if p.name == name)
    parts = {"pk": online.pk, "file_id": 1}
    where = address(area, name, **{k: v for k, v in parts.items() if f":{k}>" in pattern})

    client.logout()
    assert client.get(where).status_code == 302  # to sign in
    for role in (Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER):
        client.force_login(make_member(area, role).user)
        assert client.get(where).status_code == 403
    client.force_login(make_staff(area, "Larch School").user)
    assert client.get(where).status_code == 403
    assert client.post(where).status_code == 403
    stranger = make_officer(make_area())
    client.force_login(stranger.user)
    assert client.get(where).status_code == 404
    if "pk" in pattern:
        borrowed = where.replace(area.slug, stranger.local_area.slug)
        assert client.get(borrowed).status_code in (404, 405)


def test_the_signed_out_reach_the_public_pages_and_nothing_else(client, area):
    named = {str(p.name) for p in public_patterns}

    assert named == {"portal_start", "portal_done", "portal_page"}
    assert client.get(public(area)).status_code == 200
    assert client.get(address(area, "casework")).status_code == 302


def test_actions_refuse_the_wrong_role(client, area):
    online, reader = sent(client, area), make_staff(area, "Larch School")

    with as_member(reader, on=today()):
        for act in (
            lambda: taking_in.take_in(online=online, child=None, by=reader, on=today()),
            lambda: taking_in.take_up_again(online=online, by=reader, on=today()),
            lambda: taking_in.set_aside(
                online=online, why_not="twice", note="", by=reader, on=today()
            ),
        ):
            with pytest.raises(NotPermitted):
                act()


def test_a_file_is_handed_out_to_be_saved_and_kept_in_the_audit(client, area, officer):
    fill_in(client, area, until="files")
    client.post(public(area, "files"), {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")})
    client.post(public(area, "check"), {"website": ""})
    with intake(area):
        online, file = OnlineRequest.objects.get(), OnlineFile.objects.get()
    take_in(online, officer)
    client.force_login(officer.user)

    response = client.get(address(area, "portal_file", pk=online.pk, file_id=file.pk))

    assert response.content == b"%PDF-1.7 x"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment")
    with as_member(officer, on=today()):
        assert Look.objects.filter(page="portal_file").count() == 1


def test_the_tray_asks_the_same_questions_for_one_request_and_for_many(client, area, officer):
    sent(client, area)
    client.force_login(officer.user)
    where = address(area, "portal_requests")
    client.get(where)
    with CaptureQueriesContext(connection) as one:
        client.get(where)
    for _ in range(4):
        sent(client, area)
    client.force_login(officer.user)
    client.get(where)
    with CaptureQueriesContext(connection) as many:
        page = client.get(where)

    assert len(rows_on(page)) == 5
    assert len(many) == len(one)
