"""An officer asks a psychologist, who signs in, and an outside therapist, who has a link."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from goldenthread.platform.access.roles import Role
from tests.factories.areas import PASSWORD
from tests.factories.cases import decide, make_case
from tests.factories.children import make_child, make_staff
from tests.stories.story import Story


def ago(weeks: int) -> date:
    return date.today() - timedelta(weeks=weeks)


class TestAdviceInTime(Story):
    @pytest.fixture(autouse=True)
    def _know_the_outbox(self, home: Path) -> None:
        self.outbox = home / "outbox"

    def test_advice_is_asked_for_chased_given_sent_back_and_accepted(self):
        self.given_an_area("Adviceshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        psychologist = make_staff(
            self.area, "Psychology Service", Role.SERVICE_MEMBER, password=PASSWORD
        )
        child = make_child(officer, values={"forename": "Ash", "surname": "Testname"}, on=ago(10))
        case = make_case(child, by=officer, received_on=ago(10), on=ago(10), officer=officer.person)
        decide(case, "assess", ago(8), by=officer)
        where = f"/areas/{self.area.slug}/casework/cases/{case.pk}/"

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_ask(where, "Educational psychology", ago(4), of="Psychology Service")
        self.when_i_ask(where, "Other", ago(7), name="Thea Outside")
        self.then_the_page_says("Thea Outside")
        self.and_the_page_is_accessible("case-advice")
        self.when_i_open_the_request("Other")
        self.then_the_page_says("7 days late.")
        self.and_the_page_is_accessible()
        self.when_i_follow("Record that you asked again")
        self.page.get_by_label("What was said?").fill("Promised for Friday.")
        self.and_the_page_is_accessible()
        self.when_i_press("Record the chaser")
        self.when_i_open_the_request("Other")
        self.then_the_page_says("Promised for Friday.")
        self.when_i_follow("Send a link to somebody without an account")
        self.when_i_fill_in("Their email address", "thea@practice.example")
        self.and_the_page_is_accessible("advice-link-new")
        self.when_i_press("Send the link")
        self.then_the_page_says("Not opened yet.")

        self.when_the_therapist_answers()
        self.when_the_psychologist_answers(psychologist.user.email)

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Casework")
        self.when_i_follow("Advice to check")
        self.and_the_page_is_accessible("advice-to-check")
        self.when_i_check("Educational psychology", is_good=False)
        self.then_the_page_says("Back for more work")
        self.and_the_page_is_accessible()

        self.when_i_sign_in_with(psychologist.user.email, PASSWORD)
        self.when_i_follow("Advice")
        self.page.get_by_role("link", name="Testname, Ash").first.click()
        self.then_the_page_says("This came back to you for more work")
        self.and_the_page_is_accessible("advice-back")
        self.when_i_follow("Outcomes and provision")
        self.page.get_by_label("What provision do they need?").fill("20 minutes each day.")
        self.when_i_press("Save and go on")
        self.page.get_by_role("button", name="Check and send").click()
        self.when_i_press("Send the advice")
        self.then_the_page_says("Version 2")

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Advice")
        self.when_i_check("Educational psychology", is_good=True)
        self.then_the_page_says("Accepted")
        self.when_i_follow("Version 1, sent " + _today())
        self.and_the_page_is_accessible("advice-given")
        self.page.goto(f"/areas/{self.area.slug}/advice/figures/")
        self.then_the_page_says("Psychology Service")
        self.and_the_page_is_accessible("advice-figures")
        self.page.goto(where)
        self.then_the_page_says("A link was sent to Thea Outside")
        self.and_the_page_is_accessible()
        self.when_i_follow("Use earlier advice again, instead of asking")
        self.and_the_page_is_accessible("advice-reuse")

    # --- when ---

    def when_i_ask(self, where: str, kind: str, day: date, *, of: str = "", name: str = "") -> None:
        self.page.goto(where)
        self.when_i_follow("Ask for advice")
        self.page.get_by_label("What about?").select_option(label=kind)
        if of:
            self.page.get_by_label("Organisation").select_option(label=of)
        self.when_i_fill_in("Name or post, if it is known", name)
        self.when_i_enter_the_day(day)
        self.page.get_by_label("What are they asked").fill("Why is reading hard?")
        self.when_i_press("Record the request for advice")

    def when_i_enter_the_day(self, day: date) -> None:
        boxes = self.page.get_by_role("group").first.get_by_role("textbox")
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))

    def when_i_open_the_request(self, kind: str) -> None:
        self.page.get_by_role("link", name=re.compile(f"^Open the request.*{kind}")).click()
        self.wait()

    def when_the_therapist_answers(self) -> None:
        (link,) = self._from_mail(r"(/advice-links/open/\S+)")
        self.page.context.close()
        self._open_browser()
        self.page.goto(link)
        self.then_the_page_does_not_say("Ash")
        self.and_the_page_is_accessible("advice-door")
        self.when_i_press("Open the link")
        self.and_the_page_is_accessible()
        (code,) = self._from_mail(r"Your code is (\d{6})")
        self.when_i_fill_in("Code", code)
        self.when_i_press("Continue")
        self.then_the_page_says("You are here as Thea Outside")
        self.and_the_page_is_accessible("advice-by-link")
        self.when_i_follow("Say why it is late")
        self.and_the_page_is_accessible("advice-late")
        self.page.get_by_label("We do not have enough staff").check()
        self.when_i_press("Record the reason")
        self.then_the_page_says("It does not excuse late advice.")
        self.when_i_follow("Your work with the child")
        self.and_the_page_is_accessible("advice-section")
        for _ in range(3):
            self.when_i_answer_every_question("An hour each week with a therapist.")
            self.when_i_press("Save and go on")
        self.page.get_by_role("button", name="Check and send").click()
        self.and_the_page_is_accessible("advice-check")
        self.when_i_press("Send the advice")
        self.then_the_page_is_headed("Your advice is sent")
        self.and_the_page_is_accessible()
        self.page.goto(link)
        self.then_the_page_says("Each link opens once.")
        self.and_the_page_is_accessible("advice-door-shut")

    def when_the_psychologist_answers(self, email: str) -> None:
        self.when_i_sign_in_with(email, PASSWORD)
        self.when_i_follow("Advice")
        self.then_the_page_does_not_say("Thea")
        self.and_the_page_is_accessible("advice-inbox")
        self.page.get_by_role("link", name="Testname, Ash").first.click()
        self.and_the_page_is_accessible("advice-request")
        self.when_i_follow("Take it")
        self.when_i_choose("I take it")
        self.and_the_page_is_accessible()
        self.when_i_press("Save")
        self.when_i_follow("Add a document")
        self.and_the_page_is_accessible()
        self.page.go_back()
        self.when_i_follow("How this advice came about")
        for _ in range(3):
            self.when_i_answer_every_question("Made up for a story.")
            self.when_i_press("Save and go on")
        self.page.get_by_role("button", name="Check and send").click()
        self.when_i_press("Send the advice")
        self.then_the_page_says("Sent, being checked")

    def when_i_answer_every_question(self, words: str) -> None:
        for box in self.page.locator("main textarea").all():
            box.fill(words)

    def when_i_check(self, kind: str, *, is_good: bool) -> None:
        self.page.get_by_role("link", name=re.compile(kind)).first.click()
        self.page.get_by_role("button", name="Check the advice").click()
        self.wait()
        for group in self.page.get_by_role("group").all()[:4]:
            group.get_by_label("Yes").check()
        if not is_good:
            self.page.get_by_role("group").nth(2).get_by_label("No").check()
            self.page.get_by_label("If you send it back: what is missing?").fill("How much?")
        self.when_i_choose("Accept it" if is_good else "Send it back for more work")
        self.and_the_page_is_accessible("advice-quality")
        self.when_i_press("Record the check")

    def _from_mail(self, pattern: str) -> list[str]:
        """Return what a mail to the therapist says, once the worker has sent it."""
        for _ in range(600):
            for file in sorted(self.outbox.glob("*")) if self.outbox.exists() else []:
                text = file.read_text()
                if "thea@practice.example" in text and (found := re.findall(pattern, text)):
                    return found
            self.page.request.get("/health/")  # gives the worker a turn
        raise AssertionError(f"no mail says {pattern}")


def _today() -> str:
    on = date.today()
    return f"{on.day} {on:%B %Y}"
