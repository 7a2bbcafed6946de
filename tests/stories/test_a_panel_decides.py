"""A panel from agenda to decision: a member reads on a phone, one disagrees, the case moves."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.platform.access.roles import Role
from tests.factories.cases import make_case
from tests.factories.children import make_child
from tests.stories.story import NARROW, Story


def ago(days: int) -> date:
    return date.today() - timedelta(days=days)


class TestAPanelDecides(Story):
    def test_from_the_agenda_to_the_decision(self):
        self.given_an_area("Panelshire")
        manager = self.and_a(Role.CASE_MANAGER, named="Mina Manager")
        self.and_a(Role.PANEL_MEMBER, named="Nils Nurse")
        child = make_child(manager, values={"forename": "Ash", "surname": "Testname"}, on=ago(30))
        make_case(child, by=manager, received_on=ago(30), on=ago(30), officer=manager.person)

        self.when_i_sign_in_as("Mina Manager")
        self.when_i_follow("Panels")
        self.then_the_page_says("No panel is set up yet.")
        self.and_the_page_is_accessible()
        self.when_i_follow_the_button("Set up a panel")
        self.when_i_choose("Whether to assess")
        self.when_i_fill_in("Name", "Monday panel")
        self.when_i_fill_in("When does it begin?", "9:30")
        self.when_i_choose("Council SEND service")
        self.when_i_choose("Health")
        self.when_i_fill_in("How many members must be there in all?", "2")
        self.when_i_choose("The chair decides for the council")
        self.and_the_page_is_accessible("panel-new")
        self.when_i_press("Set up the panel")
        self.then_the_page_says("Too few sit on this panel for it ever to be quorate.")
        for name, agency in (("Mina Manager", "Council SEND service"), ("Nils Nurse", "Health")):
            self.when_i_follow("Add a member")
            self.page.get_by_label("Who?").select_option(label=name)
            self.page.get_by_label("For which agency?").select_option(label=agency)
            if name == "Mina Manager":
                self.when_i_choose("Chairs the panel, or stands in for the chair")
            self.and_the_page_is_accessible()
            self.when_i_press("Add the member")
        self.then_the_page_does_not_say("Too few sit")
        self.and_the_page_is_accessible("panel")
        panel = self.page.url
        self.and_each_form_is_accessible(panel, "change", "close", "plan")
        self.page.goto(panel)
        self.page.get_by_role("link", name="End the seat of Nils Nurse").click()
        self.and_the_page_is_accessible()
        self.page.goto(panel)

        self.page.get_by_role("table").last.get_by_role("link").last.click()
        self.wait()
        self.then_the_page_says("Nothing is on the agenda yet.")
        self.when_i_follow("Move the meeting")
        self.when_i_enter_the_day("To which day?", date.today())
        self.page.get_by_label("Why?").fill("The room is free today")
        self.and_the_page_is_accessible()
        self.when_i_press("Move the meeting")
        self.then_the_page_says("Moved from")
        self.when_i_follow("Add another case")
        self.when_i_fill_in("Number of the case", "1")
        self.page.get_by_label("Why is it put on the agenda?").fill("The family is ready")
        self.and_the_page_is_accessible()
        self.when_i_press("Add the case")
        self.and_the_page_is_accessible("panel-agenda")
        self.when_i_open_the_case_of("Ash Testname")
        self.and_the_page_is_accessible("panel-item")
        self.when_i_follow("Write the summary and recommendation")
        self.when_i_fill_in("Summary", "Made up: falls behind in every lesson.")
        self.when_i_choose("To assess")
        self.and_the_page_is_accessible("panel-paper")
        self.when_i_press("Save the paper")
        self.page.get_by_role("link", name="Meeting of").click()
        self.wait()
        self.when_i_follow("Publish the papers")
        self.then_the_page_says("2 members can read them from today")
        self.and_the_page_is_accessible()
        self.when_i_press("Publish the papers")

        self.a_member_reads_on_a_phone()

        self.when_i_sign_in_as("Mina Manager")
        self.when_i_follow("Panels")
        self.and_the_page_is_accessible("panels")
        self.page.get_by_role("link", name="9:30am").first.click()
        self.wait()
        self.when_i_follow_the_button("Record who is here")
        self.when_i_choose("Nils Nurse, Health")
        self.and_the_page_is_accessible()
        self.when_i_press("Save")
        self.then_the_page_says("nobody is here for the council’s SEND service")
        self.when_i_follow_the_button("Record who is here")
        self.when_i_choose("Mina Manager, Council SEND service")
        self.when_i_press("Save")
        self.then_the_page_says("The panel is quorate: 2 members present, and 2 are needed.")
        self.and_the_page_is_accessible("panel-meeting")

        meeting = self.page.url
        self.and_each_form_is_accessible(meeting, "due", "cancel", "close")
        self.page.goto(meeting)
        self.when_i_open_the_case_of("Ash Testname")
        item = self.page.url
        self.and_each_form_is_accessible(item, "publish", "take-off", "carry-over", "decision")
        self.page.goto(item)
        self.when_i_follow("Record what the panel concluded")
        self.page.get_by_label("For yes: Has or may have").check()
        self.when_i_fill_in("Reasons", "Made-up reasons.")
        self.when_i_enter_the_day("When was the family told", date.today())
        self.page.get_by_text("Somebody did not agree").click()
        self.page.get_by_label("Nils Nurse, Health, did not agree because").fill("Too soon.")
        self.and_the_page_is_accessible("panel-conclusion")
        self.when_i_press("Record it")
        self.then_the_page_says("Nils Nurse, Health: Too soon.")
        self.then_the_page_says("Mina Manager decided for the council")
        self.and_the_page_is_accessible("panel-concluded")
        self.and_each_form_is_accessible(item, "conclusion")
        self.page.goto(item)
        self.when_i_follow("The case")
        self.then_the_page_says("Assessing")
        self.then_the_page_says("Nils Nurse (Health) did not agree: Too soon.")
        self.and_the_page_is_accessible()

        self.page.go_back()
        self.page.get_by_role("link", name="Meeting of").click()
        self.wait()
        self.when_i_follow_the_button("Close the meeting")
        self.when_i_press("Close the meeting")
        self.then_the_page_says("Made-up reasons.")
        self.and_the_page_is_accessible("panel-minutes")
        self.when_i_follow("Panels")
        self.when_i_follow("Consistency over time")
        self.then_the_page_says("1 decision whether to assess: 1 yes, 0 no.")
        self.and_the_page_is_accessible("panel-consistency")

    def a_member_reads_on_a_phone(self) -> None:
        self.when_i_sign_in_as("Nils Nurse")
        self.page.set_viewport_size(NARROW)
        self.page.get_by_role("button", name="Menu").click()
        self.when_i_follow("Panels")
        self.page.get_by_role("link", name="Monday panel").click()
        self.wait()
        self.when_i_open_the_case_of("Ash Testname")
        self.then_the_page_says("Made up: falls behind in every lesson.")
        self.then_the_page_does_not_say("Who can read this")
        self.and_the_page_is_accessible("panel-member")
        self.when_i_follow("Comment on this case")
        self.page.get_by_label("Your comment").fill("Was hearing tested?")
        self.when_i_press("Keep the comment")
        self.then_the_page_says("Was hearing tested?")
        self.when_i_follow("Declare an interest in this case")
        self.then_the_page_says("Whoever has an interest")
        self.and_the_page_is_accessible()

    def and_each_form_is_accessible(self, page: str, *forms: str) -> None:
        for form in forms:
            self.page.goto(f"{page}{form}/")
            self.and_the_page_is_accessible()

    def when_i_open_the_case_of(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.wait()

    def when_i_follow_the_button(self, words: str) -> None:
        self.page.get_by_role("button", name=words).click()
        self.wait()

    def when_i_enter_the_day(self, question: str, day: date) -> None:
        boxes = self.page.get_by_role("group", name=question).get_by_role("textbox")
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))
