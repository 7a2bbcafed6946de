"""Papers are made from the record, frozen when published, and read by grant with days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.casework.actions.opening import write_reasons
from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.restrictions import name_people, restrict
from goldenthread.children.models import Child, Grant
from goldenthread.panels.actions import papers as acting
from goldenthread.panels.actions.agenda import take_off
from goldenthread.panels.actions.interests import withdraw_interest, withdraw_own_interest
from goldenthread.panels.actions.meetings import cancel_meeting, move_meeting
from goldenthread.panels.actions.seats import add_seat, end_seat
from goldenthread.panels.models import AgendaItem, Conflict, Paper
from goldenthread.panels.queries.agenda import paper_of
from goldenthread.panels.queries.interests import own_interests
from goldenthread.panels.queries.packs import pack_of, shown
from goldenthread.platform.access.errors import ChangedMeanwhile, NotPermitted, NotReady, NotValid
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_member
from tests.factories.cases import make_case
from tests.factories.children import ON, make_child, make_setting, place

pytestmark = pytest.mark.django_db

MEETING = date(2026, 3, 5)
LAST = MEETING + timedelta(days=28)


@pytest.fixture
def item(scene, case) -> AgendaItem:
    """The case on the agenda of 5 March, its paper written."""
    found = scene.put_on(case)
    scene.write(found, asked_for="Falls behind in class.", recommendation="assess")
    return found


def seen_by(member, on) -> dict[str, set[int]]:
    """Return which children each table shows a member, asked of the database itself."""
    tables = {
        "children_child": "id", "casework_case": "child_id", "panels_paper": "child_id",
        "panels_agendaitem": "child_id",
    }  # fmt: skip
    found = {}
    with as_member(member, on=on), connection.cursor() as cursor:
        for table, column in tables.items():
            cursor.execute(f"select {column} from {table}")
            found[table] = {row[0] for row in cursor.fetchall()}
    return found


def all_of(*children) -> dict[str, set[int]]:
    numbers = {child.pk for child in children}
    tables = ("children_child", "casework_case", "panels_paper", "panels_agendaitem")
    return dict.fromkeys(tables, numbers)


def test_a_pack_tells_what_the_record_says_and_no_more(scene, item, case):
    officer = scene.officer
    place(case.child, make_setting(officer, "Larch School"), by=officer)
    with as_member(officer, on=ON):
        for kind, values in (
            ("need", {"sen_type": "SLCN", "rank": 1, "since": ON}),
            ("address", {"lines": "1 Secret Road", "postcode": "ZZ99 1AA", "since": ON}),
        ):
            add_part(child=case.child, kind=kind, values=values, by=officer, on=ON)
        found = {one["heading"]: dict(one["facts"]) for one in
                 pack_of(item, paper_of(item), on=ON)}  # fmt: skip

    assert found == {
        "The request": {
            "Who asked": "Parent or young person", "Received": "2 February 2026",
            "Why it was asked for": "Falls behind in class.",
        },
        "The child or young person": {
            "Name": "Ash Testname", "Age": "9, Year 5", "School or college": "Larch School",
            "What the child and family say": "Not written yet",
        },
        "Needs": {"Main": "Speech, language and communication needs"},
        "Advice": {"Advice": "None has been asked for"},
        "Earlier decisions": {"Decisions": "None before this one"},
        "The officer’s summary and recommendation": {
            "Summary": "A made-up summary.", "Recommendation": "To assess",
            "Written by": "Olive Officer",
        },
    }  # fmt: skip


def test_the_words_of_the_request_flow_into_the_papers_by_themselves(scene, case):
    with as_member(scene.officer, on=ON):
        case = write_reasons(
            case=case, words="Ash cannot keep up.", version=case.version, by=scene.officer, on=ON
        )
    item = scene.put_on(case)
    with as_member(scene.officer, on=ON):
        unwritten = pack_of(item, paper_of(item), on=ON)[0]["facts"]
    scene.write(item, asked_for="In brief: falls behind.")
    with as_member(scene.officer, on=ON):
        written = pack_of(item, paper_of(item), on=ON)[0]["facts"]

    assert unwritten[-1] == ["Why it was asked for", "Ash cannot keep up."]
    assert written[-1] == ["Why it was asked for", "In brief: falls behind."]


def test_two_officers_write_one_paper_and_the_second_is_told(scene, item):
    with as_member(scene.officer, on=ON):
        who = {"item": item, "by": scene.officer, "on": ON}
        with pytest.raises(ChangedMeanwhile):
            acting.write_paper(values={"summary": "Mine"}, version=0, **who)
        with pytest.raises(NotValid, match="one of the two"):
            acting.write_paper(values={"recommendation": "issue"}, version=1, **who)

        assert paper_of(item).summary == "A made-up summary."


def test_nothing_is_published_without_a_summary_a_case_or_a_member(scene, case):
    with pytest.raises(NotReady, match="no case on this agenda"):
        scene.publish(scene.meeting())
    item = scene.put_on(case)
    with pytest.raises(NotReady, match=f"not written yet for case {case.number}"):
        scene.publish(scene.meeting())
    scene.write(item)
    with as_member(scene.manager, on=ON):
        for seat in scene.seats.values():
            end_seat(seat=seat, last_on=ON, by=scene.manager, on=ON)
    with pytest.raises(NotReady, match="Nobody sits"):
        scene.publish(scene.meeting())


def test_what_was_published_stays_and_a_change_is_marked_until_it_is_published_again(scene, item):
    scene.publish(scene.meeting())
    scene.write(item, summary="Written anew.")
    scene.publish(scene.meeting())  # papers that are published stay as they are
    with as_member(scene.officer, on=ON):
        paper = paper_of(item)
        marked = {one.heading: one.now for one in shown(paper, pack_of(item, paper, on=ON))
                  if one.now is not None}  # fmt: skip
        who = {"item": item, "by": scene.officer, "on": ON, "version": paper.version}
        with pytest.raises(NotValid, match="Say why"):
            acting.publish_again(reason="", **who)
        again = acting.publish_again(reason="The summary was wrong", **who)
        kept = [event.frozen for event in paper.events.order_by("pgh_id") if event.frozen]

    assert list(marked) == ["The officer’s summary and recommendation"]
    assert ["Summary", "Written anew."] in again.frozen[-1]["facts"]
    assert ["Summary", "A made-up summary."] in kept[0][-1]["facts"]


def test_a_member_sees_exactly_those_children_on_those_days_at_the_database_too(scene, item, case):
    other = make_case(make_child(scene.officer), by=scene.officer)
    scene.put_on(other, scene.meeting(1))
    stranger = make_member(scene.area, "panel_member", name="Sits Nowhere")
    assert seen_by(scene.nurse, ON) == all_of()

    scene.publish(scene.meeting(), on=date(2026, 3, 3))

    for day, expected in (
        (ON, all_of()),  # the day before
        (date(2026, 3, 3), all_of(case.child)),
        (LAST, all_of(case.child)),
        (LAST + timedelta(days=1), all_of()),
    ):
        assert seen_by(scene.nurse, day) == expected
    assert seen_by(stranger, date(2026, 3, 3)) == all_of()
    with in_area(scene.area.pk):
        assert list(Paper.objects.all()) == []


def test_a_member_writes_nothing_of_a_child_and_gives_themself_nobody(scene, item, case):
    scene.publish(scene.meeting())
    other = make_child(scene.officer)
    with as_member(scene.nurse, on=ON):
        grant = Grant.objects.get()
        for write in (
            lambda: Grant.objects.create(
                local_area=scene.area, child=other, person=scene.nurse.person, kind="panel",
                because="", since=ON,
            ),
            lambda: AgendaItem.objects.create(
                local_area=scene.area, child=other, case=case, panel=scene.panel,
                meeting=scene.meeting(1), added_on=ON,
            ),
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
        assert Grant.objects.filter(pk=grant.pk).update(until=None) == 0
        with pytest.raises(NotPermitted):
            acting.write_paper(item=item, values={"summary": "x"}, version=1, by=scene.nurse, on=ON)


def test_a_restricted_record_opens_for_a_member_only_when_they_are_named(scene, item, case):
    scene.publish(scene.meeting())
    with as_member(scene.manager, on=ON):
        restrict(child=case.child, kind="safety", words="x", people=[], by=scene.manager, on=ON)
    assert seen_by(scene.nurse, ON) == all_of()

    with as_member(scene.manager, on=ON):
        people = [scene.manager.person, scene.nurse.person]
        name_people(child=case.child, people=people, by=scene.manager, on=ON)
    assert seen_by(scene.nurse, ON) == all_of(case.child)
    assert seen_by(scene.psychologist, ON) == all_of()
    with as_member(scene.nurse, on=ON):
        acting.declare_interest(
            item=AgendaItem.objects.get(), seat=scene.seats["nurse"], why="A neighbour",
            by=scene.nurse, on=ON,
        )  # fmt: skip
        assert [grant.kind for grant in Grant.objects.all()] == ["named"]


def test_who_declares_an_interest_sees_the_case_no_more_and_is_given_it_by_no_later_step(
    scene, item, case
):
    scene.publish(scene.meeting())
    with as_member(scene.nurse, on=ON):
        who = {"item": AgendaItem.objects.get(), "by": scene.nurse, "on": ON}
        with pytest.raises(NotPermitted, match="Only the member"):
            acting.declare_interest(seat=scene.seats["psychologist"], why="Theirs", **who)
        with pytest.raises(NotValid, match="what the interest is"):
            acting.declare_interest(seat=scene.seats["nurse"], why=" ", **who)
        acting.declare_interest(seat=scene.seats["nurse"], why="My own nephew", **who)
        assert list(Child.objects.all()) == []

    assert seen_by(scene.nurse, ON) == all_of()
    assert scene.publish(scene.meeting()) == 0
    assert seen_by(scene.nurse, ON) == all_of()
    assert seen_by(scene.psychologist, ON) == all_of(case.child)
    with as_member(scene.officer, on=ON):
        with pytest.raises(NotReady, match="declared already"):
            acting.declare_interest(
                item=item, seat=scene.seats["nurse"], why="x", by=scene.officer, on=ON
            )
        acting.declare_interest(
            item=item, seat=scene.seats["psychologist"], why="Told by mail", by=scene.officer,
            on=ON,
        )  # fmt: skip
    assert seen_by(scene.psychologist, ON) == all_of()


def test_an_interest_is_withdrawn_by_the_member_or_the_clerk_and_stays_on_record(scene, item, case):
    scene.publish(scene.meeting())
    seats = scene.seats
    with as_member(scene.officer, on=ON):
        for name in ("nurse", "psychologist"):
            acting.declare_interest(
                item=item, seat=seats[name], why=f"Of the {name}", by=scene.officer, on=ON
            )
        theirs = {one.seat_id: one for one in Conflict.objects.select_related("item", "seat")}
    nurse, psychologist = theirs[seats["nurse"].pk], theirs[seats["psychologist"].pk]
    mine = {"meeting": scene.meeting(), "why": "The wrong case", "by": scene.nurse, "on": ON}
    with as_member(scene.nurse, on=ON):
        assert own_interests(scene.meeting(), scene.nurse, on=ON) == [
            (nurse.pk, f"Case {case.number}: Of the nurse")
        ]
        with pytest.raises(NotPermitted, match="Only the member"):
            withdraw_own_interest(conflict_id=psychologist.pk, **mine)
        with pytest.raises(NotPermitted):
            withdraw_interest(conflict=psychologist, why="x", by=scene.nurse, on=ON)
        with pytest.raises(NotValid, match="why"):
            withdraw_own_interest(conflict_id=nurse.pk, **{**mine, "why": " "})
        closed = {**mine, "on": LAST + timedelta(days=1)}
        with pytest.raises(NotReady, match="closed"):
            withdraw_own_interest(conflict_id=nurse.pk, **closed)
        withdraw_own_interest(conflict_id=nurse.pk, **mine)
        with pytest.raises(NotReady, match="already"):
            withdraw_own_interest(conflict_id=nurse.pk, **mine)
    by_themself = seen_by(scene.nurse, ON)
    with as_member(scene.officer, on=ON):
        told = {"conflict": psychologist, "by": scene.officer, "on": ON}
        with pytest.raises(NotValid, match="why"):
            withdraw_interest(why="", **told)
        withdraw_interest(why="They told me by mail", **told)
        paper = paper_of(item)
    by_the_clerk = seen_by(scene.psychologist, ON)
    with as_member(scene.officer, on=ON):
        acting.publish_again(
            item=item, reason="The nurse takes part again", version=paper.version,
            by=scene.officer, on=ON,
        )  # fmt: skip
        events = Event.objects.filter(kind="panels.interest_withdrawn").order_by("pk")
        told = [(one.by_name, one.reason) for one in events]

    assert by_themself == all_of()  # nobody gives themself a child
    assert by_the_clerk == all_of(case.child)
    assert seen_by(scene.nurse, ON) == all_of(case.child)
    assert told == [("Nils Nurse", "The wrong case"), ("Olive Officer", "They told me by mail")]


def test_the_days_follow_the_meeting_and_the_seat(scene, item, case):
    scene.publish(scene.meeting())
    with as_member(scene.manager, on=ON):
        move_meeting(
            meeting=scene.meeting(), day=date(2026, 3, 10), starts_at=scene.panel.starts_at,
            reason="Snow", version=scene.meeting().version, by=scene.manager, on=ON,
        )  # fmt: skip
        end_seat(
            seat=scene.seats["psychologist"], last_on=date(2026, 3, 12), by=scene.manager, on=ON
        )
    longer = LAST + timedelta(days=5)

    assert seen_by(scene.nurse, longer) == all_of(case.child)
    assert seen_by(scene.nurse, longer + timedelta(days=1)) == all_of()
    assert seen_by(scene.psychologist, date(2026, 3, 12)) == all_of(case.child)
    assert seen_by(scene.psychologist, date(2026, 3, 13)) == all_of()


def test_a_new_member_is_given_the_papers_and_all_lose_them_when_the_case_is_taken_off(
    scene, item, case
):
    scene.publish(scene.meeting())
    head = make_member(scene.area, "panel_member", name="Hedda Head")
    with as_member(scene.manager, on=ON):
        add_seat(
            panel=scene.panel, person=head.person, agency="school", since=ON, by=scene.manager,
            on=ON,
        )  # fmt: skip
    assert seen_by(head, ON) == all_of()
    assert scene.publish(scene.meeting()) == 1
    assert seen_by(head, ON) == all_of(case.child)

    with as_member(scene.officer, on=ON):
        with pytest.raises(NotReady, match="still waits"):
            cancel_meeting(meeting=scene.meeting(), reason="x", version=2, by=scene.officer, on=ON)
        take_off(item=item, reason="Withdrawn", version=0, by=scene.officer, on=ON)
    assert seen_by(head, ON) == seen_by(scene.nurse, ON) == all_of()


def test_a_member_comments_before_the_meeting_and_changes_it(scene, item):
    scene.publish(scene.meeting())
    with as_member(scene.nurse, on=ON):
        who = {"item": AgendaItem.objects.get(), "by": scene.nurse, "on": ON}
        mine = {"seat": scene.seats["nurse"], **who}
        with pytest.raises(NotPermitted):
            acting.comment(seat=scene.seats["psychologist"], words="x", version=0, **who)
        acting.comment(words="Hearing was never tested.", version=0, **mine)
        said = acting.comment(words="Hearing was tested in May.", version=0, **mine)
        with pytest.raises(ChangedMeanwhile):
            acting.comment(words="Lost", version=0, **mine)

        assert said.words == "Hearing was tested in May."
