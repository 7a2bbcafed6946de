"""A case officer takes a request to its end, and another to a refusal that is conceded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goldenthread.config.demo import making, people
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.queries import all_areas
from tests.factories.cases import decide, make_case, take
from tests.factories.children import make_child
from tests.stories.story import Story


def ago(weeks: int) -> date:
    return date.today() - timedelta(weeks=weeks)


class TestFromRequestToPlan(Story):
    def test_a_request_runs_to_a_final_plan_with_an_exception(self):
        self.given_an_area("Journeyshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        make_child(officer, values={"forename": "Ash", "surname": "Testname"}, on=ago(20))
        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Casework")
        self.then_the_page_says("No cases open that are yours.")
        self.and_the_page_is_accessible()

        self.when_i_press_the_button_link("Take in a request")
        self.page.get_by_label("Name of the child").fill("Ash")
        self.when_i_press("Find")
        self.and_the_page_is_accessible()
        self.page.get_by_role("link", name="Ash Testname").click()
        self.and_the_page_is_accessible("case-request")
        self.when_i_enter_the_day("When was it received?", ago(19))
        self.when_i_choose("Parent or young person")
        self.page.get_by_label("How did it come?").select_option(label="Letter")
        self.when_i_press("Take in the request")
        self.then_the_page_says("The request is taken in.")
        self.then_the_page_says("13 weeks late")
        self.and_the_page_is_accessible("case-late")
        self.when_i_follow("How this date was worked out (ENA-01)")
        self.then_the_page_says("The law gives us 6 weeks")
        self.and_the_page_is_accessible("case-deadline")
        self.page.go_back()

        self.when_i_follow("Decide to assess")
        self.when_i_enter_the_day("When was it decided?", ago(14))
        self.when_i_enter_the_day("When was the family told?", ago(13))
        self.page.get_by_label("Reasons").fill("Made-up reasons.")
        self.when_i_choose("Yes, they have been told already")
        self.and_the_page_is_accessible("case-decision")
        self.when_i_press("Record the decision to assess")
        self.then_the_page_says("Assessing")

        self.when_i_follow("Record an exception")
        self.when_i_choose(
            "Exceptional personal circumstances of the child, the parent or the young person"
        )
        self.when_i_enter_the_day("First day", ago(12))
        self.page.get_by_label("What shows it", exact=True).select_option(label="Letter")
        self.when_i_enter_the_day("The day of what shows it", ago(12))
        self.page.get_by_label("Or say where it is held").fill("The post book")
        self.and_the_page_is_accessible("case-exception")
        self.when_i_press("Put the exception on record")
        self.then_the_page_says("EXC-D(c)")

        self.when_i_follow("Ask for advice")
        self.page.get_by_label("Name or post, if it is known").fill("Dr Who Tests")
        self.when_i_enter_the_day("When did they receive the request?", ago(12))
        self.and_the_page_is_accessible()
        self.when_i_press("Record the request for advice")
        self.and_the_page_is_accessible("case")
        self.page.get_by_role("link", name="Record that it came").click()
        self.when_i_enter_the_day("When did it come?", ago(5))
        self.when_i_press("Record the advice")
        self.then_the_page_says("came from Dr Who Tests, 7 days late")

        self.when_i_follow("Decide to issue a plan")
        self.when_i_enter_the_day("When was it decided?", ago(4))
        self.when_i_enter_the_day("When was the family told?", ago(4))
        self.page.get_by_label("Reasons").fill("Made-up reasons.")
        self.when_i_choose("Yes, they have been told already")
        self.when_i_press("Record the decision to issue a plan")
        self.when_i_take("Send the draft plan", ago(3), "Record the draft")
        self.when_i_take("Take in the family’s answer to the draft", ago(1), "Record the answer")
        self.when_i_take("Issue the final plan", date.today(), "Record the final plan")
        self.then_the_page_says("The journey is over.")
        self.then_the_page_says("Final plan issued")
        self.and_the_page_is_accessible("case-ended")

        self.page.get_by_role("link", name="Correct the day: We sent the draft plan").click()
        self.and_the_page_is_accessible()
        self.page.get_by_label("Why is it corrected?").fill("The letter says so")
        self.when_i_enter_the_day("The right day", ago(2))
        self.when_i_press("Save the right day")
        self.then_the_page_says("The date is corrected.")
        self.when_i_follow("History")
        self.then_the_page_says("Because: The letter says so")
        self.and_the_page_is_accessible("case-history")

    def test_a_refusal_is_disputed_conceded_and_handed_over(self):
        self.given_an_area("Disputeshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        self.and_a(Role.CASE_MANAGER, named="Mina Manager")
        child = make_child(officer, values={"forename": "Elm", "surname": "Testname"}, on=ago(20))
        case = make_case(child, by=officer, received_on=ago(12), on=ago(12), officer=officer.person)
        decide(case, "not_assess", ago(6), by=officer)
        self.when_i_sign_in_as("Olive Officer")
        self.page.goto(f"/areas/{self.area.slug}/casework/cases/{case.pk}/")
        self.then_the_page_says("We decided not to assess.")
        self.and_the_page_is_accessible()

        self.page.get_by_role("link", name="Mediation about the decision").click()
        self.when_i_enter_the_day("The family asked for mediation", ago(4))
        self.when_i_enter_the_day("An agreement was made", ago(1))
        self.page.get_by_label("What was agreed").select_option(label="That we assess")
        self.and_the_page_is_accessible("case-mediation")
        self.when_i_press("Save the mediation")
        self.then_the_page_says("Tell the family that we will assess or reassess, as was agreed")
        self.when_i_follow("Decide to assess")
        self.page.get_by_label("Reasons").fill("Agreed in mediation.")
        self.when_i_choose("Yes, they have been told already")
        self.when_i_press("Record the decision to assess")
        self.then_the_page_says("Assessing")
        self.then_the_page_says("We gave the family our decision not to assess")

        self.when_i_follow("Hand over")
        self.page.get_by_label("Officer").select_option(label="Mina Manager")
        self.page.get_by_label("Handover note").fill("Ring the family on Monday.")
        self.and_the_page_is_accessible()
        self.when_i_press("Hand the case over")
        self.when_i_sign_in_as("Mina Manager")
        self.when_i_follow("Casework")
        self.when_i_follow("List")
        self.then_the_page_says("Mina Manager")
        self.and_the_page_is_accessible("cases")

    def test_a_withdrawn_request_ends(self):
        self.given_an_area("Withdrawshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        case = make_case(make_child(officer, on=ago(9)), by=officer, received_on=ago(3), on=ago(3))
        take(case, "acknowledge", ago(3), by=officer)
        self.when_i_sign_in_as("Olive Officer")
        self.page.goto(f"/areas/{self.area.slug}/casework/cases/{case.pk}/")

        self.when_i_follow("Record that the request was withdrawn")
        self.and_the_page_is_accessible()
        self.when_i_press("End the case as withdrawn")
        self.then_the_page_says("Nothing more is owed.")
        self.and_the_page_is_accessible()
        self.page.goto(f"/areas/{self.area.slug}/casework/cases/{case.pk}/steps/serve-draft/")
        self.then_the_page_says("The request was withdrawn.")
        self.and_the_page_is_accessible()

    @pytest.mark.parametrize("who", ["case-officer", "case-manager", "senco", "therapist"])
    def test_the_fictional_area_has_a_caseload(self, who):
        making.make_areas(today=date.today())
        self.area = all_areas().get(name=making.NAME)
        self.when_i_sign_in_with(f"{who}@eastmarch.example", people.PASSWORD)
        self.when_i_follow("Casework")
        self.and_the_page_is_accessible(f"casework-{who}")
        if who.startswith("case"):
            self.page.goto(f"/areas/{self.area.slug}/casework/?whose=all")
            self.then_the_page_says("Overdue")
            self.and_the_page_is_accessible("casework")
            self.when_i_follow("List")
        self.page.get_by_role("rowheader").get_by_role("link").first.click()
        self.wait()
        self.then_the_page_says("What happens next")
        self.and_the_page_is_accessible(f"case-{who}")

    # --- when ---

    def when_i_press_the_button_link(self, words: str) -> None:
        self.page.get_by_role("button", name=words).click()
        self.wait()

    def when_i_enter_the_day(self, question: str, day: date) -> None:
        boxes = self.page.get_by_role("group", name=question).get_by_role("textbox")
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))

    def when_i_take(self, step: str, day: date, button: str) -> None:
        self.when_i_follow(step)
        self.page.get_by_role("group").first.wait_for()
        boxes = self.page.get_by_role("group").first.get_by_role("textbox")
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))
        self.when_i_press(button)
