"""A newer version taken into a live plan: theirs, ours, or a choice; nothing is lost."""

from __future__ import annotations

import copy
import re
from datetime import date

import pytest

from goldenthread.core.enums import Status
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    FindingEntry,
    MilestoneEntry,
    RatingEntry,
)
from goldenthread.improvement.actions.lifecycle import close_plan, go_live
from goldenthread.improvement.actions.versions import take_new_version
from goldenthread.improvement.models import (
    Action,
    DateMove,
    ImprovementPlan,
    Milestone,
    PlanImport,
    ProgressUpdate,
)
from goldenthread.improvement.queries.export import as_document
from goldenthread.improvement.queries.review import Review
from goldenthread.improvement.queries.versions import compared
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.queries import history_of
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document, make_plan
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db

LIVE, LATER = date(2025, 2, 1), date(2026, 3, 3)


class Running:
    """A live plan, and a newer version of it to be made of `newer`."""

    def __init__(self):
        self.area = make_area()
        self.by = make_member(self.area)
        self.newer = make_document(published="2026-01-15")
        with in_area(self.area.pk):
            self.plan = go_live(plan=make_plan(self.by, on=LIVE), by=self.by, on=LIVE)
            self.first, self.second = self.plan.action_set.order_by("pk")

    def compare(self):
        self.plan_import = make_review(
            self.by, copy.deepcopy(self.newer), on=LATER, new_version_of=self.plan
        )
        _, comparison = compared(Review(self.plan_import))
        return comparison

    def take(self, **choices: str) -> None:
        mark = self.compare().mark
        take_new_version(
            plan_import=self.plan_import, choices=choices, seen=mark, by=self.by, on=LATER
        )
        self.plan = ImprovementPlan.objects.get(pk=self.plan.pk)

    def action(self, row: Action) -> Action:
        return Action.objects.get(pk=row.pk)


@pytest.fixture
def running():
    made = Running()
    with in_area(made.area.pk):
        yield made


def test_the_same_version_again_changes_nothing_but_the_count(running):
    running.newer = make_document()
    before = as_document(running.plan)

    running.take()

    assert as_document(running.plan) == before
    assert [v.number for v in running.plan.versions.all()] == [2, 1]
    assert DateMove.objects.count() == 0
    assert PlanImport.objects.get().state == "accepted"


def test_a_plan_nobody_touched_becomes_the_new_version(running):
    area = running.newer.areas[0]
    area.title = "Advice arrives too late"
    area.findings.append(FindingEntry(ref="1b", text="Some advice is lost.", source="P3"))
    area.actions[0].due_text, area.actions[0].due = "Dec 2025", "2025-12"
    area.actions[0].milestones.append(MilestoneEntry(text="Look back", leads=["Head of SEND"]))
    area.actions[0].leads = ["Director of Education"]
    area.actions[1].text = "Report each month to the partnership board."
    area.actions[1].measures = ["Twelve reports a year."]
    running.newer.areas.append(
        AreaEntry(ref="2", title="Plans are poor",
                  actions=[ActionEntry(ref="2A", text="Audit every plan.", leads=["New post"])])
    )  # fmt: skip

    running.take()

    assert as_document(running.plan) == running.newer


def test_dates_that_move_are_kept_as_moves_and_told_in_the_history(running):
    entry = running.newer.areas[0].actions[0]
    entry.due_text, entry.due = "Dec 2025", "2025-12"
    entry.milestones[1].due_text, entry.milestones[1].due = "Nov 2025", "2025-11"

    running.take()

    moves = list(DateMove.objects.order_by("pk"))
    assert [(m.milestone_id is None, m.was_text, m.became_text, m.became_by) for m in moves] == [
        (True, "June 2025", "Dec 2025", date(2025, 12, 31)),
        (False, "May 25", "Nov 2025", date(2025, 11, 30)),
    ]  # fmt: skip
    assert {m.reason for m in moves} == {"New published version, 3 March 2026"}
    told = [event.kind for event in history_of(running.area, running.first)]
    assert told == ["improvement.milestone_changed", "improvement.action_changed"]


