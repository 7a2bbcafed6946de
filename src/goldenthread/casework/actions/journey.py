"""The steps of the journey that are a date each, and the endings."""

from __future__ import annotations

import re
from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.casework.actions.ending import end_advice
from goldenthread.casework.actions.telling import tell
from goldenthread.casework.actions.turns import open_case
from goldenthread.casework.models import Case
from goldenthread.casework.policies import STEPS, check_dates, check_step
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.reckoning import first_day_for_final
from goldenthread.casework.queries.steps import told_by
from goldenthread.casework.queries.wording import check_leaves_today
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day as in_full


@transaction.atomic
def acknowledge(*, case: Case, day: date, by: Member, on: date, telling: str | None = None) -> Case:
    """Record that the request was acknowledged; or acknowledge it by this.

    Every step in this module is refused for the same reasons.

    :param telling: the officer's own words, or "", in the message that tells those whom the step
        concerns now; None when they have been told already.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the step cannot be taken now.
    :raises NotValid: when the day cannot be right, or is not today though something is sent.
    """
    return _tell(case, "acknowledge", day, by=by, on=on, telling=telling)


@transaction.atomic
def tell_partners(
    *, case: Case, day: date, by: Member, on: date, telling: str | None = None
) -> Case:
    """Tell all who must be told (SEND Regulations 2014, regulation 4(2)), or record they were."""
    return _tell(case, "tell-partners", day, by=by, on=on, telling=telling)


@transaction.atomic
def consult_family(
    *, case: Case, day: date, by: Member, on: date, telling: str | None = None
) -> Case:
    """Ask the family (Children and Families Act 2014, section 36(4)), or record it was asked."""
    return _tell(case, "consult-family", day, by=by, on=on, telling=telling)


@transaction.atomic
def serve_draft(*, case: Case, day: date, by: Member, on: date) -> Case:
    """Record that the draft plan was sent to the family."""
    return take(case, "serve-draft", day, by=by, on=on)


@transaction.atomic
def consult_setting(*, case: Case, day: date, by: Member, on: date) -> Case:
    """Record that the school or college to be named was consulted."""
    return take(case, "consult-setting", day, by=by, on=on)


@transaction.atomic
def take_in_reply(*, case: Case, day: date, by: Member, on: date) -> Case:
    """Record the reply of the school or college."""
    return take(case, "take-in-reply", day, by=by, on=on)


@transaction.atomic
def take_in_answer(*, case: Case, day: date, by: Member, on: date) -> Case:
    """Record the family's answer to the draft."""
    return take(case, "take-in-answer", day, by=by, on=on)


@transaction.atomic
def issue_final(*, case: Case, day: date, by: Member, on: date, send: bool = True) -> Case:
    """Record that the final plan was issued; who still owes advice is told that it is over.

    Not before the family's 15 days are over, unless they answered (SEND Regulations 2014,
    regulation 13(1)(a)).

    :param send: False when they are told in another way.
    """
    case = open_case(case, by=by)
    earliest = first_day_for_final(case, on=on)
    if earliest is not None and day < earliest:
        raise NotValid(
            f"The family may answer the draft until the day before {in_full(earliest)}, and no"
            " answer is recorded. Record it first, or give a later day.",
            field="day",
        )
    done = take(case, "issue-final", day, by=by, on=on)
    end_advice(done, by=by, on=on, send=send)
    return done


@transaction.atomic
def withdraw(
    *, case: Case, day: date, by: Member, on: date, reason: str = "", send: bool = True
) -> Case:
    """End a case whose request was withdrawn; who still owes advice is told that it is over.

    :param send: False when they are told in another way.
    """
    done = take(case, "withdraw", day, by=by, on=on, reason=reason)
    end_advice(done, by=by, on=on, send=send)
    return done


@transaction.atomic
def record_move(
    *, case: Case, day: date, moved_to: str, by: Member, on: date, send: bool = True
) -> Case:
    """End a case whose family moved to another council's area; who owes advice is told.

    :param moved_to: the council's number of three figures, or "" when it is not known.
    :param send: False when they are told in another way.
    """
    if not re.fullmatch(r"|[0-9]{3}", moved_to):
        raise NotValid("The council’s number has three figures.", field="moved_to")
    done = take(case, "record-move", day, by=by, on=on, moved_to=moved_to)
    end_advice(done, by=by, on=on, send=send)
    return done


def _tell(case: Case, step: str, day: date, *, by: Member, on: date, telling: str | None) -> Case:
    done = take(case, step, day, by=by, on=on)
    if telling is not None:
        check_leaves_today(day, on=on)
        for reader, template in told_by(step, done, on=on):
            tell(done, reader, template, by=by, on=on, paragraph=telling)
    return done


def take(
    case: Case, step: str, day: date, *, by: Member, on: date, reason: str = "", moved_to: str = ""
) -> Case:
    """Take one step; to be called by an action, in its transaction.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the step cannot be taken now.
    :raises NotValid: when the day cannot be right.
    """
    case, field = open_case(case, by=by), STEPS[step].date
    check_step(step, facts_of(case))
    setattr(case, field, day)
    check_dates(facts_of(case), field, on=on)
    case.version += 1
    if moved_to:
        case.moved_to = moved_to
    try:
        with transaction.atomic():
            case.save(update_fields=[field, "version", "moved_to"])
    except IntegrityError as error:
        if "case_open_once" not in str(error):
            raise
        raise NotReady(
            "Another request is open for this child, so this one cannot be taken up again."
        ) from error
    record(
        f"casework.{field.removesuffix('_on')}", about=case, by=by, on=on, reason=reason.strip(),
        changes={"day": (None, day)},
    )  # fmt: skip
    return case
