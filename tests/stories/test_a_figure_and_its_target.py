"""A manager reads a figure, sets its target and tells its story; a board member reads it too."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from goldenthread.core.measurements import last_day, months_on
from goldenthread.platform.access.roles import Role
from tests.indicators.filled import ON, THIS_MONTH, Filled
from tests.stories.story import Story

FIGURE = "Plans issued within 20 weeks, exceptions left out"


class TestAFigureAndItsTarget(Story):
    def test_a_target_is_set_and_everyone_sees_how_it_goes(self):
        self.given_an_area("Larkmere")
        self.and_a(Role.CASE_MANAGER, named="Mina Tarrant")
        self.and_a(Role.BOARD_MEMBER, named="Bo Ardley")
        with transaction.atomic():
            Filled(self.area).issue(
                20, lambda back: (14, 7 + back % 3) if back < 8 else (8, 13 + back % 3)
            )

        self.when_i_sign_in_as("Mina Tarrant")
        self.when_i_follow("Indicators")
        self.and_the_page_is_accessible("indicators")
        self.when_i_follow(FIGURE)
        self.then_the_page_says("The change is real")
        self.when_i_press("Set a target")
        self.and_the_page_is_accessible("indicator-target")
        self._enter_the_day("Which day is the baseline of?", last_day(months_on(THIS_MONTH, -9)))
        self.when_i_fill_in("What was the figure then?", "80")
        self._enter_the_day("By which day is the target to be reached?", ON + timedelta(days=200))
        self.when_i_fill_in("What is to be reached?", "75")
        self.when_i_fill_in("Why this target?", "Promised in the improvement plan.")
        self.when_i_press("Save the target")
        self.then_the_page_says("Tick the box if that is what is meant")
        self.and_the_page_is_accessible()
        self.when_i_fill_in("What was the figure then?", "38")
        self.when_i_press("Save the target")
        self.then_the_page_is_headed(FIGURE)
        self.then_the_page_says("75% by")
        self.when_i_press("Tell the story")
        self.when_i_fill_in("What lies behind this figure?", "Advice comes sooner since spring.")
        self.and_the_page_is_accessible()
        self.when_i_press("Save the story")
        self.then_the_page_says("Advice comes sooner since spring.")
        self.and_the_page_is_accessible("indicator")
        self.when_i_follow("Calendar year")
        self.when_i_follow("Sex")
        self.and_the_page_is_accessible("indicator-broken-down")

        self.when_i_sign_in_as("Bo Ardley")
        self.when_i_follow("Indicators")
        self.and_the_page_is_accessible()
        self.when_i_follow(FIGURE)
        self.then_the_page_says("All others are rounded to the nearest 5")
        self.then_the_page_does_not_say("Change the target")
        self.and_the_page_is_accessible("indicator-rounded")

    def _enter_the_day(self, legend, on):
        group = self.page.get_by_role("group", name=legend)
        for part in ("day", "month", "year"):
            group.get_by_label(part.capitalize(), exact=True).fill(str(getattr(on, part)))
