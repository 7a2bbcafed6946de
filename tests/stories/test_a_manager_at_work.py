"""A case manager reads the figures, opens the cases behind one, and sets the work to rights."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.config.demo import making, people
from goldenthread.platform.organisations.queries import all_areas
from tests.stories.story import Story


class TestAManagerAtWork(Story):
    def test_figures_lead_to_cases_and_to_what_is_done_about_them(self):
        making.make_areas(today=date.today())
        self.area = all_areas().get(name=making.NAME)
        self.when_i_sign_in_with("case-manager@eastmarch.example", people.PASSWORD)
        self.when_i_follow("Monitoring")
        self.then_the_page_says("Final plan within 20 weeks, excluding exceptions:")
        self.then_the_page_says("It is arithmetic and no promise")
        self.and_the_page_is_accessible("monitoring")
        self.and_it_fits_at_400_per_cent()
        self.page.get_by_role("row").nth(3).get_by_role("link").first.click()
        self.wait()
        self.then_the_page_is_headed("Cases behind this figure")
        self.and_the_page_is_accessible("monitoring-cases")
        self.and_it_fits_at_400_per_cent()

        self.when_i_follow("Casework")
        self.when_i_follow("Caseloads")
        self.and_the_page_is_accessible("caseloads")
        self.and_it_fits_at_400_per_cent()
        self.when_i_follow("Why cases miss 20 weeks")
        self.and_the_page_is_accessible("will-miss")
        self.and_it_fits_at_400_per_cent()
        self.when_i_follow("List")
        self.and_the_page_is_accessible("case-list")
        self.and_it_fits_at_400_per_cent()
        many = self.page.locator("input[name=case]").count()
        assert many >= 10
        self.page.get_by_label("on this page").check()
        self.page.get_by_label("What is to be done?").select_option(label="Give to other officers")
        self.page.get_by_role("group", name="Which cases?").wait_for()
        self.page.locator("#bulk ~ .govuk-button, section[aria-labelledby=bulk] button").click()
        self.wait()
        self.then_the_page_says(f"{many} cases chosen")
        self.page.get_by_label("Mina Tarrant").check()
        self.when_i_fill_in("Handover note for all of them", "I carry these for a week.")
        self.and_the_page_is_accessible("bulk-form")
        self.and_it_fits_at_400_per_cent()
        self.when_i_press("Continue")
        self.then_the_page_says(f"{many} cases will be changed.")
        self.and_the_page_is_accessible("bulk-check")
        self.and_it_fits_at_400_per_cent()
        self.when_i_press("Give the cases to the officers")
        self.then_the_page_says(f"{many} cases changed.")
        self.and_the_page_is_accessible("bulk-done")
        self.and_it_fits_at_400_per_cent()
        self.when_i_press("Undo: give the cases back")
        self.then_the_page_says(f"{many} given back")

        self.when_i_follow("Monitoring")
        self.when_i_follow("Targets")
        self.and_the_page_is_accessible("targets")
        self.and_it_fits_at_400_per_cent()
        self.page.get_by_role("button", name="Set a target").click()
        self.page.get_by_label("Which figure?").select_option(
            label="Advice returned within 6 weeks"
        )
        self.when_i_enter_the_day("By which day is it to be reached?", timedelta(days=200))
        self.when_i_fill_in("What is the figure on that day?", "50")
        self.when_i_fill_in("What is to be reached?", "80")
        self.and_the_page_is_accessible()
        self.when_i_press("Set the target")
        self.then_the_page_says("The target is set.")
        self.and_the_page_is_accessible("target")
        self.and_it_fits_at_400_per_cent()

        self.when_i_follow("Monitoring")
        self.when_i_follow("Programmes")
        self.and_the_page_is_accessible("programmes")
        self.and_it_fits_at_400_per_cent()
        self.when_i_follow("Finish the oldest requests")
        self.and_the_page_is_accessible("programme")
        self.and_it_fits_at_400_per_cent()
        self.when_i_follow("Programmes")
        self.page.get_by_role("button", name="Make a programme").click()
        self.when_i_fill_in("Name", "Renew the oldest advice")
        self.when_i_fill_in("What is it for?", "Made up.")
        self.when_i_enter_the_day("When is it to end?", timedelta(days=60))
        self.when_i_fill_in("How many a week?", "2")
        self.and_the_page_is_accessible()
        self.when_i_press("Make the programme")
        self.page.get_by_label("All open cases that fit a saved filter").select_option(
            label="Quiet for three weeks"
        )
        self.and_the_page_is_accessible()
        self.when_i_press("Add them")
        self.then_the_page_says("left, of which 0 are in work.")
        self.and_the_page_is_accessible()

    def when_i_enter_the_day(self, question: str, ahead: timedelta) -> None:
        boxes = self.page.get_by_role("group", name=question).get_by_role("textbox")
        day = date.today() + ahead
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))
