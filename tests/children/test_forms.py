"""The forms of a record: kept, refused in words, overtaken, outliving their session."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.records import change_record
from goldenthread.children.models import Address, Child, Grant, Merger, Setting
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.drafts.models import Draft
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import PASSWORD, make_member, make_user
from tests.factories.children import BORN, ON, make_child, make_staff
from tests.factories.days import today
from tests.factories.pages import errors_on, hidden_on, links_on, rows_on, words_on

pytestmark = pytest.mark.django_db


def address(area, name, **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def day(name: str, value: date) -> dict[str, str]:
    return {
        f"{name}-day": str(value.day),
        f"{name}-month": str(value.month),
        f"{name}-year": str(value.year),
    }


NEW = {"forename": "Ash", "surname": "Testname", **day("date_of_birth", BORN)}


def test_a_record_is_made_with_home_and_school(client, area, officer, school):
    client.force_login(officer.user)
    typed = {**NEW, "lines": "1 Test Street", "postcode": "zz993aa", "setting": school.pk}

    answer = client.post(address(area, "children_new"), typed)

    with as_member(officer, on=today()):
        child = Child.objects.get()
        home = child.addresses.get()
        assert (home.postcode, home.since) == ("ZZ99 3AA", today())
        assert child.placements.get().setting == school
    assert answer.url == address(area, "children_record", child_id=child.pk)


def test_a_likely_duplicate_is_shown_before_anything_is_kept(client, area, officer, child):
    client.force_login(officer.user)
    there = address(area, "children_new")

    warned = client.post(there, {**NEW, "forename": "Ashh", "lines": "1 Test Street"})

    assert [row[0] for row in rows_on(warned)] == [f"Ash Testname, record {child.number}"]
    assert "A similar name, the same date of birth" in words_on(warned)
    assert 'value="Ashh"' in warned.content.decode()
    with as_member(officer, on=today()):
        assert Child.objects.count() == 1

    kept = client.post(
        there, {**NEW, "forename": "Ashh", "not_duplicate": hidden_on(warned)["not_duplicate"]}
    )
    assert kept.status_code == 302
    with as_member(officer, on=today()):
        assert Child.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        pytest.param({"forename": ""}, ("Enter the forename", "#id_forename"), id="no forename"),
        pytest.param({"date_of_birth-day": "31", "date_of_birth-month": "2"},
                     ("The date of birth must be a real date", "#id_date_of_birth-day"),
                     id="31 February"),
        pytest.param({"date_of_birth-year": str(today().year + 1)},
                     ("The date of birth is in the future.", "#id_date_of_birth-day"), id="future"),
        pytest.param({"upn": "C801200005001"},
                     ("The first letter does not fit the figures of this UPN. Look for a figure"
                      " that is mistyped or two that have changed places.", "#id_upn"), id="UPN"),
        pytest.param({"postcode": "nowhere"},
                     ("Enter a full postcode, for example ZZ99 3AA.", "#id_postcode"),
                     id="postcode"),
    ],
)  # fmt: skip
def test_bad_input_is_answered_beside_its_field_and_nothing_is_lost(
    client, area, officer, typed, error
):
    client.force_login(officer.user)

    page = client.post(address(area, "children_new"), {**NEW, "known_as": "Kept as typed", **typed})

    assert errors_on(page) == [error]
    assert "Kept as typed" in page.content.decode()
    with as_member(officer, on=today()):
        assert Child.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("address", {"lines": "1 Test Street", "kind": "home"}, "1 Test Street"),
        ("need", {"sen_type": "HI", "rank": "1"}, "Hearing impairment"),
        ("placement", {"otherwise": "EHE", "rank": "2"}, "Elective home education"),
        ("professional", {"name": "Dr Tests", "part": "doctor"}, "Dr Tests"),
        ("former-name", {"surname": "Wasname"}, "Wasname"),
    ],
)
def test_a_part_is_added_changed_and_taken_away(client, area, officer, child, kind, typed, said):
    client.force_login(officer.user)
    typed = {**typed, **day("since", ON)}
    record = address(area, "children_record", child_id=child.pk)

    assert client.post(
        address(area, "children_part_add", child_id=child.pk, kind=kind), typed
    ).url == record  # fmt: skip
    page = client.get(record)
    assert said in words_on(page)
    changing = [
        href for words, href in links_on(page).items() if f"/{kind}/" in href and said in words
    ]
    change, remove = changing[0], changing[-1]
    assert client.post(change, {**typed, **day("until", ON), "version": 0}).status_code == 302
    refused = client.post(remove, {"reason": "", "version": 1})
    assert errors_on(refused) == [("Say why it is taken away", "#id_reason")]
    assert client.post(remove, {"reason": "In error", "version": 1}).url == record
    assert said not in words_on(client.get(record))
    assert "Because: In error" in words_on(
        client.get(address(area, "children_history", child_id=child.pk))
    )


def test_a_consent_is_added(client, area, officer, child):
    client.force_login(officer.user)
    typed = {
        "what_for": "mail",
        "is_given": "no",
        "by": "A Parent",
        "how": "spoken",
        **day("on", ON),
    }

    client.post(address(area, "children_part_add", child_id=child.pk, kind="consent"), typed)

    record = client.get(address(area, "children_record", child_id=child.pk))
    assert "Refused by A Parent on 2 March 2026, spoken" in words_on(record)


def test_a_day_before_birth_is_answered_beside_the_day(client, area, officer, child):
    client.force_login(officer.user)
    typed = {"lines": "1 Test Street", "kind": "home", **day("since", date(2010, 1, 1))}

    page = client.post(address(area, "children_part_add", child_id=child.pk, kind="address"), typed)

    assert errors_on(page) == [
        ("This is before the child was born, on 4 May 2016.", "#id_since-day")
    ]
    assert "1 Test Street" in page.content.decode()


def test_a_parent_is_added_and_then_found_for_the_brother(client, area, officer, child):
    brother = make_child(officer)
    client.force_login(officer.user)
    typed = {"name": "Pat Testname", "kind": "mother", "parental_responsibility": "yes"}
    client.post(address(area, "children_carer_add", child_id=child.pk), typed)

    found = client.get(
        address(area, "children_carer_add", child_id=brother.pk), {"q": "pat tesname"}
    )
    (known,) = [href for href in links_on(found).values() if "/known/" in href]
    client.post(known, {"kind": "mother", "parental_responsibility": "yes"})

    for one in (child, brother):
        record = client.get(address(area, "children_record", child_id=one.pk))
        assert "Pat Testname Has parental responsibility" in words_on(record).replace(
            "\n", " "
        ) or ("Pat Testname" in words_on(record))


def test_two_officers_at_once_each_keep_their_words(client, area, officer, child):
    client.force_login(officer.user)
    there = address(area, "children_change", child_id=child.pk, card="talking")
    opened = hidden_on(client.get(there))
    with as_member(officer, on=ON):
        change_record(child=child, values={"access_needs": "Signs"}, version=0, by=officer, on=ON)

    page = client.post(there, {"access_needs": "Large print", "version": opened["version"]})

    said = words_on(page)
    assert "What is there now" in said
    assert "Signs" in said
    assert "Large print" in page.content.decode()
    again = client.post(there, {"access_needs": "Signs, large print", **hidden_on(page)})
    assert again.status_code == 302
    with as_member(officer, on=ON):
        assert Child.objects.get().access_needs == "Signs, large print"


def test_what_was_typed_when_the_session_ended_is_offered_back(client, area, child):
    user = make_user(password=PASSWORD)
    member = make_member(area, Role.CASE_OFFICER, user=user)
    client.force_login(user)
    there = address(area, "children_part_add", child_id=child.pk, kind="address")
    form = hidden_on(client.get(there))
    Session.objects.all().delete()

    sent = client.post(
        there, {**form, "lines": "9 Typed Street", "kind": "home", **day("since", ON)}
    )
    assert sent.url.startswith("/account/login/")
    back = client.post(sent.url, {"login": user.email, "password": PASSWORD})
    page = client.get(back.url)

    assert back.url == there
    assert "9 Typed Street" in page.content.decode()
    assert "it is not saved yet" in words_on(page)
    with as_member(member, on=ON):
        assert Address.objects.count() == 0
    typed = {"lines": "9 Typed Street", "kind": "home", **day("since", ON)}
    client.post(there, {**typed, **hidden_on(page)})
    with as_member(member, on=ON):
        assert Address.objects.get().lines == "9 Typed Street"
        assert Draft.objects.count() == 0


def test_a_draft_is_nobody_elses_and_a_forged_one_is_not_kept(client, area, officer, child):
    client.force_login(officer.user)
    there = address(area, "children_part_add", child_id=child.pk, kind="address")
    form = hidden_on(client.get(there))
    client.logout()

    client.post(there, {**form, "made_for": form["made_for"] + "x", "lines": "Forged"})
    client.post(
        address(area, "children_part_add", child_id=child.pk, kind="need"),
        {**form, "lines": "Moved"},
    )
    with in_area(area.pk, user_id=officer.user.pk):
        assert Draft.objects.count() == 0
    client.post(there, {**form, "lines": "Mine"})

    other = make_member(area, Role.CASE_OFFICER)
    client.force_login(other.user)
    assert "Mine" not in client.get(there).content.decode()
    with in_area(area.pk, user_id=other.user.pk):
        assert Draft.objects.count() == 0
    with in_area(area.pk, user_id=officer.user.pk):
        Draft.objects.update(kept_at=Draft.objects.get().kept_at - timedelta(days=2))
    client.force_login(officer.user)
    assert "Mine" not in client.get(there).content.decode()


def test_two_records_are_merged_and_parted(client, area, officer, manager, child):
    other = make_child(officer, values={"forename": "Ash", "surname": "Testnome"})
    client.force_login(manager.user)
    merge = address(area, "children_merge", child_id=child.pk)

    chosen = client.get(merge)
    assert [row[0] for row in rows_on(chosen)] == ["Ash Testnome, record 2"]
    nobody = client.post(merge, {"number": "77"})
    assert errors_on(nobody) == [
        ("There is no other record of that number that you may see.", "#id_number")
    ]
    check = client.post(merge, {"number": "2"}).url
    shown = client.get(check)
    assert "Surname" in words_on(shown)
    refused = client.post(check, hidden_on(shown))
    assert errors_on(refused) == [("Choose which surname is right", "#id_surname_0")]
    client.post(check, {**hidden_on(shown), "surname": "merged"})

    with as_member(manager, on=today()):
        assert Child.objects.get(pk=child.pk).surname == "Testnome"
    gone = client.get(address(area, "children_record", child_id=other.pk))
    assert "was merged into record 1" in words_on(gone)
    client.post(address(area, "children_unmerge", child_id=other.pk))
    with as_member(manager, on=today()):
        assert Child.objects.get(pk=child.pk).surname == "Testname"
        assert Merger.objects.get().undone_on == today()


def test_a_merger_that_was_overtaken_keeps_the_choices(client, area, officer, manager, child):
    other = make_child(officer, values={"forename": "Ash", "surname": "Testnome"})
    client.force_login(manager.user)
    check = address(area, "children_merge_check", child_id=child.pk, other_id=other.pk)
    form = hidden_on(client.get(check))
    with as_member(officer, on=ON):
        change_record(child=child, values={"sex": "F"}, version=0, by=officer, on=ON)

    page = client.post(check, {**form, "surname": "merged", "sex": "kept"})

    assert "Someone else changed this" in errors_on(page)[0][0]
    assert (
        client.post(check, {**hidden_on(page), "surname": "merged", "sex": "kept"}).status_code
        == 302
    )


def test_a_record_is_restricted_named_and_opened_again(client, area, officer, manager, child):
    client.force_login(manager.user)
    there = address(area, "children_restrict", child_id=child.pk)

    client.post(there, {"kind": "adoption", "words": "", "people": [officer.person.pk]})
    record = client.get(address(area, "children_record", child_id=child.pk))
    assert "Restricted" in words_on(record)
    assert "Named for this restricted record by Mina Manager" in words_on(record)
    other = make_member(area, Role.CASE_OFFICER)
    client.force_login(other.user)
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 404
    assert rows_on(client.get(address(area, "children"))) == []

    client.force_login(manager.user)
    without_me = client.post(there, {"people": [officer.person.pk]})
    assert "You cannot take yourself off" in errors_on(without_me)[0][0]
    client.post(there, {"people": [manager.person.pk]})
    client.force_login(officer.user)
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 404
    client.force_login(manager.user)
    client.post(address(area, "children_lift", child_id=child.pk), {"reason": "Over"})
    client.force_login(officer.user)
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 200


def test_the_register_is_kept(client, area, officer):
    client.force_login(officer.user)
    new = {"name": "Rowan School", "kind": "special", "urn": "123456", "version": "0"}

    client.post(address(area, "children_setting_add"), new)
    with in_area(area.pk):
        setting = Setting.objects.get()
    change = address(area, "children_setting_change", pk=setting.pk)
    client.post(change, {**new, "name": "Rowan Academy"})

    (row,) = rows_on(client.get(address(area, "children_settings")))
    assert row == ["Rowan Academy", "Special school", "URN 123456", "They do not"]
    double = client.post(address(area, "children_setting_add"), {**new, "name": "Other"})
    assert errors_on(double) == [("There is already a setting with that URN.", "#id_urn")]


def test_who_looked_is_listed_narrowed_and_downloaded(client, area, officer, manager, child):
    other = make_child(officer)
    with as_member(manager, on=ON):
        manager.person.name = "=HYPERLINK(1)"
        manager.person.save()
    for member, opened in ((officer, child), (manager, other)):
        client.force_login(member.user)
        client.get(address(area, "children_record", child_id=opened.pk))
    client.force_login(make_member(area, Role.ADMINISTRATOR).user)
    looks = address(area, "settings_looks")

    page = client.get(looks)
    assert [row[1:4] for row in rows_on(page)] == [
        ["=HYPERLINK(1)", "2", "The record"], ["Olive Officer", "1", "The record"],
    ]  # fmt: skip
    assert [row[2] for row in rows_on(client.get(looks, {"number": "1"}))] == ["1"]
    mine = client.get(looks, {"person": officer.person.pk})
    assert [row[1] for row in rows_on(mine)] == ["Olive Officer"]
    assert rows_on(client.get(looks, day("until", ON))) == []
    assert len(rows_on(client.get(looks, day("since", today())))) == 2
    table = client.get(looks, {"as": "csv", "number": "2"}).content.decode("utf-8-sig")
    assert table.splitlines()[0] == "When,Who,Record,Page,Why they were let in"
    assert ",'=HYPERLINK(1),2,The record," in table
    with in_area(area.pk):
        assert Look.objects.count() == 2


def test_a_service_opens_who_they_work_with_and_not_after(client, area, officer, child):
    service = make_staff(area, "Therapies", Role.SERVICE_MEMBER)
    with as_member(officer, on=ON):
        values = {"organisation": service.local_area.organisations.get(name="Therapies"),
                  "part": "speech", "since": ON}  # fmt: skip
        part = add_part(child=child, kind="professional", values=values, by=officer, on=ON)
        grant = Grant.objects.get(involvement=part)
    client.force_login(service.user)
    record = address(area, "children_record", child_id=child.pk)

    assert "Works with the child: Speech and language therapist" in words_on(client.get(record))
    with as_member(officer, on=ON):
        Grant.objects.filter(pk=grant.pk).update(until=ON)
    assert client.get(record).status_code == 404
