"""The texts by which this room writes to families and partners, and when each fits."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.casework.enums import OPEN_STAGES, Stage
from goldenthread.platform.notifications import catalogue
from goldenthread.platform.notifications.catalogue import Template

FAMILY, SETTING, SERVICE = "family", "setting", "service"
_FOLDER = "casework/mail/"
_WHO = {"initials": "A B", "case_number": 12}
_FAMILY = {**_WHO, "who": "your child", "whose": "your child’s"}
_DATES: dict[str, Any] = {
    "received_on": date(2030, 1, 7),
    "decide_by": date(2030, 2, 18),
    "refuse_by": date(2030, 4, 29),
    "finish_by": date(2030, 5, 27),
    "answer_by": date(2030, 5, 10),
    "mediation_by": date(2030, 4, 18),
    "appeal_by": date(2030, 4, 18),
}
_REASONS = "The school can give the help that is needed from its own means."
_OWN = "We tried to phone you on Tuesday. We will try again on Friday."


def _text(
    slug: str, name: str, used: str, readers: set[str], fits: set[Stage], *facts: str, **more: Any
) -> Template:
    base = _FAMILY if FAMILY in readers else _WHO
    sample = {**base, "paragraph": _OWN, **{fact: _DATES[fact] for fact in facts}, **more}
    return Template(
        key=f"{_FOLDER}{slug}.txt",
        name=name,
        used=used,
        sample=sample,
        about_child=True,
        fits=frozenset(fits),
        readers=frozenset(readers),
    )


_PARTNERS = {SETTING, SERVICE}
_ANY = set(Stage) - {Stage.DIED, Stage.HISTORICAL}
_ADVICE: dict[str, Any] = {
    "kind": "health", "is_family": False, "due": date(2030, 4, 1), "inbox": "https://golden-thread.example/advice/",
    "why": "We have decided not to issue a plan.",
}  # fmt: skip
_MEDIATOR = "The Made-up Mediation Advice Line, 01234 567890"

TEXTS = (
    _text("request_received", "Request received",
          "When a request comes in: to the family that made it.", {FAMILY}, {Stage.REQUEST},
          "received_on", "decide_by"),
    _text("request_received_partner", "Request received, to a partner",
          "When a school or service asked for the assessment: to them.", _PARTNERS,
          {Stage.REQUEST}, "received_on", "decide_by"),
    _text("partners_told", "A request is being considered",
          "To health, social care and the head of the school or college, as the law asks.",
          _PARTNERS, {Stage.REQUEST}, "received_on", "decide_by"),
    _text("family_asked", "What do you think?",
          "When the family is asked whether an assessment is needed.", {FAMILY},
          {Stage.REQUEST}, "decide_by"),
    _text("will_assess", "Decision to assess", "When it is decided to assess: to the family.",
          {FAMILY}, set(), "refuse_by", "finish_by", reasons=_REASONS),
    _text("will_not_assess", "Decision not to assess",
          "When it is decided not to assess: to the family, with their right of appeal.",
          {FAMILY}, set(), "mediation_by", "appeal_by", reasons=_REASONS,
          mediation_adviser=_MEDIATOR),
    _text("will_issue", "Decision to issue a plan",
          "When it is decided that there will be a plan: to the family.", {FAMILY}, set(),
          "finish_by", reasons=_REASONS),
    _text("will_not_issue", "Decision not to issue a plan",
          "When it is decided that there will be no plan: to the family, with their right of"
          " appeal.", {FAMILY}, set(), "mediation_by", "appeal_by", reasons=_REASONS,
          mediation_adviser=_MEDIATOR),
    _text("draft_sent", "The draft plan", "When the draft is sent to the family.", {FAMILY},
          {Stage.DRAFT}, "answer_by", "finish_by"),
    _text("progress", "How it is going", "At any time, to the family, with your own words.",
          {FAMILY}, _ANY, "decide_by", "finish_by", stage="We are deciding whether to assess",
          stage_key="request"),
    _text("partner_note", "A note about a case",
          "At any time, to a school, college or service, with your own words.", _PARTNERS, _ANY,
          stage="We are deciding whether to assess"),
)  # fmt: skip
"""Those without a stage are sent by the step that they tell of, and never chosen by hand."""

ADVISERS = (
    _text("advice_asked", "Advice is asked for",
          "At once, when a school or service is asked for advice.", _PARTNERS, set(), **_ADVICE),
    _text("views_asked", "Your views are asked for",
          "At once, when the family is asked for its views: with a link of its own.", {FAMILY},
          set(), due=date(2030, 4, 1), until=date(2030, 4, 22), is_link=True),
    _text("advice_not_wanted", "Advice is not wanted any more",
          "When a request for advice is withdrawn, or its case ends.", _PARTNERS, set(),
          **_ADVICE),
    _text("advice_wanted_again", "Advice is wanted after all",
          "When the ending of a case, with which its advice was withdrawn, turns out to be wrong.",
          _PARTNERS, set(), **_ADVICE),
    _text("advice_day_changed", "The last day for advice has changed",
          "When the day on which a request for advice was received is put right.", _PARTNERS,
          set(), **_ADVICE),
)  # fmt: skip
"""Sent to whom advice is asked of, by what is done about it; never chosen by hand."""

STAGE_WORDS = {
    Stage.REQUEST: "We are deciding whether to assess",
    Stage.ASSESSMENT: "We are assessing, and waiting for advice",
    Stage.WRITING: "We are writing the draft of the plan",
    Stage.DRAFT: "The draft plan is with the family",
    Stage.ISSUED: "The final plan was issued",
    Stage.NOT_ASSESSED: "We decided not to assess",
    Stage.NOT_ISSUED: "We decided not to issue a plan",
    Stage.WITHDRAWN: "The request was withdrawn",
    Stage.MOVED: "The case went to another council",
}

ENDING_WORDS = {
    Stage.ISSUED: "The final plan was issued",
    Stage.NOT_ASSESSED: "It was decided not to assess",
    Stage.NOT_ISSUED: "It was decided not to issue a plan",
    Stage.WITHDRAWN: "The request for an assessment was withdrawn",
    Stage.MOVED: "The family moved to another council’s area",
    Stage.DIED: "The child or young person has died",
    Stage.HISTORICAL: "The case was decided before it came here",
}
"""Why nothing is awaited any more on a case that has ended, as the record of the case says it."""
ENDING_SAID: dict[str, str] = {
    Stage.ISSUED: "We have issued the final plan.",
    Stage.NOT_ASSESSED: "We have decided not to assess.",
    Stage.NOT_ISSUED: "We have decided not to issue a plan.",
    Stage.WITHDRAWN: "The request for the assessment was withdrawn.",
    Stage.MOVED: "Another council is responsible now.",
}
"""What those who still owe advice are told of the ending. Of a death no message tells."""


def offer() -> None:
    """Put the texts into the catalogue."""
    for text in (*TEXTS, *ADVISERS):
        catalogue.register(text)


def key_of(slug: str) -> str:
    """Return the key of a text by the word that addresses carry."""
    return f"{_FOLDER}{slug}.txt"


def slug_of(key: str) -> str:
    """Return the word by which addresses carry a text."""
    return key.removeprefix(_FOLDER).removesuffix(".txt")


def texts_for(stage: Stage) -> list[Template]:
    """Return the texts that fit where a case is, in their order."""
    return [text for text in TEXTS if stage in text.fits]


def is_open(stage: Stage) -> bool:
    """Whether something is still to be decided."""
    return stage in OPEN_STAGES
