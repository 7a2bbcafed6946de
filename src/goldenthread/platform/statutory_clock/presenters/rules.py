"""What the list of time limits and the page of one say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.clock.rules import Count, ExceptionRule, Process, Rule, RuleBook
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.statutory_clock.clock import corrected_by
from goldenthread.platform.statutory_clock.presenters import wording
from goldenthread.platform.statutory_clock.queries import (
    CORRECTED,
    NOT_VERIFIED,
    Choice,
    Figures,
    figures,
)
from goldenthread.ui.words import capital, count, day

ONLY = {NOT_VERIFIED: "Not fully verified", CORRECTED: "Corrected here"}
CSV_HEADINGS = [
    "Rule", "Process", "What", "By whom", "Only when", "How long", "Counted from", "Law",
    "Stands as", "Found in", "Not verified", "Holds from", "Holds to", "Corrected by",
]  # fmt: skip


def address(member: Member, key: str) -> str:
    """Return the address of the page of one time limit."""
    return reverse("settings_time_limit", kwargs={"area": member.local_area.slug, "key": key})


def headline(found: Figures) -> str:
    """Return the figures as a sentence."""
    if not found.not_verified:
        return f"All {count(found.limits, 'time limit')} are fully verified."
    return (
        f"{found.limits - found.not_verified} of {count(found.limits, 'time limit')} are fully"
        f" verified. Of the other {found.not_verified}, {found.nothing_found} were found in no"
        " source, and the rest in part."
    )


def overview(book: RuleBook) -> list[dict[str, Any]]:
    """Return a row for each process: how many limits it has, and how they are evidenced."""
    return [
        {
            "title": process.title,
            "href": list_address(process=process.slug),
            "figures": figures(book.of([process.slug])),
        }
        for process in in_order(book)
    ]


def in_order(book: RuleBook) -> list[Process]:
    """Return the processes by their titles."""
    return sorted(book.processes.values(), key=lambda process: process.title.casefold())


def processes(
    rules: Iterable[Rule], book: RuleBook, *, member: Member, on: date
) -> list[dict[str, Any]]:
    """Return the rules by process, each with its rows."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        rows.setdefault(rule.process, []).append(_row(rule, book, member=member, on=on))
    return [
        {"slug": process.slug, "title": process.title, "rows": rows[process.slug]}
        for process in in_order(book)
        if process.slug in rows
    ]


def _row(rule: Rule, book: RuleBook, *, member: Member, on: date) -> dict[str, Any]:
    return {
        "key": rule.key,
        "href": address(member, rule.key),
        "duty": capital(rule.duty),
        "owed_by": wording.owed_by(rule),
        "conditions": wording.conditions(rule, book),
        "lengths": [_length_and_start(each, book) for each in rule.counts],
        "law": rule.law,
        "force": wording.FORCE[rule.force],
        "holds": wording.holds(rule),
        "standing": wording.standing_tag(rule, on=on),
        "corrected": wording.corrected_tag(rule),
        "doubt": wording.evidence_tag(rule.evidence),
        "evidence": wording.evidence_lines(rule.evidence),
    }


def _length_and_start(counted: Count, book: RuleBook) -> dict[str, str]:
    return {
        "length": capital(wording.length(counted)),
        "start": wording.events(counted.start, book),
    }


def exceptions(groups: Iterable[ExceptionRule]) -> list[dict[str, Any]]:
    """Return a row for each group of circumstances that excuse."""
    return [
        {
            "code": group.code,
            "law": group.law,
            "heads": [f"({head.letter}) {head.words}" for head in group.heads],
            "holds": _exception_holds(group),
            "doubt": wording.evidence_tag(group.evidence),
            "evidence": wording.evidence_lines(group.evidence),
        }
        for group in groups
    ]


def _exception_holds(group: ExceptionRule) -> str:
    since = day(group.holds_from)
    return f"From {since} to {day(group.holds_to)}" if group.holds_to else f"Since {since}"


def filters(choice: Choice, book: RuleBook) -> list[dict[str, str]]:
    """Return the filters that are on, each with the address of the list without it."""
    asked = {"q": choice.words, "process": choice.process, "only": choice.only}
    process = book.processes[choice.process].title if choice.process else ""
    said = {"q": f"“{choice.words}”", "process": process, "only": ONLY.get(choice.only, "")}
    return [
        {"text": said[name], "href": list_address(**{**asked, name: ""})}
        for name, value in asked.items()
        if value
    ]


