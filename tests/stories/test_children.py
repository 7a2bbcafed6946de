"""Officers, a manager and a school at work with children's records."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from playwright.sync_api import expect

from goldenthread.children.models import Child
from goldenthread.platform.access.roles import Role
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import PASSWORD
from tests.factories.children import make_child, make_setting, make_staff
from tests.stories.story import Story


class ChildStory(Story):
    def and_a_school(self, name: str, *, with_staff: bool = False) -> None:
        with transaction.atomic():
            officer = self.members["Olive Officer"]
            self.school = make_setting(
                officer, name, organisation=name if with_staff else None, on=date.today()
            )
            if with_staff:
                self.members[f"staff of {name}"] = make_staff(self.area, name, password=PASSWORD)

    def and_a_child(self, forename: str, surname: str, *, at_the_school: bool = False) -> Child:
        with transaction.atomic():
            return make_child(
                self.members["Olive Officer"],
                on=date.today(),
                values={"forename": forename, "surname": surname},
                at=self.school if at_the_school else None,
            )

    def and_i_give_the_day(self, legend: str, value: date) -> None:
        group = self.page.get_by_role("group", name=legend, exact=True)
        for part, number in (("Day", value.day), ("Month", value.month), ("Year", value.year)):
            group.get_by_label(part, exact=True).fill(str(number))

    def when_i_select(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).first.select_option(label=option)

    def when_i_open(self, child: Child) -> int:
        answer = self.page.goto(f"/areas/{self.area.slug}/children/{child.pk}/")
        assert answer is not None
        return answer.status


class TestMakingARecord(ChildStory):
    def test_an_officer_is_warned_of_a_duplicate_and_adds_family_and_school(self):
        self.given_an_area("Storyshire of records")
        self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        self.and_a_school("Larch School")
        self.and_a_child("Bramble", "Exampleby")

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_follow("Children")
        self.then_the_page_says("1 child")
        self.and_the_page_is_accessible("children")
        self.when_i_press("Make a record")
        self.and_the_page_is_accessible("child-new")
        self.when_i_fill_in("Forename", "Brambel")
        self.when_i_fill_in("Surname", "Exampleby")
        self.and_i_give_the_day("Date of birth", date(2016, 5, 4))
        self.when_i_press("Make the record")
        self.then_the_page_says("Is it one of these children?")
        self.then_the_page_says("Bramble Exampleby, record 1")
        self.and_the_page_is_accessible("child-duplicates")
        self.when_i_press("It is none of these: make the record")
        self.then_the_page_is_headed("Brambel Exampleby")
        self.and_the_page_is_accessible()

        self.when_i_follow("Add a parent or carer")
        self.and_the_page_is_accessible("child-carer")
        self.when_i_fill_in("Name", "Parent of Brambel")
        self.when_i_select("What they are to the child", "Mother")
        self.when_i_choose("Has parental responsibility")
        self.when_i_press("Add the parent or carer")
        self.then_the_page_says("Has parental responsibility")
        self.when_i_follow("Add a placement")
        self.and_the_page_is_accessible()
        self.when_i_select("School, college or other setting", "Larch School")
        self.and_i_give_the_day("First day", date(2024, 9, 1))
        self.when_i_press("Add the placement")
        self.then_the_page_says("since 1 September 2024")
        self.when_i_follow("Add a need")
        self.when_i_select("Type of need", "Hearing impairment")
        self.and_i_give_the_day("First day", date(2024, 9, 1))
        self.when_i_press("Add the need")
        self.and_the_page_is_accessible("child-record")
        self.when_i_follow("History")
        self.then_the_page_says("Olive Officer added a need")
        self.and_the_page_is_accessible("child-history")


class TestASessionThatEnds(ChildStory):
    def test_what_was_typed_is_offered_back_after_signing_in_again(self):
        self.given_an_area("Storyshire of interruptions")
        self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        child = self.and_a_child("Gorse", "Mockbridge")

        self.when_i_sign_in_as("Olive Officer")
        self.when_i_open(child)
        self.when_i_follow("Add a former name")
        self.when_i_fill_in("Surname", "Wasname")
        self.page.context.clear_cookies(name="sessionid")
        self.when_i_press("Add the former name")
        self.then_the_page_is_headed("Sign in to Golden Thread")
        self.page.get_by_label("Email address").fill(self.members["Olive Officer"].user.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.when_i_press("Sign in")

        self.then_the_page_says("it is not saved yet")
        expect(self.page.get_by_label("Surname", exact=True)).to_have_value("Wasname")
        self.and_the_page_is_accessible("child-kept")
        self.when_i_press("Add the former name")
        self.then_the_page_is_headed("Gorse Mockbridge")
        self.then_the_page_says("Wasname")


class TestMerging(ChildStory):
    def test_a_manager_merges_two_records_and_undoes_it(self):
        self.given_an_area("Storyshire of mergers")
        self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        self.and_a(Role.CASE_MANAGER, named="Mina Manager")
        kept = self.and_a_child("Clover", "Samplewick")
        other = self.and_a_child("Clover", "Samplewik")

        self.when_i_sign_in_as("Mina Manager")
        self.when_i_open(kept)
        self.when_i_follow("Merge with another record")
        self.then_the_page_says("A similar name, the same date of birth")
        self.and_the_page_is_accessible("child-merge")
        self.when_i_fill_in("Number of the other record", str(other.number))
        self.when_i_press("Compare them")
        self.and_the_page_is_accessible("child-merge-check")
        self.when_i_choose("Samplewick (record 1)")
        self.when_i_press("Merge the records")
        self.then_the_page_says("Record 2 was merged into this one")
        self.and_the_page_is_accessible()
        self.when_i_follow("Record 2")
        self.then_the_page_says("can no longer be changed")
        self.and_the_page_is_accessible()
        self.when_i_follow("Undo the merger")
        self.and_the_page_is_accessible()
        self.when_i_press("Make two records of one again")
        self.then_the_page_is_headed("Clover Samplewik")
        self.then_the_page_does_not_say("was merged into record")
        self.when_i_follow("Who has looked")
        self.then_the_page_says("Mina Manager")
        self.and_the_page_is_accessible("looks")


class TestWhoSees(ChildStory):
    def test_a_school_sees_its_own_pupil_and_no_other(self):
        self.given_an_area("Storyshire of schools")
        self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        self.and_a_school("Rowan School", with_staff=True)
        self.and_a_child("Dahlia", "Testerham", at_the_school=True)
        stranger = self.and_a_child("Elder", "Demoworth")

        self.when_i_sign_in_as("staff of Rowan School")
        self.when_i_follow("Children")
        self.then_the_page_says("Testerham, Dahlia")
        self.then_the_page_does_not_say("Demoworth")
        self.and_the_page_is_accessible("children-school")
        self.page.get_by_role("link", name="Testerham, Dahlia").click()
        self.then_the_page_says("On roll at Rowan School")
        self.and_the_page_is_accessible()
        assert self.when_i_open(stranger) == 404
        self.then_the_page_is_headed("Page not found")

    def test_a_restricted_record_opens_for_the_person_named_alone(self):
        self.given_an_area("Storyshire of secrets")
        self.and_a(Role.CASE_OFFICER, named="Olive Officer")
        self.and_a(Role.CASE_OFFICER, named="Nel Named")
        self.and_a(Role.CASE_MANAGER, named="Mina Manager")
        child = self.and_a_child("Fennel", "Fictonley")

        self.when_i_sign_in_as("Mina Manager")
        self.when_i_open(child)
        self.when_i_follow("Restrict to named people")
        self.and_the_page_is_accessible("child-restrict")
        self.when_i_choose("Adoption")
        self.when_i_choose("Nel Named")
        self.when_i_press("Restrict the record")
        self.then_the_page_says("Only the people named for it can open it")
        self.and_the_page_is_accessible()
        self.when_i_follow("Who is named for it")
        self.and_the_page_is_accessible()

        self.when_i_sign_in_as("Olive Officer")
        assert self.when_i_open(child) == 404
        self.page.goto(f"/areas/{self.area.slug}/children/?q=Fictonley")
        self.then_the_page_says("No child fits")
        self.and_the_page_is_accessible()

        self.when_i_sign_in_as("Nel Named")
        assert self.when_i_open(child) == 200
        self.then_the_page_says("Named for this restricted record by Mina Manager")

        with transaction.atomic(), as_member(self.members["Nel Named"], on=date.today()):
            assert Child.objects.count() == 1
