"""The list of children and the page of a record."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.children.actions.carers import add_carer
from goldenthread.children.actions.parts import add_part
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import (
    ON,
    make_child,
    make_officer,
    make_setting,
    make_staff,
)
from tests.factories.days import today
from tests.factories.pages import rows_on, words_on

pytestmark = pytest.mark.django_db


def address(area, name="children", **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def names_on(page) -> list[str]:
    return [row[0].partition(",")[0] for row in rows_on(page)]


def test_the_list_shows_each_child_with_year_group_school_and_need(client, area, officer, school):
    child = make_child(
        officer, at=school, values={"forename": "Ash", "surname": "Testname", "known_as": "Ashley"}
    )
    with as_member(officer, on=ON):
        need = {"sen_type": "SLCN", "since": ON}
        add_part(child=child, kind="need", values=need, by=officer, on=ON)
    client.force_login(officer.user)

    page = client.get(address(area))

    assert "1 child" in words_on(page)
    (row,) = rows_on(page)
    assert row[:3] == ["Testname, Ash record 1Known as Ashley", "1", "4 May 2016"]
    assert row[4:] == ["Larch School", "Speech, language and communication needs"]


@pytest.mark.parametrize(
    "words",
    ["Ash Testname", "testname ash", "Tesname", "Ashly", "Testnmae", "Formerly", "4 May 2016",
     "4/5/2016", "May 2016", "B801200005001", "b8012000 05001", "943 476 5919", "1000000027", "1"],
)  # fmt: skip
def test_a_child_is_found(client, area, officer, words):
    child = make_child(
        officer,
        values={
            "forename": "Ash", "surname": "Testname", "known_as": "Ashley", "uln": "1000000027",
            "upn": "B801200005001", "nhs_number": "9434765919",
        },
    )  # fmt: skip
    make_child(
        officer,
        values={"forename": "Quorn", "surname": "Vexley", "date_of_birth": date(2012, 1, 1)},
    )
    with as_member(officer, on=ON):
        former = {"surname": "Formerly"}
        add_part(child=child, kind="former-name", values=former, by=officer, on=ON)
    client.force_login(officer.user)

    assert names_on(client.get(address(area), {"q": words})) == ["Testname"]


@pytest.mark.parametrize(
    "words", ["Zzyzx", "31 December 2020", "999999", "'; drop", "%", "2000000001"]
)
def test_nobody_is_found_by_what_fits_nobody(client, area, officer, child, words):
    client.force_login(officer.user)

    page = client.get(address(area), {"q": words})

    assert rows_on(page) == []
    assert "No child fits" in words_on(page)


def test_the_list_is_narrowed_by_school_year_group_and_need(client, area, officer, school):
    make_child(officer, at=school, values={"surname": "Here", "date_of_birth": date(2016, 5, 4)})
    young = make_child(officer, values={"surname": "Young", "date_of_birth": date(2023, 5, 4)})
    with as_member(officer, on=ON):
        add_part(
            child=young, kind="need", values={"sen_type": "HI", "since": ON}, by=officer, on=ON
        )
    client.force_login(officer.user)

    by_school = client.get(address(area), {"setting": school.pk})
    by_need = client.get(address(area), {"need": "HI"})
    year = today().year - 2016 - 5 + (today().month >= 9)
    by_year = client.get(address(area), {"year": year})
    nonsense = client.get(address(area), {"setting": "x", "year": "99", "need": "??", "sort": "no"})

    assert names_on(by_school) == ["Here"]
    assert names_on(by_need) == ["Young"]
    assert names_on(by_year) == ["Here"]
    assert names_on(nonsense) == ["Here", "Young"]


@pytest.mark.parametrize("sort", ["name", "-name", "number", "-born", "setting", "need"])
def test_the_list_can_be_sorted(client, area, officer, child, sort):
    make_child(officer, values={"surname": "Aardname", "date_of_birth": date(2010, 1, 1)})
    client.force_login(officer.user)

    found = names_on(client.get(address(area), {"sort": sort}))

    backwards = {"-name", "number", "-born"}
    ordered = ["Testname", "Aardname"] if sort in backwards else ["Aardname", "Testname"]
    assert found == ordered


def test_another_areas_children_do_not_show(client, area, officer, child):
    elsewhere = make_officer(make_area())
    make_child(elsewhere, values={"surname": "Elsewhere"})
    client.force_login(officer.user)

    assert names_on(client.get(address(area))) == ["Testname"]


def test_a_school_sees_its_pupils_alone(client, area, officer, child):
    make_child(officer, values={"surname": "Notours"})
    staff = make_staff(area, "Larch School")
    client.force_login(staff.user)

    page = client.get(address(area))

    assert names_on(page) == ["Testname"]
    assert "Make a record" not in words_on(page)


def test_the_empty_list_says_what_will_be_there(client, area, officer):
    staff = make_staff(area, "Larch School")

    client.force_login(officer.user)
    assert "Make the first record" in words_on(client.get(address(area)))
    client.force_login(staff.user)
    assert "No children yet" in words_on(client.get(address(area)))


@pytest.mark.parametrize("who", ["officer", "staff"])
def test_the_list_asks_the_same_for_1_3_and_30(client, area, officer, school, who):
    member = officer if who == "officer" else make_staff(area, "Larch School")
    client.force_login(member.user)
    asked = []
    for more in (1, 2, 27):
        for _ in range(more):
            make_child(officer, at=school)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(area))
        asked.append((len(rows_on(page)), len(queries)))

    assert [rows for rows, _ in asked] == [1, 3, 30]
    assert len({number for _, number in asked}) == 1


def test_the_record_says_all_that_is_known(client, area, officer, child):
    with as_member(officer, on=ON):
        for kind, values in {
            "address": {"lines": "1 Test Street", "postcode": "zz99 3aa", "since": ON},
            "need": {"sen_type": "ASD", "since": ON},
            "professional": {"name": "Dr Who Tests", "part": "doctor", "since": ON},
            "consent": {
                "what_for": "assess", "is_given": True, "by": "A Parent", "on": ON,
                "how": "written",
            },
            "former-name": {"surname": "Wasname"},
        }.items():  # fmt: skip
            add_part(child=child, kind=kind, values=values, by=officer, on=ON)
    client.force_login(officer.user)

    page = client.get(address(area, "children_record", child_id=child.pk))

    said = words_on(page)
    for words in ("Ash Testname", "Born 4 May 2016", "1 Test Street, ZZ99 3AA", "Larch School",
                  "Autistic spectrum disorder", "Dr Who Tests", "Given by A Parent on 2 March 2026",
                  "Wasname", "SEND case officer: reads the area’s records"):  # fmt: skip
        assert words in said
    title = page.content.decode().partition("<title")[2].partition("</title>")[0]
    assert "Record 1" in title
    assert "Testname" not in title


def test_opening_a_record_is_kept_once_with_why(client, area, officer, child):
    client.force_login(officer.user)

    client.get(address(area, "children_record", child_id=child.pk))

    with in_area(area.pk):
        (look,) = Look.objects.all()
    assert (look.by, look.child_number, look.page) == (officer.user, 1, "children_record")
    assert look.basis == "SEND case officer: reads the area’s records"


def test_a_school_opens_its_pupil_because_they_are_on_roll(client, area, officer, child):
    other = make_child(officer)
    staff = make_staff(area, "Larch School")
    client.force_login(staff.user)

    own = client.get(address(area, "children_record", child_id=child.pk))
    strange = client.get(address(area, "children_record", child_id=other.pk))

    assert "On roll at Larch School" in words_on(own)
    assert "Change" not in words_on(own)
    assert strange.status_code == 404
    with in_area(area.pk):
        assert [look.basis for look in Look.objects.all()] == ["On roll at Larch School"]


def test_a_confidential_address_is_masked_with_a_reason(client, area, officer, child):
    with as_member(officer, on=ON):
        add_part(
            child=child,
            kind="address",
            values={"lines": "7 Secret Lane", "postcode": "ZZ99 9ZZ", "since": ON,
                    "is_confidential": True},
            by=officer,
            on=ON,
        )  # fmt: skip
    staff = make_staff(area, "Larch School")
    record = address(area, "children_record", child_id=child.pk)

    client.force_login(officer.user)
    assert "7 Secret Lane" in words_on(client.get(record))
    history = words_on(client.get(address(area, "children_history", child_id=child.pk)))
    client.force_login(staff.user)
    masked = client.get(record)

    assert "Secret" not in masked.content.decode()
    assert "ZZ99 9ZZ" not in masked.content.decode()
    assert "Withheld: this address is confidential" in words_on(masked)
    assert "Secret" not in history


def test_the_record_asks_the_same_for_1_3_and_30_of_everything(client, area, officer):
    child = make_child(officer)
    setting = make_setting(officer, "Rowan School")
    client.force_login(officer.user)
    client.get(address(area))
    asked = set()
    for more in (1, 2, 27):
        with as_member(officer, on=ON):
            for number in range(more):
                values = {"name": f"Dr {number}", "part": "doctor", "since": ON}
                add_part(child=child, kind="professional", values=values, by=officer, on=ON)
                values = {"setting": setting, "rank": 2, "since": ON}
                add_part(child=child, kind="placement", values=values, by=officer, on=ON)
                carer = {"name": f"Parent {number}"}
                add_carer(child=child, carer=carer, values={"kind": "other"}, by=officer, on=ON)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(area, "children_record", child_id=child.pk))
        asked.add(len(queries))

    assert len(asked) == 1


def test_an_operator_and_an_administrator_see_no_child(client, area, child):
    administrator = make_member(area, Role.ADMINISTRATOR)
    client.force_login(administrator.user)

    assert client.get(address(area)).status_code == 403
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 403


def test_the_record_tells_every_fact_of_family_and_school(client, area, officer, child):
    with as_member(officer, on=ON):
        add_carer(
            child=child,
            carer={
                "name": "Pat Testname", "telephone": "01632 960001", "email": "pat@example.org",
                "lines": "3 Other Road", "postcode": "ZZ99 1AA", "reached_by": "text",
                "language": "British Sign Language", "access_needs": "Large print",
            },
            values={
                "kind": "father", "parental_responsibility": "limited", "is_main_contact": True,
                "lives_with": True, "may_be_told": "All but the address", "since": ON,
            },
            by=officer,
            on=ON,
        )  # fmt: skip
        values = {
            "otherwise": "OLA", "rank": 2, "in_sen_unit": True, "in_resourced_provision": True,
            "taught_in_year": 3, "since": ON, "until": ON,
        }  # fmt: skip
        add_part(child=child, kind="placement", values=values, by=officer, on=ON)
        withdrawn = {
            "what_for": "mail", "is_given": True, "by": "Pat", "on": ON, "how": "online",
            "withdrawn_on": ON, "details": "Texts only",
        }  # fmt: skip
        add_part(child=child, kind="consent", values=withdrawn, by=officer, on=ON)
        staff = {"person": officer.person, "part": "case_officer", "since": ON,
                 "is_key_contact": True}  # fmt: skip
        add_part(child=child, kind="professional", values=staff, by=officer, on=ON)
    client.force_login(officer.user)

    said = words_on(client.get(address(area, "children_record", child_id=child.pk)))

    for words in ("Has it, limited by a court’s order", "Main contact", "Lives with the child",
                  "01632 960001", "pat@example.org", "3 Other Road, ZZ99 1AA",
                  "Likes to be reached by text message", "Language: British Sign Language",
                  "Access needs: Large print", "May be told: All but the address",
                  "In its SEN unit", "In its resourced provision", "Taught in Year 3, by age",
                  "from 2 March 2026 to 2 March 2026", "Texts only", "Withdrawn on 2 March 2026",
                  "Olive Officer", "Key contact", "Before"):  # fmt: skip
        assert words in said, words


def test_a_child_who_died_is_told_without_an_age(client, area, officer):
    child = make_child(officer, values={"died_on": date(2026, 2, 1)})
    client.force_login(officer.user)

    said = words_on(client.get(address(area, "children_record", child_id=child.pk)))

    assert "Born 4 May 2016. Died 1 February 2026." in said


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("children_change", {"card": "nothing"}),
        ("children_part_add", {"kind": "nothing"}),
        ("children_part_change", {"kind": "nothing", "part_id": 1}),
        ("children_part_remove", {"kind": "nothing", "part_id": 1}),
        ("children_part_change", {"kind": "need", "part_id": 0}),
        ("children_unmerge", {}),
    ],
)
def test_what_is_not_there_is_said_not_to_be(client, area, manager, child, name, parts):
    client.force_login(manager.user)

    assert client.get(address(area, name, child_id=child.pk, **parts)).status_code == 404
