"""Nobody enters a case whose child they may not see; who only reads is shown less."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldenthread.casework import api
from goldenthread.casework.urls import urlpatterns
from goldenthread.children.actions.restrictions import restrict
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.cases import ask, decide, letter, make_case
from tests.factories.children import ON, make_child, make_officer, make_staff
from tests.factories.days import today
from tests.factories.pages import links_on, rows_on, words_on

pytestmark = pytest.mark.django_db

READ = {"casework_case", "casework_deadline", "casework_advice_deadline"}
ROLES_OF_THE_PLAN = (
    Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.WORKSTREAM_LEAD, Role.PARENT_CARER_LEAD,
    Role.ACCOUNTABLE_OFFICER, Role.BOARD_MEMBER,
)  # fmt: skip
ABOUT_A_CASE = sorted(p.name for p in urlpatterns if "case_id" in str(p.pattern))


def address(area, name, case, advice=None, document=1) -> str:
    parts = {
        "case_id": case.pk, "key": "ENA-01", "step": "withdraw", "which": "acknowledged-on",
        "advice_id": advice.pk if advice else 1, "exception_id": 1, "dispute_id": 1,
        "document_id": document, "message_id": 1, "letter_id": 1,
        "about": "not-assess", "what": "appeal", "text": "progress", "reader": "family",
    }  # fmt: skip
    pattern = next(str(p.pattern) for p in urlpatterns if p.name == name)
    given = {key: value for key, value in parts.items() if f":{key}>" in pattern}
    return reverse(name, kwargs={"area": area.slug, **given})


@pytest.fixture
def advised(case, officer, area):
    """The case, with advice asked of a trust and of somebody else."""
    make_staff(area, "Larch Trust", Role.SERVICE_MEMBER)
    trust = area.organisations.get
    decide(case, "assess", ON, by=officer)
    with as_member(officer, on=ON):
        one = ask(case, ON, by=officer, organisation=trust(name="Larch Trust"), name="")
        ask(case, ON, by=officer, kind="psychological", name="Secret Psychologist")
    return one


@pytest.fixture
def pages(area, case, advised) -> dict[str, str]:
    """The address of every page about the case, by its name."""
    return {name: address(area, name, case, advised) for name in ABOUT_A_CASE}


def opened(client, pages, by) -> dict[str, int]:
    """Open each page as somebody and return what each answers."""
    client.force_login(by.user)
    return {name: client.get(where).status_code for name, where in pages.items()}


def test_a_stranger_another_area_and_an_unnamed_officer_find_nothing(
    client, area, officer, manager, pages, child
):
    with as_member(manager, on=ON):
        restrict(child=child, kind="safety", words="Made up", people=[], by=manager, on=ON)

    to_sign_in = {name: client.get(where).status_code for name, where in pages.items()}
    assert to_sign_in == dict.fromkeys(ABOUT_A_CASE, 302)
    found = dict.fromkeys(ABOUT_A_CASE, 404)
    assert opened(client, pages, make_officer(make_area())) == found
    assert opened(client, pages, officer) == found
    assert {name: client.post(where).status_code for name, where in pages.items()} == found
    refused = dict.fromkeys(ABOUT_A_CASE, 403)
    assert opened(client, pages, make_member(area, Role.PROGRAMME_MANAGER)) == refused


def test_a_school_reads_its_pupils_case_and_changes_nothing(client, area, pages):
    found = opened(client, pages, make_staff(area, "Larch School"))

    expected = {name: 200 if name in READ else 403 for name in ABOUT_A_CASE}
    expected["casework_advice_deadline"] = 404  # asked of another
    assert found == expected
    posted = {n: client.post(where).status_code for n, where in pages.items() if n not in READ}
    assert posted == dict.fromkeys(posted, 403)


def test_a_school_finds_no_other_childs_case(client, area, officer, case):
    other = make_case(make_child(officer), by=officer)
    client.force_login(make_staff(area, "Larch School").user)

    assert client.get(address(area, "casework_case", other)).status_code == 404
    page = client.get(reverse("casework", kwargs={"area": area.slug}), follow=True)
    assert [row[1] for row in rows_on(page)] == ["1"]


def test_who_only_reads_is_not_told_of_others_advice_reasons_or_exceptions(
    client, area, officer, case, advised
):
    with as_member(officer, on=ON):
        api.record_exception(
            case=case, code="EXC-D", head="c", since=ON, until=None,
            evidence=letter("Secret letter"),
            by=officer, on=ON,
        )  # fmt: skip
    where = address(area, "casework_case", case)
    client.force_login(officer.user)
    everything = words_on(client.get(where))
    client.force_login(make_staff(area, "Larch Trust", Role.SERVICE_MEMBER).user)
    page = client.get(where)
    theirs = words_on(page)
    listed = client.get(reverse("casework_list", kwargs={"area": area.slug}))

    for secret in ("Secret Psychologist", "Secret letter", "Made-up reasons.", "Correct"):
        assert secret in everything
        assert secret not in page.content.decode()
        assert secret not in listed.content.decode()
    assert "Larch Trust" in theirs
    assert "Will the 20 weeks be met?" in theirs
    assert not [words for words in links_on(page) if words.startswith("Hand over")]


def test_only_who_works_on_cases_takes_in_a_request(client, area, child):
    client.force_login(make_staff(area, "Larch School").user)

    for name, parts in (
        ("casework_new", {}), ("casework_to_tell", {}), ("casework_open", {"child_id": child.pk})
    ):  # fmt: skip
        where = reverse(name, kwargs={"area": area.slug, **parts})
        assert (name, client.get(where).status_code) == (name, 403)


def test_roles_of_the_plan_see_no_case(client, area, case):
    for role in ROLES_OF_THE_PLAN:
        client.force_login(make_member(area, role).user)
        for name in ("casework", "casework_list"):
            status = client.get(reverse(name, kwargs={"area": area.slug})).status_code
            assert (role, name, status) == (role, name, 403)


def test_a_restricted_childs_case_is_in_no_list(client, area, officer, manager, case, child):
    client.force_login(officer.user)
    listed = reverse("casework_list", kwargs={"area": area.slug})
    assert len(rows_on(client.get(listed))) == 1
    with as_member(manager, on=today()):
        restrict(child=child, kind="safety", words="Made up", people=[], by=manager, on=today())

    assert rows_on(client.get(listed)) == []
    client.force_login(manager.user)
    assert len(rows_on(client.get(listed))) == 1
