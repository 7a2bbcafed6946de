"""Every page of the room as every role, as a stranger and as the other area's administrator."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from goldenthread.children.actions.access import give_record
from goldenthread.children.actions.carers import add_carer
from goldenthread.children.actions.merging import merge_records
from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.enums import Basis
from goldenthread.children.models import Reopening
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.reach import as_member
from tests.architecture.walk import pages
from tests.factories.areas import make_area, make_member
from tests.factories.children import ON, make_child, make_staff
from tests.factories.days import today

pytestmark = pytest.mark.django_db

CASES = {Role.CASE_OFFICER, Role.CASE_MANAGER}
READERS = CASES | {Role.SETTING_MEMBER, Role.SERVICE_MEMBER}
MANAGERS = {Role.CASE_MANAGER}
AUDITORS = {Role.CASE_MANAGER, Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Page:
    """An address below the area's, its route's name, and the roles that may open it."""

    path: str
    name: str
    may: frozenset[Role] | set[Role]
    is_about: bool = True


PAGES = [
    Page("children/", "children", READERS, is_about=False),
    Page("children/new/", "children_new", CASES, is_about=False),
    Page("children/register/", "children_settings", CASES, is_about=False),
    Page("children/register/add/", "children_setting_add", CASES, is_about=False),
    Page("children/register/{setting}/", "children_setting_change", CASES, is_about=False),
    Page("children/{child}/", "children_record", READERS),
    Page("children/{child}/history/", "children_history", CASES),
    Page("children/{child}/change/identity/", "children_change", CASES),
    Page("children/{child}/change/talking/", "children_change", CASES),
    Page("children/{child}/address/add/", "children_part_add", CASES),
    Page("children/{child}/placement/add/", "children_part_add", CASES),
    Page("children/{child}/need/add/", "children_part_add", CASES),
    Page("children/{child}/professional/add/", "children_part_add", CASES),
    Page("children/{child}/consent/add/", "children_part_add", CASES),
    Page("children/{child}/former-name/add/", "children_part_add", CASES),
    Page("children/{child}/placement/{placement}/", "children_part_change", CASES),
    Page("children/{child}/carer/{part}/", "children_part_change", CASES),
    Page("children/{child}/consent/{consent}/remove/", "children_part_remove", CASES),
    Page("children/{child}/carers/add/?q=parent", "children_carer_add", CASES),
    Page("children/{child}/carers/{part}/details/", "children_carer_change", CASES),
    Page("children/{child}/carers/known/{carer}/", "children_carer_known", CASES),
    Page("children/{child}/restrict/", "children_restrict", MANAGERS),
    Page("children/{child}/restrict/lift/", "children_lift", MANAGERS),
    Page("children/{child}/merge/", "children_merge", MANAGERS),
    Page("children/{child}/merge/{other}/", "children_merge_check", MANAGERS),
    Page("children/{merged}/undo-merger/", "children_unmerge", MANAGERS),
    Page("children/closed/", "children_reopenings", AUDITORS, is_about=False),
    Page("children/closed/ask/", "children_reopening_ask", AUDITORS, is_about=False),
    Page("children/closed/{asked}/", "children_reopening_answer", AUDITORS, is_about=False),
    Page("settings/looks/", "settings_looks", AUDITORS, is_about=False),
]


@pytest.fixture
def ids(officer, manager, child, school) -> dict[str, int]:
    """The numbers that the addresses need."""
    other, merged = (make_child(officer, at=school) for _ in range(2))
    with as_member(manager, on=ON):
        part = add_carer(
            child=child, carer={"name": "A Parent"}, values={"kind": "mother"}, by=officer, on=ON
        )
        told = {"what_for": "mail", "is_given": True, "by": "A", "on": ON, "how": "spoken"}
        consent = add_part(child=child, kind="consent", values=told, by=officer, on=ON)
        merge_records(
            kept=other, merged=merged, take_over=frozenset(), versions=(0, 0), by=manager, on=ON
        )
        return {
            "setting": school.pk, "child": child.pk, "placement": child.placements.get().pk,
            "part": part.pk, "carer": part.carer_id, "consent": consent.pk, "other": other.pk,
            "merged": merged.pk,
            "asked": Reopening.objects.create(
                local_area=child.local_area, number=999, to=manager.person, reason="Made up",
                asked_by=officer.person, asked_on=ON,
            ).pk,
        }  # fmt: skip


def test_every_page_of_the_room_is_among_them():
    ours = {view.__name__ for route, view in pages() if "<slug:area>/children/" in route} | {
        "settings_looks"
    }

    assert {page.name for page in PAGES} == ours


def test_a_page_with_a_child_or_a_case_in_its_address_writes_the_look():
    for route, view in pages():
        named = (
            "<int:child_id>", "<int:case_id>", "<int:advice_id>", "panels/items/<int:item_id>/",
            "advice-links/request/",
        )  # fmt: skip
        is_about = any(part in route for part in named)
        assert is_about == hasattr(view, "about_child"), route


def open_all(client, area, ids, chosen=tuple(PAGES)) -> dict[str, int]:
    """Open each page and return its answer's status."""
    return {
        page.path: client.get(f"/areas/{area.slug}/{page.path.format(**ids)}").status_code
        for page in chosen
    }


