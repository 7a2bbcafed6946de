"""Telling families and partners, and what becomes of it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.casework.enums import Telling
from goldenthread.casework.models import Case, Letter
from goldenthread.casework.policies import check_from_request, stage_of
from goldenthread.casework.queries.cases import facts_of
from goldenthread.casework.queries.limits import check_ground, limit_on
from goldenthread.casework.queries.messages import case_of
from goldenthread.casework.queries.readers import Reader, reader_of
from goldenthread.casework.queries.texts import texts_for
from goldenthread.casework.queries.wording import (
    Decided,
    changed_by,
    check_unnamed,
    facts_for,
    recipient,
    worded,
)
from goldenthread.children.api import change_carer, relationships_of
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.actions import requeue, send
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.organisations.member import Member

Told = Message | Letter


@transaction.atomic
def send_message(
    *,
    case: Case,
    reader: Reader,
    template: str,
    by: Member,
    on: date,
    paragraph: str = "",
    ground: str = "",
    because: str = "",
) -> Told:
    """Write to somebody about a case, by a text that fits where it is.

    What no law asks for is held back where the record says that they may not be told, or that the
    family does not want it shared: it leaves with a legal reason, which is kept on record.

    :param reader: one of those whom the case has; of a young person the address may be another.
    :param paragraph: the officer's own words.
    :param ground: one of `Ground` and `because` why it holds here, where the message is held back.
    :returns: the message, or the letter that is to be sent where there is no email address.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the text does not fit where the case is.
    :raises NotValid: when the text is not for this reader, the words name the child, or it is held
        back and no legal reason is given.
    """
    by.check_may(Power.WORK_ON_CASES)
    known = reader_of(case, reader.key, on=on)
    if known is None:
        raise NotValid("Choose somebody who has to do with the case.", field="reader")
    fits = {text.key: text for text in texts_for(stage_of(facts_of(case)))}
    if template not in fits:
        raise NotReady("This message does not fit where the case is now. Choose another.")
    if reader.kind not in fits[template].readers:
        raise NotValid(
            f"This message is not written for them: {reader.name}. Choose another.", field="text"
        )
    limit = limit_on(case, known, template)
    reason = check_ground(limit.says if limit.is_held else (), ground, because)
    told = tell(case, reader, template, by=by, on=on, paragraph=paragraph)
    if reason:
        record("casework.shared_all_the_same", about=told, within=case, by=by, on=on,
               reason=reason, changes={"to": (None, reader.name)})  # fmt: skip
    return told


def tell(
    case: Case,
    reader: Reader,
    template: str,
    *,
    by: Member,
    on: date,
    paragraph: str = "",
    decided: Decided | None = None,
) -> Told:
    """Write to one reader; to be called by an action, in its transaction.

    :returns: the message, or the letter that is to be sent where there is no email address.
    :raises NotValid: when the words name the child.
    """
    if not reader.email:
        return _keep_letter(
            case, reader, template, by=by, on=on, paragraph=paragraph, decided=decided
        )
    check_unnamed(case.child, paragraph, field="paragraph")
    check_unnamed(case.child, decided.reasons if decided else "", field="reasons")
    message = send(
        to=recipient(case, reader),
        template=template,
        context=facts_for(case, reader, template, on=on, paragraph=paragraph, decided=decided),
        about=case,
        by=by,
        on=on,
        child_id=case.child_id,
        changed=changed_by(template),
    )
    if message is None:
        raise LookupError("a reader with an address is always written to")
    record(
        "casework.message_sent", about=message, within=case, by=by, on=on,
        changes={"to": (None, reader.name), "about": (None, message.subject)},
    )  # fmt: skip
    return message


@transaction.atomic
def send_case_message_again(*, message: Message, email: str, by: Member, on: date) -> Message:
    """Send a message about a child that failed once more, at the right address.

    An address that is also on a parent's or carer's record is put right there too.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it was sent, still waits, or they were told in another way.
    :raises NotValid: when the address is none.
    """
    by.check_may(Power.WORK_ON_CASES)
    message, case = _now(message)
    was, email = message.to, email.strip()
    requeue(message, by=by, to=email)
    if email != was:
        for one in relationships_of(case.child):
            if one.carer.email == was:
                change_carer(
                    carer=one.carer, values={"email": email}, version=one.carer.version, by=by,
                    on=on,
                )  # fmt: skip
    record(
        "casework.message_sent_again", about=message, within=case, by=by, on=on,
        changes={"address": (was, email)} if email != was else None,
    )  # fmt: skip
    return message


@transaction.atomic
def tell_another_way(
    *, message: Message, how: str, day: date, note: str, by: Member, on: date
) -> Letter:
    """Record that somebody whom an email did not reach was told in another way.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the message was sent, still waits, or this is recorded already.
    :raises NotValid: when the day cannot be right.
    """
    by.check_may(Power.WORK_ON_CASES)
    message, case = _now(message)
    if message.state != MessageState.FAILED:
        raise NotReady("This message was not refused. Wait until it is known what becomes of it.")
    check_from_request(day, facts_of(case), on=on)
    letter = Letter.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, message=message,
        template=message.template, to_name=message.to_name, subject=message.subject,
        body=message.body, changed=message.changed, made_on=on, how=_way(how), told_on=day,
        told_by=by.person, note=note.strip(),
    )  # fmt: skip
    _told(letter, by=by, on=on)
    return letter


@transaction.atomic
def record_letter(
    *, letter: Letter, how: str, day: date, note: str, by: Member, on: date
) -> Letter:
    """Record how and when somebody without an email address was told.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is recorded already.
    :raises NotValid: when the day cannot be right.
    """
    by.check_may(Power.WORK_ON_CASES)
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if letter.told_on is not None:
        raise NotReady("This is recorded already.")
    check_from_request(day, facts_of(letter.case), on=on)
    letter.how, letter.told_on, letter.told_by = _way(how), day, by.person
    letter.note = note.strip()
    letter.save(update_fields=["how", "told_on", "told_by", "note"])
    _told(letter, by=by, on=on)
    return letter


def _keep_letter(
    case: Case,
    reader: Reader,
    template: str,
    *,
    by: Member,
    on: date,
    paragraph: str,
    decided: Decided | None,
) -> Letter:
    text = worded(case, reader, template, by=by, on=on, paragraph=paragraph, decided=decided)
    letter = Letter.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case, template=template,
        to_name=reader.name, subject=text.subject, body=text.body, changed=changed_by(template),
        made_on=on,
    )  # fmt: skip
    record(
        "casework.letter_written", about=letter, within=case, by=by, on=on,
        changes={"to": (None, reader.name), "about": (None, text.subject)},
    )  # fmt: skip
    return letter


def _now(message: Message) -> tuple[Message, Case]:
    """Return a message as it is now, kept from others, with its case.

    :raises NotReady: when they were told in another way already.
    """
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if Letter.objects.filter(message=message).exists():
        raise NotReady("It is recorded already that they were told in another way.")
    case = case_of(message)
    if case is None:
        raise NotReady("There is no case that this message belongs to.")
    return message, case


def _way(how: str) -> Telling:
    if how not in Telling.values:
        raise NotValid("Choose how they were told.", field="how")
    return Telling(how)


def _told(letter: Letter, *, by: Member, on: date) -> None:
    record(
        "casework.told_another_way", about=letter, within=letter.case, by=by, on=on,
        reason=letter.note,
        changes={"to": (None, letter.to_name), "how": (None, letter.get_how_display()),
                 "day": (None, letter.told_on)},
    )  # fmt: skip
