"""Asking for an answer to a contradiction, and answering."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.improvement.api import (
    Action,
    Rating,
    Told,
    check_takes_reports,
    held_posts,
    posts_behind,
    report_progress,
)
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.notifications.actions import send
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person
from goldenthread.proof.models import Answer, AnswerRequest
from goldenthread.proof.permissions import check_may_give
from goldenthread.proof.policies.evidence import check_is_new, check_reason, check_version
from goldenthread.proof.queries.contradictions import open_request
from goldenthread.proof.queries.evidence import post_of
from goldenthread.proof.queries.facts import Judged, judge_one
from goldenthread.proof.queries.texts import ASKED


@transaction.atomic
def ask_for_answer(*, action: Action, note: str, by: Member, on: date) -> AnswerRequest:
    """Ask the leads of an action, for the board, why its rating is better than its facts.

    One message goes to each who holds a post that leads it, or that leads its area if none does.

    :raises NotPermitted: when they may not.
    :raises NotReady: when rating and facts do not differ, or an answer is asked for already.
    """
    by.check_may(Power.ASK_FOR_ANSWERS)
    action = _locked(action)
    found = _contradiction(action, on=on)
    if open_request(action):
        raise NotReady("An answer has been asked for already, and has not come yet.")
    people = _holders(action, on=on)
    asked = AnswerRequest.objects.create(
        local_area=by.local_area, action=action, note=note.strip(),
        told=[person.name for person in people if person.email],
        by=by.person, by_name=by.person.name, on=on, **_as_it_stands(found),
    )  # fmt: skip
    for person in people:
        send(
            to=person, template=ASKED, about=asked, by=by, on=on,
            changed="An answer to a contradiction was asked for",
            context={
                "action": f"{action.ref} {action.text}".strip(),
                "rating": asked.declared_words,
                "standing": found.standing.level.words.lower(),
                "reasons": asked.reasons,
                "note": asked.note,
                "path": f"/areas/{by.local_area.slug}/proof/actions/{action.pk}/",
            },
        )  # fmt: skip
    record(
        "proof.answer_asked_for", about=action, within=action.plan, by=by, on=on, reason=asked.note
    )
    return asked


@transaction.atomic
def answer_contradiction(
    *, action: Action, text: str, rating: Rating | None, version: int, by: Member, on: date
) -> Answer:
    """Answer a contradiction with another rating, or with why the rating stays.

    What stood then, with its reasons, is kept with the answer. Another rating is reported as
    progress, by the plan's own rules.

    :param rating: the new one; None when it stays.
    :raises NotPermitted: when their posts neither hold nor lead the action.
    :raises NotReady: when the plan is not live, rating and facts do not differ (any more), or the
        same was answered today.
    :raises NotValid: when no reason is given, or the rating is the one that it has.
    :raises ChangedMeanwhile: when someone has changed the action since the form was opened.
    """
    held_by = posts_behind(action)
    check_may_give(by, held_by)
    action = _locked(action)
    check_takes_reports(action.plan.state)
    check_version(seen=version, now=action.version)
    found = _contradiction(action, on=on)
    text = check_reason(text, "Say why the rating changes, or why it stays.", field="text")
    check_is_new(
        is_there=Answer.objects.filter(
            action=action, by=by.person, on=on, text=text,
            declared=action.status, new_rating=rating.label if rating else "",
        ).exists()
    )  # fmt: skip
    update = None
    if rating is not None:
        if rating.pk == action.rating_id:
            raise NotValid(
                "This is the rating that it has. Choose another, or that it stays.", field="rating"
            )
        told = Told(text=text, rating=rating, reason=text)
        update = report_progress(action=action, told=told, version=version, by=by, on=on)
    answer = Answer.objects.create(
        local_area=by.local_area, action=action, text=text, update_told=update,
        new_rating=rating.label if rating else "",
        by=by.person, by_name=by.person.name, by_post=post_of(by, held_by), on=on,
        **_as_it_stands(found),
    )  # fmt: skip
    AnswerRequest.objects.filter(action=action, answered_by=None).update(answered_by=answer)
    record(
        "proof.contradiction_answered", about=action, within=action.plan, by=by, on=on, reason=text
    )
    return answer


def _locked(action: Action) -> Action:
    return (
        Action.objects.select_for_update(of=("self",))
        .select_related("plan", "rating", "area")
        .get(pk=action.pk)
    )


def _contradiction(action: Action, *, on: date) -> Judged:
    found = judge_one(action, by=None, on=on)
    if not found.comparison.is_contradiction:
        raise NotReady(
            "The rating is no better than the facts support, so there is nothing to ask."
        )
    return found


def _as_it_stands(found: Judged) -> dict[str, Any]:
    action = found.action
    return {
        "declared": action.status,
        "declared_words": action.rating.label if action.rating else action.status_text,
        "standing": found.standing.level,
        "generosity": found.comparison.generosity,
        "reasons": [reason.sentence for reason in found.comparison.because],
    }


def _holders(action: Action, *, on: date) -> list[Person]:
    """Return who holds a post that leads the action, or else one that leads its area."""
    for leads in (action.leads.all(), action.area.leads.all()):
        held = held_posts(action.local_area, {lead.post_id for lead in leads}, on=on)
        people = {
            tenure.person_id: tenure.person for post in held.values() for tenure in post.holders
        }
        if people:
            return list(people.values())
    return []
