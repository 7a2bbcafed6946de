"""Links for those without an account: made, opened once, a second step, taken back."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from goldenthread.advice.actions.turns import locked
from goldenthread.advice.enums import LinkState, SecondStep
from goldenthread.advice.models import AdviceLink
from goldenthread.advice.policies import CODE_MINUTES, MOST_CODES, check_code
from goldenthread.advice.queries.links import hash_of, state_of, token_for
from goldenthread.advice.queries.reminding import initials
from goldenthread.casework.api import AdviceRequest, asked_by_link, facts_of, why_no_more
from goldenthread.children.api import Basis, give_record, grants_of, take_back_record
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.actions import Recipient, send
from goldenthread.platform.notifications.models import Message
from goldenthread.platform.organisations.member import Guest, Member

LINK_TO = "advice"
SHORTEST_WORD = 8


@transaction.atomic
def make_link(
    *,
    advice: AdviceRequest,
    name: str,
    email: str,
    second_step: str,
    word: str,
    days: int,
    by: Member,
    on: date,
) -> AdviceLink:
    """Send somebody without an account a link to this request. Earlier links of theirs end.

    :param word: what they are told by telephone, where that is the second step.
    :param days: how long it can be opened.
    :raises NotPermitted: when they may not.
    :raises NotReady: when the advice has come, or the case has ended.
    :raises NotValid: when the code word is too short.
    """
    by.check_may(Power.WORK_ON_CASES)
    now = locked(advice)
    if now.advice_received_on is not None:
        raise NotReady("This advice has come already.")
    if over := why_no_more(facts_of(now.case)):
        raise NotReady(over)
    word = _plain(word)
    if second_step == SecondStep.WORD and len(word) < SHORTEST_WORD:
        raise NotValid(f"Choose a code word of {SHORTEST_WORD} letters or more.", field="word")
    for earlier in now.links.filter(revoked_on=None):
        revoke_link(link=earlier, by=by, on=on)
    to = Recipient(local_area=now.local_area, name=name.strip(), email=email.strip())
    link = _make(now, to, word if second_step == SecondStep.WORD else "",
                 on + timedelta(days=days), by, on)  # fmt: skip
    _write(link, "advice/mail/link.txt", by=by, on=on, link_to=LINK_TO)
    asked_by_link(now, by=by, on=on)
    return link


@transaction.atomic
def link_in_a_mail(
    *, advice: AdviceRequest, to: Recipient, until: date, by: Member, on: date
) -> tuple[str, int]:
    """Make the link that a mail of the room below carries, with a code by mail as second step.

    :returns: the key and the number by which the mail is sent.
    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.WORK_ON_CASES)
    return LINK_TO, _make(advice, to, "", until, by, on).pk


def renewed(advice: AdviceRequest, *, on: date) -> AdviceLink | None:
    """Return the link of a request, to be opened once more by the mail that is sent next.

    None when there is no link that still lets in, or when somebody came in by it since yesterday:
    who is writing is not turned out. To be called by an action, in its transaction.
    """
    found = advice.links.select_for_update().filter(revoked_on=None, valid_until__gte=on)
    link = found.order_by("-pk").first()
    if link is None or (link.let_in_at and link.let_in_at.date() >= on - timedelta(days=1)):
        return None
    link.opened_at = link.let_in_at = link.code_until = None
    link.seat = link.token_hash = ""
    link.tries = link.codes_sent = 0
    if link.second_step == SecondStep.EMAIL:  # a code word that was told stays the word
        link.code_hash = ""
    link.save(update_fields=[
        "opened_at", "let_in_at", "code_until", "seat", "token_hash", "tries", "codes_sent",
        "code_hash",
    ])  # fmt: skip
    return link


def _make(
    advice: AdviceRequest, to: Recipient, word: str, until: date, by: Member, on: date
) -> AdviceLink:
    """Make a link; with a code word if one is told, else with a code by mail."""
    link = AdviceLink.objects.create(
        local_area=advice.local_area, child_id=advice.child_id, advice=advice, name=to.name,
        email=to.email, second_step=SecondStep.WORD if word else SecondStep.EMAIL,
        made_by=by.person, made_on=on, valid_until=until, code_hash=hash_of(word) if word else "",
    )  # fmt: skip
    give_record(
        child=advice.child, to=Guest(local_area=to.local_area, name=link.name, link=link.called),
        kind=Basis.ASKED, because="Asked for advice, by a link", since=on,
        until=until + timedelta(days=1), by=by, on=on,
    )  # fmt: skip
    record(
        "advice.link_sent", about=advice, within=advice.case, by=by, on=on,
        changes={"to": (None, link.name), "valid until": (None, until)},
    )  # fmt: skip
    return link