def test_a_stranger_is_sent_to_sign_in(client, area, ids):
    for page in PAGES:
        answer = client.get(f"/areas/{area.slug}/{page.path.format(**ids)}")

        assert answer.status_code == 302
        assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_it_may_and_nothing_else(client, area, ids, role):
    client.force_login(make_staff(area, "Larch School", role).user)

    opened = open_all(client, area, ids)

    assert opened == {page.path: 200 if role in page.may else 403 for page in PAGES}
    with in_area(area.pk):
        looks = list(Look.objects.order_by("pk").values_list("page", flat=True))
    twice = {"children_merge_check": 2}
    assert looks == [
        name
        for page in PAGES
        if role in page.may and page.is_about
        for name in [page.name] * twice.get(page.name, 1)
    ]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CASE_MANAGER])
def test_another_areas_member_finds_no_such_page(client, area, ids, role):
    client.force_login(make_member(make_area(), role).user)

    assert open_all(client, area, ids) == {page.path: 404 for page in PAGES}


def test_in_their_own_area_they_find_no_child_of_this_one(client, ids):
    area = make_area()
    client.force_login(make_member(area, Role.CASE_MANAGER).user)

    opened = open_all(client, area, ids)

    assert opened == {page.path: 404 if "{" in page.path else 200 for page in PAGES}
    for page in PAGES:
        answer = client.get(f"/areas/{area.slug}/{page.path.format(**ids)}")
        assert "Testname" not in answer.content.decode()


def test_another_school_finds_no_such_child(client, area, ids):
    client.force_login(make_staff(area, "Rowan School").user)
    about = [page for page in PAGES if page.is_about]

    opened = open_all(client, area, ids, about)

    assert opened == {page.path: 404 if Role.SETTING_MEMBER in page.may else 403 for page in about}


@pytest.mark.parametrize("kind", [Basis.ASKED, Basis.PANEL])
def test_who_is_only_asked_opens_no_page_of_the_record_and_leaves_no_look(
    client, area, officer, ids, child, kind
):
    asked = make_staff(area, "Larch Trust", Role.SERVICE_MEMBER)
    with as_member(officer, on=ON):
        home = asked.person if kind == Basis.PANEL else area.organisations.get(name="Larch Trust")
        told = {"child": child, "to": home, "since": ON, "by": officer, "on": ON}
        give_record(kind=kind, because="Asked", **told)
    with as_member(asked, on=today()):
        assert area.children.get() == child  # the fence shows what their own pages need
    client.force_login(asked.user)
    about = [page for page in PAGES if "{child}" in page.path]

    opened = open_all(client, area, ids, about)

    may = {page.path for page in about if Role.SERVICE_MEMBER in page.may}
    assert "children/{child}/" in may
    assert opened == {page.path: 404 if page.path in may else 403 for page in about}
    with in_area(area.pk):
        assert not Look.objects.exists()


def test_a_restricted_record_is_not_there_for_those_who_are_not_named(
    client, area, ids, child, manager
):
    with as_member(manager, on=today()):
        restrict(child=child, kind="court", words="", people=[], by=manager, on=today())
    about = [page for page in PAGES if "{child}" in page.path]

    for role in READERS:
        client.force_login(make_staff(area, "Larch School", role).user)
        opened = open_all(client, area, ids, about)
        assert opened == {page.path: 404 if role in page.may else 403 for page in about}
