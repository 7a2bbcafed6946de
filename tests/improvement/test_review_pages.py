"""Reviewing a plan page by page: corrected, undone, come back to, by two people at once."""

from __future__ import annotations

import re

import pytest

from goldenthread.core.plan_format import AreaEntry, PlanDocument
from goldenthread.improvement.models import ImprovementPlan, PlanImport
from goldenthread.improvement.queries.review import Review
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_document
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db

ODDITIES = [
    {"key": "o1", "kind": "no date", "text": "It has no date.", "place": "page 3", "node": "n13"},
    {"key": "o2", "kind": "no measure", "text": "It has none.", "place": "page 3", "node": "n13"},
]


class Desk:
    """A programme manager at a review."""

    def __init__(self, client, document=None, **kwargs):
        self.client = client
        self.area = make_area()
        self.manager = make_member(self.area)
        client.force_login(self.manager.user)
        with in_area(self.area.pk):
            self.number = make_review(self.manager, document, **kwargs).pk
        self.here = f"/areas/{self.area.slug}/plan/imports/{self.number}/review/"

    def review(self) -> Review:
        with in_area(self.area.pk):
            return Review(PlanImport.objects.get(pk=self.number))

    def name(self, words: str) -> str:
        nodes = self.review().tree.root.walk()
        return next(n.id for n in nodes if words in (n.fields.get("text"), n.fields.get("title")))

    def get(self, path: str) -> str:
        page = self.client.get(f"{self.here}{path}")
        assert page.status_code == 200
        return page.content.decode()

    def form(self, path: str) -> dict[str, str]:
        """What the form of a page would send if nothing were changed."""
        page = self.get(path)
        main = page[page.index("<main") :]
        sent = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', main))
        sent |= dict(re.findall(r'name="([^"]+)"[^>]*>([^<]*)</textarea>', main))
        for name, options in re.findall(
            r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', main, re.S
        ):
            sent[name] = next(iter(re.findall(r'value="([^"]*)" selected', options)), "")
        return {name: value.replace("&#34;", '"') for name, value in sent.items()}

    def post(self, path: str, **changed: str):
        sent = {**self.form(path), **{k.replace("__", "-"): v for k, v in changed.items()}}
        return self.client.post(f"{self.here}{path}", sent)


@pytest.fixture
def desk(client):
    return Desk(client, oddities=ODDITIES)


def test_the_overview_counts_what_was_found_and_what_is_to_be_done(desk):
    page = " ".join(desk.get("").split())

    assert "2 oddities to look at, and 1 area not yet looked at." in page
    assert '<span class="app-figure__value">2</span> actions' in page
    assert "15 January 2025" in page
    assert "Complete: Complete; On track: On track; High risk: Off track" in page


def test_an_action_is_corrected_with_all_that_hangs_on_it_in_one_save(desk):
    action, first = desk.name("Publish one timetable for advice."), desk.name("Agree the timetable")
    path = f"actions/{action}/"

    saved = desk.post(
        path,
        **{
            f"{action}-due": "30 September 2025", f"{action}-leads": "Head of SEND\nDeputy head",
            f"{first}-text": "Agree one timetable", "new-milestone-text": "Publish it",
            "new-milestone-due": "Q3 2025/26",
        },
    )  # fmt: skip

    assert saved.status_code == 302
    found = desk.review().document.areas[0].actions[0]
    assert (found.due_text, found.due) == ("30 September 2025", "2025-09-30")
    assert found.leads == ["Head of SEND", "Deputy head"]
    assert [(m.text, m.due_text, m.due) for m in found.milestones] == [
        ("Agree one timetable", "Mar 25", "2025-03"),
        ("Send it to every service", "May 25", "2025-05"),
        ("Publish it", "Q3 2025/26", "2025-12"),
    ]  # fmt: skip
    assert "Understood as December 2025" in desk.get(path)
    assert len(desk.review().plan_import.corrections) == 1


def test_saving_without_a_change_changes_nothing(desk):
    for page in (f"actions/{desk.name('Report each month to the board.')}/", "parts/plan/"):
        assert desk.post(page).status_code == 302

    assert desk.review().plan_import.corrections == []
    assert desk.review().document == make_document()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/09/2025", "There is no such date. Enter one such as 30 September 2026."),
        ("June", "Enter the year too, such as June 2026."),
        ("qwerty", "Enter a date such as June 2026 or 30/09/2026, or leave it empty."),
    ],
    ids=["no such day", "no year", "no date"],
)
def test_a_date_that_cannot_be_is_said_and_what_was_typed_stays(desk, typed, why):
    action = desk.name("Report each month to the board.")

    page = desk.post(f"actions/{action}/", **{f"{action}-due": typed}).content.decode()

    assert page.count(why) == 2
    assert f'value="{typed}"' in page
    assert desk.review().plan_import.corrections == []