@transaction.atomic
def revoke_link(*, link: AdviceLink, by: Member, on: date) -> AdviceLink:
    """Take a link back: it opens nothing any more, and whom it let in is let out.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.WORK_ON_CASES)
    link.revoked_on = on
    link.save(update_fields=["revoked_on"])
    for grant in grants_of(link.advice.child, on=on).filter(link=link.called):
        take_back_record(grant=grant, last_on=max(on, grant.since), by=by, on=on)
    record("advice.link_revoked", about=link.advice, within=link.advice.case, by=by, on=on,
           changes={"to": (link.name, None)})  # fmt: skip
    return link


@transaction.atomic
def open_link(*, link: AdviceLink, by: Guest, on: date, at: datetime) -> str:
    """Open a link, once, and begin the second step.

    :returns: the secret of the seat, for the session of the browser that opened it.
    :raises NotReady: when it was opened before, is too old, or was taken back.
    """
    now = AdviceLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    state = state_of(now, on=on)
    if state != LinkState.WAITING:
        raise NotReady(state)
    seat = secrets.token_urlsafe(24)
    now.opened_at, now.seat = at, hash_of(seat)
    now.save(update_fields=["opened_at", "seat"])
    if now.second_step == SecondStep.EMAIL:
        send_code(link=now, by=by, on=on, at=at)
    record("advice.link_opened", about=link.advice, within=link.advice.case, by=by, on=on)
    return seat


@transaction.atomic
def send_code(*, link: AdviceLink, by: Guest, on: date, at: datetime) -> None:
    """Send a code of six figures to the address that the link went to.

    :raises NotReady: when too many were sent already, or a code word is asked for instead.
    """
    now = AdviceLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if now.second_step != SecondStep.EMAIL or now.codes_sent >= MOST_CODES:
        raise NotReady("No more codes can be sent. Ask for a new link.")
    code = f"{secrets.randbelow(1_000_000):06}"
    now.code_hash, now.code_until = hash_of(code), at + timedelta(minutes=CODE_MINUTES)
    now.codes_sent += 1
    now.save(update_fields=["code_hash", "code_until", "codes_sent"])
    _write(now, "advice/mail/code.txt", by=None, on=on, code=code, minutes=CODE_MINUTES)


@transaction.atomic
def try_code(*, link: AdviceLink, code: str, by: Guest, on: date, at: datetime) -> bool:
    """Try a code or code word; the right one lets in.

    A wrong one is counted, and after five none is right any more.

    :returns: whether it was right.
    :raises NotReady: when it was tried too often, or the code is too old.
    """
    now = AdviceLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    check_code(at=at, tries=now.tries, code_until=now.code_until)
    is_right = constant_time_compare(now.code_hash, hash_of(_plain(code)))
    now.tries += 1
    if is_right:
        now.let_in_at, now.code_hash = at, ""
    now.save(update_fields=["tries", "let_in_at", "code_hash"])
    record(
        "advice.link_let_in" if is_right else "advice.link_code_wrong", about=link.advice,
        within=link.advice.case, by=by, on=on,
    )  # fmt: skip
    return is_right


@transaction.atomic
def ask_for_new_link(*, link: AdviceLink, by: Guest, on: date) -> None:
    """Tell the officer that a link's holder asks for another; once a day."""
    now = AdviceLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if now.asked_again_on == on:
        return
    now.asked_again_on = on
    now.save(update_fields=["asked_again_on"])
    officer = link.advice.case.officer or link.made_by
    send(
        to=officer, template="advice/mail/asked_again.txt",
        context={
            "initials": initials(link.advice.child), "case_number": link.advice.case.number,
            "name": link.name,
        },
        about=link.advice, by=None, on=on, child_id=link.child_id,
    )  # fmt: skip
    record("advice.link_asked_for", about=link.advice, within=link.advice.case, by=by, on=on)


def link_for(message: Message) -> str:
    """Return the address that a link's mail carries, made as the mail leaves; only its hash stays.

    The second step goes where the mail goes: an officer may have put the address right since.

    :param message: the mail, whose `link_ref` is the number of the link.
    :raises LookupError: when the link was taken back or opened meanwhile.
    """
    found = AdviceLink.objects.filter(revoked_on=None, opened_at=None)
    link = found.filter(pk=message.link_ref or 0).first()
    if link is None:
        raise LookupError("the link is not wanted any more")
    token = token_for(link, secrets.token_urlsafe(24))
    link.token_hash, link.email = hash_of(token), message.to
    link.save(update_fields=["token_hash", "email"])
    return f"{settings.BASE_URL}{reverse('advice_link', kwargs={'token': token})}"


def _write(link: AdviceLink, template: str, *, by: Member | None, on: date, **more: Any) -> None:
    link_to = more.pop("link_to", "")
    send(
        to=Recipient(local_area=link.local_area, name=link.name, email=link.email),
        template=template, about=link.advice, by=by, on=on, child_id=link.child_id,
        link_to=link_to, link_ref=link.pk if link_to else None,
        context={
            "initials": initials(link.advice.child), "case_number": link.advice.case.number,
            "until": link.valid_until, "is_word": link.second_step == SecondStep.WORD,
            "kind": link.advice.get_kind_display().lower(), **more,
        },
    )  # fmt: skip


def _plain(word: str) -> str:
    return "".join(word.lower().split())