def test_what_people_corrected_stays_where_the_publisher_did_not_touch_it(running):
    Action.objects.filter(pk=running.second.pk).update(text="Report each week to the board.")

    running.take()

    assert running.action(running.second).text == "Report each week to the board."
    assert running.action(running.second).published_as["text"] == "Report each month to the board."


@pytest.mark.parametrize(
    ("choice", "stands"),
    [(None, "Ours."), ("ours", "Ours."), ("theirs", "Theirs, each month to the board.")],
    ids=["nothing said", "ours", "theirs"],
)
def test_what_both_changed_is_as_the_person_chose(running, choice, stands):
    Action.objects.filter(pk=running.second.pk).update(text="Ours.")
    running.newer.areas[0].actions[1].text = "Theirs, each month to the board."

    running.take(**({f"action:{running.second.pk}.text": choice} if choice else {}))

    assert running.action(running.second).text == stands
    again = running.compare()
    assert [f.verdict for c in again.changes for f in c.fields] == (
        ["keep"] if stands == "Ours." else []
    )


def test_reports_done_days_and_own_milestones_survive(running):
    milestone = Milestone.objects.get(text="Send it to every service")
    Milestone.objects.filter(pk=milestone.pk).update(done_on=date(2025, 5, 1), shown_by="An e-mail")
    Milestone.objects.create(
        local_area=running.area,
        plan=running.plan,
        action=running.first,
        position=9,
        text="Ours",
    )
    ProgressUpdate.objects.create(
        local_area=running.area, plan=running.plan, action=running.first, text="We did it.",
        by=running.by.person, by_name="Robin Vale", on=date(2025, 6, 1),
    )  # fmt: skip
    running.newer.areas[0].actions[0].updates = ["A new note in the document."]
    running.newer.areas[0].actions[0].milestones[1].text = "Send it to every service and school"

    running.take()

    now = Milestone.objects.get(pk=milestone.pk)
    assert (now.text, now.done_on, now.shown_by) == (
        "Send it to every service and school", date(2025, 5, 1), "An e-mail",
    )  # fmt: skip
    assert Milestone.objects.get(text="Ours").withdrawn_on is None
    assert sorted(u.text for u in running.first.updates.all()) == [
        "A new note in the document.", "The timetable was agreed in March.", "We did it.",
    ]  # fmt: skip


def test_what_is_gone_is_withdrawn_and_keeps_its_history(running):
    del running.newer.areas[0].actions[1]
    running.newer.areas[0].outcomes = []

    running.take()

    assert running.action(running.second).withdrawn_on == LATER
    assert as_document(running.plan) == running.newer
    assert [e.kind for e in history_of(running.area, running.second)] == [
        "improvement.action_withdrawn"
    ]


@pytest.mark.parametrize(("choice", "out"), [("ours", None), ("theirs", LATER)])
def test_what_is_gone_but_was_changed_here_is_as_the_person_chose(running, choice, out):
    Action.objects.filter(pk=running.second.pk).update(text="Report each week to the board.")
    del running.newer.areas[0].actions[1]

    running.take(**{f"action:{running.second.pk}": choice})

    assert running.action(running.second).withdrawn_on == out


@pytest.mark.parametrize(("choice", "out"), [("ours", LIVE), ("theirs", None)])
def test_what_was_taken_out_here_and_changed_there_is_as_the_person_chose(running, choice, out):
    Action.objects.filter(pk=running.second.pk).update(withdrawn_on=LIVE)
    running.newer.areas[0].actions[1].text = "Report each month to the partnership board."

    running.take(**{f"action:{running.second.pk}": choice})

    assert running.action(running.second).withdrawn_on == out


