"""The whole record opens to who needs it; who is only asked is shown what they were asked about."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from goldenthread.children.actions.access import give_record
from goldenthread.children.actions.parts import add_part
from goldenthread.children.enums import Basis
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.factories.children import ON, make_child, make_setting, make_staff
from tests.factories.pages import rows_on, words_on

pytestmark = pytest.mark.django_db


def address(area, name="children", **parts) -> str:
    return reverse(name, kwargs={"area": area.slug, **parts})


def names_on(page) -> list[str]:
    return [row[0].partition(",")[0] for row in rows_on(page)]


def ask(child, member, *, by) -> None:
    with as_member(by, on=ON):
        home = child.local_area.organisations.get(pk=min(member.organisation_ids))
        give_record(child=child, to=home, kind=Basis.ASKED, because="Asked", since=ON, by=by, on=ON)


def test_a_child_whom_a_service_is_only_asked_about_is_in_no_list_and_no_search(
    client, area, officer, child
):
    service = make_staff(area, "Larch Trust", Role.SERVICE_MEMBER)
    ask(child, service, by=officer)
    client.force_login(service.user)

    page = client.get(address(area))
    found = [client.get(address(area), {"q": words}) for words in ("Testname", "1", "4 May 2016")]

    assert "No children yet" in words_on(page)
    assert "are under Advice" in words_on(page)
    assert [names_on(one) for one in (page, *found)] == [[]] * 4
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 404


@pytest.mark.parametrize("who", ["school", "therapist", "officer"])
def test_who_is_asked_and_has_another_reason_opens_the_record_as_before(
    client, area, officer, child, who
):
    member = {
        "school": lambda: make_staff(area, "Larch School"),
        "therapist": lambda: make_staff(area, "Larch Trust", Role.SERVICE_MEMBER),
        "officer": lambda: make_staff(area, "Council", Role.CASE_OFFICER),
    }[who]()
    ask(child, member, by=officer)
    if who == "therapist":
        with as_member(officer, on=ON):
            works = {"person": member.person, "part": "speech", "since": ON}
            add_part(child=child, kind="professional", values=works, by=officer, on=ON)
    client.force_login(member.user)

    assert names_on(client.get(address(area))) == ["Testname"]
    assert names_on(client.get(address(area), {"q": "Tesname"})) == ["Testname"]
    page = client.get(address(area, "children_record", child_id=child.pk))

    why = {
        "school": "On roll at Larch School; Asked",
        "therapist": "Asked; Works with the child: Speech and language therapist",
        "officer": "SEND case officer: reads the area’s records",
    }[who]
    assert page.status_code == 200
    with in_area(area.pk):
        assert [look.basis for look in Look.objects.all()] == [why]


def test_the_record_is_closed_again_when_only_the_asking_is_left(client, area, officer):
    staff = make_staff(area, "Larch School")
    school = make_setting(officer, "Larch School", organisation="Larch School")
    child = make_child(officer)
    with as_member(officer, on=ON):
        values = {"setting": school, "since": date(2025, 9, 1), "until": ON}
        add_part(child=child, kind="placement", values=values, by=officer, on=ON)
    ask(child, staff, by=officer)
    client.force_login(staff.user)

    assert names_on(client.get(address(area))) == []
    assert client.get(address(area, "children_record", child_id=child.pk)).status_code == 404
