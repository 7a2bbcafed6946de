"""One script, played by the product's actions and in bulk, leaves the same in every table.

Left out of the comparison: numbers of rows (each is told by its place among the area's rows of its
table instead), the moment at which a row's state or an event was kept, and the audit of looks,
which neither way writes since nobody looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from goldenthread.config.area import making
from goldenthread.config.area.bulk_cases import Requests
from goldenthread.config.area.bulk_children import Record
from goldenthread.config.area.script import Asked, Life
from goldenthread.config.area.telling import Script
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import fenced_models, in_area
from goldenthread.platform.organisations.models import LocalArea

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
ASKED = Asked(plans=600, years=6, seed=7, as_of=ON)
MOMENTS = {"at", "made_at", "sent_at", "pgh_created_at"}


class Area:
    """An area's rows, each number told by its place."""

    def __init__(self, area: LocalArea) -> None:
        self.area = area
        with in_area(area.pk, reach=whole_area(on=ON)):
            self.rows = {
                model: list(model._base_manager.order_by("pk")) for model in fenced_models()
            }
        self.places = {
            model: {row.pk: place for place, row in enumerate(rows)}
            for model, rows in self.rows.items()
        }

    def told(self, model: type[models.Model]) -> Iterator[dict[str, Any]]:
        for row in self.rows[model]:
            yield {
                field.attname: self._value(field, getattr(row, field.attname))
                for field in model._meta.concrete_fields
                if field.name not in MOMENTS
            }

    def _value(self, field: models.Field[Any, Any], value: Any) -> Any:
        model = field.model
        tracked = getattr(model, "pgh_tracked_model", None)
        if value is None:
            return None
        if field.name == "id" and tracked is not None:
            return self.places[tracked][value]
        if field.primary_key:
            return self.places[model][value]
        if field.name == "child_id":  # an event's, which is no key
            return self.places[apps.get_model("children.Child")][value]
        if field.related_model is not None:
            return self._key(field.related_model, value)
        if field.name in {"about", "within"}:
            return self._named(value)
        return self._unnamed(value)

    def _key(self, related: Any, value: Any) -> Any:
        if related is LocalArea:
            return "the area"
        if related._meta.label_lower == "accounts.user":
            return self._unnamed(related.objects.get(pk=value).email)
        return self.places[related][value]

    def _unnamed(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._unnamed(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._unnamed(one) for one in value]
        if isinstance(value, str):
            return value.replace(self.area.name, "name").replace(self.area.slug, "slug")
        return value

    def _named(self, value: str) -> str:
        found = re.fullmatch(r"([a-z]+\.[a-z]+):([0-9]+)", value)
        if found is None:
            return value
        model = apps.get_model(found[1])
        return f"{found[1]} {self._key(model, int(found[2]))}"


def tags(life: Life) -> set[str]:
    """Return what is special in a life."""
    told = {one.verb for one in life.happenings} | {life.standing}
    for one in life.happenings:
        told |= {
            str(one.facts.get(name)) for name in ("step", "outcome", "kind") if name in one.facts
        }
        told |= {"late"} if one.facts.get("late_reason") else set()
        told |= {"again"} if one.facts.get("case") == 1 else set()
        told |= {"sibling"} if one.facts.get("of_life") is not None else set()
        told |= {"handed over"} if one.facts.get("note") else set()
    return told


class Chosen(Script):
    """Of a larger script the first lives in which something happens that has not happened yet."""

    def lives(self) -> Iterator[Life]:
        there: dict[int, Life] = {}
        wanted, seen = set[int](), set[str]()
        for life in super().lives():
            there[life.number] = life
            if tags(life) - seen:
                seen |= tags(life)
                wanted |= {life.number, *self._kin(life)}
        self.seen, self.many_chosen = seen, len(wanted)
        yield from (life for number, life in there.items() if number in wanted)

    @staticmethod
    def _kin(life: Life) -> set[int]:
        return {n for o in life.happenings if (n := o.facts.get("of_life")) is not None}


def test_actions_and_bulk_leave_the_same_in_every_table():
    scripts = [Chosen(ASKED), Chosen(ASKED)]
    slow = making.fill(making.found("Slowmarch", ASKED), scripts[0], bulk=False, say=lambda _: None)
    quick = making.fill(
        making.found("Quickmarch", ASKED), scripts[1], bulk=True, say=lambda _: None
    )

    one, other = Area(slow.area), Area(quick.area)

    verbs = {name for name in vars(Record) | vars(Requests) if not name.startswith("_")}
    assert verbs <= scripts[0].seen | {"open_request"}
    for model in fenced_models():
        rows = zip(one.told(model), other.told(model), strict=False)
        for place, (left, right) in enumerate(rows):
            assert left == right, f"{model._meta.db_table}, row {place}"
        assert len(one.rows[model]) == len(other.rows[model]), model._meta.db_table
    assert quick.children == slow.children
    assert quick.rows > 1_000
    for name in ("Seat", "Reader", "Comment", "Conclusion", "AgendaItem"):
        assert one.rows[apps.get_model(f"panels.{name}")], name
