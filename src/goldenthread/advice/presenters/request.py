"""What the page of a request says: where it stands, what is written, what was sent and found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from goldenthread.advice.enums import QUESTIONS_OF_QUALITY, LinkState, Standing, Verdict
from goldenthread.advice.models import (
    AdviceDocument,
    AdviceLink,
    Given,
    LateReason,
    QualityCheck,
    SectionAnswers,
    Shared,
)
from goldenthread.advice.policies import is_allowed
from goldenthread.advice.presenters.desk import Desk
from goldenthread.advice.queries.late_reasons import reason_words
from goldenthread.advice.queries.questions import Questions
from goldenthread.casework.api import AdviceDue
from goldenthread.core.clock.states import State
from goldenthread.ui.words import away, capital, count, day, long_day

_COLOURS = {
    Standing.NEW: "blue", Standing.TAKEN: "light-blue", Standing.RETURNED: "orange",
    Standing.GIVEN: "yellow", Standing.ACCEPTED: "green",
}  # fmt: skip
LATE = {"text": "Late", "classes": "govuk-tag--red"}


def tag(standing: Standing) -> dict[str, str]:
    """Return the tag of how a request stands."""
    return {"text": standing.label, "classes": f"govuk-tag--{_COLOURS[standing]}"}


def when_due(due: AdviceDue | None, *, on: date) -> str:
    """Return by when the advice is owed, in a sentence."""
    if due is None:
        return "No time limit is counted."
    if due.state == State.EXCUSED:
        return f"The last day was {long_day(due.day)}. An exception excuses it."
    if due.day < on:
        late = f" {capital(count(due.days_late, 'day'))} late." if due.days_late else ""
        return f"The last day was {long_day(due.day)}.{late}"
    return f"The last day is {long_day(due.day)}, {away(due.day, on=on)}."


def sections(
    form: Questions, written: Mapping[str, SectionAnswers], gaps: Sequence[str], desk: Desk
) -> list[dict[str, Any]]:
    """Return the steps of the form: what each is called, whether it is done, and by whom."""
    found = []
    for one in form.sections:
        answers = written.get(one.key)
        is_begun = bool(answers and any(answers.answers.values()))
        is_open = any(gap.startswith(f"{one.key}.") for gap in gaps)
        text = "Not started" if not is_begun else "Something is missing" if is_open else "Done"
        colour = {"Done": "green", "Not started": "grey"}.get(text, "yellow")
        found.append(
            {
                "title": one.title,
                "href": desk.to("section", section=one.key),
                "tag": {"text": text, "classes": f"govuk-tag--{colour}"},
                "by": f"Last written by {answers.by_name}" if answers and is_begun else "",
            }
        )
    return found


def answers(form: Questions, written: Mapping[str, SectionAnswers], desk: Desk) -> list[Any]:
    """Return every question with its answer, to be looked over before it is sent."""
    return [
        {
            "title": section.title,
            "href": desk.to("section", section=section.key),
            "answers": [
                {
                    "asked": question.label,
                    "answer": _answer(written, section.key, question.key),
                    "is_missing": question.needed
                    and not _answer(written, section.key, question.key),
                }
                for question in section.questions
            ],
        }
        for section in form.sections
    ]


def _answer(written: Mapping[str, SectionAnswers], section: str, question: str) -> str:
    found = written.get(section)
    return found.answers.get(question, "") if found else ""


def documents(
    found: Sequence[AdviceDocument], desk: Desk, *, may_change: bool
) -> list[dict[str, str]]:
    """Return the files, each with where it is read and taken away."""
    return [
        {
            "name": one.name,
            "size": _size(one.size),
            "who": f"{one.by_name}, {day(one.on)}",
            "href": desk.to("document", document_id=one.pk),
            "remove": desk.to("document_remove", document_id=one.pk)
            if may_change and one.given_id is None
            else "",
        }
        for one in found
    ]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(size // 1000, 1)} KB"


def given(
    sent: Sequence[Given], checks: Sequence[QualityCheck], desk: Desk
) -> list[dict[str, Any]]:
    """Return what was sent each time, the latest first, with what was found of it."""
    found = {check.given_id: check for check in checks if check.given_id}
    return [
        {
            "title": f"Version {one.number}, sent {day(one.given_on)}",
            "who": f"By {one.by_name}{', through a link' if one.by_link else ''}",
            "href": desk.to("given", number=one.number),
            "check": check(found[one.pk]) if one.pk in found else None,
        }
        for one in reversed(sent)
    ]


def shared_words(one: Shared) -> str:
    """Return who shared advice with the reader, and why."""
    return f"Shared with you by {one.shared_by.name} on {day(one.shared_on)}: {one.reason}"


def shared_rows(found: Iterable[Shared], desk: Desk) -> list[dict[str, str]]:
    """Return what was shared with who answers a request."""
    return [
        {
            "title": f"{one.given.advice.get_kind_display()}, {one.given.advice.of}",
            "href": desk.to("shared", shared_id=one.pk),
            "said": shared_words(one),
        }
        for one in found
    ]


def shared_away(found: Iterable[Shared]) -> list[str]:
    """Return with whom advice was shared, by whom, when and why."""
    return [
        f"Shared with {one.with_request.of} by {one.shared_by.name} on {day(one.shared_on)}:"
        f" {one.reason}{f' ({one.ground})' if one.ground else ''}"
        for one in found
    ]


def shared_files(one: Shared, files: Sequence[AdviceDocument], desk: Desk) -> list[dict[str, str]]:
    """Return the files of shared advice, each with where it is read."""
    return [
        {
            "name": file.name,
            "size": _size(file.size),
            "who": f"{file.by_name}, {day(file.on)}",
            "href": desk.to("shared_document", shared_id=one.pk, document_id=file.pk),
            "remove": "",
        }
        for file in files
    ]


def check(one: QualityCheck) -> dict[str, Any]:
    """Return what an officer found."""
    words = dict(QUESTIONS_OF_QUALITY)
    return {
        "verdict": f"{one.get_verdict_display()} by {one.checked_by.name}, {day(one.checked_on)}",
        "reason": one.reason,
        "is_returned": one.verdict == Verdict.RETURNED,
        "answers": [
            {
                "asked": words[key],
                "answer": ("Yes" if told["yes"] else "No")
                + (f". {told['note']}" if told.get("note") else ""),
            }
            for key, told in one.found.items()
            if key in words
        ],
    }


def late(one: LateReason | None) -> dict[str, str] | None:
    """Return why it is late, and whether the law allows that."""
    if one is None:
        return None
    return {
        "reason": reason_words(one.code),
        "words": one.words,
        "who": f"{one.by_name}, {day(one.on)}",
        "verdict": "The law allows this reason."
        if is_allowed(one.code)
        else "The law does not allow this reason. It does not excuse late advice.",
        "is_allowed": "yes" if is_allowed(one.code) else "",
    }


_LINK_WORDS = {
    LinkState.WAITING: "Not opened yet. It can be opened until {until}.",
    LinkState.OPENED: "Opened on {opened}.",
    LinkState.EXPIRED: "Never opened. It was valid until {until}.",
    LinkState.REVOKED: "It opens nothing any more.",
}


def link_row(one: AdviceLink, state: LinkState, desk: Desk) -> dict[str, str]:
    """Return how one link stands."""
    said = _LINK_WORDS[state].format(until=day(one.valid_until), opened=_opened(one))
    asked = f" They asked for a new one on {day(one.asked_again_on)}." if one.asked_again_on else ""
    gone = state == LinkState.REVOKED
    return {
        "who": f"{one.name}, {one.email}",
        "when": f"Sent on {day(one.made_on)} by {one.made_by.name}.",
        "said": said + ("" if gone else asked),
        "revoke": "" if gone else desk.to("link_revoke", link_id=one.pk),
    }


def _opened(one: AdviceLink) -> str:
    return day(one.opened_at.date()) if one.opened_at else ""


def days_taken(asked: date, came: date) -> str:
    """Return how long it took, in words."""
    return count((came - asked).days, "day")
