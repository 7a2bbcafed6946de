"""A restricted record whose named people all left opens for somebody new, by two people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from goldenthread.children.actions.reopening import answer_reopening, ask_to_reopen
from goldenthread.children.actions.restrictions import restrict
from goldenthread.children.models import Child, Grant, Reopening
from goldenthread.children.queries.reopening import abandoned
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.models import Tenure
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area, make_member
from tests.factories.children import make_child, make_manager, make_officer
from tests.factories.days import today
from tests.factories.pages import links_on, words_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver(area):
    return make_manager(area, name="Lena Leaver")


@pytest.fixture
def closed(area, officer, leaver) -> Child:
    """A restricted record of which the one person named has left."""
    child = make_child(officer, values={"forename": "Ash", "surname": "Testname"})
    with as_member(leaver, on=today()):
        restrict(child=child, kind="adoption", words="Made up", people=[], by=leaver, on=today())
    leave(leaver)
    return child


def leave(member) -> None:
    with in_area(member.local_area.pk):
        Tenure.objects.filter(person=member.person).update(
            from_on=today() - timedelta(days=30), to_on=today() - timedelta(days=1)
        )


def sees(member, child) -> bool:
    with as_member(member, on=today()):
        return Child.objects.filter(pk=child.pk).exists()


def test_one_asks_another_confirms_and_it_opens_for_the_new_person_alone(
    client, area, officer, closed, leaver
):
    administrator = make_member(area, Role.ADMINISTRATOR, name="Ada Admin")
    asker, new = make_manager(area, name="Asa Asker"), make_manager(area, name="Nell New")
    client.force_login(asker.user)
    where = reverse("children_reopenings", kwargs={"area": area.slug})
    listed = client.get(where)
    ask = links_on(listed)["Ask that one is opened"]
    unsaid = client.post(ask, {"number": closed.number, "to": new.person.pk, "reason": ""})
    client.post(ask, {"number": closed.number, "to": new.person.pk, "reason": "A hearing."})
    own = client.get(where)
    assert not sees(new, closed)
    client.force_login(administrator.user)
    waiting = client.get(where)
    (answer,) = [href for words, href in links_on(waiting).items() if words.startswith("Answer")]
    shown = client.get(answer)
    client.post(answer, {"is_confirmed": "yes", "answer": "I asked the head of service."})
    after = client.get(where)

    assert f"Nobody can open: record {closed.number}." in words_on(listed)
    assert "Say why" in words_on(unsaid)
    assert not [words for words in links_on(own) if words.startswith("Answer")]
    for page in (listed, own, waiting, shown, after):
        assert "Ash" not in page.content.decode()
    assert "Ada Admin confirmed it" in words_on(after)
    assert "Every restricted record can be opened" in words_on(after)
    assert [sees(one, closed) for one in (new, asker, administrator, officer, leaver)] == [
        True, False, False, False, False,
    ]  # fmt: skip
    with as_member(new, on=today()):
        assert [grant.person for grant in Grant.objects.filter(kind="named")] == [new.person]
        event = Event.objects.get(kind="children.record_reopened")
        assert (event.by_name, event.child_id) == ("Ada Admin", closed.pk)
        assert event.changes["asked by"] == [None, "Asa Asker"]
    with as_member(asker, on=today()):
        assert not Event.objects.filter(kind="children.record_reopened").exists()


def test_it_is_refused_to_the_wrong_people_and_while_somebody_named_is_there(
    area, officer, closed, leaver
):
    asker, second = make_manager(area), make_manager(area)
    told = {"number": closed.number, "reason": "A hearing.", "on": today()}
    answer = {"is_confirmed": True, "answer": "Yes.", "on": today()}
    open_one = make_child(officer)
    still = make_child(officer)
    with as_member(asker, on=today()):
        restrict(child=still, kind="court", words="x", people=[], by=asker, on=today())
        assert [one.number for one in abandoned(asker, on=today())] == [closed.number]
        for number in (open_one.number, still.number, 12345):
            with pytest.raises(NotReady, match="no such record"):
                ask_to_reopen(to=asker.person, by=asker, **{**told, "number": number})
        with pytest.raises(NotValid, match="manages records"):
            ask_to_reopen(to=officer.person, by=asker, **told)
        with pytest.raises(NotPermitted):
            ask_to_reopen(to=asker.person, by=officer, **told)
        one = ask_to_reopen(to=second.person, by=asker, **told)
        with pytest.raises(NotReady, match="asked already"):
            ask_to_reopen(to=second.person, by=second, **told)
        for by in (asker, second, officer):  # who asked, who would be named, who may not
            with pytest.raises(NotPermitted):
                answer_reopening(reopening=one, by=by, **answer)
        with pytest.raises(DatabaseError), transaction.atomic():
            Reopening.objects.filter(pk=one.pk).update(
                answered_by=asker.person, answered_on=today(), is_confirmed=True
            )
        third = make_manager(area)
        with pytest.raises(NotValid):
            answer_reopening(reopening=one, by=third, **{**answer, "answer": " "})
        refused = {**answer, "is_confirmed": False}
        answer_reopening(reopening=one, by=third, **refused)
        with pytest.raises(NotReady, match="answered already"):
            answer_reopening(reopening=one, by=third, **answer)
        again = ask_to_reopen(to=second.person, by=asker, **told)
        Tenure.objects.filter(person=leaver.person).update(to_on=None)  # she comes back
        with pytest.raises(NotReady, match="somebody who is named"):
            answer_reopening(reopening=again, by=third, **answer)
    assert not sees(second, closed)
    elsewhere = make_officer(make_area())
    with as_member(elsewhere, on=today()), connection.cursor() as cursor:
        cursor.execute("select count(*) from children_reopening")
        assert cursor.fetchone() == (0,)
