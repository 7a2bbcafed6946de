"""The fictional area of a trial: each role signs in and finds its first pages."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.config.demo import making, people
from goldenthread.platform.organisations.queries import all_areas
from tests.stories.story import Story

# each role's address with the pages that it opens from its first page, by their links
ROLES = {
    "administrator": ["Area settings", "Posts", "Who may do what"],
    "programme": ["Plan", "All actions", "Plan", "History of the plan", "Plan", "Imports"],
    "lead": ["Plan", "Area settings"],
    "parent-lead": ["Plan"],
    "officer": ["Plan"],
    "board": ["Plan"],
    "case-officer": ["Children", "Register of schools and settings"],
    "case-manager": ["Children"],
    "senco": ["Children"],
    "psychologist": ["Children"],
    "panel-member": ["Panels"],
}


class TestEachRoleAtWork(Story):
    @pytest.fixture(autouse=True)
    def _given_the_fictional_area(self, _set_the_stage: None) -> None:
        making.make_areas(today=date.today())
        self.area = all_areas().get(name=making.NAME)

    @pytest.mark.parametrize("role", ROLES)
    def test_a_role_signs_in_and_finds_its_pages(self, role):
        self.when_i_sign_in_with(f"{role}@eastmarch.example", people.PASSWORD)
        self.then_the_page_is_headed("My work")
        self.and_the_page_is_accessible(f"my-work-{role}")
        for link in ROLES[role]:
            self.when_i_follow(link)
            self.and_the_page_is_accessible(f"{role}-{link.lower().replace(' ', '-')}")

    def test_the_operator_sees_areas_and_no_content(self):
        self.when_i_sign_in_with(people.OPERATOR_EMAIL, people.PASSWORD)
        self.then_the_page_says("local areas")
        self.then_the_page_says("Eastmarch")
        self.and_the_page_is_accessible()
        answer = self.page.goto(f"/areas/{self.area.slug}/plan/")
        assert answer is not None
        assert answer.status == 404
        self.then_the_page_is_headed("Page not found")
        self.and_the_page_is_accessible()

    def test_another_areas_administrator_finds_no_such_area(self):
        self.when_i_sign_in_with("administrator@westholm.example", people.PASSWORD)
        self.then_the_page_is_headed("My work")
        answer = self.page.goto(f"/areas/{self.area.slug}/plan/")
        assert answer is not None
        assert answer.status == 404

    def test_the_parts_of_the_plan_can_be_walked(self):
        self.when_i_sign_in_with("programme@eastmarch.example", people.PASSWORD)
        self.when_i_follow("Plan")
        self.and_the_page_is_accessible("plan")
        self.page.get_by_role("link", name="1 Education, health and care").first.click()
        self.wait()
        self.and_the_page_is_accessible("area")
        self.page.get_by_role("link", name="Agree one timetable").first.click()
        self.wait()
        self.and_the_page_is_accessible("action")
        self.when_i_follow("The thread of this action")
        self.and_the_page_is_accessible("thread")
        self.page.get_by_label("Search the plan").fill("timetable")
        self.when_i_press("Search")
        self.then_the_page_says("timetable")
        self.and_the_page_is_accessible("search")
