"""What the pages ask of the book of rules."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.core.clock.rules import ExceptionRule, Mark, Rule, RuleBook

NOT_VERIFIED = "not-verified"
CORRECTED = "corrected"


@dataclass(frozen=True)
class Choice:
    """Which rules are asked for: all of ``words``, one ``process``, ``only`` some."""

    words: str = ""
    process: str = ""
    only: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.words or self.process or self.only)


@dataclass(frozen=True)
class Figures:
    """How many time limits there are, each counted once however many versions it has."""

    limits: int
    processes: int
    not_verified: int
    nothing_found: int
    corrected: int


def figures(book: RuleBook) -> Figures:
    """Count the time limits of a book. One is verified when each of its versions is.

    ``nothing_found`` counts those of which some version was found in no source.
    """
    marks: dict[str, set[Mark]] = {}
    for rule in book:
        marks.setdefault(rule.key, set()).add(rule.evidence.mark)
    return Figures(
        limits=len(marks),
        processes=len({rule.process for rule in book}),
        not_verified=sum(found != {Mark.FOUND} for found in marks.values()),
        nothing_found=sum(Mark.UNVERIFIED in found for found in marks.values()),
        corrected=sum(key in book.corrected for key in marks),
    )


def chosen(book: RuleBook, choice: Choice) -> list[Rule]:
    """Return the versions of rules that a choice asks for, in the order of the book."""

    def fits(rule: Rule) -> bool:
        if choice.only == NOT_VERIFIED:
            return rule.evidence.mark is not Mark.FOUND
        return choice.only != CORRECTED or rule.key in book.corrected

    return [
        rule
        for rule in book
        if choice.process in ("", rule.process)
        and fits(rule)
        and _has(choice.words, _words_of(rule, book))
    ]


def exceptions_chosen(book: RuleBook, choice: Choice) -> list[ExceptionRule]:
    """Return the exceptions that a choice asks for; none belongs to one process alone."""
    if choice.process or choice.only == CORRECTED:
        return []
    return [
        group
        for group in book.exceptions.values()
        if (choice.only != NOT_VERIFIED or group.evidence.mark is not Mark.FOUND)
        and _has(
            choice.words,
            [group.code, group.law, *(head.words for head in group.heads)],
        )
    ]


def _words_of(rule: Rule, book: RuleBook) -> list[str]:
    events = [book.events[name].words for count in rule.counts for name in count.start]
    evidence = [rule.evidence.found_in, rule.evidence.unverified]
    title = book.processes[rule.process].title
    written = [count.written for count in rule.counts]
    return [rule.key, title, rule.duty, rule.owed_by, rule.law, rule.force, rule.note, *events,
            *evidence, *written]  # fmt: skip


def _has(words: str, texts: list[str]) -> bool:
    """Whether every word that is asked for stands somewhere."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words.casefold().split())
