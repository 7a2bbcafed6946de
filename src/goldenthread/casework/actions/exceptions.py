"""Circumstances in which the law does not hold someone to a time limit."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.actions.turns import open_case, take_turn
from goldenthread.casework.models import Case, CaseException
from goldenthread.casework.policies import check_day, why_no_more
from goldenthread.casework.queries.cases import facts_of
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.statutory_clock.clock import statutory_clock


@transaction.atomic
def record_exception(
    *,
    case: Case,
    code: str,
    head: str,
    since: date,
    until: date | None,
    evidence: str,
    by: Member,
    on: date,
) -> CaseException:
    """Put an exception on record, by its letter in the regulation, with its days and evidence.

    :param code: and `head`: one of the clock's, such as EXC-D and c.
    :param evidence: where it is shown: a reference, never the story.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the case has ended.
    :raises NotValid: when there is no such circumstance, a day cannot be right, or there is no
        evidence.
    """
    case = open_case(case, by=by)
    facts = facts_of(case)
    if reason := why_no_more(facts):
        raise NotReady(reason)
    group = statutory_clock().book.exceptions.get(code)
    if group is None or group.head(head) is None:
        raise NotValid("Choose the circumstance.", field="circumstance")
    check_day(since, facts, on=on, field="since")
    _check_days(since, until, on=on)
    if not evidence.strip():
        raise NotValid("Say where it is shown, for example a letter and its date.",
                       field="evidence")  # fmt: skip
    one = CaseException.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, code=code, head=head,
        since=since, until=until, evidence=evidence.strip(),
    )  # fmt: skip
    record(
        "casework.exception_recorded", about=one, within=case, by=by, on=on,
        changes={"circumstance": (None, f"{code}({head})"), "from": (None, since),
                 "to": (None, until), "evidence": (None, one.evidence)},
    )  # fmt: skip
    return one


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
