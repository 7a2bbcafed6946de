"""Plays a script by the product's own actions, one after another: true, and slow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from goldenthread.casework import api as casework
from goldenthread.children import api as children
from goldenthread.config.area.frame import Frame
from goldenthread.config.area.script import Life
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.reach import as_member

DECISIONS: Mapping[str, Callable[..., object]] = {
    "assess": casework.decide_to_assess,
    "not_assess": casework.decide_not_to_assess,
    "issue": casework.decide_to_issue,
    "not_issue": casework.decide_not_to_issue,
}


class Player:
    """Plays lives in an area; remembers of each only what a brother or sister needs."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._main_carers: dict[int, children.Carer] = {}

    def play(self, life: Life) -> None:
        """Do all that happens in one life."""
        played = _Played(self._frame, self._main_carers)
        for one in life.happenings:
            by = self._frame.members[one.by]
            with as_member(by, on=one.on):
                getattr(played, one.verb)(by, one.on, **one.facts)
        if played.carers:
            self._main_carers[life.number] = played.carers[0]


class _Played:
    """One life, as far as it has come. Each method is a verb of the script."""

    def __init__(self, frame: Frame, main_carers: Mapping[int, children.Carer]) -> None:
        self._frame, self._main_carers = frame, main_carers
        self.carers: list[children.Carer] = []
        self._cases: dict[int, casework.Case] = {}
        self._advice: dict[tuple[int, str], casework.AdviceRequest] = {}
        self._exceptions: dict[int, Any] = {}
        self._disputes: dict[tuple[int, str], Any] = {}

    def begin_record(self, by: Member, on: date, **values: Any) -> None:
        self._child = children.begin_record(values=values, by=by, on=on)

    def add_part(
        self, by: Member, on: date, kind: str, values: Mapping[str, Any], school: int | None = None
    ) -> None:
        told = dict(values)
        if kind == "placement":
            told["setting"] = self._frame.settings[school] if school is not None else None
        part = children.add_part(child=self._child, kind=kind, values=told, by=by, on=on)
        if kind == "placement":
            self._placement = part

    def end_placement(self, by: Member, on: date, until: date) -> None:
        # its version may have been counted on by a later one
        self._placement.refresh_from_db()
        children.change_part(
            part=self._placement, values={"until": until}, version=self._placement.version, by=by,
            on=on,
        )  # fmt: skip

    def record_death(self, by: Member, on: date, died_on: date) -> None:
        children.change_record(
            child=self._child, values={"died_on": died_on}, version=self._child.version, by=by,
            on=on, send=False,
        )  # fmt: skip

    def add_carer(
        self, by: Member, on: date, place: int, carer: Mapping[str, Any] | None,
        of_life: int | None, values: Mapping[str, Any],
    ) -> None:  # fmt: skip
        known = self._main_carers[of_life] if of_life is not None else carer
        if known is None:
            raise LookupError(f"nobody is told of as carer {place}")
        part = children.add_carer(child=self._child, carer=known, values=values, by=by, on=on)
        self.carers.append(part.carer)

    def open_request(
        self, by: Member, on: date, case: int, received_on: date | None,
        values: Mapping[str, Any], carer: int | None, school: int | None, officer: int | None,
    ) -> None:  # fmt: skip
        told = {
            **values,
            "carer": self.carers[carer] if carer is not None else None,
            "organisation": self._frame.of_school(school),
        }
        self._cases[case] = casework.open_request(
            child=self._child, received_on=received_on, values=told, by=by, on=on,
            officer=self._frame.members[officer].person if officer else None,
            send=False,  # the script says itself when it was acknowledged, as a step of its own
        )  # fmt: skip

    def allocate(self, by: Member, on: date, case: int, officer: int, note: str) -> None:
        now = self._now(case)
        casework.allocate(
            case=now, officer=self._frame.members[officer].person, handover_note=note,
            version=now.version, by=by, on=on,
        )  # fmt: skip

    def take_step(self, by: Member, on: date, case: int, step: str, day: date) -> None:
        untold = {"send": False} if step in ("withdraw", "issue_final") else {}
        getattr(casework, step)(case=self._cases[case], day=day, by=by, on=on, **untold)

    def record_move(self, by: Member, on: date, case: int, day: date, moved_to: str) -> None:
        casework.record_move(
            case=self._cases[case], day=day, moved_to=moved_to, by=by, on=on, send=False
        )

    def decide(self, by: Member, on: date, case: int, outcome: str, **facts: Any) -> None:
        untold = {"send": False} if outcome.startswith("not_") else {}
        DECISIONS[outcome](case=self._cases[case], by=by, on=on, **facts, **untold)

    def ask_for_advice(
        self, by: Member, on: date, case: int, advice: str, day: date,
        service: str | None, school: int | None, name: str,
    ) -> None:  # fmt: skip
        home = self._frame.services[service] if service else self._frame.of_school(school)
        self._advice[case, advice] = casework.ask_for_advice(
            case=self._cases[case], kind=advice, requested_on=day, organisation=home,
            name=name or ("" if home else "The school"), by=by, on=on, send=False,
        )  # fmt: skip

    def chase_advice(self, by: Member, on: date, case: int, advice: str, day: date) -> None:
        casework.chase_advice(advice=self._advice[case, advice], day=day, by=by, on=on)

    def take_in_advice(
        self, by: Member, on: date, case: int, advice: str, day: date, late_reason: str
    ) -> None:
        casework.take_in_advice(
            advice=self._advice[case, advice], day=day, late_reason=late_reason, by=by, on=on
        )

    def record_exception(
        self, by: Member, on: date, case: int, evidence: Mapping[str, Any], **facts: Any
    ) -> None:
        self._exceptions[case] = casework.record_exception(
            case=self._cases[case], until=None, evidence=casework.Evidence(**evidence), by=by,
            on=on, **facts,
        )  # fmt: skip

    def end_exception(self, by: Member, on: date, case: int, until: date) -> None:
        one = self._exceptions[case]
        casework.end_exception(exception=one, until=until, version=one.version, by=by, on=on)

    def record_mediation(
        self, by: Member, on: date, case: int, about: str, values: Mapping[str, Any]
    ) -> None:
        self._dispute(casework.record_mediation, case, about, values, by, on)

    def record_appeal(
        self, by: Member, on: date, case: int, about: str, values: Mapping[str, Any]
    ) -> None:
        self._dispute(casework.record_appeal, case, about, values, by, on)

    def _dispute(
        self, record: Callable[..., Any], case: int, about: str, values: Mapping[str, Any],
        by: Member, on: date,
    ) -> None:  # fmt: skip
        known = self._disputes.get((case, about))
        self._disputes[case, about] = record(
            case=self._cases[case], about=about, values=values, by=by, on=on,
            version=known.version if known else 0,
        )  # fmt: skip

    def _now(self, case: int) -> casework.Case:
        found = casework.Case.objects.get(pk=self._cases[case].pk)
        self._cases[case] = found
        return found
