"""What SQL finds is what the policies say of each record by itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from goldenthread.core.enums import Status
from goldenthread.improvement.models import Action, Milestone
from goldenthread.improvement.policies import is_done, is_due_soon, is_late
from goldenthread.improvement.queries import conditions
from goldenthread.improvement.queries.plans import totals_of
from goldenthread.platform.access.row_security import in_area
from tests.factories.live_plans import make_scene

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 15)
DAYS = [None, *(TODAY + timedelta(days=n) for n in (-1, 0, 30, 31))]
STATUSES = ["", *Status]


def test_actions_are_late_due_soon_and_done_alike_in_sql_and_in_the_policies():
    scene = make_scene()
    with in_area(scene.area.pk):
        pattern = scene.action()
        Action.objects.bulk_create(
            Action(
                local_area=scene.area, plan=scene.plan, area=pattern.area, position=9, text="x",
                status=status, due_by=due_by, due=due_by.isoformat() if due_by else "",
            )
            for status, due_by in product(STATUSES, DAYS)
        )  # fmt: skip
        every = list(Action.objects.all())

        for found, rule in (
            (conditions.late(TODAY), is_late),
            (conditions.due_soon(TODAY), is_due_soon),
        ):
            assert set(Action.objects.filter(found)) == {
                one for one in every if rule(one.due_by, done=is_done(one.status), on=TODAY)
            }
        assert set(Action.objects.filter(conditions.DONE_ACTION)) == {
            one for one in every if is_done(one.status)
        }


def test_milestones_are_late_and_done_alike_in_sql_and_in_the_policies():
    scene = make_scene()
    with in_area(scene.area.pk):
        action = scene.action()
        Milestone.objects.bulk_create(
            Milestone(
                local_area=scene.area, plan=scene.plan, action=action, position=9, text="x",
                status=status, due_by=due_by, due=due_by.isoformat() if due_by else "",
                done_on=done_on,
            )
            for status, due_by, done_on in product(STATUSES, DAYS, [None, TODAY])
        )  # fmt: skip
        every = list(Milestone.objects.all())

        for found, rule in (
            (conditions.late_milestone(TODAY), is_late),
            (conditions.milestone_due_soon(TODAY), is_due_soon),
        ):
            assert set(Milestone.objects.filter(found)) == {
                one
                for one in every
                if rule(one.due_by, done=is_done(one.status, one.done_on), on=TODAY)
            }


def test_what_was_withdrawn_counts_nowhere():
    scene = make_scene()
    with in_area(scene.area.pk):
        before = totals_of(scene.plan, on=TODAY)
        Action.objects.filter(ref="1A").update(withdrawn_on=TODAY)
        after = totals_of(scene.plan, on=TODAY)

    assert (before.actions, before.late, before.milestones) == (2, 1, 2)
    assert (after.actions, after.late, after.milestones, after.milestones_late) == (1, 0, 0, 0)


def test_an_action_that_has_not_begun_is_not_silent():
    scene = make_scene()
    with in_area(scene.area.pk):
        Action.objects.filter(ref="1A").update(start="2027", start_by=date(2027, 12, 31))

        assert totals_of(scene.plan, on=TODAY).silent == 1
