"""What stands at the head of a case: its stage, its facts, the forecast, and what holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from goldenthread.casework.enums import OPEN_STAGES, Outcome, Stage
from goldenthread.casework.models import AdviceRequest, Allocation, Case, CaseException, Decision
from goldenthread.casework.policies import STEPS, Facts, stage_of, why_not
from goldenthread.casework.presenters.places import Link, Places
from goldenthread.casework.queries.readers import Reader
from goldenthread.casework.queries.reckoning import Reckoning, evidence_in_words, periods
from goldenthread.casework.signals import Note
from goldenthread.core.clock.forecasting import LatestDay, RouteAhead
from goldenthread.core.clock.states import State
from goldenthread.ui.words import capital, count, day, long_day

_COLOURS = {Stage.ISSUED: "green"} | dict.fromkeys(OPEN_STAGES, "blue")
_OVER = {
    Stage.ISSUED: "The final plan has been issued. The journey is over.",
    Stage.NOT_ASSESSED: "We decided not to assess. The family can ask for mediation or appeal."
    " If we concede, record the decision to assess.",
    Stage.NOT_ISSUED: "We decided not to issue a plan. The family can ask for mediation or appeal."
    " If we concede, record the decision to issue a plan.",
    Stage.WITHDRAWN: "The request was withdrawn. Nothing more is owed.",
    Stage.MOVED: "The family moved to another council’s area. Nothing more is owed here.",
    Stage.DIED: "The child or young person has died. Nothing more is owed.",
    Stage.HISTORICAL: "This case was decided before it came here. Its time limits are not worked"
    " out.",
}


def stage_tag(stage: Stage) -> dict[str, str]:
    """Return the tag of where a case is."""
    return {"text": stage.label, "classes": f"govuk-tag--{_COLOURS.get(stage, 'grey')}"}


def headline(case: Case, facts: Facts, reckoning: Reckoning, *, on: date) -> str:
    """Return where the case is in one sentence."""
    received = case.request_received_on
    if received is None:
        return "Decided before it came here."
    if stage_of(facts) not in OPEN_STAGES:
        return f"Requested on {day(received)}."
    final = reckoning.twenty_weeks
    due = final.due if final and final.state is not State.SUPERSEDED else None
    last = f" The 20 weeks end on {long_day(due)}." if due else ""
    return f"Week {(on - received).days // 7 + 1} since the request of {day(received)}.{last}"


def when_over(facts: Facts) -> str:
    """Return what is said where nothing is next, "" while the journey goes on."""
    return _OVER.get(stage_of(facts), "")


def outlook(
    reckoning: Reckoning, advice: list[AdviceRequest], *, sees_all: bool, on: date
) -> list[str]:
    """Return by when what is still to come must come for the 20 weeks to hold, in sentences."""
    route = reckoning.ahead.routes[0] if reckoning.ahead and reckoning.ahead.routes else None
    if route is None or route.final.due is None or route.final.state is State.SUPERSEDED:
        return []
    found = [_verdict(route)]
    steps = sorted(
        (step for step in route.steps if step.done_on is None), key=lambda step: step.latest
    )
    names = reckoning.clock.book.events
    found += [_step(step, names[step.event].words, on=on) for step in steps]
    if sees_all:
        waiting = [one.of for one in advice if one.advice_received_on is None]
        if waiting:
            found.append(f"Waiting for advice from {_and(waiting)}.")
    return found


def _verdict(route: RouteAhead) -> str:
    if route.final.state is State.EXCUSED:
        return "An exception excuses the last day. The plan is owed as soon as practicable."
    if not route.will_miss:
        return "The final plan can still be issued within the 20 weeks."
    return (
        "The final plan will miss the 20 weeks unless a step takes less than its whole time: as"
        f" things are it can be issued on {long_day(route.earliest_finish)} at the earliest."
    )


def _step(step: LatestDay, words: str, *, on: date) -> str:
    passed = ", which has passed" if step.is_missed(on=on) else ""
    return f"{_NOUNS.get(step.event, words)} by {long_day(step.latest)}{passed}: {step.why}."


_NOUNS = {
    "draft_served": "The draft must go",
    "consultation_sent": "The school or college must be consulted",
    "advice_received": "All advice must be in",
    "advice_requested": "Advice must be asked for",
    "decided_to_assess": "The decision to assess must be given",
}


def _and(names: list[str]) -> str:
    *most, last = dict.fromkeys(names)
    return f"{', '.join(most)} and {last}" if most else last


def by_letter(case: Case, facts: Facts, reader: Reader, places: Places) -> dict[str, str]:
    """Return that who asked is to be told by letter, if nobody has told them; {} otherwise."""
    if reader.email or why_not("acknowledge", facts):
        return {}
    return {
        "text": f"{reader.name} has not been told that the request came, and no email address is"
        " known. Send a letter.",
        "href": places.of(case, "casework_step", step="acknowledge"),
    }


def facts_told(case: Case, *, sees_all: bool) -> list[tuple[str, str]]:
    """Return the facts of the request."""
    told = [
        ("Received", day(case.request_received_on) or "Before it came here"),
        ("Who asked", case.get_source_display()),
    ]
    if sees_all:
        names = [
            case.asked_by,
            case.carer.name if case.carer else "",
            case.organisation.name if case.organisation else "",
        ]
        told.append(("Their name", ", ".join(name for name in names if name) or "Not recorded"))
        if case.asked_email:
            told.append(("Their email address", case.asked_email))
    told.append(("How it came", case.get_channel_display() if case.channel else "Not recorded"))
    if case.in_youth_accommodation:
        told.append(("Youth accommodation", "In relevant youth accommodation when it was made"))
    if case.moved_to:
        told.append(("Moved to", f"The council with the number {case.moved_to}"))
    told.append(("SEND case officer", case.officer.name if case.officer else "Nobody yet"))
    return told


def advice_rows(
    case: Case,
    advice: list[AdviceRequest],
    reckoning: Reckoning,
    places: Places,
    notes: Mapping[int, Sequence[Note]],
) -> list[dict[str, object]]:
    """Return the table of advice, each request with what rooms above say of it."""
    found: list[dict[str, object]] = []
    for one in advice:
        deadline = reckoning.advice.get(one.pk)
        links = []
        if one.advice_received_on is None:
            links.append(("Record that it came", "casework_advice_received"))
            links.append(("Record a chaser", "casework_advice_chase"))
            links.append(("Withdraw", "casework_advice_withdraw"))
        links.append(("Correct", "casework_advice_correct"))
        found.append(
            {
                "kind": one.get_kind_display(),
                "of": one.of,
                "asked": day(one.advice_requested_on),
                "due": day(deadline.due) if deadline else "",
                "chased": day(one.chased_on) or "No",
                "came": day(one.advice_received_on) or _not_yet(one),
                "said": [sentence for note in notes[one.pk] for sentence in note.sentences],
                "more": [link for note in notes[one.pk] for link in note.links],
                "late": count(deadline.days_late, "day") + " late"
                if deadline and deadline.days_late
                else "",
                "reason": one.late_reason,
                "deadline": deadline,
                "links": [
                    {"text": text, "href": places.of(case, page, advice_id=one.pk)}
                    for text, page in links
                ],
            }
        )
    return found


def _not_yet(one: AdviceRequest) -> str:
    return f"Sent back for more work on {day(one.returned_on)}" if one.returned_on else "Not yet"


def exception_rows(
    case: Case, exceptions: list[CaseException], reckoning: Reckoning, places: Places
) -> list[dict[str, object]]:
    """Return the exceptions on record."""
    found: list[dict[str, object]] = []
    for one in exceptions:
        known = periods(one, reckoning.clock.book)
        words = known[0].head.words if known else "A circumstance that the rules no longer know"
        until = f"to {day(one.until)}" if one.until else "and still lasts"
        found.append(
            {
                "code": f"{one.code}({one.head})",
                "laws": [f"{each.code}, {each.group.law}" for each in known],
                "words": capital(words),
                "when": f"From {day(one.since)} {until}",
                "evidence": _evidence(one),
                "open": places.of(case, "casework_document", document_id=one.document_id)
                if one.document_id
                else "",
                "end": places.of(case, "casework_exception_end", exception_id=one.pk)
                if one.until is None
                else "",
            }
        )
    return found


def _evidence(one: CaseException) -> str:
    if one.advice:
        return f"{evidence_in_words(one)}: {one.advice.get_kind_display().lower()}, {one.advice.of}"
    return evidence_in_words(one)


def decision_rows(case: Case, decisions: list[Decision], places: Places) -> list[dict[str, object]]:
    """Return the decisions, each with its test, reasons and days, and where it is disputed."""
    return [
        {
            "disputes": [
                {
                    "text": text,
                    "href": places.of(
                        case,
                        "casework_dispute",
                        about=one.outcome.replace("_", "-"),
                        what=text.lower(),
                    ),
                }
                for text in ("Mediation", "Appeal")
                if one.outcome in (Outcome.NOT_ASSESS, Outcome.NOT_ISSUE)
            ],
            "what": one.get_outcome_display(),
            "test": one.get_legal_test_display(),
            "reasons": one.reasons,
            "who": f"{one.decided_by.name}, {day(one.decided_on)}",
            "told": day(one.told_on),
        }
        for one in decisions
    ]


def allocation_rows(allocations: list[Allocation]) -> list[dict[str, str]]:
    """Return whose case it is and was, the latest first."""
    return [
        {
            "who": one.officer.name,
            "when": f"{day(one.since)} to {day(one.until)}"
            if one.until
            else f"Since {day(one.since)}",
            "note": one.handover_note,
        }
        for one in reversed(allocations)
    ]


def steps_open(case: Case, facts: Facts, places: Places) -> list[Link]:
    """Return every step that can be taken now."""
    return [
        {"text": step.title, "href": places.of(case, "casework_step", step=slug)}
        for slug, step in STEPS.items()
        if why_not(slug, facts) is None
    ]
