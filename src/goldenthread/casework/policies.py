"""What may come next on the journey, why something may not yet, and which dates can be right.

Nothing here asks the database: every rule is told what it judges.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.casework.enums import ENDINGS, NEEDS, ORDER, Stage
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.ui.words import day as in_full

Dates = Mapping[str, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What of a case and its child is judged; `dates` holds every date of `enums.DATES`."""

    dates: Dates
    born: date
    died_on: date | None = None
    historical: bool = False

    def has(self, name: str) -> bool:
        """Whether this date is known."""
        return self.dates.get(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the journey: the date it gives, and its words.

    `concedes` is the date of the refusal that it overturns, `after` of the refusal that ends what
    it would go on with.
    """

    date: str
    title: str
    asks: str
    button: str
    notice: str
    concedes: str = ""
    bars: tuple[tuple[str, str], ...] = ()


_TO_ASSESS = "The decision to assess has been given."
STEPS: dict[str, Step] = {
    "acknowledge": Step(
        date="acknowledged_on", title="Acknowledge the request",
        asks="When was the acknowledgement sent?", button="Record the acknowledgement",
        notice="The acknowledgement is recorded.",
    ),
    "tell-partners": Step(
        date="told_partners_on", title="Tell health, social care and the setting",
        asks="When were they told?", button="Record that they were told",
        notice="It is recorded that health, social care and the setting were told.",
    ),
    "consult-family": Step(
        date="consulted_family_on", title="Ask the family whether an assessment is needed",
        asks="When was the family asked?", button="Record that they were asked",
        notice="It is recorded that the family was asked.",
    ),
    "decide-to-assess": Step(
        date="decided_to_assess_on", title="Decide to assess",
        asks="When was the family told?", button="Record the decision to assess",
        notice="The decision to assess is recorded.", concedes="decided_not_to_assess_on",
    ),
    "decide-not-to-assess": Step(
        date="decided_not_to_assess_on", title="Decide not to assess",
        asks="When was the family told?", button="Record the decision not to assess",
        notice="The decision not to assess is recorded.",
        bars=(("decided_to_assess_on", _TO_ASSESS),),
    ),
    "decide-to-issue": Step(
        date="decided_to_issue_on", title="Decide to issue a plan",
        asks="When was the family told?", button="Record the decision to issue a plan",
        notice="The decision to issue a plan is recorded.", concedes="decided_not_to_issue_on",
    ),
    "decide-not-to-issue": Step(
        date="decided_not_to_issue_on", title="Decide not to issue a plan",
        asks="When was the family told?", button="Record the decision not to issue a plan",
        notice="The decision not to issue a plan is recorded.",
        bars=(("decided_to_issue_on", "The decision to issue a plan has been taken."),),
    ),
    "serve-draft": Step(
        date="draft_served_on", title="Send the draft plan",
        asks="When was the draft sent to the family?", button="Record the draft",
        notice="It is recorded that the draft was sent.",
    ),
    "consult-setting": Step(
        date="consultation_sent_on", title="Consult the school or college",
        asks="When was the school or college consulted?", button="Record the consultation",
        notice="The consultation is recorded.",
    ),
    "take-in-reply": Step(
        date="consultation_replied_on", title="Take in the school’s or college’s reply",
        asks="When did the reply come?", button="Record the reply",
        notice="The reply is recorded.",
    ),
    "take-in-answer": Step(
        date="representations_received_on", title="Take in the family’s answer to the draft",
        asks="When did the family answer?", button="Record the answer",
        notice="The family’s answer is recorded.",
    ),
    "issue-final": Step(
        date="final_issued_on", title="Issue the final plan",
        asks="When was the final plan issued?", button="Record the final plan",
        notice="The final plan is recorded. The journey is over.",
    ),
    "withdraw": Step(
        date="request_withdrawn_on", title="Record that the request was withdrawn",
        asks="When was it withdrawn?", button="End the case as withdrawn",
        notice="The request is recorded as withdrawn.",
    ),
    "record-move": Step(
        date="moved_area_on", title="Record that the family moved away",
        asks="When did they move?", button="End the case as moved",
        notice="The move is recorded.",
    ),
}  # fmt: skip

_NOT_YET = {
    "decided_to_assess_on": "This comes after the decision to assess, which is not recorded.",
    "decided_to_issue_on": "This comes after the decision to issue a plan, which is not recorded.",
    "draft_served_on": "This comes after the draft plan, which is not recorded as sent.",
    "consultation_sent_on": "No consultation of a school or college is recorded.",
}
_ENDED: dict[Stage, str] = {
    Stage.HISTORICAL: "This case was decided before it came here.",
    Stage.DIED: "The child or young person has died.",
    Stage.ISSUED: "The final plan was issued.",
    Stage.WITHDRAWN: "The request was withdrawn.",
    Stage.MOVED: "The family moved to another council’s area.",
    Stage.NOT_ASSESSED: "It was decided not to assess.",
    Stage.NOT_ISSUED: "It was decided not to issue a plan.",
}

STAGES: tuple[tuple[Stage, Callable[[Facts], bool]], ...] = (
    (Stage.HISTORICAL, lambda facts: facts.historical),
    (Stage.ISSUED, lambda facts: facts.has("final_issued_on")),
    (Stage.WITHDRAWN, lambda facts: facts.has("request_withdrawn_on")),
    (Stage.MOVED, lambda facts: facts.has("moved_area_on")),
    (Stage.DIED, lambda facts: facts.died_on is not None),
    (Stage.DRAFT, lambda facts: facts.has("draft_served_on")),
    (Stage.WRITING, lambda facts: facts.has("decided_to_issue_on")),
    (Stage.NOT_ISSUED, lambda facts: facts.has("decided_not_to_issue_on")),
    (Stage.ASSESSMENT, lambda facts: facts.has("decided_to_assess_on")),
    (Stage.NOT_ASSESSED, lambda facts: facts.has("decided_not_to_assess_on")),
    (Stage.REQUEST, lambda facts: True),
)
"""Where a case is: the first that holds."""


def stage_of(facts: Facts) -> Stage:
    """Return where a case is on its journey."""
    return next(stage for stage, holds in STAGES if holds(facts))


def is_over(facts: Facts) -> bool:
    """Whether the journey has ended; a refusal ends it until it is conceded."""
    return stage_of(facts) in _ENDED


def why_not(step: str, facts: Facts) -> str | None:
    """Return why a step cannot be taken now, in a sentence, or None when it can."""
    found = STEPS[step]
    done = facts.dates.get(found.date)
    if done is not None:
        return f"This is recorded already, for {in_full(done)}. If that day is wrong, correct it."
    concedes = bool(found.concedes) and facts.has(found.concedes)
    return _over(facts, concedes=concedes) or _missing(found, facts) or _barred(found, facts)


def _over(facts: Facts, *, concedes: bool) -> str | None:
    stage = stage_of(facts)
    refused = stage in (Stage.NOT_ASSESSED, Stage.NOT_ISSUED)
    return None if concedes and refused else _ENDED.get(stage)


def _missing(step: Step, facts: Facts) -> str | None:
    for first, then in NEEDS:
        if then == step.date and not facts.has(first):
            return _NOT_YET[first]
    return None


def _barred(step: Step, facts: Facts) -> str | None:
    return next((words for name, words in step.bars if facts.has(name)), None)


def why_no_more(facts: Facts) -> str | None:
    """Return why nothing can be added to a case, in a sentence, or None when it can."""
    return _ENDED.get(stage_of(facts))


def why_no_advice(facts: Facts) -> str | None:
    """Return why advice cannot be asked for now, or None when it can."""
    if over := why_no_more(facts):
        return over
    return None if facts.has("decided_to_assess_on") else _NOT_YET["decided_to_assess_on"]


def check_step(step: str, facts: Facts) -> None:
    """Pass silently if a step can be taken now.

    :raises NotReady: when it cannot, with the reason.
    """
    if reason := why_not(step, facts):
        raise NotReady(reason)


_NAMES = {
    "request_received_on": "the request was received",
    "acknowledged_on": "the request was acknowledged",
    "told_partners_on": "health, social care and the setting were told",
    "consulted_family_on": "the family was asked",
    "decided_not_to_assess_on": "the decision not to assess",
    "decided_to_assess_on": "the decision to assess",
    "decided_not_to_issue_on": "the decision not to issue a plan",
    "decided_to_issue_on": "the decision to issue a plan",
    "draft_served_on": "the draft plan was sent",
    "consultation_sent_on": "the school or college was consulted",
    "consultation_replied_on": "the school or college replied",
    "representations_received_on": "the family answered the draft",
    "final_issued_on": "the final plan was issued",
    "request_withdrawn_on": "the request was withdrawn",
    "moved_area_on": "the family moved",
}


def name_of_date(name: str) -> str:
    """Return what a date is called in a sentence."""
    return _NAMES[name]


def check_dates(facts: Facts, changed: str, *, on: date, field: str = "day") -> None:
    """Pass silently if the dates can be right together, one of them having been changed.

    :raises NotValid: naming the other date, when one cannot be; or when there is no such ending.
    """
    day = facts.dates.get(changed)
    if day is not None:
        check_day(day, facts, on=on, field=field)
    for first, then in ORDER:
        if changed in (first, then):
            _check_order(facts, first, then, changed, field)
    for first, then in NEEDS:
        if changed == first and facts.has(then) and day is None:
            raise NotValid(
                f"This cannot be taken away: it is recorded that {_as_fact(then)} on"
                f" {in_full(facts.dates[then])}.",
                field=field,
            )
    if sum(facts.has(name) for name in ENDINGS) > 1:
        raise NotValid("The case has ended in another way already.", field=field)


def check_day(day: date, facts: Facts, *, on: date, field: str = "day") -> None:
    """Pass silently if something can have happened to this child on a day.

    :raises NotValid: when the day is in the future or before the birth.
    """
    if day > on:
        raise NotValid("This day is in the future.", field=field)
    if day < facts.born:
        raise NotValid(f"This is before the child was born, on {in_full(facts.born)}.", field=field)


def check_from_request(day: date, facts: Facts, *, on: date, field: str = "day") -> None:
    """Pass silently if something of a case can have happened on a day.

    :raises NotValid: when the day is in the future, or before the request was received.
    """
    check_day(day, facts, on=on, field=field)
    received = facts.dates.get("request_received_on")
    if received and day < received:
        raise NotValid(
            f"This is before the request was received, on {in_full(received)}.", field=field
        )


def _check_order(facts: Facts, first: str, then: str, changed: str, field: str) -> None:
    before, after = facts.dates.get(first), facts.dates.get(then)
    if before is None or after is None or before <= after:
        return
    other, word = (first, "before") if changed == then else (then, "after")
    raise NotValid(f"This is {word} {_on_day(other, facts)}.", field=field)


def _on_day(name: str, facts: Facts) -> str:
    return f"{_NAMES[name]}, on {in_full(facts.dates[name])}"


def _as_fact(name: str) -> str:
    said = _NAMES[name]
    return f"{said} was taken" if said.startswith("the decision") else said
