"""A message about a case, as it would leave: its facts by the clock, and what it must not say."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.casework.enums import Outcome
from goldenthread.casework.models import Case, Dispute
from goldenthread.casework.policies import stage_of
from goldenthread.casework.queries.cases import exceptions_of, facts_of
from goldenthread.casework.queries.readers import Reader
from goldenthread.casework.queries.reckoning import Reckoning, reckon
from goldenthread.casework.queries.texts import STAGE_WORDS, slug_of
from goldenthread.children.api import Child
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.notifications import catalogue
from goldenthread.platform.notifications.actions import Recipient, Text, write
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day as in_full

_BY = {
    "decide_by": "decided_to_assess",
    "refuse_by": "decided_not_to_issue",
    "finish_by": "final_issued",
    "answer_by": "representations_received",
}
_DISPUTED = {"mediation_by": "mediation_requested", "appeal_by": "appeal_lodged"}
CHANGED = {
    "request_received": "The request was received.",
    "request_received_partner": "The request was received.",
    "partners_told": "A request for an assessment is being considered.",
    "family_asked": "The family is asked whether an assessment is needed.",
    "will_assess": "It was decided to assess.",
    "will_not_assess": "It was decided not to assess.",
    "will_issue": "It was decided to issue a plan.",
    "will_not_issue": "It was decided not to issue a plan.",
    "draft_sent": "The draft plan was sent.",
    "progress": "How the case stands.",
    "partner_note": "A note about the case.",
    "advice_asked": "Advice was asked for.",
    "views_asked": "The family was asked for its views.",
    "advice_not_wanted": "The request for advice was withdrawn.",
    "advice_wanted_again": "The advice is wanted after all.",
    "advice_day_changed": "The last day for advice changed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that is being told, perhaps before it is kept."""

    outcome: str
    field: str
    told_on: date
    reasons: str


def initials(child: Child) -> str:
    """Return what a message calls a child: the first letters, "A B"."""
    parts = [child.known_as or child.forename, child.surname]
    return " ".join(part.strip()[:1].upper() for part in parts if part.strip())


def recipient(case: Case, reader: Reader) -> Recipient:
    """Return a reader as mail is sent to them."""
    return Recipient(local_area=case.local_area, name=reader.name, email=reader.email)


def worded(
    case: Case,
    reader: Reader,
    template: str,
    *,
    by: Member,
    on: date,
    paragraph: str = "",
    decided: Decided | None = None,
) -> Text:
    """Return a message as it would leave.

    :raises NotValid: when what was typed names the child or gives the date of birth.
    """
    check_unnamed(case.child, paragraph, field="paragraph")
    if decided:
        check_unnamed(case.child, decided.reasons, field="reasons")
    facts = facts_for(case, reader, template, on=on, paragraph=paragraph, decided=decided)
    return write(to=recipient(case, reader), template=template, context=facts, by=by, on=on)


def facts_for(
    case: Case,
    reader: Reader,
    template: str,
    *,
    on: date,
    paragraph: str = "",
    decided: Decided | None = None,
) -> dict[str, Any]:
    """Return what a text is told, and no more than it takes."""
    known: dict[str, Any] = {
        "initials": initials(case.child),
        "case_number": case.number,
        "who": "you" if reader.is_own else "your child",
        "whose": "your" if reader.is_own else "your child’s",
        "received_on": case.request_received_on,
        "paragraph": paragraph.strip(),
        "reasons": decided.reasons.strip() if decided else "",
        "mediation_adviser": case.local_area.mediation_adviser,
        **_where(case),
        **_days(case, decided, on=on),
    }
    return {name: known[name] for name in catalogue.find(template).facts}


def changed_by(template: str) -> str:
    """Return in a sentence what a message tells."""
    return CHANGED[slug_of(template)]


def check_unnamed(child: Child, typed: str, *, field: str) -> None:
    """Pass silently if words that go into a message neither name the child nor say when born.

    :raises NotValid: when they do.
    """
    plain = " ".join(typed.split()).casefold()
    for first in {child.forename, child.known_as} - {""}:
        if re.search(rf"\b{re.escape(f'{first} {child.surname}'.casefold())}\b", plain):
            raise NotValid(
                "Take out the child’s full name. In a message a child is called by initials or"
                " first name, since others may read it.",
                field=field,
            )
    born = child.date_of_birth
    spelt = (
        in_full(born),
        born.isoformat(),
        f"{born:%d/%m/%Y}",
        f"{born.day}/{born.month}/{born.year}",
    )
    if any(one.casefold() in plain for one in spelt):
        raise NotValid("Take out the date of birth. Others may read the message.", field=field)


def check_leaves_today(day: date, *, on: date, field: str = "day") -> None:
    """Pass silently if somebody is told on the day on which the message to them leaves.

    :raises NotValid: when the day is another.
    """
    if day != on:
        raise NotValid(
            f"The message leaves today, so give today’s day, {in_full(on)}. If they were told on"
            " another day, say that they have been told already.",
            field=field,
        )


def _where(case: Case) -> dict[str, Any]:
    stage = stage_of(facts_of(case))
    return {"stage": STAGE_WORDS.get(stage, ""), "stage_key": stage.value}


def _days(case: Case, decided: Decided | None, *, on: date) -> dict[str, Any]:
    disputes = []
    if decided is not None:
        case = copy.copy(case)
        setattr(case, decided.field, decided.told_on)
        if decided.outcome in (Outcome.NOT_ASSESS, Outcome.NOT_ISSUE):
            notice = {"decision_notice_sent_on": decided.told_on}
            disputes = [Dispute(pk=0, case=case, about=decided.outcome, **notice)]
    found = reckon(case, exceptions=exceptions_of(case), advice=[], disputes=disputes, on=on)
    days = {name: _due(found, event) for name, event in _BY.items()}
    for name, event in _DISPUTED.items():
        limits = found.disputes.get(0, ())
        days[name] = next((one.due for one in limits if event in one.rule.done_by), None)
    return days


def _due(found: Reckoning, event: str) -> date | None:
    return next((one.due for one in found.journey if event in one.rule.done_by), None)
