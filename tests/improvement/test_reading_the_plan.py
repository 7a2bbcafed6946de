"""What the pages of a live plan say."""

from __future__ import annotations

import csv
import html
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from goldenthread.improvement.actions.links import add_dependency, add_lead
from goldenthread.improvement.actions.parts import add_part, change_part, withdraw_part
from goldenthread.improvement.actions.progress import Told, report_progress
from goldenthread.improvement.models import Action, ActionLead
from goldenthread.improvement.policies import cycle_of
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.actions import end_tenure
from goldenthread.ui.words import day
from tests.factories.areas import make_area, make_member
from tests.factories.days import today
from tests.factories.live_plans import make_scene
from tests.factories.plans import make_document, make_plan

pytestmark = pytest.mark.django_db


def read(client, scene, path, who="reader"):
    client.force_login(getattr(scene, who).user)
    page = client.get(scene.page(path))
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def report(scene, ref="1A", **changes):
    usual = {"text": "It went out.", "rating": scene.rating("On track")}
    with in_area(scene.area.pk):
        return report_progress(
            action=scene.action(ref),
            told=Told(**{**usual, **changes}),
            version=scene.action(ref).version,
            by=scene.lead,
            on=today(),
        )


def due_in(scene, days, ref="1A"):
    due = today() + timedelta(days=days)
    with in_area(scene.area.pk):
        Action.objects.filter(plan=scene.plan, ref=ref).update(
            due=due.isoformat(), due_by=due, due_text=day(due)
        )


# --- the plan ---


def test_an_area_without_a_plan_says_what_will_be_here(client):
    area = make_area()
    client.force_login(make_member(area, Role.BOARD_MEMBER).user)

    page = client.get(f"/areas/{area.slug}/plan/").content.decode()

    assert "Your programme manager uploads it." in page


def test_the_plan_is_one_sentence_first(client):
    scene = make_scene()
    report(scene, "1B")

    page = read(client, scene, "plan/")

    assert (
        "0 of 2 actions are complete; 1 is late; 1 has had no report in this cycle." in page.lower()
    )


def test_every_number_leads_to_the_actions_behind_it(client):
    scene = make_scene()
    page = read(client, scene, "plan/")

    for only in ("done", "late", "due-soon", "silent", "blocked", "no-lead", "no-date"):
        assert f'href="/areas/{scene.area.slug}/plan/{scene.plan.pk}/actions/?only={only}"' in page


def test_the_chart_has_its_words(client):
    page = read(client, make_scene(), "plan/")

    assert '<title id="progress-title">Progress by area for improvement</title>' in page
    assert "1: 0 of 2 complete, 1 late." in page


def test_drafts_and_other_plans_are_listed_beside_the_live_one(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        draft = make_plan(scene.manager, make_document(title="The next plan"))

    page = read(client, scene, "plan/")

    assert "Other plans of this area" in page
    assert f'href="/areas/{scene.area.slug}/plan/{draft.pk}/"' in page
    assert "The next plan" in read(client, scene, f"plan/{draft.pk}/")


def test_moved_dates_are_told_with_who_why_and_how_far(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        change_part(
            part=scene.action(), values={"due_text": "July 2025"}, version=0,
            why_moved="Staff left.", by=scene.manager, on=today(),
        )  # fmt: skip

    page = read(client, scene, "plan/")

    assert "Promised dates have been moved 1 time, 1 of them later, by 31 days on average." in page
    assert "31 days later" in page
    assert f"Robin Vale, {day(today())}: Staff left." in page


# --- the list ---


def listed(client, scene, query):
    client.force_login(scene.reader.user)
    page = client.get(scene.page(f"plan/{scene.plan.pk}/actions.csv?{query}"))
    rows = list(csv.DictReader(io.StringIO(page.content.decode("utf-8-sig"))))
    return [row["Reference"] for row in rows]


@pytest.fixture
def varied():
    """Four actions: 1A late, 1B without a date, 1C done without a lead, 1D due soon and blocked."""
    document = make_document()
    first, second = document.areas[0].actions
    document.areas[0].actions = [
        first,
        second,
        replace(second, ref="1C", text="Train every SENCO.", leads=[], status_text="Complete",
                status="complete", due="2025-01", due_text="Jan 25"),
        replace(second, ref="1D", text="Publish the training.", leads=["Forum chair"]),
    ]  # fmt: skip
    scene = make_scene(document=document)
    due_in(scene, 10, "1D")
    with in_area(scene.area.pk):
        add_dependency(
            action=scene.action("1D"), waits_for=scene.action("1A"), by=scene.manager, on=today()
        )
    report(scene, "1B")
    return scene


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["1A", "1B", "1C", "1D"]),
        ("only=late", ["1A"]),
        ("only=done", ["1C"]),
        ("only=open", ["1A", "1B", "1D"]),
        ("only=due-soon", ["1D"]),
        ("only=silent", ["1A", "1D"]),
        ("only=blocked", ["1D"]),
        ("only=no-lead", ["1C"]),
        ("only=no-date", ["1B"]),
        ("only=open&only=no-date", ["1B"]),
        ("only=nonsense&area=x&rating=zz&post=-1", ["1A", "1B", "1C", "1D"]),
        ("rating=none", ["1D"]),
        ("q=publishing", ["1A", "1D"]),
        ("q=1c", ["1C"]),
        ("q=train+-publish", ["1C"]),
        ("sort=due", ["1C", "1A", "1D", "1B"]),
        ("sort=-due", ["1D", "1A", "1C", "1B"]),
        ("sort=-area", ["1D", "1C", "1B", "1A"]),
        ("sort=-reported", ["1B", "1A", "1C", "1D"]),
        ("sort=no-such", ["1A", "1B", "1C", "1D"]),
    ],
)
def test_what_the_filters_and_the_sorting_leave(client, varied, query, found):
    assert listed(client, varied, query) == found


