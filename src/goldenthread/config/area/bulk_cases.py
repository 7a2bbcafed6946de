"""The rows that actions on a case leave, made in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models

from goldenthread.casework.api import (
    ENDING_WORDS,
    AdviceChase,
    AdviceRequest,
    Case,
    ChaseHow,
    Stage,
    evidence_in_words,
)
from goldenthread.config.area.bulk_children import Record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

DECISION, EXCEPTION, DISPUTE, ALLOCATION = (
    apps.get_model(f"casework.{name}")
    for name in ("Decision", "CaseException", "Dispute", "Allocation")
)
TABLES: tuple[type[models.Model], ...] = (
    Case, DECISION, EXCEPTION, AdviceRequest, AdviceChase, DISPUTE, ALLOCATION,
)  # fmt: skip
_STEPS = {
    "acknowledge": "acknowledged_on",
    "tell_partners": "told_partners_on",
    "consult_family": "consulted_family_on",
    "serve_draft": "draft_served_on",
    "consult_setting": "consultation_sent_on",
    "take_in_reply": "consultation_replied_on",
    "take_in_answer": "representations_received_on",
    "issue_final": "final_issued_on",
    "withdraw": "request_withdrawn_on",
}
_ENDINGS = {"issue_final": Stage.ISSUED, "withdraw": Stage.WITHDRAWN}
_REFUSALS = {"not_assess": Stage.NOT_ASSESSED, "not_issue": Stage.NOT_ISSUED}
_DECISIONS = {
    "assess": "decided_to_assess_on",
    "not_assess": "decided_not_to_assess_on",
    "issue": "decided_to_issue_on",
    "not_issue": "decided_not_to_issue_on",
}


class Requests(Record):
    """A child's record with its requests. Each method is a verb of the script."""

    def __init__(self, *args: Any, case_numbers: Iterator[int]) -> None:
        super().__init__(*args)
        self._case_numbers = case_numbers
        self._cases: dict[int, Case] = {}
        self._advice: dict[tuple[int, str], AdviceRequest] = {}
        self._asked: dict[int, list[Any]] = {}
        self._told: dict[tuple[int, str], date] = {}
        self._disputes: dict[tuple[int, str], Any] = {}
        self._exceptions: dict[int, Any] = {}
        self._whose: dict[int, Any] = {}

    def open_request(
        self, by: Member, on: date, case: int, received_on: date | None,
        values: Mapping[str, Any], carer: int | None, school: int | None, officer: int | None,
    ) -> None:  # fmt: skip
        now = Case(
            local_area=self._area, child=self._child, request_received_on=received_on,
            number=next(self._case_numbers), organisation=self._frame.of_school(school),
            carer=self.carers[carer] if carer is not None else None, **values,
        )  # fmt: skip
        self._cases[case] = now
        self._ledger.add(now)
        changes = {
            "received on": (None, received_on), "source": (None, now.get_source_display()),
        }  # fmt: skip
        self._tell("casework.request_opened", now, by, on, changes=changes)
        if officer is not None:
            self._give_to(case, self._frame.members[officer].person, "", by, on)

    def allocate(self, by: Member, on: date, case: int, officer: int, note: str) -> None:
        now = self._cases[case]
        self._ledger.change(now, version=now.version + 1)
        self._give_to(case, self._frame.members[officer].person, note, by, on)

    def _give_to(self, case: int, officer: Person, note: str, by: Member, on: date) -> None:
        before, now = self._whose.get(case), self._cases[case]
        if before is not None:
            self._ledger.change(before, until=max(on - timedelta(days=1), before.since))
        self._whose[case] = ALLOCATION(
            local_area=self._area, child=self._child, case=now, officer=officer, since=on,
            handover_note=note,
        )  # fmt: skip
        self._ledger.add(self._whose[case])
        self._ledger.change(now, officer_id=officer.pk)
        changes = {"officer": (before.officer.name if before else None, officer.name)}
        self._tell("casework.case_allocated", now, by, on, reason=note, changes=changes)

    def take_step(self, by: Member, on: date, case: int, step: str, day: date) -> None:
        self._take(by, on, case, _STEPS[step], day)
        if step in _ENDINGS:
            self._end_advice(by, on, case, _ENDINGS[step])

    def record_move(self, by: Member, on: date, case: int, day: date, moved_to: str) -> None:
        self._take(by, on, case, "moved_area_on", day, moved_to=moved_to)
        self._end_advice(by, on, case, Stage.MOVED)

    def record_death(self, by: Member, on: date, died_on: date) -> None:
        super().record_death(by, on, died_on)
        for case in sorted(self._cases):
            self._end_advice(by, on, case, Stage.DIED)

    def _take(
        self, by: Member, on: date, case: int, name: str, day: date, *, reason: str = "",
        **also: Any,
    ) -> None:  # fmt: skip
        now = self._cases[case]
        self._ledger.change(now, **{name: day, "version": now.version + 1, **also})
        kind = f"casework.{name.removesuffix('_on')}"
        self._tell(kind, now, by, on, reason=reason, changes={"day": (None, day)})

    def decide(
        self, by: Member, on: date, case: int, outcome: str, decided_on: date, told_on: date,
        legal_test: str, reasons: str,
    ) -> None:  # fmt: skip
        day = decided_on if outcome == "issue" else told_on
        self._take(by, on, case, _DECISIONS[outcome], day, reason=reasons)
        self._told[case, outcome] = told_on
        self._ledger.add(
            DECISION(
                local_area=self._area, child=self._child, case=self._cases[case], outcome=outcome,
                legal_test=legal_test, reasons=reasons, decided_by=by.person,
                decided_on=decided_on, told_on=told_on,
            )
        )  # fmt: skip
        if outcome in _REFUSALS:
            self._end_advice(by, on, case, _REFUSALS[outcome])

    def _end_advice(self, by: Member, on: date, case: int, stage: Stage) -> None:
        """Withdraw what is still owed on a case that has ended."""
        for (of, _), one in self._advice.items():
            if of != case or one.advice_received_on or one.withdrawn_on:
                continue
            self._ledger.change(
                one, withdrawn_on=on, withdrawn_with=stage.value, version=one.version + 1
            )
            if one.organisation_id is not None and not self._waits_for(case, one.organisation_id):
                for grant in self._asked.pop(one.organisation_id, []):
                    self._take_back(grant, by, on)
            changes = {"of": (one.of, None), "about": (one.get_kind_display(), None)}
            self._tell_of(one, case, "advice_withdrawn", by, on, reason=ENDING_WORDS[stage],
                          changes=changes)  # fmt: skip

    def ask_for_advice(
        self, by: Member, on: date, case: int, advice: str, day: date,
        service: str | None, school: int | None, name: str,
    ) -> None:  # fmt: skip
        home = self._frame.services[service] if service else self._frame.of_school(school)
        one = AdviceRequest(
            local_area=self._area, child=self._child, case=self._cases[case], kind=advice,
            organisation=home, name=name or ("" if home else "The school"),
            advice_requested_on=day,
        )  # fmt: skip
        self._advice[case, advice] = one
        self._ledger.add(one)
        about = one.get_kind_display()
        if home is not None:
            because = f"Asked for advice: {about.lower()}"
            self._asked.setdefault(home.pk, []).append(self._give(home, because, by, on))
        changes = {"of": (None, one.of), "about": (None, about), "day": (None, day)}
        self._tell_of(one, case, "advice_requested", by, on, changes=changes)

    def chase_advice(self, by: Member, on: date, case: int, advice: str, day: date) -> None:
        one = self._advice[case, advice]
        how = ChaseHow.TELEPHONE
        self._ledger.change(one, chased_on=day, version=one.version + 1)
        self._ledger.add(
            AdviceChase(
                local_area=self._area, child=self._child, advice=one, day=day, how=how, said="",
                by_name=by.name,
            )
        )  # fmt: skip
        changes = {"of": (None, one.of), "day": (None, day), "how": (None, how.label)}
        self._tell_of(one, case, "advice_chased", by, on, changes=changes)

    def take_in_advice(
        self, by: Member, on: date, case: int, advice: str, day: date, late_reason: str
    ) -> None:
        one = self._advice[case, advice]
        self._ledger.change(
            one, advice_received_on=day, late_reason=late_reason, version=one.version + 1
        )
        if one.organisation_id is not None and not self._waits_for(case, one.organisation_id):
            for grant in self._asked.pop(one.organisation_id):
                self._take_back(grant, by, on)
        changes = {"of": (None, one.of), "day": (None, day)}
        self._tell_of(one, case, "advice_received", by, on, reason=late_reason, changes=changes)

    def _waits_for(self, case: int, organisation_id: int) -> bool:
        return any(
            one.organisation_id == organisation_id
            and one.advice_received_on is None
            and one.withdrawn_on is None
            for (of, _), one in self._advice.items()
            if of == case
        )

    def record_exception(
        self, by: Member, on: date, case: int, code: str, head: str, since: date,
        evidence: Mapping[str, Any],
    ) -> None:  # fmt: skip
        one = EXCEPTION(
            local_area=self._area, child=self._child, case=self._cases[case], code=code, head=head,
            since=since, evidence=evidence["held"], evidence_kind=evidence["kind"],
            evidence_on=evidence["dated"],
        )  # fmt: skip
        self._exceptions[case] = one
        self._ledger.add(one)
        changes = {
            "circumstance": (None, f"{code}({head})"), "from": (None, since), "to": (None, None),
            "evidence": (None, evidence_in_words(one)),
        }  # fmt: skip
        self._tell_of(one, case, "exception_recorded", by, on, changes=changes)

    def end_exception(self, by: Member, on: date, case: int, until: date) -> None:
        one = self._exceptions[case]
        self._ledger.change(one, version=one.version + 1)
        self._ledger.change(one, until=until)
        changes = {"last day": (None, until)}
        self._tell_of(one, case, "exception_ended", by, on, changes=changes)

    def record_mediation(
        self, by: Member, on: date, case: int, about: str, values: Mapping[str, Any]
    ) -> None:
        self._dispute("mediation_recorded", by, on, case, about, values)

    def record_appeal(
        self, by: Member, on: date, case: int, about: str, values: Mapping[str, Any]
    ) -> None:
        self._dispute("appeal_recorded", by, on, case, about, values)

    def _dispute(
        self, kind: str, by: Member, on: date, case: int, about: str, values: Mapping[str, Any]
    ) -> None:
        one = self._disputes.get((case, about))
        if one is None:
            one = DISPUTE(
                local_area=self._area, child=self._child, case=self._cases[case], about=about,
                decision_notice_sent_on=self._told[case, about], version=1, **values,
            )  # fmt: skip
            self._disputes[case, about] = one
            before = dict.fromkeys(values)
            self._ledger.add(one)
        else:
            self._ledger.change(one, version=one.version + 1)
            before = {name: getattr(one, name) for name in values}
            self._ledger.change(one, **values)
        if "order_kind" in before:
            before["order_kind"] = before["order_kind"] or ""
        changes = {name: (was, values[name]) for name, was in before.items()}
        self._tell_of(one, case, kind, by, on, changes=changes)

    def _tell_of(
        self, one: models.Model, case: int, kind: str, by: Member, on: date, **told: Any
    ) -> None:
        self._tell(f"casework.{kind}", one, by, on, within=self._cases[case], **told)
