"""Prints the manual of the statutory clock: what its specification tells, then every rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.core.clock.rule_files import amended_by_files, rules_of_england
from goldenthread.core.clock.rules import (
    AgeOnDay,
    Condition,
    DetailIs,
    Event,
    Evidence,
    ExceptionRule,
    Mark,
    NoticeGiven,
    Rule,
    RuleBook,
    WhenMissing,
)
from goldenthread.core.clock.states import State
from goldenthread.core.clock.written_limits import parse_limit
from tests.spec.chapters import chapters
from tests.spec.wording import days_in_words, duty, markdown_table
from tools.specification_pages import contents, examples

INTRODUCTION = """\
# The statutory clock

Printed from `tests/spec/statutory_clock` and `src/goldenthread/core/clock/rules` by `make docs`.
Every example below was run before it was printed, and `make check` fails when this page is out of
date.

The statutory clock works out the time limits of the law on special educational needs and disability
in England: the last day of each, how it stands on a given day, and why. **No deadline is kept.**
Only dated events are, and every deadline is worked out from them afresh, so a correction of the law
or of a date is at once a correction of every deadline.

“We” and “us” are the council that is responsible for the child or young person.

## How to read this page

- The chapters are worked examples, with invented cases. “Asked on” is the day on which the clock is
  asked: what happened later is not seen. The table then says how each rule stands.
- The last part lists every rule as it is written, with its law and its evidence. **Not verified**
  says what about a rule nobody has yet checked against its source: check it before relying on it.
- Of {total} rules, each version counted, {found} were found in a source, {partly} partly, and
  {unverified} not at all.

This page is not legal advice. Where it differs from the law, the law is right and the page is to
be corrected.

## How to correct a rule

Each rule is a table in a small file. A file of the same form corrects one, or adds a new one:

```toml
{example}```

Where the new version holds it takes the place of ours; before and after, ours still holds. What the
keys mean is in [the rules’ README](../../src/goldenthread/core/clock/rules/README.md). To propose a
change for everybody, add a row to a table in `tests/spec/statutory_clock`.

## How to use it

```
goldenthread clock explain --process assessment --event request_received=2026-01-02 \\
    --on 2026-02-02
goldenthread clock explain --process assessment --event request_received=2025-01-06 \\
    --exception "EXC-D(c):2025-03-01/2025-04-15" --on 2025-06-01
goldenthread clock evaluate cases.csv --on 2026-02-02 --out deadlines.csv
goldenthread clock replay cases.csv --on 2026-02-02 --holiday 2026-05-08
goldenthread clock rules --unverified
goldenthread clock events
```

