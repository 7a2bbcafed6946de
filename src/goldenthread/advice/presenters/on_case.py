"""What a case shows of its advice: who has it, who was reminded, why it is late, how good it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from goldenthread.advice.enums import QUESTIONS_OF_QUALITY, Standing
from goldenthread.advice.permissions import may_check
from goldenthread.advice.policies import is_allowed
from goldenthread.advice.presenters.desk import Desk, Link, to_area
from goldenthread.advice.queries.late_reasons import reason_words
from goldenthread.advice.queries.requests import (
    asking_for_links,
    beside,
    reused_in,
    sent_back_in,
    to_check,
)
from goldenthread.casework.api import AdviceRequest, Case, Note, facts_of, why_no_more
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.ui.words import count, day

DID = {
    "advice.request_taken": "noted who has a request for advice",
    "advice.request_put_back": "put a request for advice back for the team",
    "advice.section_written": "wrote a part of the advice",
    "advice.document_added": "added a document to the advice",
    "advice.document_removed": "took a document of the advice away",
    "advice.late_reason_told": "recorded why advice is late",
    "advice.advice_reused": "recorded that earlier advice is used again",
    "advice.advice_shared": "shared advice with another service",
    "advice.sharing_ended": "stopped sharing advice with another service",
    "advice.link_sent": "sent a link to a request for advice",
    "advice.link_revoked": "took a link to a request for advice back",
    "advice.link_opened": "opened a link to a request for advice",
    "advice.link_let_in": "came in by a link to a request for advice",
    "advice.link_code_wrong": "gave a wrong code for a link",
    "advice.link_asked_for": "asked for a new link",
}


def notes(case: Case, advice: Sequence[AdviceRequest], by: Member, on: date) -> Mapping[int, Note]:
    """Return what stands beside each request, and the way to its page."""
    found = beside(advice) if advice else {}
    return {
        one.pk: Note(
            sentences=list(_sentences(found[one.pk])),
            links=[{"text": "Open the request", "href": Desk(advice=one, by=by).to()}],
        )
        for one in advice
    }


def _sentences(told: Mapping[str, list[Any]]) -> Iterator[str]:
    for one in told["taking"]:
        if one.person:
            yield f"Taken by {one.person.name} on {day(one.since)}."
    if told["links"]:
        yield f"A link was sent to {told['links'][-1].name} on {day(told['links'][-1].made_on)}."
    if many := told["reminders"]:
        yield f"{count(len(many), 'reminder')} sent, the last on {day(many[-1].on)}."
    if many := told["chases"]:
        last = many[-1]
        yield f"Asked again {count(len(many), 'time')}, last {last.get_how_display().lower()}."
    for one in told["late"]:
        allowed = "the law allows this" if is_allowed(one.code) else "this does not excuse"
        yield f"Late because: {reason_words(one.code)} ({allowed})."
    if told["checks"]:
        yield _quality(told["checks"][-1])


def _quality(check: Any) -> str:
    said = sum(bool(told.get("yes")) for told in check.found.values())
    many = len(QUESTIONS_OF_QUALITY)
    return f"{check.get_verdict_display()} on {day(check.checked_on)}: {said} of {many} checks met."


def story(case: Case, by: Member) -> Iterator[tuple[date, str]]:
    """Yield what the story of a case tells: advice that is used again, and what was sent back.

    To case officers alone: whose advice there is, is not told to other services.
    """
    if not may_check(by):
        return
    for one in reused_in(case):
        yield (
            one.council_agreed_on,
            f"Advice on {one.get_kind_display().lower()} by {one.giver} of {day(one.written_on)} is"
            " used again, by agreement of giver, family and council",
        )
    for check in sent_back_in(case):
        yield check.checked_on, f"Advice of {check.advice.of} was sent back for more work"


def links(case: Case, by: Member) -> list[Link]:
    """Return where one can go from a case."""
    if not may_check(by) or why_no_more(facts_of(case)):
        return []
    return [
        {
            "text": "Use earlier advice again, instead of asking",
            "href": to_area(by.local_area, "advice_reuse", case_id=case.pk),
        }
    ]


def trays(by: Member, is_mine: bool, on: date) -> list[dict[str, Any]]:
    """Return what of advice asks for work."""
    if not may_check(by):
        return []
    href = to_area(by.local_area, "advice")
    mine = "&whose=mine" if is_mine else ""
    return [
        {
            "many": to_check(by.local_area, by=by, is_mine=is_mine).count(),
            "text": "Advice to check",
            "href": f"{href}?standing={Standing.GIVEN}{mine}",
        },
        {
            "many": asking_for_links(by.local_area, by=by, is_mine=is_mine).count(),
            "text": "Asking for a new link",
            "href": f"{href}?standing=asking{mine}",
        },
    ]


def inbox(local_area: LocalArea) -> str:
    """Return the address of the inbox in which a service finds what it is asked."""
    return to_area(local_area, "advice")