def test_filters_by_lead_rating_and_areas(client, varied):
    with in_area(varied.area.pk):
        post = varied.area.posts.get(title="Forum chair")
        focus = varied.action("1A").focus_area_id

    assert listed(client, varied, f"post={post.pk}") == ["1D"]
    assert listed(client, varied, f"rating={varied.rating('Complete').pk}") == ["1C"]
    assert listed(client, varied, f"focus_area={focus}") == ["1A"]
    assert len(listed(client, varied, f"area={varied.improvement_area().pk}")) == 4


def test_the_list_counts_first_and_shows_what_it_is_narrowed_to(client, varied):
    page = read(client, varied, f"plan/{varied.plan.pk}/actions/?only=late&q=publish")

    assert "1 action, 1 late" in page
    assert "Words or reference: “publish”" in page
    assert 'href="?only=late"' in page  # takes the words off
    assert 'href="?q=publish"' in page  # takes "Late" off


def test_a_list_with_nothing_left_offers_the_way_back(client, varied):
    page = read(client, varied, f"plan/{varied.plan.pk}/actions/?q=zebra")

    assert "No actions" in page
    assert "No action fits all of these filters." in page


def test_a_long_list_has_pages_that_keep_the_filters(client):
    document = make_document()
    second = document.areas[0].actions[1]
    document.areas[0].actions = [replace(second, ref=f"{n}") for n in range(60)]
    scene = make_scene(document=document)

    first = read(client, scene, f"plan/{scene.plan.pk}/actions/?only=open")
    last = read(client, scene, f"plan/{scene.plan.pk}/actions/?only=open&page=2")

    assert first.count('data-heading="Action"') == 50
    assert last.count('data-heading="Action"') == 10
    assert "?only=open&page=2" in first


