"""Nobody enters a request that was not made to them; services do no officer's work."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldenthread.advice.actions.checking import check_advice
from goldenthread.advice.actions.links import make_link
from goldenthread.advice.actions.reminding import chase_by_mail
from goldenthread.advice.actions.taking import take_request
from goldenthread.advice.actions.writing import add_document, give_advice, save_section
from goldenthread.advice.models import AdviceLink
from goldenthread.advice.queries.questions import questions_for
from goldenthread.advice.urls import urlpatterns
from goldenthread.advice.urls.links import urlpatterns as link_patterns
from goldenthread.children.actions.restrictions import restrict
from goldenthread.platform.access.errors import NotPermitted
from goldenthread.platform.access.roles import Role
from goldenthread.platform.audit.models import Look
from goldenthread.platform.organisations.member import Guest
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.cases import ask
from tests.factories.children import make_manager, make_officer, make_staff
from tests.factories.days import ago, today
from tests.factories.pages import rows_on, words_on

pytestmark = pytest.mark.django_db

PAGES = sorted(p.name for p in urlpatterns if "_id" in str(p.pattern))
OFFICERS = {"advice_quality", "advice_chase", "advice_link_new", "advice_link_revoke",
            "advice_reuse", "advice_share", "advice_share_end"}  # fmt: skip
THEIRS = {"advice_request", "advice_take", "advice_section", "advice_document_add", "advice_check",
          "advice_late"}  # fmt: skip


def address(name, advice) -> str:
    parts = {"advice_id": advice.pk, "case_id": advice.case_id, "section": "needs",
             "document_id": 1, "number": 1, "link_id": 1, "shared_id": 1}  # fmt: skip
    pattern = next(str(p.pattern) for p in urlpatterns if p.name == name)
    given = {key: value for key, value in parts.items() if f":{key}>" in pattern}
    return reverse(name, kwargs={"area": advice.local_area.slug, **given})


def test_who_enters_which_page(client, asked, officer, psychologist, stranger, school):
    administrator = make_member(make_area(), Role.ADMINISTRATOR)
    programme = make_member(asked.local_area, Role.PROGRAMME_MANAGER)
    for name in PAGES:
        where = address(name, asked)
        client.logout()
        assert client.get(where).status_code == 302, name  # to sign in
        for member, status in (
            (administrator, 404), (programme, 403), (stranger, 403 if name in OFFICERS else 404),
        ):  # fmt: skip
            client.force_login(member.user)
            assert client.get(where).status_code == status, (name, member.roles)
        assert client.post(where, {"version": 0}).status_code == status, name  # by the last
        client.force_login(psychologist.user)
        mine = 200 if name in THEIRS else 403 if name in OFFICERS else 404  # nothing was sent yet
        assert client.get(where).status_code == mine, name
        client.force_login(officer.user)
        writes = name in THEIRS - {"advice_request", "advice_late"} or name.endswith("_remove")
        there = name in OFFICERS - {"advice_link_revoke", "advice_share_end"} or (
            not writes and name in THEIRS
        )
        assert client.get(where).status_code == (403 if writes else 200 if there else 404), name
    senco = make_staff(asked.local_area, "Larch School")  # the child's school, asked nothing
    for member in (senco, make_officer(make_area())):
        client.force_login(member.user)
        assert client.get(address("advice_request", asked)).status_code == 404
    with as_member(officer, on=today()):
        assert {"advice_request", "advice_section"} <= set(
            Look.objects.filter(by=psychologist.user).values_list("page", flat=True)
        )


def test_a_restricted_child_is_in_no_inbox_and_gets_no_link(client, asked, officer, psychologist):
    manager = make_manager(asked.local_area)
    with as_member(manager, on=today()):
        restrict(child=asked.case.child, kind="safety", words="Made up", people=[], by=manager,
                 on=today())  # fmt: skip
    inbox = reverse("advice", kwargs={"area": asked.local_area.slug})
    for member in (officer, psychologist):
        client.force_login(member.user)
        assert rows_on(client.get(inbox)) == []
        assert client.get(address("advice_request", asked)).status_code == 404
    client.force_login(manager.user)
    told = {"name": "A", "email": "a@example.org", "second_step": "email", "word": ""}
    page = client.post(address("advice_link_new", asked), told)
    assert "opens only for named people" in words_on(page)
    with as_member(manager, on=today()):
        assert not AdviceLink.objects.exists()


def test_a_service_sees_of_a_child_what_its_advice_needs(
    client, asked, case, officer, psychologist
):
    trust = make_staff(case.local_area, "Health Trust", Role.SERVICE_MEMBER)
    with as_member(trust, on=today()):
        home = case.local_area.organisations.get(name="Health Trust")
    medical = ask(case, ago(2), by=officer, kind="medical", organisation=home, name="")

    client.force_login(psychologist.user)
    theirs = words_on(client.get(address("advice_request", asked)))
    client.force_login(trust.user)
    its = words_on(client.get(address("advice_request", medical)))
    listed = client.get(reverse("advice", kwargs={"area": case.local_area.slug}))

    assert "Needs on record" in theirs
    assert "NHS number" not in theirs
    assert "NHS number" in its
    assert "Needs on record" not in its
    for others in ("Psychology Service", "Why does Ash find reading hard?"):
        assert others not in its
        assert others not in listed.content.decode()


def test_a_service_opens_what_it_was_asked_and_the_case_and_no_record(client, asked, psychologist):
    area = asked.local_area
    record = reverse("children_record", kwargs={"area": area.slug, "child_id": asked.child_id})
    case = reverse("casework_case", kwargs={"area": area.slug, "case_id": asked.case_id})
    client.force_login(psychologist.user)

    assert client.get(record).status_code == 404
    for page in (case, address("advice_request", asked), reverse("advice", args=[area.slug])):
        answer = client.get(page)
        assert answer.status_code == 200
        assert record not in answer.content.decode()
    with as_member(psychologist, on=today()):
        looks = Look.objects.filter(by=psychologist.user).order_by("pk")
        assert [look.page for look in looks] == ["casework_case", "advice_request"]


def test_the_actions_refuse_as_the_pages_do(asked, officer, psychologist, stranger):
    form = questions_for("psychological", asked.local_area.slug)
    who = {"on": today()}
    for by in (stranger, officer):
        for act, more in (
            (save_section, {"section": form.sections[0], "answers": {}, "version": 0}),
            (give_advice, {"form": form}),
            (take_request, {"to": None, "version": 0}),
            (add_document, {"name": "a.txt", "content": b"a"}),
        ):
            with as_member(officer, on=today()), pytest.raises(NotPermitted):
                act(advice=asked, by=by, **who, **more)
    for act, more in (
        (check_advice, {"found": {}, "verdict": "accepted", "reason": ""}),
        (chase_by_mail, {"words": ""}),
        (make_link, {"name": "A", "email": "a@example.org", "second_step": "email", "word": "",
                     "days": 1}),
    ):  # fmt: skip
        with as_member(psychologist, on=today()), pytest.raises(NotPermitted):
            act(advice=asked, by=psychologist, **who, **more)


def test_without_a_seat_nothing_is_open_by_a_link(client, asked):
    session = client.session
    session["advice_link"] = {"area_id": asked.local_area_id, "pk": 1, "secret": "made up"}
    session.save()
    for pattern in link_patterns:
        if not pattern.name.startswith("advice_link_") or ":" in str(pattern.pattern):
            continue
        for page in (client.get(reverse(pattern.name)), client.post(reverse(pattern.name))):
            assert page.status_code == (200 if pattern.name == "advice_link_over" else 302)
            assert "Ash" not in page.content.decode()
    assert Guest(local_area=asked.local_area, name="A", link="advice:1").user is None
