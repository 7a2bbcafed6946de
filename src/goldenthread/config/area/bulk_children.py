"""The rows that actions on a child's record leave, made in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models

from goldenthread.children import api as children
from goldenthread.config.area.frame import Frame
from goldenthread.config.area.ledger import Ledger
from goldenthread.core.names import folded_together
from goldenthread.platform.history.recording import facts_of
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Organisation

ADDRESS, PLACEMENT, NEED, CARER, RELATIONSHIP, GRANT = (
    apps.get_model(f"children.{name}")
    for name in ("Address", "Placement", "Need", "Carer", "Relationship", "Grant")
)
TABLES: tuple[type[models.Model], ...] = (
    children.Child, ADDRESS, PLACEMENT, NEED, RELATIONSHIP, CARER, GRANT,
)  # fmt: skip
"""In the order in which they are written: a carer is seen through the relationship."""
_PARTS = {"address": ADDRESS, "placement": PLACEMENT, "need": NEED}


class Record:
    """One child's record as it comes about. Each method is a verb of the script."""

    def __init__(self, frame: Frame, ledger: Ledger, number: int, main_carers: dict[int, Any]):
        self._frame, self._ledger, self._number = frame, ledger, number
        self._main_carers = main_carers
        self._area = frame.area
        self.carers: list[Any] = []
        self._main: dict[str, Any] = {}
        self._given: dict[int, Any] = {}

    def begin_record(self, by: Member, on: date, **values: Any) -> None:
        self._child = children.Child(
            local_area=self._area, number=self._number, recorded_on=on, **values
        )
        self._child.names = folded_together([self._child.forename, self._child.surname])
        self._ledger.add(self._child)
        self._tell("children.record_made", self._child, by, on)

    def add_part(
        self, by: Member, on: date, kind: str, values: Mapping[str, Any], school: int | None = None
    ) -> None:
        part = _PARTS[kind](local_area=self._area, child=self._child, **values)
        if kind == "placement":
            part.setting = self._frame.settings[school] if school is not None else None
        ended = self._end_the_one_before(kind, part)
        self._ledger.add(part)
        if kind == "placement":
            self._give_to_school(part)
        changes = children.told(part)
        if ended is not None:
            changes["the one before ends on"] = (None, ended)
        self._tell(f"children.{kind}_added", part, by, on, changes=changes)

    def _end_the_one_before(self, kind: str, part: Any) -> date | None:
        if kind == "need" and part.rank != 1:
            return None
        before, self._main[kind] = self._main.get(kind), part
        if before is None:
            return None
        last: date = part.since - timedelta(days=1)
        self._ledger.change(before, until=last, version=before.version + 1)
        if kind == "placement":
            self._give_to_school(before)
        return last

    def _give_to_school(self, part: Any) -> None:
        """Give the record to the school's staff for as long as the placement lasts."""
        home = part.setting.organisation if part.setting else None
        if home is None:
            return
        grant = self._given.get(part.pk)
        if grant is not None:
            self._ledger.change(grant, until=part.until)
            return
        self._given[part.pk] = grant = GRANT(
            local_area=self._area, child=self._child, organisation=home,
            kind=children.Basis.ON_ROLL, because=f"On roll at {part.setting.name}",
            since=part.since, until=part.until, placement=part,
        )  # fmt: skip
        self._ledger.add(grant)

    def end_placement(self, by: Member, on: date, until: date) -> None:
        part = self._main["placement"]
        self._ledger.change(part, version=part.version + 1)
        self._ledger.change(part, until=until)
        self._give_to_school(part)
        self._tell("children.placement_changed", part, by, on, changes={"until": ("", until)})

    def record_death(self, by: Member, on: date, died_on: date) -> None:
        self._ledger.change(self._child, version=self._child.version + 1)
        self._ledger.change(self._child, died_on=died_on)
        changes = {"died_on": (None, died_on)}
        self._tell("children.record_changed", self._child, by, on, changes=changes)

    def add_carer(
        self, by: Member, on: date, place: int, carer: Mapping[str, Any] | None,
        of_life: int | None, values: Mapping[str, Any],
    ) -> None:  # fmt: skip
        known = self._main_carers[of_life] if of_life is not None else None
        if known is None:
            known = CARER(local_area=self._area, **(carer or {}))
            self._ledger.add(known)
        self.carers.append(known)
        part = RELATIONSHIP(local_area=self._area, child=self._child, carer=known, **values)
        self._ledger.add(part)
        self._tell("children.carer_added", part, by, on, changes=children.told(part))

    def _give(self, to: Organisation, because: str, by: Member, on: date) -> Any:
        """Give the record to an organisation that is asked for advice; return the grant."""
        grant = GRANT(
            local_area=self._area, child=self._child, organisation=to, kind=children.Basis.ASKED,
            because=because, since=on,
        )  # fmt: skip
        self._ledger.add(grant)
        changes = {"given to": (None, to.name)}
        self._tell("children.record_given", self._child, by, on, reason=because, changes=changes)
        return grant

    def _take_back(self, grant: Any, by: Member, on: date) -> None:
        self._ledger.change(grant, until=on)
        changes = {"given to": (grant.organisation.name, None), "last day": (None, on)}
        self._tell("children.record_taken_back", self._child, by, on, changes=changes)

    def _tell(self, kind: str, about: models.Model, by: Member, on: date, **told: Any) -> None:
        self._ledger.tell(facts_of(kind, about=about, by=by, on=on, **told))