def test_an_open_date_is_kept_as_printed_without_a_date(desk):
    action = desk.name("Report each month to the board.")

    desk.post(f"actions/{action}/", **{f"{action}-due": "TBC"})

    found = desk.review().document.areas[0].actions[1]
    assert (found.due_text, found.due) == ("TBC", None)
    assert "No date in this" in desk.get(f"actions/{action}/")


def test_an_oddity_goes_when_its_part_is_corrected_or_it_is_set_aside(desk):
    action = desk.name("Report each month to the board.")
    assert desk.get(f"areas/{desk.name('Advice arrives late')}/").count("app-oddity") == 2

    desk.client.post(f"{desk.here}oddities/o2/", {"back": f"{desk.here}oddities/"})
    page = " ".join(desk.get("oddities/").split())
    assert "1 oddity to look at, 1 other settled." in page
    assert page.count("app-oddity") == 1

    desk.post(f"actions/{action}/", **{f"{action}-due": "June 2026"})
    assert "No oddities to look at, 2 others settled." in " ".join(desk.get("oddities/").split())
    assert desk.get("oddities/?state=all").count('<div class="app-oddity"') == 2

    desk.client.post(f"{desk.here}oddities/o2/", {"aside": "no"})
    assert desk.review().plan_import.set_aside == []


def test_there_is_no_setting_aside_what_is_not_there(desk):
    assert desk.client.post(f"{desk.here}oddities/o99/", {}).status_code == 404


def test_oddities_are_filtered_by_kind(desk):
    page = desk.get("oddities/?kind=No+date")

    assert page.count('<div class="app-oddity"') == 1
    assert "It has no date." in page


def test_a_way_back_to_another_site_is_not_taken(desk):
    answer = desk.client.post(f"{desk.here}oddities/o1/", {"back": "https://example.org/"})

    assert answer.url == f"{desk.here}oddities/"


def test_the_last_correction_is_undone(desk):
    desk.post("parts/plan/", title="Another title")
    page = desk.get("corrections/")
    assert "1 correction." in page
    assert "Robin Vale: Corrected: title" in page

    desk.client.post(f"{desk.here}corrections/undo/", {"number": "1"})

    assert desk.review().document == make_document()
    again = desk.client.post(f"{desk.here}corrections/undo/", {"number": "1"}, follow=True)
    assert "There is no correction to undo." in again.content.decode()


def test_undoing_what_is_no_longer_the_last_is_refused(desk):
    desk.post("parts/plan/", title="One")
    desk.post("parts/plan/", title="Two")

    answer = desk.client.post(f"{desk.here}corrections/undo/", {"number": "1"}, follow=True)

    assert "Somebody has corrected something since." in answer.content.decode()
    assert desk.review().document.title == "Two"


def test_two_people_at_one_action_lose_nothing(desk):
    action = desk.name("Report each month to the board.")
    path = f"actions/{action}/"
    opened = desk.form(path)
    desk.post(path, **{f"{action}-text": "Report each quarter to the board."})

    late = desk.client.post(
        f"{desk.here}{path}", {**opened, f"{action}-text": "Report each week to the board."}
    ).content.decode()

    assert "Somebody changed this part of the plan after you opened the page." in late
    assert "What is there now" in late
    assert "Report each quarter to the board." in late
    assert "Report each week to the board.</textarea>" in late
    again = re.search(r'name="seen" value="([^"]+)"', late)
    desk.client.post(
        f"{desk.here}{path}",
        {**opened, f"{action}-text": "Report each week to the board.", "seen": again[1]},
    )
    assert desk.review().document.areas[0].actions[1].text == "Report each week to the board."


def test_two_people_at_two_actions_do_not_disturb_each_other(desk):
    one = f"actions/{desk.name('Report each month to the board.')}/"
    opened = desk.form(one)
    desk.post("parts/plan/", title="Another title")

    answer = desk.client.post(f"{desk.here}{one}", {**opened, "new-measure-text": "It was told."})

    assert answer.status_code == 302


def test_parts_are_added_joined_split_turned_moved_and_dropped(desk):
    area = desk.name("Advice arrives late")
    first, second = (
        desk.name("Publish one timetable for advice."), desk.name("Report each month to the board.")
    )  # fmt: skip
    desk.post(f"parts/{area}/add/action/", text="Train every school.", ref="1C")
    third = desk.name("Train every school.")
    desk.post(f"parts/{third}/split/", first="Train every school", second="and every college.")
    desk.post(f"parts/{second}/join/", other=third, text="both")
    desk.post(f"parts/{first}/move/", where="down")
    college = desk.name("and every college.")
    desk.post(f"parts/{college}/to-milestone/", under=first)
    desk.post(f"parts/{desk.name('Send it to every service')}/to-action/")
    desk.post(f"parts/{desk.name('Children get help sooner.')}/drop/")

    found = desk.review().document.areas[0]

    assert found.outcomes == []
    assert [(a.ref, a.text) for a in found.actions] == [
        ("1B", "Report each month to the board. Train every school"),
        ("1A", "Publish one timetable for advice."), (None, "Send it to every service"),
    ]  # fmt: skip
    assert [m.text for m in found.actions[1].milestones] == [
        "Agree the timetable", "and every college.",
    ]  # fmt: skip
    page = desk.get("corrections/")
    assert "7 corrections." in page
    assert "Made an action a milestone" in page


