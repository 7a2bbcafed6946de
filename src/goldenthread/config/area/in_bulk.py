"""Plays a script into the tables many rows at once: what `by_actions` leaves there, made anew.

Each verb makes the rows, the states and the events that the action of the same name makes. A test
plays one script both ways and compares every table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from goldenthread.config.area import bulk_cases, bulk_children
from goldenthread.config.area.bulk_cases import Requests
from goldenthread.config.area.frame import Frame
from goldenthread.config.area.ledger import Ledger
from goldenthread.config.area.script import Life
from goldenthread.platform.organisations.models import LocalArea

_RECORD_NUMBER = apps.get_model("children.RecordNumber")
_CASE_NUMBER = apps.get_model("casework.CaseNumber")


class Player:
    """Plays lives in an area; nothing is in the tables before `write`.

    To be used inside the area's fence, with the reach of the whole area. Nobody else may make
    records or take in requests in the area meanwhile.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._ledger = Ledger([*bulk_children.TABLES, *bulk_cases.TABLES])
        self._main_carers: dict[int, Any] = {}
        self._records = _Numbers(_RECORD_NUMBER, frame.area)
        self._cases = _Numbers(_CASE_NUMBER, frame.area)

    def play(self, life: Life) -> None:
        """Make all that happens in one life."""
        played = Requests(
            self._frame, self._ledger, next(self._records), self._main_carers,
            case_numbers=self._cases,
        )  # fmt: skip
        for one in life.happenings:
            getattr(played, one.verb)(self._frame.members[one.by], one.on, **one.facts)
        if played.carers:
            self._main_carers[life.number] = played.carers[0]

    def write(self) -> int:
        """Put what was played into the tables; return how many rows."""
        self._records.keep()
        self._cases.keep()
        return self._ledger.write()


class _Numbers(Iterator[int]):
    """An area's own numbers, counted on from the last that was given."""

    def __init__(self, model: Any, area: LocalArea) -> None:
        self._row, _ = model.objects.get_or_create(local_area=area)

    def __next__(self) -> int:
        self._row.last += 1
        number: int = self._row.last
        return number

    def keep(self) -> None:
        """Keep the last number."""
        self._row.save(update_fields=["last"])
