"""Targets and stories: set, changed and ended, never edited; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from goldenthread.core.measurements import Better, Unit
from goldenthread.core.trajectories.paths import Mark, Steps
from goldenthread.indicators import api
from goldenthread.indicators.models import Story, Target
from goldenthread.indicators.queries.targets import targets_of
from goldenthread.platform.access.errors import (
    ChangedMeanwhile,
    NotPermitted,
    NotReady,
    NotValid,
)
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.history.models import Event
from goldenthread.platform.organisations.member import Member
from tests.factories.areas import make_area, make_member

pytestmark = pytest.mark.django_db

SET_ON = date(2026, 4, 1)
IN_TIME = api.registry().indicators["TIM-01"]
WEEKS = api.registry().indicators["TIM-05"]
NEITHER = api.registry().indicators["DEM-01"]
AIM = api.Aim(
    baseline_on=date(2026, 3, 31), baseline_value=Decimal(40), target_on=date(2026, 9, 30),
    target_value=Decimal(100), tolerance=Decimal(5), way={"steps": {"by": "10", "months": 1}},
)  # fmt: skip


@pytest.fixture
def manager() -> Member:
    """A programme manager."""
    return make_member(make_area())


def test_a_target_is_a_path_that_ends_and_stays(manager: Member):
    area = manager.local_area
    with in_area(area.pk):
        first = api.set_target(indicator=IN_TIME, aim=AIM, reason=" Promised. ", by=manager,
                               on=SET_ON)  # fmt: skip
        path = api.trajectory_of(area, IN_TIME)
        assert path is not None
        assert (path.baseline, path.target) == (
            Mark(date(2026, 3, 31), 40), Mark(date(2026, 9, 30), 100),
        )  # fmt: skip
        assert (path.way, path.unit, path.better) == (Steps(10, 1), Unit.PERCENT, Better.HIGHER)
        assert path.expected(date(2026, 5, 31)) == 60
        with pytest.raises(NotReady, match="has a target already"):
            api.set_target(indicator=IN_TIME, aim=AIM, reason="Again", by=manager, on=SET_ON)

        slower = replace(
            AIM, way={"milestones": [{"on": "2026-06-30", "value": "50"}]}, target_value=Decimal(80)
        )
        told = {"target": first, "version": 1, "by": manager, "reason": "Two people left."}
        second = api.change_target(aim=slower, on=date(2026, 6, 1), **told)
        assert api.trajectory_of(area, IN_TIME).expected(date(2026, 6, 30)) == 50
        with pytest.raises(ChangedMeanwhile, match="what you typed is still in the boxes"):
            api.change_target(aim=AIM, on=date(2026, 6, 2), **told)
        with pytest.raises(ChangedMeanwhile):
            api.end_target(on=date(2026, 6, 2), **told)
        api.end_target(target=second, reason="Done.", version=2, by=manager, on=date(2026, 10, 1))

        assert api.trajectory_of(area, IN_TIME) is None
        days = (date(2026, 3, 31), SET_ON, date(2026, 6, 1), date(2026, 10, 1))
        held = [[path.target.value for path in api.targets(area, on=day).values()] for day in days]
        assert held == [[], [100], [80], []]
        assert [(one.version, one.reason, one.ended_on, one.ended_because)
                for one in targets_of(area, IN_TIME)] == [
            (2, "Two people left.", date(2026, 10, 1), "Done."),
            (1, "Promised.", date(2026, 6, 1), "Two people left."),
        ]  # fmt: skip
        assert list(Event.objects.order_by("pk").values_list("kind", "reason")) == [
            ("indicators.target_set", "Promised."),
            ("indicators.target_changed", "Two people left."),
            ("indicators.target_ended", "Done."),
        ]
        Target.objects.filter(version=2).update(
            indicator="GONE-01", ended_on=None, ended_because=""
        )
        assert api.targets(area, on=date(2026, 10, 1)) == {}


REFUSED = {
    "before its baseline": (
        {"target_on": date(2026, 3, 31)}, "target_on", "a target comes after its baseline",
    ),
    "no such share": ({"target_value": Decimal(120)}, "target_value", "There is no 120%"),
    "no such baseline": ({"baseline_value": Decimal(-1)}, "baseline_value", "There is no -1%"),
    "tolerance": ({"tolerance": Decimal(-1)}, "tolerance", "below nought"),
    "steps that do not lead there": (
        {"way": {"steps": {"by": "5", "months": 1}}}, "steps_by", "not to 100%",
    ),
    "a milestone after the target": (
        {"way": {"milestones": [{"on": "2027-01-01", "value": "50"}]}}, "milestones",
        "does not lie between",
    ),
    "the wrong way": (
        {"target_value": Decimal(30), "way": {}}, "worse_is_meant",
        "Higher is better here, but this target is lower than its baseline",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_target_that_cannot_be_meant_is_refused_in_words(manager: Member, case: str):
    changed, field, words = REFUSED[case]
    with in_area(manager.local_area.pk):
        with pytest.raises(NotValid, match=words) as refused:
            api.set_target(
                indicator=IN_TIME, aim=replace(AIM, **changed), reason="Promised.", by=manager,
                on=SET_ON,
            )  # fmt: skip
        assert refused.value.field == field
        assert not Target.objects.exists()


def test_the_wrong_way_can_be_meant_and_where_neither_is_better_there_is_none(manager: Member):
    area = manager.local_area
    up = replace(AIM, baseline_value=Decimal(20), target_value=Decimal(26), way={})
    with in_area(area.pk):
        told = {"reason": "Old cases first.", "by": manager, "on": SET_ON}
        with pytest.raises(NotValid, match="Lower is better here, but this target is higher"):
            api.set_target(indicator=WEEKS, aim=up, **told)
        api.set_target(indicator=WEEKS, aim=replace(up, worse_is_meant=True), **told)
        api.set_target(indicator=NEITHER, aim=up, **told)

        path = api.trajectory_of(area, WEEKS)
        assert path is not None
        assert (path.is_for_worse, path.better) == (True, Better.LOWER)
        assert set(api.targets(area, on=SET_ON)) == {"TIM-05", "DEM-01"}


def test_only_who_sets_targets_does_and_says_why(manager: Member):
    reader = make_member(manager.local_area, Role.WORKSTREAM_LEAD)
    with in_area(manager.local_area.pk):
        target = api.set_target(indicator=IN_TIME, aim=AIM, reason="R", by=manager, on=SET_ON)
        of = {"target": target, "version": 1, "on": SET_ON}
        for act in (
            lambda by, why: api.set_target(
                indicator=WEEKS, aim=AIM, reason=why, by=by, on=SET_ON
            ),
            lambda by, why: api.change_target(aim=AIM, reason=why, by=by, **of),
            lambda by, why: api.end_target(reason=why, by=by, **of),
            lambda by, why: api.write_story(indicator=IN_TIME, text=why, by=by, on=SET_ON),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                act(reader, "Why not")
            with pytest.raises(NotValid):
                act(manager, " ")
        with pytest.raises(NotValid, match="1,500 characters or fewer"):
            api.write_story(indicator=IN_TIME, text="a" * 1501, by=manager, on=SET_ON)
        Target.objects.update(indicator="GONE-01")
        target.refresh_from_db()
        with pytest.raises(NotReady, match="no longer measured"):
            api.change_target(aim=AIM, reason="R", by=manager, **of)
        api.end_target(reason="No longer measured.", by=manager, **of)


def test_a_story_is_told_anew_and_the_database_keeps_what_must_be_true(manager: Member):
    area, other = manager.local_area, make_member(make_area())
    with in_area(area.pk):
        for text in ("Two posts were empty.", "  Both are filled. ", "Both are filled."):
            api.write_story(indicator=IN_TIME, text=text, by=manager, on=SET_ON)
        assert list(Story.objects.values_list("text", flat=True)) == [
            "Both are filled.", "Two posts were empty.",
        ]  # fmt: skip
        target = api.set_target(indicator=IN_TIME, aim=AIM, reason="R", by=manager, on=SET_ON)
        for wrong in (
            {"target_on": AIM.baseline_on}, {"tolerance": -1}, {"ended_on": SET_ON},
            {"ended_because": "Why"},
        ):  # fmt: skip
            with pytest.raises(IntegrityError), transaction.atomic():
                Target.objects.filter(pk=target.pk).update(**wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Story.objects.update(text="")
    with in_area(other.local_area.pk):
        assert not Story.objects.exists()
        assert not Target.objects.exists()
        assert api.targets(area, on=SET_ON) == {}
        assert api.trajectory_of(area, IN_TIME) is None
