"""A rule of the clock in words, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goldenthread.core.clock.rules import (
    AgeOnDay,
    Condition,
    Count,
    DetailIs,
    Evidence,
    Force,
    Kind,
    Mark,
    Rule,
    RuleBook,
    WhenMissing,
)
from goldenthread.core.clock.states import State
from goldenthread.platform.statutory_clock.clock import corrected_by, is_added
from goldenthread.ui.words import capital, day

Tag = dict[str, str]

FORCE = {
    Force.LAW: "Law",
    Force.GUIDANCE: "Statutory guidance",
    Force.POLICY: "National policy",
}
AFTERWARDS = {
    Kind.DUTY: "It is overdue.",
    Kind.RIGHT: "The time to use the right has run out. Nobody is late.",
    Kind.HOLD: "It need not go on. To end it sooner is the breach.",
    Kind.CONTINUING: "There is no last day: it begins on that day and goes on.",
}
_MISSING = {
    WhenMissing.APPLIES: "Where that is not known, the limit applies.",
    WhenMissing.DOES_NOT: "Where that is not known, the limit does not apply.",
    WhenMissing.ASK: "It has to be known.",
}
_COLOURS = {
    State.NOT_STARTED: "grey",
    State.RUNNING: "blue",
    State.DUE_SOON: "yellow",
    State.MET: "green",
    State.MET_LATE: "red",
    State.OVERDUE: "red",
    State.EXCUSED: "purple",
    State.STOPPED: "grey",
    State.SUPERSEDED: "grey",
}
_EVIDENCE = {
    Mark.PARTLY: {"text": "Partly verified", "classes": "govuk-tag--yellow"},
    Mark.UNVERIFIED: {"text": "Not verified", "classes": "govuk-tag--yellow"},
}


def plain(word: str) -> str:
    """Return a word of the rules as it is spoken: "over_5_days" as "over 5 days"."""
    return word.replace("_", " ")


def owed_by(rule: Rule) -> str:
    """Return whose limit it is."""
    return "us, the council" if rule.owed_by == "us" else rule.owed_by


def length(count: Count) -> str:
    """Return how long, as the rule writes it, but for what only a file would write."""
    is_in_code = count.written.startswith("on ") or "tribunal" in count.written
    return count.limit.words() if is_in_code else count.written


def lengths(rule: Rule) -> str:
    """Return how long by every count: "2 months, or if later 1 month"."""
    return ", or if later ".join(length(count) for count in rule.counts)


def events(names: Iterable[str], book: RuleBook) -> str:
    """Return events in words, the first of them that is known being the one that counts."""
    return "; or else: ".join(book.events[name].words for name in names)


def each_of(names: Sequence[str], book: RuleBook) -> list[str]:
    """Return events in words, any of which does, a line each."""
    ends = [*("; or" for _ in names[1:]), ""]
    return [f"{book.events[name].words}{end}" for name, end in zip(names, ends, strict=False)]


def conditions(rule: Rule, book: RuleBook) -> list[str]:
    """Return for which cases alone the rule is, a sentence each."""
    return [_condition(condition, book) for condition in rule.conditions]


def conditions_in_full(rule: Rule, book: RuleBook) -> Iterator[str]:
    """Yield the same, with what holds of a case that does not tell."""
    for condition in rule.conditions:
        yield _condition(condition, book)
        if isinstance(condition, DetailIs | AgeOnDay):
            yield _MISSING[condition.when_missing]


def _condition(condition: Condition, book: RuleBook) -> str:
    if isinstance(condition, DetailIs):
        detail = book.details.get(condition.name)
        asked = detail.words if detail else plain(condition.name)
        return f"{capital(asked)}: {' or '.join(map(plain, condition.values))}."
    if isinstance(condition, AgeOnDay):
        how = "has not reached" if condition.under else "has reached"
        return f"The child or young person {how} the age of {condition.years} on the first day."
    known, happens = book.events[condition.known].words, book.events[condition.happens].words
    how = "at least" if condition.given else "less than"
    return f"“{known}”: {how} {condition.limit.words()} before “{happens}”."


def state_tag(state: State) -> Tag:
    """Return the tag of how a deadline stands."""
    return {"text": capital(plain(state)), "classes": f"govuk-tag--{_COLOURS[state]}"}


def evidence_tag(evidence: Evidence) -> Tag | None:
    """Return the tag of what is not fully verified; none where all was found."""
    return _EVIDENCE.get(evidence.mark)


def evidence_lines(evidence: Evidence) -> list[str]:
    """Return where it was found and what was not verified."""
    lines = [f"Found: {evidence.found_in}."] if evidence.found_in else []
    return lines + ([f"Not verified: {evidence.unverified}."] if evidence.unverified else [])


def holds(rule: Rule) -> str:
    """Return since when and until when a version holds."""
    if rule.holds_to:
        return f"From {day(rule.holds_from)} to {day(rule.holds_to)}"
    return f"Since {day(rule.holds_from)}"


def standing_tag(rule: Rule, *, on: date) -> Tag | None:
    """Return the tag of a version that does not hold on a day."""
    if rule.holds_from > on:
        return {"text": "Not yet in force", "classes": "govuk-tag--grey"}
    if rule.holds_to and rule.holds_to < on:
        return {"text": "No longer in force", "classes": "govuk-tag--grey"}
    return None


def corrected_tag(rule: Rule) -> Tag | None:
    """Return the tag of a version that a file of the installation changed or added."""
    if not corrected_by(rule):
        return None
    text = "Added here" if is_added(rule) else "Corrected here"
    return {"text": text, "classes": "govuk-tag--purple"}


def tags(rule: Rule, *, on: date) -> list[Tag]:
    """Return every tag of a version."""
    found = (evidence_tag(rule.evidence), corrected_tag(rule), standing_tag(rule, on=on))
    return [tag for tag in found if tag]