def test_a_formula_in_a_plan_does_not_run_in_a_spreadsheet(client):
    document = make_document()
    document.areas[0].actions[1].text = "=HYPERLINK(1)"
    scene = make_scene(document=document)
    client.force_login(scene.reader.user)

    page = client.get(scene.page(f"plan/{scene.plan.pk}/actions.csv"))

    assert page["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=HYPERLINK(1)" in page.content.decode()


# --- the action ---


def action_page(client, scene, ref="1A", who="reader"):
    return read(client, scene, f"plan/actions/{scene.action(ref).pk}/", who)


def test_an_action_says_what_happens_next(client):
    scene = make_scene()
    due_in(scene, -8)
    report(scene)
    cycle = cycle_of("monthly", on=today(), live_on=None)
    after = cycle_of("monthly", on=cycle.last_on + timedelta(days=1), live_on=None)

    page = action_page(client, scene)

    assert "is 8 days late." in page
    assert "Next milestone: Send it to every service (May 2025" in page
    assert f"The next report is due by {day(after.last_on)}." in page
    assert "Progress is reported by Head of SEND (Ana Lopez)" in page
    assert "Report progress" not in page
    assert "Report progress" in action_page(client, scene, who="lead")


def test_a_blocked_action_says_until_when(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        add_dependency(
            action=scene.action("1A"), waits_for=scene.action("1B"), by=scene.manager, on=today()
        )

    assert "Blocked until 1B is done." in action_page(client, scene)
    assert "Others wait for this" in action_page(client, scene, "1B")


def test_a_post_that_nobody_holds_is_vacant_since_the_day_after(client):
    scene = make_scene()
    admin = make_member(scene.area, Role.PROGRAMME_MANAGER)
    with in_area(scene.area.pk):
        tenure = scene.lead.person.tenures.select_related("post", "person", "local_area").get()
        end_tenure(tenure=tenure, last_on=date(2026, 3, 2), by=admin, on=today())

    page = action_page(client, scene)

    assert "Vacant since 3 March 2026" in page
    assert "Not filled yet" in page  # the clinical officer's post was never held


def test_the_rating_is_in_the_plans_own_words_with_its_meaning(client):
    page = action_page(client, make_scene())

    assert "Work has begun and is expected to be done by its date." in page
    assert "On track" in page


def test_a_withdrawn_action_says_so(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        withdraw_part(
            part=scene.action(), version=0, reason="Merged.", by=scene.manager, on=today()
        )

    page = action_page(client, scene, who="manager")

    assert f"This action was withdrawn on {day(today())}. Nothing more is due." in page
    assert "Robin Vale withdrew the action" in page
    assert "Because: Merged." in page


@pytest.mark.parametrize(
    ("state", "says"), [("draft", "The plan is a draft."), ("closed", "The plan is closed.")]
)
def test_an_action_of_a_plan_that_is_not_live_takes_no_report(client, state, says):
    scene = make_scene()
    with in_area(scene.area.pk):
        plan = scene.plan
        plan.state = state
        plan.closed_on = today() if state == "closed" else None
        if state == "draft":
            plan.live_on, plan.live_by_name = None, ""
        plan.save()

    page = action_page(client, scene, who="lead")

    assert says in page
    assert "Report progress" not in page


# --- the area, the thread, the search, the history ---


def test_an_area_shows_what_was_found_sought_and_promised_and_who_leads(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        post = scene.area.posts.get(title="Head of SEND")
        area = scene.improvement_area()
        add_lead(part=area, post=post, is_vice=True, by=scene.manager, on=today())

    page = read(client, scene, f"plan/areas/{area.pk}/")

    for words in (
        "1a Too much advice is late.", "(P2 MF1)", "Children get help sooner.",
        "Plans are finished in time.", "1 Timely advice", "Impact sought: Fewer chases",
        "1A Publish one timetable for advice.", "Other actions", "Vice lead", "Ana Lopez",
        "0 of 2 actions are complete; 1 is late.",
    ):  # fmt: skip
        assert words.lower() in page.lower()


def nodes(page):
    return [
        part.partition("<")[0].strip() for part in page.split('<span class="app-thread__kind">')[1:]
    ]


def test_the_thread_of_an_action_runs_from_finding_to_report(client):
    scene = make_scene()
    page = read(client, scene, f"plan/thread/action/{scene.action().pk}/")

    assert nodes(page) == [
        "Finding", "Area for improvement", "Outcome sought", "Focus area",
        "Action (you are here)", "Milestone", "Milestone", "Measure of success", "Evidence", "Lead",
        "Lead", "Progress report",
    ]  # fmt: skip


def test_the_thread_of_a_milestone_marks_the_milestone_alone(client):
    scene = make_scene()
    page = read(client, scene, f"plan/thread/milestone/{scene.milestone().pk}/")

    assert nodes(page).count("Milestone (you are here)") == 1
    assert page.count("app-thread__node--here") == 1


def test_the_thread_of_a_finding_names_every_action_that_answers_it(client):
    scene = make_scene()
    page = read(client, scene, f"plan/thread/finding/{scene.finding().pk}/")

    assert nodes(page) == [
        "Finding (you are here)", "Area for improvement", "Outcome sought", "Focus area",
        "Action", "Action",
    ]  # fmt: skip


def test_gaps_in_the_thread_are_said(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        area = add_part(
            kind="area", parent=scene.plan, values={"ref": "2", "title": "Bare", "impact": ""},
            by=scene.manager, on=today(),
        )  # fmt: skip
        finding = add_part(
            kind="finding", parent=area, values={"ref": "", "text": "Nobody knows.", "source": ""},
            by=scene.manager, on=today(),
        )  # fmt: skip

    bare = read(client, scene, f"plan/thread/finding/{finding.pk}/")
    unmeasured = read(client, scene, f"plan/thread/action/{scene.action('1B').pk}/")

    assert "No action answers this finding." in bare
    assert "No measure says how success will be known." in unmeasured
    assert "Nobody has reported on this action yet." in unmeasured


def test_a_search_groups_what_it_finds_and_marks_the_words(client):
    scene = make_scene()
    page = read(client, scene, "search/?q=timetables")

    assert "3 results for “timetables”" in page
    for title in ("Actions (1)", "Milestones (1)", "Progress reports (1)"):
        assert title in page
    assert "<mark>timetable</mark>" in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("1b", "Actions (1)"),
        ('"too much advice"', "Findings (1)"),
        ("zebra", "No results for “zebra”"),
        ("", "What you look for will be here"),
        ("%27%3B--", "Nothing holds all of these words."),
        ("%00", "What you look for will be here"),
    ],
)
def test_references_phrases_and_nothing(client, words, says):
    assert says in read(client, make_scene(), f"search/?q={words}&page=9x")


def test_what_was_searched_for_is_never_run(client):
    scene = make_scene()
    client.force_login(scene.reader.user)

    page = client.get(scene.page("search/"), {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert(1)" not in page


def test_a_search_of_many_results_has_pages(client):
    document = make_document()
    second = document.areas[0].actions[1]
    document.areas[0].actions = [replace(second, ref=f"{n}") for n in range(60)]
    scene = make_scene(document=document)

    first = read(client, scene, "search/?q=board")
    last = read(client, scene, "search/?q=board&page=2")

    assert "Actions (60)" in first
    assert first.count("<mark>board</mark>") == 50
    assert last.count("<mark>board</mark>") == 10


def test_the_history_tells_who_did_what_and_can_be_narrowed(client):
    scene = make_scene()
    report(scene)
    path = f"plan/{scene.plan.pk}/history/"

    everything = read(client, scene, path)
    of_ana = read(client, scene, f"{path}?who=Ana+Lopez")
    drafts = read(client, scene, f"{path}?kind=improvement.draft_made")

    assert "Ana Lopez reported progress" in everything
    assert "Robin Vale made the draft plan" in everything
    assert "Robin Vale made" not in of_ana
    assert "Ana Lopez reported" not in drafts
    assert "1A Publish one timetable for advice." in of_ana


# --- my work ---


def test_a_lead_sees_what_is_late_once_and_with_its_next_step(client):
    scene = make_scene()

    page = read(client, scene, "", "lead")

    assert "Late (2)" in page  # action 1A and its milestone
    assert "No report in this cycle (1)" in page  # 1B: 1A stands under late already
    assert "4 things need you." in page  # the rating of 1A is to be answered for, too
    assert f'href="/areas/{scene.area.slug}/plan/actions/{scene.action().pk}/report/"' in page


def test_a_lead_with_nothing_to_do_is_told_so(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        ActionLead.objects.all().delete()

    page = read(client, scene, "", "lead")

    assert "Nothing needs you today." in page


def test_a_manager_sees_what_running_the_plan_asks(client):
    scene = make_scene()
    with in_area(scene.area.pk):
        make_plan(scene.manager, make_document(title="The next plan"))
        ActionLead.objects.filter(action=scene.action("1B")).delete()

    page = read(client, scene, "", "manager")

    assert "Set live the draft “The next plan”" in page
    assert "1 action without a lead" in page
    assert "1 action without a date" in page
    assert "Nobody holds the post Designated Clinical Officer" in page
    assert "To run the plan" not in read(client, scene, "", "lead")


def test_a_board_member_sees_the_plan_and_what_is_late(client):
    scene = make_scene()
    page = read(client, scene, "")

    assert "1 is late" in page
    assert "Late (2)" in page
    assert "No report in this cycle (" not in page
    assert "Report progress" not in page
    assert "Read the action" in page


def test_without_a_live_plan_my_work_says_what_will_be_here(client):
    area = make_area()
    client.force_login(make_member(area, Role.WORKSTREAM_LEAD).user)

    assert "No plan is live yet." in client.get(f"/areas/{area.slug}/").content.decode()


def test_a_long_report_is_shown_around_the_word_that_was_found(client):
    scene = make_scene()
    report(scene, text=f"{'Before it. ' * 60}The kestrel came. {'After it. ' * 60}")

    page = read(client, scene, "search/?q=kestrel")

    (shown,) = [line for line in page.splitlines() if "<mark>kestrel</mark>" in line]
    assert "Before it. The <mark>kestrel</mark> came. After it." in shown
    assert shown.count("…") >= 2
    assert shown.count("Before it.") < 20