def test_areas_may_exchange_their_references(running):
    other = AreaEntry(ref="2", title="Plans are poor", actions=[ActionEntry(text="Audit plans.")])
    running.newer.areas.append(copy.deepcopy(other))
    running.take()
    running.newer.areas[0].ref, running.newer.areas[1].ref = "2", "1"

    running.take()

    assert as_document(running.plan) == running.newer


def test_an_action_that_moved_to_a_new_area_keeps_its_row(running):
    moved = running.newer.areas[0].actions.pop(1)
    running.newer.areas.append(AreaEntry(ref="2", title="The board", actions=[moved]))

    running.take()

    assert running.action(running.second).area.title == "The board"
    assert Action.objects.count() == 2
    assert as_document(running.plan) == running.newer


def test_a_new_word_of_the_rating_scheme_joins_those_in_use(running):
    scheme = running.newer.rating_scheme
    scheme.append(RatingEntry(label="Embedded", status=Status.EMBEDDED))
    del scheme[2]

    running.take()

    assert [r.label for r in running.plan.ratings.all()] == [
        "Complete", "On track", "High risk", "Embedded",
    ]  # fmt: skip


def test_a_comparison_that_is_out_of_date_is_not_taken(running):
    running.newer.areas[0].actions[1].text = "Report each month to the partnership board."
    mark = running.compare().mark
    Action.objects.filter(pk=running.second.pk).update(text="Somebody else was here.")

    with pytest.raises(ChangedMeanwhile):
        take_new_version(
            plan_import=running.plan_import, choices={}, seen=mark, by=running.by, on=LATER
        )


def test_a_closed_plan_takes_no_newer_version(running):
    mark = running.compare().mark
    running.plan = close_plan(plan=running.plan, by=running.by, on=LATER)

    with pytest.raises(NotReady, match="The plan is closed"):
        take_new_version(
            plan_import=running.plan_import, choices={}, seen=mark, by=running.by, on=LATER
        )
    with pytest.raises(NotReady, match="The plan is closed"):
        running.compare()


def test_the_page_shows_words_that_went_and_came_and_takes_the_choice(client):
    running = Running()
    with in_area(running.area.pk):
        Action.objects.filter(pk=running.second.pk).update(text="Report each week to the board.")
        running.newer.areas[0].actions[1].text = "Report each quarter to the board."
        entry = running.newer.areas[0].actions[0]
        entry.due_text, entry.due = "Dec 2025", "2025-12"
        running.compare()
    client.force_login(running.by.user)
    here = f"/areas/{running.area.slug}/plan/imports/{running.plan_import.pk}"

    page = client.get(client.get(f"{here}/review/accept/").url).content.decode()

    assert "<del>week</del><ins>quarter</ins>" in page
    assert "Promised dates: 1 date later, by up to 184 days." in " ".join(page.split())
    assert "1 thing was changed both here and by the new version" in page
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    done = client.post(
        f"{here}/difference/",
        {"seen": seen, f"action:{running.second.pk}.text": "theirs"}, follow=True,
    )  # fmt: skip
    assert "was taken in." in done.content.decode()
    assert "Version 2, taken in by Robin Vale" in done.content.decode()
    with in_area(running.area.pk):
        assert running.action(running.second).text == "Report each quarter to the board."


def test_a_stale_page_is_shown_again_with_the_choices_made(client):
    running = Running()
    with in_area(running.area.pk):
        Action.objects.filter(pk=running.second.pk).update(text="Report each week to the board.")
        running.newer.areas[0].actions[1].text = "Report each quarter to the board."
        running.compare()
    client.force_login(running.by.user)
    here = f"/areas/{running.area.slug}/plan/imports/{running.plan_import.pk}"

    page = client.post(
        f"{here}/difference/", {"seen": "stale", f"action:{running.second.pk}.text": "theirs"}
    ).content.decode()

    assert "Look at the differences again." in page
    assert re.search(r'value="theirs" checked', page)
