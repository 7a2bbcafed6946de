"""Giving evidence, withdrawing it, and having somebody else verify it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from goldenthread.improvement.api import Action, Measure, posts_behind
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.documents.actions import store
from goldenthread.platform.documents.checking import check_file
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.proof.enums import Kind, Verdict
from goldenthread.proof.models import Evidence
from goldenthread.proof.permissions import check_may_give, check_may_verify
from goldenthread.proof.policies.evidence import (
    check_dates,
    check_is_new,
    check_reason,
    check_shows,
    check_version,
    check_waits,
)
from goldenthread.proof.queries.evidence import post_of


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gives: of which kind, what it says, of which day and period, and a file."""

    kind: Kind
    dated: date
    statement: str = ""
    period_from: date | None = None
    period_to: date | None = None
    file: tuple[str, bytes] | None = None


@transaction.atomic
def give_evidence(*, measure: Measure, given: Given, by: Member, on: date) -> Evidence:
    """Give evidence for a measure. It is a claim until somebody else verifies it.

    :raises NotPermitted: when their posts neither hold nor lead the measure's action.
    :raises NotReady: when the plan is closed, the measure withdrawn, or the same given today.
    :raises NotValid: when a day has not come yet, there is nothing to look at, or the file is of
        no kind that is kept.
    """
    held_by = posts_behind(measure.action)
    check_may_give(by, held_by)
    check_open(measure)
    statement = given.statement.strip()
    check_shows(statement=statement, has_document=given.file is not None)
    period = (given.period_from, given.period_to)
    check_dates(dated=given.dated, period=period, on=on)
    said: dict[str, Any] = {
        "measure": measure, "kind": given.kind, "statement": statement, "dated": given.dated,
        "period_from": given.period_from, "period_to": given.period_to,
        "given_by": by.person, "given_on": on,
    }  # fmt: skip
    document = None
    if given.file:
        check_file(*given.file)
    check_is_new(is_there=_is_given(measure, said, given.file))
    if given.file:
        document = store(name=given.file[0], content=given.file[1], by=by, on=on)
    evidence = Evidence.objects.create(
        local_area=by.local_area, document=document,
        given_by_name=by.person.name, given_by_post=post_of(by, held_by), **said,
    )  # fmt: skip
    _tell("proof.evidence_given", evidence, by=by, on=on)
    return evidence


def _is_given(measure: Measure, said: dict[str, Any], file: tuple[str, bytes] | None) -> bool:
    """Whether the same was given today already, as when a form is sent twice."""
    Measure.objects.select_for_update().get(pk=measure.pk)  # two at once: the later sees the first
    same = Evidence.objects.filter(**said, withdrawn_on=None)
    if file is None:
        return same.filter(document=None).exists()
    return same.filter(document__sha256=sha256(file[1]).hexdigest()).exists()


@transaction.atomic
def verify_evidence(
    *, evidence: Evidence, verdict: Verdict, note: str, version: int, by: Member, on: date
) -> Evidence:
    """Say that evidence shows what it claims, or that it does not; who gave it cannot.

    :param note: what was looked at, or why it is not accepted.
    :raises NotPermitted: when they may not, gave it themselves, or hold its action.
    :raises NotReady: when it was withdrawn or looked at already.
    :raises NotValid: when nothing is said of how.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    evidence = _locked(evidence)
    check_may_verify(by, given_by=evidence.given_by_id, holders=_holders(evidence.measure.action))
    check_waits(verdict=evidence.verdict, is_withdrawn=evidence.withdrawn_on is not None)
    check_version(seen=version, now=evidence.version)
    evidence.verification_note = check_reason(
        note,
        "Say what you looked at to verify it."
        if verdict == Verdict.VERIFIED
        else "Say why it is not accepted.",
        field="note",
    )
    evidence.verdict, evidence.verified_by, evidence.verified_on = verdict, by.person, on
    evidence.verified_by_name, evidence.verified_by_post = by.person.name, post_of(by)
    _save(evidence, "verdict", "verified_by", "verified_by_name", "verified_by_post",
          "verified_on", "verification_note")  # fmt: skip
    kind = "proof.evidence_verified" if verdict == Verdict.VERIFIED else "proof.evidence_refused"
    _tell(kind, evidence, by=by, on=on, reason=evidence.verification_note)
    return evidence


@transaction.atomic
def withdraw_evidence(
    *, evidence: Evidence, reason: str, version: int, by: Member, on: date
) -> Evidence:
    """Take evidence back; it stays on record, and can be put back.

    :raises NotPermitted: when their posts neither hold nor lead the action.
    :raises NotReady: when it was withdrawn already.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    evidence = _locked(evidence)
    check_may_give(by, posts_behind(evidence.measure.action))
    if evidence.withdrawn_on:
        raise NotReady("This evidence was withdrawn already.")
    check_version(seen=version, now=evidence.version)
    evidence.withdrawn_reason = check_reason(reason, "Say why it is withdrawn.")
    evidence.withdrawn_on, evidence.withdrawn_by_name = on, by.person.name
    _save(evidence, "withdrawn_on", "withdrawn_by_name", "withdrawn_reason")
    _tell("proof.evidence_withdrawn", evidence, by=by, on=on, reason=evidence.withdrawn_reason)
    return evidence


@transaction.atomic
def put_back_evidence(*, evidence: Evidence, by: Member, on: date) -> Evidence:
    """Undo a withdrawal; what somebody said of it before holds again.

    :raises NotPermitted: when their posts neither hold nor lead the action.
    :raises NotReady: when it is not withdrawn.
    """
    evidence = _locked(evidence)
    check_may_give(by, posts_behind(evidence.measure.action))
    if not evidence.withdrawn_on:
        raise NotReady("This evidence is not withdrawn.")
    evidence.withdrawn_on, evidence.withdrawn_by_name, evidence.withdrawn_reason = None, "", ""
    _save(evidence, "withdrawn_on", "withdrawn_by_name", "withdrawn_reason")
    _tell("proof.evidence_put_back", evidence, by=by, on=on)
    return evidence


def check_open(measure: Measure) -> None:
    """Pass silently if a measure takes evidence and figures.

    :raises NotReady: when its plan is closed, or it or its action was withdrawn.
    """
    if measure.plan.state == "closed":
        raise NotReady("This plan is closed and is kept as it was.")
    if measure.withdrawn_on or measure.action.withdrawn_on:
        raise NotReady("This measure was withdrawn from the plan.")


def _holders(action: Action) -> set[int]:
    return {lead.post_id for lead in action.leads.all()}


def _locked(evidence: Evidence) -> Evidence:
    return (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("measure__action__plan", "measure__plan")
        .get(pk=evidence.pk)
    )


def _save(evidence: Evidence, *fields: str) -> None:
    evidence.version += 1
    evidence.save(update_fields=[*fields, "version"])


def _tell(kind: str, evidence: Evidence, *, by: Member, on: date, reason: str = "") -> None:
    action = evidence.measure.action
    record(
        kind, about=action, within=action.plan, by=by, on=on, reason=reason,
        changes={"evidence": (None, f"{evidence.get_kind_display()}: {evidence.measure.text}")},
    )  # fmt: skip
