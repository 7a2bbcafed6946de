"""What was written about cases, what could not be sent, and what is still to go by letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.models import OPEN, Case, Letter
from goldenthread.casework.queries.advice import alive
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import name_of
from goldenthread.platform.notifications.models import Message, MessageState
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea

_CASE = "casework.case:"
MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """Something that did not reach its reader, with the case it belongs to."""

    case: Case
    message: Message | None = None
    letter: Letter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """What is to be done about messages: failed ones, letters, requests not acknowledged."""

    failed: list[Unsent]
    letters: list[Unsent]
    silent: QuerySet[Case]


def messages_of(case: Case) -> QuerySet[Message]:
    """Return what was written about a case, newest first.

    Whatever room wrote it: all that is about the child, but for what is about another case.
    """
    others = Q(about__startswith=_CASE) & ~Q(about=name_of(case))
    found = Message.objects.filter(child_id=case.child_id).exclude(others)
    return found.select_related("sent_by", "letter", "letter__told_by").order_by("-made_at", "-pk")


def message_of(case: Case, pk: int) -> Message:
    """Return one message about a case.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(messages_of(case), pk=pk)


def letters_of(case: Case) -> QuerySet[Letter]:
    """Return what went by letter because there was no email address, the latest first."""
    return case.letters.filter(message=None).select_related("told_by")


def letter_of(case: Case, pk: int) -> Letter:
    """Return one letter about a case.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(case.letters.select_related("case", "told_by"), pk=pk)


def case_of(message: Message) -> Case | None:
    """Return the case that a message belongs to: the one it is about, else the child's latest."""
    return _cases_of([message]).get(message.pk)


def to_tell(local_area: LocalArea, by: Member, *, whose: str) -> ToTell:
    """Return what this person has to see to, of their cases or, with ``whose`` "", of all.

    What belongs to nobody's case comes to those who manage casework.
    """
    failed = list(
        Message.objects.filter(
            local_area=local_area, state=MessageState.FAILED, child_id__isnull=False, letter=None
        ).order_by("made_at", "pk")[:MOST]
    )
    cases = _cases_of(failed)
    mine = [
        Unsent(case=case, message=one)
        for one in failed
        if (case := cases.get(one.pk)) and _concerns(case, by, whose)
    ]
    waiting = local_area.letters.filter(told_on=None).select_related("case", "case__child")
    letters = [
        Unsent(case=one.case, letter=one)
        for one in waiting.order_by("made_on", "pk")[:MOST]
        if _concerns(one.case, by, whose)
    ]
    silent = local_area.cases.filter(OPEN, alive(), _concerning(by, whose), acknowledged_on=None)
    # the children apart: joined, every child of the area would be read for a few
    found = silent.prefetch_related("child").order_by("request_received_on", "pk")[:MOST]
    return ToTell(failed=mine, letters=letters, silent=found)


def _concerning(by: Member, whose: str) -> Q:
    """Return the condition for the cases that `_concerns` passes."""
    if not whose:
        return Q()
    nobodys = Q(officer=None) if by.may(Power.MANAGE_RECORDS) else Q()
    return Q(officer=by.person) | nobodys


def _concerns(case: Case, by: Member, whose: str) -> bool:
    if not whose:
        return True
    if case.officer_id is None:
        return by.may(Power.MANAGE_RECORDS)
    return case.officer_id == by.person.pk


def _cases_of(messages: Iterable[Message]) -> dict[int, Case]:
    """Return the case of each message by the message's number."""
    many = list(messages)
    children = {one.child_id for one in many if one.child_id}
    cases = Case.objects.filter(child__in=children).select_related("child").order_by("number")
    by_name = {name_of(case): case for case in cases}
    by_child = {case.child_id: case for case in by_name.values()}
    found = {}
    for one in many:
        case = by_name.get(one.about) or by_child.get(one.child_id or 0)
        if case is not None:
            found[one.pk] = case
    return found
