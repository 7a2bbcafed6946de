"""What every table of this room has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from goldenthread.platform.organisations.models import DateRange

M = TypeVar("M", bound=type[models.Model])


def kept(model: M) -> M:
    """Keep every state of the model's rows, the last one before a row is taken away as well."""
    track: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )
    return track(model)


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """Return the constraint that `until` is not before `since`."""
    return models.CheckConstraint(
        name=name,
        condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
    )


def one_at_a_time(name: str, *also: str, condition: Q | None = None) -> ExclusionConstraint:
    """Return the constraint that rows of one child that fit do not overlap in time."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("child", RangeOperators.EQUAL),
            *((field, RangeOperators.EQUAL) for field in also),
            (DateRange("since", "until", Value("[]")), RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


def not_before_birth(day: str = "since") -> pgtrigger.Trigger:
    """Return the trigger that refuses a row whose day is before the child was born."""
    return pgtrigger.Trigger(
        name="not_before_birth",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=(
            f"if new.{day} < (select date_of_birth from children_child"  # noqa: S608 -- a field of ours
            " where id = new.child_id)"
            " then raise check_violation using message = 'a day before the child was born';"
            " end if; return new;"
        ),
    )
