"""A parent asks for an assessment on a phone; an officer takes it in and tells them more."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations.models import LocalArea
from tests.factories.children import make_child
from tests.stories.story import NARROW, Story

REPORT = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 made up"}
BAD = {"name": "report.docm", "mimeType": "application/msword", "buffer": b"MZ made up"}


class TestAskingForAnAssessment(Story):
    def test_a_parent_asks_on_a_phone_and_an_officer_takes_it_in(self):
        self.given_an_area("Askshire")
        self.and_families_can_reach_us("01632 960100, Monday to Friday")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        make_child(
            officer, on=date.today(),
            values={"forename": "Wren", "surname": "Madeup", "date_of_birth": date(2016, 5, 4)},
        )  # fmt: skip

        self.page.goto(f"/areas/{self.area.slug}/ask/")
        self.on_a_phone()
        self.then_the_page_says("01632 960100")
        self.and_it_is_accessible("ask-start")
        self.when_i_press("Start now")
        self.when_i_press("Continue")
        self.then_the_page_says("There is a problem")
        self.and_it_is_accessible()
        self.when_i_choose("I am a parent or carer")
        self.when_i_press("Continue")
        self.when_i_fill_in("Your full name", "Pat Parent")
        self.page.get_by_label("What are you to the child").select_option(label="Mother")
        self.when_i_choose("Yes")
        self.and_it_is_accessible()
        self.when_i_press("Continue")
        self.when_i_fill_in("First name", "Wren")
        self.when_i_fill_in("Last name", "Madeup")
        for part, value in (("Day", "4"), ("Month", "5"), ("Year", "2016")):
            self.when_i_fill_in(part, value)
        self.and_it_is_accessible("ask-child")
        self.when_i_press("Continue")
        self.when_i_fill_in("Address, without the postcode", "1 Made Up Street")
        self.when_i_fill_in("Postcode", "ZZ99 3WZ")
        self.and_it_is_accessible()
        self.when_i_press("Continue")
        self.when_i_fill_in("Name of the school, college or nursery", "Larch School")
        self.and_it_is_accessible()
        self.page.go_back()
        self.wait()
        self.then_the_page_is_headed("Where does the child or young person live?")
        self.page.go_forward()
        self.wait()
        self.when_i_fill_in("Name of the school, college or nursery", "Larch School")
        self.when_i_press("Continue")
        self.when_i_fill_in("What is hard, and what are you worried about?", "Reading is hard.")
        self.and_it_is_accessible("ask-why")
        self.when_i_press("Continue")
        self.when_i_fill_in("Email address", "pat@example.org")
        self.and_it_is_accessible()
        self.when_i_press("Continue")
        self.page.get_by_label("Choose a file").set_input_files(BAD)
        self.when_i_press("Add this file")
        self.then_the_page_says("The file carries macros")
        self.page.get_by_label("Choose a file").set_input_files(REPORT)
        self.when_i_press("Add this file")
        self.then_the_page_says("report.pdf")
        self.and_it_is_accessible("ask-files")
        self.when_i_press("Continue")
        self.then_the_page_says("Wren")
        self.and_it_is_accessible("ask-check")
        self.when_i_press("Send the request")
        self.then_the_page_says("Your reference is")
        self.then_the_page_does_not_say("Wren")
        self.and_it_is_accessible("ask-done")

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Casework")
        self.and_the_page_is_accessible("ask-home")
        self.when_i_follow("New requests from the online form")
        self.and_the_page_is_accessible("ask-tray")
        self.page.get_by_role("link", name="Wren Madeup").click()
        self.then_the_page_says("Reading is hard.")
        self.and_the_page_is_accessible("ask-request")
        self.page.get_by_role("button", name="Not a request").click()
        self.and_the_page_is_accessible()
        self.page.go_back()
        self.page.get_by_role("button", name="Take in").click()
        self.then_the_page_says("These records may be of the same child.")
        self.and_the_page_is_accessible("ask-take-in")
        self.page.get_by_label("Wren Madeup, record 1").check()
        self.when_i_press("Take in the request")
        self.page.get_by_text("The request is taken in as case 1.").wait_for()
        self.and_the_page_is_accessible("ask-case")

        self.when_i_follow("Send a message")
        self.when_i_choose("How it is going")
        self.page.get_by_label("Pat Parent").check()
        self.and_the_page_is_accessible("message-choose")
        self.when_i_press("Go on")
        self.page.get_by_label("Your own words").fill("We phone you on Friday.")
        self.when_i_press("Show it with my words")
        self.then_the_page_says("We phone you on Friday.")
        self.and_the_page_is_accessible("message-write")
        self.when_i_press("Send 1 message")
        self.and_the_page_is_accessible("messages")
        self.page.get_by_role("link", name="How it is going").click()
        self.then_the_page_says("We phone you on Friday.")
        self.and_the_page_is_accessible("message")
        self.page.goto(f"/areas/{self.area.slug}/casework/to-tell/")
        self.and_the_page_is_accessible("to-tell")

        self.page.goto(f"/areas/{self.area.slug}/casework/")
        self.page.go_back()
        self.page.goto(f"/areas/{self.area.slug}/casework/cases/")
        self.page.get_by_role("link", name="Madeup, Wren").click()
        self.when_i_follow("Decide not to assess")
        self.page.get_by_label("Does not have special educational needs").check()
        self.page.get_by_label("Reasons").fill("The school can help.")
        self.and_the_page_is_accessible("decision-to-tell")
        self.when_i_press("Record the decision not to assess")
        self.then_the_page_is_headed("Read it before it leaves")
        self.then_the_page_says("You must send your appeal by")
        self.and_the_page_is_accessible("decision-shown")
        self.when_i_press("Send 1 message")
        self.then_the_page_says("Not assessed")
        self.page.goto(f"/areas/{self.area.slug}/settings/message-templates/")
        self.and_the_page_is_accessible("message-templates")

    def and_families_can_reach_us(self, contact: str) -> None:
        with transaction.atomic(), in_area(self.area.pk):
            LocalArea.objects.filter(pk=self.area.pk).update(contact=contact)

    def on_a_phone(self) -> None:
        self.page.set_viewport_size(NARROW)

    def and_it_is_accessible(self, picture: str | None = None) -> None:
        """Check the page at both widths, then hold the phone again."""
        self.and_the_page_is_accessible(picture)
        self.on_a_phone()