`cases.csv` has the columns `case_id`, `exceptions` and one for each event or detail, named as
below. `--rules FILE` gives a correction, `--terms FILE` a term calendar, `--strict` the strict
reading of “before 15 February”.
"""

EXAMPLE = """\
[[rule]]
id = "INS-03"
process = "inspection"
duty = "send in a priority action plan, and publish it"
owed_by = "the local area partnership"
from = ["inspection_report_published"]
limit = "50 working days"
done_by = ["priority_action_plan_submitted"]
when = { inspection_outcome = ["3"] }
when_missing = "applies"
law = "The letter that came with our report"
force = "national policy"
holds_from = 2026-01-01
"""

STATES = {
    State.NOT_STARTED: "What starts it has not happened yet, or lies ahead.",
    State.RUNNING: "It has begun and its last day has not passed.",
    State.DUE_SOON: "Its last day is today or within five working days.",
    State.MET: "It was done by the last day; or what had to be kept going was kept until then.",
    State.MET_LATE: "It was done after the last day.",
    State.OVERDUE: "The last day has passed and it is still owed; or it was ended too soon.",
    State.EXCUSED: "The last day has passed, and an exception of the Regulations is on record.",
    State.STOPPED: "Nothing more is owed: withdrawn, moved, died; or the time for a right ran out.",
    State.SUPERSEDED: "Another limit has taken its place, or what it was for has been done.",
}


def markdown() -> str:
    """Return the page.

    :raises AssertionError: when something the specification says is not so.
    :raises RulesUnreadable: when the example of a correction is not one.
    """
    book = rules_of_england()
    marks = Counter(rule.evidence.mark for rule in book)
    amended_by_files(book, [("the example of a correction", EXAMPLE)])
    introduction = INTRODUCTION.format(
        example=EXAMPLE,
        total=len(book.rules),
        found=marks[Mark.FOUND],
        partly=marks[Mark.PARTLY],
        unverified=marks[Mark.UNVERIFIED],
    )
    titles = [*(chapter.title for chapter in chapters()), *_REFERENCE]
    parts = [introduction, *contents(titles), *examples(chapters()), *_reference(book)]
    return days_in_words("\n\n".join(part.strip() for part in parts)) + "\n"


def _reference(book: RuleBook) -> Iterator[str]:
    for title, make in _REFERENCE.items():
        yield f"## {title}"
        yield from make(book)


def _rules(book: RuleBook) -> Iterator[str]:
    yield "Each limit is given as its file writes it, with the events from which it is counted."
    heading = ("Rule", "What must be done", "Limit", "Law", "Evidence", "Holds")
    for process in book.processes.values():
        yield f"### {process.title} (`{process.slug}`)"
        rules = [rule for rule in book if rule.process == process.slug]
        yield markdown_table(heading, map(_rule, rules))


def _rule(rule: Rule) -> list[str]:
    return [
        rule.key,
        f"{duty(rule)}. {rule.note}".strip(),
        ". ".join(_limits(rule)) + ".",
        f"{rule.law} ({rule.force})",
        _evidence(rule.evidence),
        _holds(rule),
    ]


def _limits(rule: Rule) -> Iterator[str]:
    yield ", or if later ".join(
        f"{count.written}, counted from {' or '.join(f'`{name}`' for name in count.start)}"
        for count in rule.counts
    )
    for condition in rule.conditions:
        yield _only(condition)
    if rule.promptly:
        yield "As soon as practicable, and at the latest then"
    if rule.excused_by:
        yield f"Excused by {' or '.join(rule.excused_by)}"


def _only(condition: Condition) -> str:
    match condition:
        case DetailIs(name, values, when_missing):
            unsaid = " or not said" if when_missing is WhenMissing.APPLIES else ""
            return f"Only when `{name}` is {' or '.join(values)}{unsaid}"
        case AgeOnDay(years, under):
            return f"Only for those {'under' if under else 'aged at least'} {years} on that day"
        case NoticeGiven(known, happens, limit, given):
            enough = "less than" if given else "at least"
            return f"Not when `{known}` was {enough} {limit.words()} before `{happens}`"


def _evidence(evidence: Evidence) -> str:
    found = f"Found in: {evidence.found_in}." if evidence.found_in else ""
    doubt = f"**Not verified:** {evidence.unverified}." if evidence.unverified else ""
    return f"{found} {doubt}".strip()


def _holds(dated: Rule | ExceptionRule) -> str:
    return f"from {dated.holds_from}" + (f" to {dated.holds_to}" if dated.holds_to else "")


def _counting(book: RuleBook) -> Iterator[str]:
    used = Counter(count.written for rule in book for count in rule.counts)
    rows = [
        [written, parse_limit(written).how() or "On that day.", str(number)]
        for written, number in sorted(used.items(), key=lambda each: _by_unit(each[0]))
    ]
    yield markdown_table(("As written", "How it is counted", "Rules"), rows)


def _by_unit(written: str) -> tuple[str, int]:
    number, _, unit = written.partition(" ")
    return (unit.replace("s", ""), int(number)) if number.isdigit() else (written, 0)


def _events(book: RuleBook) -> Iterator[str]:
    rows = [
        [f"`{event.name}`", event.words, _form(event)]
        for event in sorted(book.events.values(), key=lambda each: each.name)
    ]
    yield markdown_table(("Name", "What happened", "Given as"), rows)


def _form(event: Event) -> str:
    return f"{'a year' if event.year else 'a day'}{', may lie ahead' if event.ahead else ''}"


def _details(book: RuleBook) -> Iterator[str]:
    rows = [
        [f"`{detail.name}`", detail.words, ", ".join(detail.values) or "a number"]
        for detail in sorted(book.details.values(), key=lambda each: each.name)
    ]
    yield markdown_table(("Name", "What it says", "Words"), rows)


def _exceptions(book: RuleBook) -> Iterator[str]:
    rows = [
        [f"{group.code}({head.letter})", head.words, group.law, _evidence(group.evidence),
         _holds(group)]
        for group in book.exceptions.values()
        for head in group.heads
    ]  # fmt: skip
    yield markdown_table(("Exception", "Circumstance", "Law", "Evidence", "Holds"), rows)


def _states(_: RuleBook) -> Iterator[str]:
    rows = [[state.replace("_", " "), STATES[state]] for state in State]
    yield markdown_table(("State", "What it means"), rows)


_REFERENCE = {
    "All rules": _rules,
    "Ways of counting": _counting,
    "Events": _events,
    "Details": _details,
    "List of exceptions": _exceptions,
    "States": _states,
}
