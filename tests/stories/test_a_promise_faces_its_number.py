"""A promise in the plan, the number that it points at, and the rating that has to face both."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.db import transaction
from playwright.sync_api import expect

from goldenthread.improvement.models import Measure
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.days import ago
from tests.factories.plans import make_live_plan
from tests.factories.promises import ACTION, count_cases, live_since, promise, promising_document
from tests.stories.story import Story


class TestAPromiseFacesItsNumber(Story):
    @pytest.fixture(autouse=True)
    def _know_the_outbox(self, home: Path) -> None:
        self.outbox = home / "outbox"

    def test_a_green_rating_faces_the_figure_of_20_weeks(self):
        self.given_a_plan_that_promises_20_weeks_and_cases_counted_by_hand()

        # the programme manager binds the promise to the figure that its words name
        self.when_i_sign_in_as("Pia Manager")
        self.when_i_open(f"proof/measures/{self.measure}/")
        self.then_the_page_says("three months running")
        self.and_the_page_is_accessible()
        self.when_i_press("Look at it and confirm or change it")
        self.then_the_page_says("How it would judge today")
        self.then_the_page_says("Small numbers are not shown")
        self.and_the_page_is_accessible()
        self.when_i_press("Bind the indicator")
        self.then_the_page_says("Off the path.")
        self.then_the_page_does_not_say("3 of 8")

        # who may see the cases sees the numbers that were counted by hand, and the rows behind them
        self.when_i_sign_in_as("Mina Cases")
        self.when_i_open(f"proof/measures/{self.measure}/")
        for figure in ("7 of 8", "6 of 8", "4 of 8", "3 of 8", "37.5%", "when it was 60%"):
            self.then_the_page_says(figure)
        self.and_the_page_is_accessible("measure-and-its-figure")
        self.page.get_by_role("link", name="Rows").first.click()
        expect(self.page.get_by_role("table").locator("tbody tr")).to_have_count(3)

        # the lead gives evidence, and rates the action green
        self.when_i_sign_in_as("Lee Holder")
        self.when_i_open(f"proof/measures/{self.measure}/")
        self.when_i_press("Give evidence")
        self.and_the_page_is_accessible()
        self.when_i_choose("Minutes of a meeting")
        self.when_i_fill_in("What does it show?", "Notes of eleven Monday meetings.")
        self.when_i_fill_in_the_day("On what day was it written or said?", ago(2))
        self.when_i_press("Give the evidence")
        self.then_the_page_says("Claim, not verified")
        self.and_the_page_is_accessible()
        self.when_i_open(f"plan/actions/{self.action}/report/")
        self.when_i_fill_in("What has happened?", "The meeting is held each Monday.")
        self.page.get_by_role("group", name="How is it going?").get_by_label("On track").check()
        self.when_i_fill_in("Why this rating?", "We are confident.")
        self.when_i_press("Report progress")

        # somebody else verifies; the board sees the contradiction with its reasons, and asks
        self.when_i_sign_in_as("Bo Member")
        self.when_i_follow("Contradictions")
        self.then_the_page_says("1 action is rated better than the facts support; 1 not answered.")
        self.then_the_page_says("2 steps worse")
        self.then_the_page_says("Off the path.")
        self.then_the_page_says("The figure has got worse three months running")
        self.and_the_page_is_accessible("contradictions")
        self.when_i_follow("Claims that wait to be verified")
        self.and_the_page_is_accessible()
        self.page.get_by_role("table").get_by_role("link").first.click()
        self.page.get_by_role("link", name="Verify or refuse").click()
        self.and_the_page_is_accessible()
        self.when_i_choose("Yes, I have verified it")
        self.when_i_fill_in(
            "What did you look at, or why can it not be accepted?", "I read the notes."
        )
        self.when_i_press("Record what you found")
        self.then_the_page_says("Bo Member, Board member")
        self.when_i_follow("Contradictions")
        self.when_i_follow(f"1A {ACTION}")
        self.and_the_page_is_accessible()
        self.when_i_press("Ask for an answer")
        self.and_the_page_is_accessible()
        self.when_i_fill_in("What do you want to know, and by when?", "By the next meeting.")
        self.when_i_press("Ask for an answer")
        self.then_the_page_says("It was sent to Lee Holder.")
        self.then_the_mail_says("By the next meeting.", "Off the path.", "off track")

        # the lead answers; both stay on record
        self.when_i_sign_in_as("Lee Holder")
        self.then_the_page_says("Ratings to answer for (1)")
        self.and_the_page_is_accessible()
        self.page.get_by_role("link", name="Answer").click()
        self.when_i_press("Answer")
        self.and_the_page_is_accessible()
        self.when_i_choose("Change the rating to “High risk”")
        self.when_i_fill_in("Why?", "The figure fell; two posts are empty.")
        self.when_i_press("Record the answer")
        self.then_the_page_says("Lee Holder, Head of SEND, changed the rating to “High risk”")
        self.then_the_page_says("Then rated “On track”; the facts supported: off track.")
        self.then_the_page_says("The rating and the facts agree.")
        self.and_the_page_is_accessible()

        # and the thread runs from the finding to the number
        self.when_i_follow("Its thread, from finding to number")
        kinds = self.page.locator(".app-thread__kind").all_inner_texts()
        wanted = ["Finding", "Area for improvement", "Action (you are here)",
                  "Measure of success", "Indicator", "Number"]  # fmt: skip
        assert [kind for kind in kinds if kind in wanted] == wanted
        self.then_the_page_does_not_say("37.5%")
        self.and_the_page_is_accessible()
        self.when_i_sign_in_as("Pia Manager")
        self.when_i_follow("Contradictions")
        self.then_the_page_says("No rating is better than the facts support.")
        self.when_i_follow("How standings are worked out")
        self.and_the_page_is_accessible()
        self.when_i_press("Change the numbers")
        self.and_the_page_is_accessible()

    # --- given ---

    def given_a_plan_that_promises_20_weeks_and_cases_counted_by_hand(self) -> None:
        self.given_an_area("Promiseshire")
        manager = self.and_a(
            Role.PROGRAMME_MANAGER, named="Pia Manager", with_the_post="SEND manager"
        )
        self.and_a(Role.WORKSTREAM_LEAD, named="Lee Holder", with_the_post="Head of SEND")
        cases = self.and_a(Role.CASE_MANAGER, named="Mina Cases", with_the_post="Case manager")
        self.and_a(Role.BOARD_MEMBER, named="Bo Member", with_the_post="Board member")
        with transaction.atomic(), in_area(self.area.pk):
            plan = make_live_plan(manager, promising_document(), on=live_since())
            measure = Measure.objects.get(plan=plan, text=promise())
        with transaction.atomic():
            count_cases(cases)
        self.measure, self.action = measure.pk, measure.action_id

    # --- when ---

    def when_i_open(self, path: str) -> None:
        self.page.goto(f"/areas/{self.area.slug}/{path}")

    def when_i_fill_in_the_day(self, label: str, day: date) -> None:
        group = self.page.get_by_role("group", name=label)
        for part in ("Day", "Month", "Year"):
            group.get_by_label(part).fill(str(getattr(day, part.lower())))

    # --- then ---

    def then_the_mail_says(self, *words: str) -> None:
        """Find the mail to the lead, once the worker has sent it."""
        to = self.members["Lee Holder"].user.email
        for _ in range(600):
            for file in sorted(self.outbox.glob("*")) if self.outbox.exists() else []:
                mail = message_from_bytes(file.read_bytes(), policy=policy.default)
                if to in str(mail["To"]):
                    body = mail.get_body().get_content()
                    assert [one for one in words if one not in body] == []
                    return
            self.page.request.get("/health/")  # gives the worker a turn
        raise AssertionError(f"no mail to {to}")
