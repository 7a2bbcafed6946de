"""Those who owe advice are reminded: by the product before and after the last day, or by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from goldenthread.advice.actions.links import LINK_TO, renewed
from goldenthread.advice.actions.turns import locked
from goldenthread.advice.enums import BY_LETTER
from goldenthread.advice.models import Reminder
from goldenthread.advice.policies import reminder_due
from goldenthread.advice.queries.reminding import holder_of, initials, readers_of, waited_for
from goldenthread.casework.api import (
    AdviceDue,
    AdviceRequest,
    ChaseHow,
    advice_dues,
    chase_advice,
    family_asked,
    is_of_family,
    write_letter,
)
from goldenthread.core.clock.states import State
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power
from goldenthread.platform.notifications.actions import Recipient, send
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.platform.statutory_clock.clock import statutory_clock

VIEWS, _REMINDED = "advice/mail/views_reminder.txt", "A reminder of advice was sent."


@transaction.atomic
def remind_all(*, local_area: LocalArea, by: Member | None, on: date) -> int:
    """Send every reminder of an area that is due on a day and was not sent; return how many.

    Nobody is reminded of advice that came, of a case that has ended, or where an exception holds.

    :param by: None: the product does this by itself, each day.
    """
    found = waited_for(local_area)
    dues = advice_dues(found, on=on)
    return sum(_remind(one, dues[one.pk], on) for one in found if one.pk in dues)


def _remind(advice: AdviceRequest, due: AdviceDue, on: date) -> bool:
    stage = reminder_due(
        due=due.day, on=on, sent={one.stage for one in advice.reminders.all()},
        before=settings.ADVICE_REMIND_BEFORE, after=settings.ADVICE_REMIND_AFTER,
        working=statutory_clock().calendars.working,
    )  # fmt: skip
    if stage is None or due.state == State.EXCUSED:
        return False
    readers = readers_of(advice, on=on)
    by_letter = not readers and is_of_family(advice)
    to = f"{advice.of[:280]}{BY_LETTER}" if by_letter else ", ".join(one.name for one in readers)
    _, made = Reminder.objects.get_or_create(
        advice=advice, stage=stage,
        defaults={"local_area": advice.local_area, "child_id": advice.child_id, "on": on,
                  "to": to[:300]},
    )  # fmt: skip
    if not made:
        return False
    for reader in readers:
        _write(advice, reader, due.day, "", None, on)
    if by_letter:
        facts = _facts(advice, due.day, "", on) | {"way": "", "who": _who(advice, on)}
        write_letter(advice, VIEWS, facts, changed=_REMINDED, on=on)
    return bool(readers) or by_letter


@transaction.atomic
def chase_by_mail(*, advice: AdviceRequest, words: str, by: Member, on: date) -> int:
    """Ask again for advice, by email from here, and record it as a chase; return to how many.

    :param words: what the officer adds in their own words.
    :raises NotPermitted: when they may not.
    :raises NotReady: when it has come, the case has ended, or there is nobody to write to.
    """
    by.check_may(Power.WORK_ON_CASES)
    now = locked(advice)
    readers = readers_of(now, on=on)
    if not readers:
        raise NotReady(
            "There is nobody here whom we could write to. Send them a link, or ask them by"
            " telephone and record it."
        )
    due = advice_dues([now], on=on).get(now.pk)
    for reader in readers:
        _write(now, reader, due.day if due else None, words.strip(), by, on)
    said = f"To {', '.join(one.name for one in readers)}. {words.strip()}".strip()
    chase_advice(advice=now, day=on, how=ChaseHow.SENT, said=said, by=by, on=on)
    return len(readers)


def _write(
    advice: AdviceRequest,
    to: Person | Recipient,
    due: date | None,
    words: str,
    by: Member | None,
    on: date,
) -> None:
    facts, template, link = _facts(advice, due, words, on), "advice/mail/reminder.txt", None
    if is_of_family(advice):
        link, template = renewed(advice, on=on), VIEWS
        way = "link" if link else "open" if holder_of(advice) else ""
        facts |= {"way": way, "who": _who(advice, on)}
    else:
        facts |= {"kind": advice.get_kind_display().lower(), "is_guest": isinstance(to, Recipient)}
    send(
        to=to, about=advice, by=by, on=on, child_id=advice.child_id, context=facts,
        template=template, changed="Advice was asked for again." if by else _REMINDED,
        link_to=LINK_TO if link else "", link_ref=link.pk if link else None,
    )  # fmt: skip


def _facts(advice: AdviceRequest, due: date | None, words: str, on: date) -> dict[str, Any]:
    return {
        "initials": initials(advice.child), "case_number": advice.case.number, "due": due,
        "is_late": bool(due and on > due), "words": words,
    }  # fmt: skip


def _who(advice: AdviceRequest, on: date) -> str:
    return "you" if family_asked(advice, on=on).is_own else "your child"
