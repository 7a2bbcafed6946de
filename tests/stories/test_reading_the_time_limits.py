"""An administrator finds what is not verified, and works out a made-up case by a rule."""

from __future__ import annotations

from playwright.sync_api import expect

from goldenthread.platform.access.roles import Role
from tests.stories.story import Story


class TestReadingTheTimeLimits(Story):
    def test_an_administrator_finds_what_is_not_verified_and_tries_a_rule(self):
        self.given_an_area("Clockshire")
        self.and_a(Role.ADMINISTRATOR, named="Ada Ministrator")

        self.when_i_sign_in_as("Ada Ministrator")
        self.when_i_follow("Area settings")
        self.when_i_follow("Time limits")
        self.then_the_page_says("time limits are fully verified")
        self.and_the_page_is_accessible("time-limits")
        self.when_i_follow("Mediation")
        self.then_the_page_says("Contact the mediation adviser")
        self.and_the_page_is_accessible("time-limits-of-a-process")

        self.page.get_by_label("Process").select_option(label="EHC needs assessment")
        self.page.get_by_label("Show").select_option(label="Not fully verified")
        self.when_i_press("Show")
        self.then_the_page_says("Not verified: the wording.")
        self.then_the_page_does_not_say("Issue the final plan")
        self.and_the_page_is_accessible("time-limits-not-verified")

        self.when_i_follow("Give the advice that was asked for (ENA-04)")
        self.then_the_page_is_headed("Give the advice that was asked for")
        self.and_the_page_is_accessible("time-limit")

        self.when_i_press("Work it out")
        self.then_the_page_says("No event is given, so no clock starts")
        self.and_the_page_is_accessible("time-limit-refused")

        self.when_i_enter_the_day("The request for advice was received", "6 1 2025")
        self.when_i_enter_the_day("The day to look from", "3 3 2025")
        self.when_i_press("Work it out")
        self.then_the_page_says("Last day: Monday 17 February 2025 Overdue")
        self.and_the_page_is_accessible("time-limit-tried")

    def test_all_time_limits_stand_on_one_page_to_print(self):
        self.given_an_area("Printshire")
        self.and_a(Role.BOARD_MEMBER, named="Bo Member")
        self.when_i_sign_in_as("Bo Member")
        self.when_i_follow("Area settings")
        self.when_i_follow("Time limits")
        self.when_i_follow("All time limits on one page, to print")
        self.then_the_page_says("Exceptions that excuse a limit")
        self.and_the_page_is_accessible()

    def when_i_enter_the_day(self, question: str, day: str) -> None:
        boxes = self.page.get_by_role("group", name=question).get_by_role("textbox")
        expect(boxes).to_have_count(3)
        for box, number in zip(boxes.all(), day.split(), strict=True):
            box.fill(number)