def test_spellings_of_a_lead_are_joined(desk):
    page = desk.get("leads/")
    assert "Head of SEND (3)" in page

    desk.client.post(
        f"{desk.here}leads/",
        {"spellings": ["Head of SEND", "Designated Clinical Officer"], "to": "SEND lead"},
    )

    document = desk.review().document
    assert {lead for _, action in document.actions() for lead in action.leads} == {"SEND lead"}


def test_an_area_is_ticked_and_unticked(desk):
    area = desk.name("Advice arrives late")

    desk.client.post(f"{desk.here}areas/{area}/looked-at/", {"looked_at": "yes"})
    assert desk.review().plan_import.looked_at == [area]
    assert "no areas not yet looked at" in desk.get("")
    desk.client.post(f"{desk.here}areas/{area}/looked-at/", {"looked_at": "no"})

    assert desk.review().plan_import.looked_at == []


def test_what_is_in_the_way_of_a_plan_is_said_with_the_page_to_mend_it_on(client):
    document = make_document()
    document.areas[0].actions[1].text = None
    document.areas.append(AreaEntry(ref="1", title="The same reference"))
    desk = Desk(client, document)
    wordless = desk.review().areas[0].of("action")[1].id

    page = desk.get("")

    assert "2 things must be put right first." in page
    assert (
        f'href="{desk.here}actions/{wordless}/">Action 1B</a>: Enter what the action says.' in page
    )
    assert "Another area is called 1 too." in page
    refused = desk.client.post(f"{desk.here}accept/", {"confirmed": "yes"}).content.decode()
    assert "Enter what the action says." in refused
    with in_area(desk.area.pk):
        assert ImprovementPlan.objects.count() == 0


def test_a_document_with_nothing_in_it_can_be_filled_by_hand(client):
    desk = Desk(client, PlanDocument(title="Plan"))

    assert "There is no action in it yet." in desk.get("")
    desk.post("parts/plan/add/area/", ref="1", title="First")
    desk.post("parts/c1/add/action/", text="Do it.")

    assert desk.client.post(f"{desk.here}accept/", {"confirmed": "yes"}).status_code == 302
    with in_area(desk.area.pk):
        assert [a.text for a in ImprovementPlan.objects.get().action_set.all()] == ["Do it."]


def test_a_dropped_import_keeps_nothing_of_the_file(desk):
    here = desk.here.removesuffix("review/")
    assert "This cannot be undone." in desk.client.get(f"{here}drop/").content.decode()

    desk.client.post(f"{here}drop/", {"confirmed": "yes"})

    with in_area(desk.area.pk):
        found = PlanImport.objects.get()
        assert (found.state, found.document, found.as_read) == ("dropped", None, None)
        assert found.oddities == []
    assert "This import was dropped." in desk.client.get(here).content.decode()
    assert desk.client.get(f"{desk.here}leads/").status_code == 404


@pytest.mark.parametrize("path", ["", "areas/n4/", "oddities/", "leads/", "corrections/"])
def test_a_page_asks_the_same_questions_of_a_small_plan_and_a_large_one(
    client, django_assert_max_num_queries, path
):
    small, large = make_document(), make_document()
    large.areas[0].actions *= 30
    large.areas[0].findings *= 30
    counts = []
    for document in (small, large):
        desk = Desk(client, document)
        with django_assert_max_num_queries(9) as asked:
            desk.get(path)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_list_puts_reviews_to_finish_first_and_asks_the_same_questions(
    client, django_assert_max_num_queries
):
    desk = Desk(client)
    url = f"/areas/{desk.area.slug}/plan/imports/"
    with django_assert_max_num_queries(9) as one:
        assert "1 review to finish." in client.get(url).content.decode()
    with in_area(desk.area.pk):
        for _ in range(3):
            make_review(desk.manager)

    with django_assert_max_num_queries(9) as many:
        page = client.get(url).content.decode()

    assert "4 reviews to finish." in page
    assert len(one) == len(many)


def test_before_anything_was_brought_the_list_says_what_will_be_there(client):
    area = make_area()
    client.force_login(make_member(area).user)

    page = client.get(f"/areas/{area.slug}/plan/imports/").content.decode()

    assert "Published plans that you bring in will be listed here" in page
    assert "<table" not in page
