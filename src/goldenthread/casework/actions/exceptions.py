"""Circumstances in which the law does not hold someone to a time limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldenthread.casework.actions.documents import Brought, keep_document
from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.enums import EvidenceKind
from goldenthread.casework.models import AdviceRequest, Case, CaseDocument, CaseException
from goldenthread.casework.policies import check_day, why_no_more
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.reckoning import evidence_in_words
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.statutory_clock.clock import statutory_clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What shows a circumstance: something of a kind and a day, and where it can be opened.

    That is a file that is brought, advice on record, or the place `held` where it is filed.
    """

    kind: str
    dated: date | None
    held: str = ""
    advice: AdviceRequest | None = None
    file: Brought | None = None


@transaction.atomic
def record_exception(  # noqa: PLR0913 -- each is one fact of a circumstance, told by its name
    *,
    case: Case,
    code: str,
    head: str,
    since: date,
    until: date | None,
    evidence: Evidence,
    by: Member,
    on: date,
    also: Sequence[str] = (),
) -> CaseException:
    """Put an exception on record, by its letter in the regulation, with its days and evidence.

    :param code: and `head`: one of the clock's, such as EXC-D and c.
    :param also: the same circumstance in other regulations, such as "EXC-A(c)".
    :raises NotPermitted: when they may not.
    :raises NotReady: when the case has ended.
    :raises NotValid: when there is no such circumstance, a day cannot be right, there is no
        evidence, or its file cannot be kept.
    """
    case = open_case(case, by=by)
    facts = facts_of(case)
    if reason := why_no_more(facts):
        raise NotReady(reason)
    if not all(_is_known(name) for name in (f"{code}({head})", *also)):
        raise NotValid("Choose the circumstance.", field="circumstance")
    check_day(since, facts, on=on, field="since")
    _check_days(since, until, on=on)
    document = _check_evidence(case, evidence, by=by, on=on)
    one = CaseException.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, code=code, head=head,
        also=list(also), since=since, until=until, evidence=evidence.held.strip(),
        evidence_kind=evidence.kind, evidence_on=evidence.dated, advice=evidence.advice,
        document=document,
    )  # fmt: skip
    record(
        "casework.exception_recorded", about=one, within=case, by=by, on=on,
        changes={"circumstance": (None, ", ".join([f"{code}({head})", *also])),
                 "from": (None, since), "to": (None, until),
                 "evidence": (None, evidence_in_words(one))},
    )  # fmt: skip
    return one


def _is_known(name: str) -> bool:
    code, _, letter = name.removesuffix(")").partition("(")
    group = statutory_clock().book.exceptions.get(code)
    return group is not None and group.head(letter) is not None


def _check_evidence(case: Case, evidence: Evidence, *, by: Member, on: date) -> CaseDocument | None:
    """Return the document kept, if one is brought.

    :raises NotValid: when nothing is shown, its day cannot be right, or the file cannot be kept.
    """
    if evidence.kind not in EvidenceKind.values:
        raise NotValid("Choose what shows it.", field="evidence_kind")
    if evidence.dated is None:
        raise NotValid("Enter the day of what shows it.", field="evidence_on")
    check_day(evidence.dated, facts_of(case), on=on, field="evidence_on")
    if evidence.advice is not None and evidence.advice.case_id != case.pk:
        raise LookupError("this advice is of another case")
    if evidence.file is not None:
        return keep_document(case=case, brought=evidence.file, by=by, on=on)
    if evidence.advice is None and not evidence.held.strip():
        raise NotValid(
            "Upload what shows it, choose the advice, or say where it is held.", field="evidence"
        )
    return None


@transaction.atomic
def end_exception(
    *, exception: CaseException, until: date, version: int, by: Member, on: date
) -> CaseException:
    """Record the last day of an exception.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the day is before the first or in the future.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    case = open_case(exception.case, by=by)
    _check_days(exception.since, until, on=on)
    before = exception.until
    take_turn(exception, version)
    exception.until = until
    exception.save(update_fields=["until"])
    record(
        "casework.exception_ended", about=exception, within=case, by=by, on=on,
        changes={"last day": (before, until)},
    )  # fmt: skip
    return exception


def _check_days(since: date, until: date | None, *, on: date) -> None:
    if until is not None and until < since:
        raise NotValid("The last day is before the first.", field="until")
    if until is not None and until > on:
        raise NotValid("This day is in the future. Leave it empty while it lasts.", field="until")