def list_address(**asked: str) -> str:
    """Return the list's own address with what is asked of it."""
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def csv_row(rule: Rule, book: RuleBook) -> list[object]:
    """Return a row of the download."""
    return [
        rule.key, book.processes[rule.process].title, rule.duty, wording.owed_by(rule),
        " ".join(wording.conditions(rule, book)), wording.lengths(rule),
        ", or if later: ".join(wording.events(each.start, book) for each in rule.counts),
        rule.law, wording.FORCE[rule.force], rule.evidence.found_in, rule.evidence.unverified,
        rule.holds_from, rule.holds_to, corrected_by(rule),
    ]  # fmt: skip


@dataclass(frozen=True)
class RulePresenter:
    """What the page of one time limit says: all its versions."""

    rules: Sequence[Rule]
    book: RuleBook
    on: date

    @property
    def key(self) -> str:
        """The key by which a file corrects it."""
        return self.rules[0].key

    @property
    def _says_one_thing(self) -> bool:
        return len({rule.duty for rule in self.rules}) == 1

    @property
    def heading(self) -> str:
        """What must be done; where versions differ in that, the key."""
        if self._says_one_thing:
            return capital(self.rules[0].duty)
        return f"Time limit {self.key}: {len(self.rules)} versions"

    @property
    def caption(self) -> str:
        """What stands above the heading: the process, and the key unless the heading has it."""
        process = self.book.processes[self.rules[0].process].title
        return f"{process}, time limit {self.key}" if self._says_one_thing else process

    @property
    def versions(self) -> list[dict[str, Any]]:
        """Each version: its heading, tags and facts."""
        return [
            {
                "heading": self._version_heading(rule),
                "tags": wording.tags(rule, on=self.on),
                "facts": [
                    {"key": key, "lines": [line for line in lines if line]}
                    for key, lines in self._facts(rule)
                    if any(lines)
                ],
                "written": rule.written,
            }
            for rule in self.rules
        ]

    def _version_heading(self, rule: Rule) -> str:
        if self._says_one_thing:
            return capital(wording.lengths(rule))
        return f"{capital(rule.duty)}: {wording.lengths(rule)}"

    def _facts(self, rule: Rule) -> Iterator[tuple[str, list[str]]]:
        book = self.book
        yield "By whom", [capital(wording.owed_by(rule))]
        yield "Only when", list(wording.conditions_in_full(rule, book))
        yield "How long", list(self._how_long(rule))
        yield "Local target", [rule.target.words() if rule.target else ""]
        yield "Law", [rule.law]
        yield "Stands as", [wording.FORCE[rule.force]]
        yield "Evidence", wording.evidence_lines(rule.evidence)
        yield "Corrected by the file", [corrected_by(rule)]
        yield "In force", [wording.holds(rule)]
        yield "Note", [rule.note]
        yield "After the last day", [wording.AFTERWARDS[rule.kind]]
        yield "Done when", wording.each_of(rule.done_by, book)
        yield "No longer owed when", wording.each_of(rule.ended_by, book)
        yield "Owed again when", wording.each_of(rule.revived_by, book)
        yield "Replaced by another limit when", wording.each_of(rule.superseded_by, book)
        yield "May be excused by", [self._exception(code) for code in rule.excused_by]

    def _how_long(self, rule: Rule) -> Iterator[str]:
        for place, counted in enumerate(rule.counts):
            later = "Or, if later: " if place else ""
            start = wording.events(counted.start, self.book)
            long = capital(wording.length(counted))
            yield f"{later}{long}. Counted from: {start}."
            yield counted.limit.how()
            if counted.less:
                detail = self.book.details.get(counted.less)
                taken = detail.words if detail else wording.plain(counted.less)
                yield f"Taken off first: {taken}."
        if rule.promptly:
            yield "It is asked for as soon as practicable, so this is the most."

    def _exception(self, code: str) -> str:
        group = self.book.exceptions[code]
        doubt = f" Not verified: {group.evidence.unverified}." if group.evidence.unverified else ""
        return f"{group.law} ({code}).{doubt}"
