"""From a parent’s question to the council’s decision, through everybody’s hands.

The product is served as it is; what would take weeks is told by putting the past further back.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models, transaction
from django.db.models import F

from goldenthread.casework.enums import DATES
from goldenthread.panels.actions.panels import make_panel
from goldenthread.panels.actions.seats import add_seat
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import PASSWORD
from tests.factories.children import make_child, make_setting, make_staff, place
from tests.stories.story import NARROW, Story

SCHOOL, SERVICE = "Larch School", "Psychology Service"
ADVICE = (("Education", SCHOOL, ""), ("Educational psychology", SERVICE, ""),
          ("Other", "", "Thea Outside"))  # fmt: skip
DATED = {
    "casework.Case": DATES,
    "casework.Decision": ("decided_on", "told_on"),
    "casework.Allocation": ("since",),
    "casework.AdviceRequest": (
        "advice_requested_on", "advice_received_on", "accepted_on", "returned_on",
    ),
}  # fmt: skip


class TestFromAskingToDeciding(Story):
    @pytest.fixture(autouse=True)
    def _know_the_outbox(self, home: Path) -> None:
        self.outbox = home / "outbox"

    def test_a_request_goes_through_everybodys_hands(self):
        self.given_an_area_with_everybody()
        self.a_parent_asks_without_an_account()
        self.an_officer_takes_it_in()
        self.the_panel_decides("Whether to assess", "For yes: Has or may have")
        self.then_the_case_says("Assessing", as_="Olive Officer")
        for kind, of, name in ADVICE:
            self.when_i_ask_for_advice(kind, of, name)
        self.somebody_advises(self.teacher)
        self.somebody_advises(self.psychologist)
        self.when_weeks_pass(7)
        self.the_therapist_is_chased_and_advises_by_a_link()
        self.the_officer_accepts_all_advice()
        self.every_date_is_explained()
        self.the_panel_decides("Whether to issue a plan", "For yes: The assessment shows")
        self.then_the_case_says("Writing the draft", as_="Mina Manager")
        self.the_manager_sees_the_right_figures()

    # --- given ---

    def given_an_area_with_everybody(self) -> None:
        self.given_an_area("Wholeshire")
        officer = self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        manager = self.and_a(Role.CASE_MANAGER, named="Mina Manager")
        nurse = self.and_a(Role.PANEL_MEMBER, named="Nils Nurse")
        school = make_setting(officer, SCHOOL, organisation=SCHOOL, on=date.today())
        child = make_child(
            officer, on=date.today(),
            values={"forename": "Wren", "surname": "Madeup", "date_of_birth": date(2016, 5, 4)},
        )  # fmt: skip
        place(child, school, by=officer, on=date.today())
        self.teacher = make_staff(self.area, SCHOOL, Role.SETTING_MEMBER, password=PASSWORD)
        self.psychologist = make_staff(self.area, SERVICE, Role.SERVICE_MEMBER, password=PASSWORD)
        for kind, name in (("assess", "Whether to assess"), ("issue", "Whether to issue a plan")):
            self._given_a_panel(kind, name, manager, nurse)

    def _given_a_panel(self, kind: str, name: str, manager: Member, nurse: Member) -> None:
        on = date.today() - timedelta(days=7)
        values = {
            "kind": kind, "name": name, "weekday": on.weekday(), "starts_at": time(9, 30),
            "place": "Room 1", "minimum": 2, "required": ["send", "health"],
            "chair_decides": True,
        }  # fmt: skip
        with as_member(manager, on=on):
            panel = make_panel(values=values, by=manager, on=on)
            for member, agency in ((manager, "send"), (nurse, "health")):
                add_seat(
                    panel=panel, person=member.person, agency=agency, since=on,
                    is_chair=member is manager, by=manager, on=on,
                )  # fmt: skip

    # --- what people do ---

    def a_parent_asks_without_an_account(self) -> None:
        self.page.goto(f"/areas/{self.area.slug}/ask/")
        self.page.set_viewport_size(NARROW)
        self.and_the_page_is_accessible()
        self.when_i_press("Start now")
        self.when_i_choose("I am a parent or carer")
        self._on()
        self.when_i_fill_in("Your full name", "Pat Parent")
        self.page.get_by_label("What are you to the child").select_option(label="Mother")
        self.when_i_choose("Yes")
        self._on()
        self.when_i_fill_in("First name", "Wren")
        self.when_i_fill_in("Last name", "Madeup")
        for part, value in (("Day", "4"), ("Month", "5"), ("Year", "2016")):
            self.when_i_fill_in(part, value)
        self._on()
        self.when_i_fill_in("Address, without the postcode", "1 Made Up Street")
        self.when_i_fill_in("Postcode", "ZZ99 3WZ")
        self._on()
        self.when_i_fill_in("Name of the school, college or nursery", SCHOOL)
        self._on()
        self.when_i_fill_in("What is hard, and what are you worried about?", "Reading is hard.")
        self._on()
        self.when_i_fill_in("Email address", "pat@example.org")
        self._on()
        self._on()
        self.and_the_page_is_accessible()
        self.when_i_press("Send the request")
        self.then_the_page_says("Your reference is")
        self.and_the_page_is_accessible()

    def _on(self) -> None:
        self.and_the_page_is_accessible()
        self.when_i_press("Continue")

    def an_officer_takes_it_in(self) -> None:
        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Casework")
        self.when_i_follow("New requests from the online form")
        self.page.get_by_role("link", name="Wren Madeup").click()
        self.page.get_by_role("button", name="Take in").click()
        self.page.get_by_label("Wren Madeup, record 1").check()
        self.page.get_by_label("SEND case officer").select_option(label="Olive Officer")
        self.and_the_page_is_accessible()
        self.when_i_press("Take in the request")
        self.then_the_page_says("The request is taken in as case 1.")
        self.then_the_page_says("Olive Officer")
        self.case = self.page.url
        self.and_the_page_is_accessible("whole-request")

    def the_panel_decides(self, panel: str, conclusion: str) -> None:
        self.when_i_sign_in_as("Mina Manager")
        self.when_i_follow("Panels")
        self.page.get_by_role("row").filter(has_text=panel).get_by_role("link").last.click()
        self.wait()
        self.and_the_page_is_accessible()
        self.when_i_follow("Add another case")
        self.when_i_fill_in("Number of the case", "1")
        self.page.get_by_label("Why is it put on the agenda?").fill("All is there")
        self.when_i_press("Add the case")
        meeting = self.page.url
        self.page.get_by_role("link", name="Wren Madeup").first.click()
        self.wait()
        self.when_i_follow("Write the summary and recommendation")
        self.when_i_fill_in("Summary", "Made up.")
        self.page.get_by_role("group", name="recommend").get_by_role("radio").first.check()
        self.and_the_page_is_accessible()
        self.when_i_press("Save the paper")
        self.page.goto(meeting)
        self.when_i_follow("Publish the papers")
        self.when_i_press("Publish the papers")
        self.page.get_by_role("button", name="Record who is here").click()
        self.when_i_choose("Nils Nurse, Health")
        self.when_i_choose("Mina Manager, Council SEND service")
        self.when_i_press("Save")
        self.then_the_page_says("The panel is quorate")
        self.and_the_page_is_accessible()
        self.page.get_by_role("link", name="Wren Madeup").first.click()
        self.wait()
        self.when_i_follow("Record what the panel concluded")
        concluded = self.page.get_by_role("group", name="What was concluded?")
        concluded.get_by_role("radio").first.check()
        self.page.get_by_label(conclusion).check()
        self.when_i_fill_in("Reasons", "Made-up reasons.")
        self._enter_the_day("When was the family told", date.today())
        self.and_the_page_is_accessible()
        self.when_i_press("Record it")
        self.then_the_page_says("Mina Manager decided for the council")
        self.and_the_page_is_accessible()

    def when_i_ask_for_advice(self, kind: str, of: str, name: str) -> None:
        self.page.goto(self.case)
        self.when_i_follow("Ask for advice")
        self.page.get_by_label("What about?").select_option(label=kind)
        if of:
            self.page.get_by_label("Organisation").select_option(label=of)
        self.when_i_fill_in("Name or post, if it is known", name)
        self._enter_the_day("When did they receive the request?", date.today())
        self.page.get_by_label("What are they asked").fill("Why is reading hard?")
        self.and_the_page_is_accessible()
        self.when_i_press("Record the request for advice")

    def somebody_advises(self, who: Member) -> None:
        self.when_i_sign_in_with(who.user.email, PASSWORD)
        self.when_i_follow("Advice")
        self.then_the_page_does_not_say("Thea")
        self.and_the_page_is_accessible()
        self.page.get_by_role("link", name="Madeup, Wren").first.click()
        self.wait()
        self.when_i_follow("Take it")
        self.when_i_choose("I take it")
        self.when_i_press("Save")
        self.when_i_write_and_send()
        self.then_the_page_says("Sent, being checked")
        self.and_the_page_is_accessible()

    def when_i_write_and_send(self) -> None:
        self.page.locator("main ol a, main .govuk-task-list a").first.click()
        self.wait()
        while self.page.get_by_role("button", name="Save and go on").count():
            for box in self.page.locator("main textarea").all():
                box.fill("An hour each week with a trained adult.")
            self.and_the_page_is_accessible()
            self.when_i_press("Save and go on")
        self.page.get_by_role("button", name="Check and send").click()
        self.and_the_page_is_accessible()
        self.when_i_press("Send the advice")

    def when_weeks_pass(self, weeks: int) -> None:
        officer, by = self.members["Olive Officer"], timedelta(weeks=weeks)
        with transaction.atomic(), as_member(officer, on=date.today()):
            for label, days in DATED.items():
                model: type[models.Model] = apps.get_model(label)
                there = {field.name for field in model._meta.concrete_fields}
                model._default_manager.filter(local_area=self.area).update(
                    **{day: F(day) - by for day in days if day in there}
                )

    def the_therapist_is_chased_and_advises_by_a_link(self) -> None:
        self.when_i_sign_in_as("Olive Officer")
        self.page.goto(self.case)
        self.then_the_page_says("7 days late")
        self.page.get_by_role("link", name=re.compile("^Open the request.*Other")).click()
        self.wait()
        self.when_i_follow("Record that you asked again")
        self.page.get_by_label("What was said?").fill("Promised for today.")
        self.when_i_press("Record the chaser")
        self.page.goto(self.case)
        self.page.get_by_role("link", name=re.compile("^Open the request.*Other")).click()
        self.wait()
        self.then_the_page_says("Promised for today.")
        self.and_the_page_is_accessible()
        self.when_i_follow("Send a link to somebody without an account")
        self.when_i_fill_in("Their email address", "thea.whole@practice.example")
        self.when_i_press("Send the link")
        (link,) = self._from_mail(r"(/advice-links/open/\S+)")
        self.page.context.close()
        self._open_browser()
        self.page.goto(link)
        self.when_i_press("Open the link")
        (code,) = self._from_mail(r"Your code is (\d{6})")
        self.when_i_fill_in("Code", code)
        self.when_i_press("Continue")
        self.and_the_page_is_accessible()
        self.when_i_write_and_send()
        self.then_the_page_is_headed("Your advice is sent")

    def the_officer_accepts_all_advice(self) -> None:
        self.when_i_sign_in_as("Olive Officer")
        for _ in ADVICE:
            self.page.goto(f"/areas/{self.area.slug}/casework/")
            self.when_i_follow("Advice to check")
            self.page.locator("tbody a").first.click()
            self.wait()
            self.page.get_by_role("button", name="Check the advice").click()
            self.wait()
            for group in self.page.get_by_role("group").all()[:4]:
                group.get_by_label("Yes").check()
            self.when_i_choose("Accept it")
            self.and_the_page_is_accessible()
            self.when_i_press("Record the check")
            self.then_the_page_says("Accepted")

    def every_date_is_explained(self) -> None:
        self.page.goto(self.case)
        self.and_the_page_is_accessible("whole-case")
        found = self.page.get_by_role("link", name=re.compile("^How this date was worked out"))
        where = {link.get_attribute("href") for link in found.all()}
        assert len(where) > 2
        for one in sorted(filter(None, where)):
            self.page.goto(one)
            self.then_the_page_says("the last day")
            self.and_the_page_is_accessible()

    def the_manager_sees_the_right_figures(self) -> None:
        self.when_i_follow("Monitoring")
        self.and_the_page_is_accessible()
        self._figure("Requests received", "1")
        self._figure("Decided within 6 weeks", "1 of 1")
        # all three were due in one week; the therapist was late
        self._figure("Advice returned within 6 weeks", "2 of 3")
        self.page.goto(f"/areas/{self.area.slug}/advice/figures/")
        self.then_the_page_says(SERVICE)
        self.and_the_page_is_accessible()

    # --- then ---

    def then_the_case_says(self, words: str, *, as_: str) -> None:
        self.when_i_sign_in_as(as_)
        self.page.goto(self.case)
        self.then_the_page_says(words)
        self.and_the_page_is_accessible()

    def _figure(self, title: str, words: str) -> None:
        """Find a figure in the weeks of the series: in one of them it stands so."""
        cells = self.page.locator(f'td[data-heading="{title}"]')
        assert any(words in cell.split("\n") for cell in cells.all_inner_texts()), title

    # --- how ---

    def _enter_the_day(self, question: str, day: date) -> None:
        boxes = self.page.get_by_role("group", name=question).get_by_role("textbox")
        for box, number in zip(boxes.all(), (day.day, day.month, day.year), strict=True):
            box.fill(str(number))

    def _from_mail(self, pattern: str) -> list[str]:
        """Return what a mail to the therapist says, once the worker has sent it."""
        for _ in range(600):
            for file in sorted(self.outbox.glob("*")) if self.outbox.exists() else []:
                text = file.read_text()
                if "thea.whole@" in text and (found := re.findall(pattern, text)):
                    return found
            self.page.request.get("/health/")  # gives the worker a turn
        raise AssertionError(f"no mail says {pattern}")
