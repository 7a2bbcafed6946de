"""The main task: a published document becomes a live plan that the partnership runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import Tenure
from tests.reading.layouts.registry import LAYOUTS
from tests.stories.story import ROOT, Story

REAL = [
    path
    for name in ("dorset-2017.docx", "bcp-2021.pdf")
    if (path := ROOT / "../shared/plans" / name).exists()
]
MADE_UP = [
    layout for layout in LAYOUTS if layout.name in {"word-table-per-area", "pdf-ruled-tables"}
]


@pytest.fixture(
    params=[*MADE_UP, *REAL], ids=lambda given: given.name if hasattr(given, "name") else str(given)
)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A published plan: made-up ones always, real ones where they are at hand."""
    given = request.param
    return given if isinstance(given, Path) else given.write(tmp_path)[0]


class TestFromDocumentToBoard(Story):
    def test_a_document_is_read_corrected_set_live_reported_on_and_seen(self, document):
        self.given_an_area(f"Readshire for {document.stem}")
        self.and_a(Role.PROGRAMME_MANAGER, named="Pia Manager", with_the_post="SEND manager")
        self.and_a(Role.BOARD_MEMBER, named="Bo Member", with_the_post="Board member")

        self.when_i_sign_in_as("Pia Manager")
        self.then_the_page_is_headed("My work")
        self.and_the_page_is_accessible()
        self.when_i_follow("Plan")
        self.and_the_page_is_accessible()
        self.when_i_press("Import a plan")
        self.page.set_input_files("input[type=file]", document)
        self.and_the_page_is_accessible()
        self.when_i_press("Upload and read it")
        expect(self.page.get_by_role("heading", name="What happens next")).to_be_visible(
            timeout=90_000
        )
        self.and_the_page_is_accessible("review")
        review = self.page.url

        self.when_i_follow_the_first_in("Areas for improvement")
        self.and_the_page_is_accessible("review-area")
        self.when_i_follow_the_first_in("Actions")
        self.and_the_page_is_accessible("review-action")
        self.when_i_fill_in("What the action says", "Put right by hand: one timetable for advice.")
        self.when_i_press("Save what I changed")
        self.then_the_page_says("Put right by hand")
        self.and_the_page_is_accessible()

        self.page.goto(review)
        self.when_i_press("Make it a draft plan")
        self.and_the_page_is_accessible()
        self.when_i_press("Make it a draft plan")
        self.then_the_page_says("Draft")
        self.and_the_page_is_accessible("draft")
        self.when_i_press("Decide that it goes live")
        self.and_the_page_is_accessible()
        self.when_i_press("This plan goes live")
        self.then_the_page_says("Live")
        self.and_the_page_is_accessible()

        lead = self.and_the_first_lead_is("Lee Holder")
        self.when_i_sign_in_as("Lee Holder")
        self.then_the_page_is_headed("My work")
        self.and_the_page_is_accessible("my-work")
        self.page.goto(f"/areas/{self.area.slug}/plan/actions/{lead}/")
        self.and_the_page_is_accessible()
        self.when_i_press("Report progress")
        self.and_the_page_is_accessible("report")
        self.when_i_fill_in("What has happened?", "Every service has agreed to the timetable.")
        self.page.get_by_role("group", name="How is it going?").get_by_role("radio").nth(1).check()
        self.when_i_fill_in("Why this rating?", "The date holds.")
        self.when_i_press("Report progress")
        self.then_the_page_says("Every service has agreed to the timetable.")
        self.and_the_page_is_accessible()

        self.when_i_sign_in_as("Bo Member")
        self.when_i_follow("Plan")
        self.and_the_page_is_accessible("live-plan")
        self.page.goto(f"/areas/{self.area.slug}/plan/actions/{lead}/")
        self.then_the_page_says("Put right by hand: one timetable for advice.")
        self.then_the_page_says("Every service has agreed to the timetable.")
        self.and_the_page_is_accessible("action")
        self.when_i_follow("The thread of this action")
        self.then_the_page_says("Put right by hand: one timetable for advice.")
        self.and_the_page_is_accessible("thread")
        assert self.page.get_by_role("button", name="Report progress").count() == 0

    def when_i_follow_the_first_in(self, caption: str) -> None:
        self.page.get_by_role("table", name=caption).get_by_role("link").first.click()
        self.wait()

    def and_the_first_lead_is(self, name: str) -> int:
        """Appoint someone to the post that holds the corrected action; return its number."""
        with in_area(self.area.pk):
            action = self.area.actions.get(text__startswith="Put right by hand")
            held = action.leads.select_related("post").first()
            post = held.post if held else None
        member = self.and_a(Role.ACCOUNTABLE_OFFICER, named=name, with_the_post=f"Post of {name}")
        with in_area(self.area.pk):
            if post is None:
                raise AssertionError("the first action has no lead")
            Tenure.objects.create(
                local_area=self.area, post=post, person=member.person, from_on=date(2020, 1, 1)
            )
        return action.pk
