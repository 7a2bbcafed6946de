"""Rows that go in many at once pass the same fences and constraints as any other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from goldenthread.children.api import Child, Placement
from goldenthread.config.area.ledger import Ledger
from goldenthread.platform.access.reach import NO_REACH, whole_area
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_area
from tests.factories.children import BORN, ON

pytestmark = pytest.mark.django_db
ALL = whole_area(on=ON)


def made_up(area, number=1, **values) -> Child:
    return Child(
        local_area=area, number=number, forename="Made", surname="Up", date_of_birth=BORN,
        recorded_on=ON, **values,
    )  # fmt: skip


def ledger_with(*rows) -> Ledger:
    ledger = Ledger([Child, Placement])
    for row in rows:
        ledger.add(row)
    return ledger


@pytest.mark.parametrize(
    ("is_own", "reach", "words"),
    [
        (False, ALL, "row-level security"),
        (True, NO_REACH, "row-level security"),
    ],
)
def test_no_row_gets_past_a_fence(is_own, reach, words):
    own, other = make_area(), make_area()

    with (
        pytest.raises(DatabaseError, match=words),
        transaction.atomic(),
        in_area((own if is_own else other).pk, reach=reach),
    ):
        ledger_with(made_up(own)).write()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("early", "before the child was born"), ("twice", "child_number_once")],
)
def test_a_day_before_birth_is_refused_and_so_is_a_number_twice(wrong, words):
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        write_with(WRONG[wrong])


def write_with(wrong) -> None:
    area = make_area()
    with in_area(area.pk, reach=ALL):
        child = made_up(area)
        ledger = ledger_with(child)
        ledger.add(wrong(child))
        ledger.write()


def early(child: Child) -> Placement:
    day = BORN - timedelta(days=1)
    return Placement(local_area=child.local_area, child=child, otherwise="EHE", since=day)


def twice(child: Child) -> Child:
    return made_up(child.local_area)


WRONG = {"early": early, "twice": twice}


def test_its_history_is_there_once_and_triggers_write_the_next():
    area = make_area()
    child = made_up(area)
    history = apps.get_model("children.ChildEvent")
    with in_area(area.pk, reach=ALL):
        ledger = ledger_with(child)
        ledger.change(child, forename="Made")
        ledger.change(child, forename="Other")
        assert ledger.write() == 3

        Child.objects.filter(pk=child.pk).update(known_as="Third")

        kept = history.objects.filter(pgh_obj=child.pk).order_by("pgh_id")
        assert list(kept.values_list("pgh_label", "forename", "known_as")) == [
            ("insert", "Made", ""), ("update", "Other", ""), ("update", "Other", "Third"),
        ]  # fmt: skip
