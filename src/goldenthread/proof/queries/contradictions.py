"""Contradictions between ratings and facts, and what was said to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.core.standing.standings import most_generous_first
from goldenthread.improvement.api import Action, ImprovementPlan, actions_to_judge, behind_posts
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.proof.models import Answer, AnswerRequest
from goldenthread.proof.queries.facts import Judged, judged

ANSWERED, WAITING, ASKED = "answered", "waiting", "asked"


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """An action whose rating is better than its facts; its last answer and open request, if any.

    An answer holds as long as the rating and the standing that it answered are still the same.
    """

    judged: Judged
    answer: Answer | None = None
    request: AnswerRequest | None = None

    @property
    def is_answered(self) -> bool:
        """Whether what stands now has been answered."""
        if self.answer is None or self.request is not None:
            return False
        standing = self.judged.standing.level
        return (self.answer.declared, self.answer.standing) == (
            self.judged.action.status,
            standing,
        )


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the list is narrowed to."""

    area: int | None = None
    post: int | None = None
    state: str = ""


def contradictions_in(
    local_area: LocalArea, *, by: Member | None, on: date, narrowed: Narrowed | None = None
) -> list[Contradiction]:
    """Return the area's contradictions, the most generous rating first."""
    asked = narrowed or Narrowed()
    actions = actions_to_judge(local_area)
    if asked.area:
        actions = actions.filter(area=asked.area)
    if asked.post:
        actions = actions.filter(leads__post=asked.post)
    found = among(judged(local_area, list(actions), by=by, on=on))
    return [one for one in found if _fits(one, asked.state)]


def waiting_for(by: Member, *, on: date) -> list[Contradiction]:
    """Return the unanswered contradictions of actions that somebody's posts hold or lead."""
    actions = list(behind_posts(actions_to_judge(by.local_area), by.post_ids))
    found = among(judged(by.local_area, actions, by=by, on=on))
    return [one for one in found if not one.is_answered]


def choices(local_area: LocalArea) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return the areas and the lead posts of the live plans, by number and words."""
    actions = actions_to_judge(local_area).order_by()
    areas = actions.values_list("area", "area__ref", "area__title", "area__position").distinct()
    posts = actions.filter(leads__post__isnull=False).values_list(
        "leads__post", "leads__post__title"
    )
    return (
        [(pk, f"{ref} {title}"[:120]) for pk, ref, title, _ in sorted(areas, key=lambda a: a[3])],
        sorted({(pk, title) for pk, title in posts}, key=lambda one: one[1]),
    )


def among(found: Iterable[Judged]) -> list[Contradiction]:
    """Return those that contradict, with answers and requests, the most generous first."""
    generous = [one for one in found if one.comparison.is_contradiction]
    generous.sort(key=lambda one: most_generous_first(one.comparison))
    if not generous:
        return []
    ids = [one.action.pk for one in generous]
    answers: dict[int, Answer] = {}
    for answer in Answer.objects.filter(action__in=ids).order_by("on", "pk"):
        answers[answer.action_id] = answer
    requests = {
        request.action_id: request
        for request in AnswerRequest.objects.filter(action__in=ids, answered_by=None)
    }
    return [
        Contradiction(
            judged=one, answer=answers.get(one.action.pk), request=requests.get(one.action.pk)
        )
        for one in generous
    ]


def _fits(one: Contradiction, state: str) -> bool:
    if state == ANSWERED:
        return one.is_answered
    if state == WAITING:
        return not one.is_answered
    if state == ASKED:
        return one.request is not None
    return True


def answers_of(action: Action) -> list[Answer]:
    """Return every answer about an action, the latest first."""
    return list(Answer.objects.filter(action=action))


def requests_of(action: Action) -> list[AnswerRequest]:
    """Return every request for an answer about an action, the latest first."""
    return list(AnswerRequest.objects.filter(action=action).select_related("answered_by"))


def open_request(action: Action) -> AnswerRequest | None:
    """Return the request for an answer that is not answered yet, if there is one."""
    return AnswerRequest.objects.filter(action=action, answered_by=None).first()


def live_among(plan_ids: Collection[int]) -> set[int]:
    """Return which of these plans are live."""
    live = ImprovementPlan.objects.filter(pk__in=plan_ids, state="live")
    return set(live.values_list("pk", flat=True))
