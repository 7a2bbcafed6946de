"""Rule files: a correction or a new regime as data, and every slip in one told by name."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.core.clock.cases import Case
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.rule_files import amended_by_files, read_rules
from goldenthread.core.clock.rule_names import RulesUnreadable, check_names
from goldenthread.core.clock.rules import Mark, Rule, RuleBook
from tests.core.clock.cases_at_random import BOOK

RULE = """
[[rule]]
id = "NEW-01"
process = "assessment"
duty = "do it"
owed_by = "us"
from = "request_received"
limit = "6 weeks"
law = "an Act"
holds_from = 2014-09-01
"""
WORDS = """
[processes]
assessment = "Assessment"
[events]
request_received = "We received the request"
"""
GROUP = """
[[exception]]
code = "EXC-Z"
law = "an Act"
holds_from = 2014-09-01
"""


def with_line(line: str) -> str:
    """Return the rule with a line more, or in place of the one with the same key."""
    key = line.split(" =")[0]
    lines = [each for each in RULE.splitlines() if not each.startswith(f"{key} =")]
    return "\n".join([*lines, line])


def without(key: str) -> str:
    """Return the rule without a key."""
    return "\n".join(each for each in RULE.splitlines() if not each.startswith(f"{key} ="))


def refused(text: str) -> str:
    """Return why a file is refused."""
    with pytest.raises(RulesUnreadable) as refusal:
        amended_by_files(BOOK, [("our.toml", text)])
    return str(refusal.value)


def only(book: RuleBook, key: str) -> Rule:
    """Return the one version of a rule."""
    (rule,) = [rule for rule in book if rule.key == key]
    return rule


def test_every_rule_of_england_is_described() -> None:
    assert check_names(BOOK) is BOOK
    assert len(BOOK.keys) == len(set(BOOK.keys))
    assert {rule.evidence.mark for rule in BOOK} == set(Mark)
    assert not BOOK.corrected


def test_a_rule_says_its_limits_as_its_file_has_them() -> None:
    assert only(BOOK, "APP-01").written == (
        "2 tribunal months from decision_notice_sent, or if later 1 tribunal month from"
        " mediation_certificate_issued"
    )
    assert only(BOOK, "UNO-05:draft").id == "UNO-05"


def test_a_file_adds_a_rule_and_the_words_it_needs() -> None:
    book = read_rules([("our.toml", WORDS + RULE)])

    rule = only(check_names(book), "NEW-01")
    assert rule.start == ("request_received",)
    assert rule.holds_on(date(2030, 1, 1))
    assert not rule.holds_on(date(2014, 8, 31))
    assert rule.evidence.mark is Mark.FOUND


def test_a_later_file_corrects_an_earlier_one() -> None:
    one = ("one.toml", with_line('limit = "7 weeks"'))
    two = ("two.toml", with_line('limit = "8 weeks"'))

    book = amended_by_files(BOOK, [one, two])

    assert only(book, "NEW-01").limit.words() == "8 weeks"
    assert book.corrected == {"NEW-01"}


def test_a_corrected_path_takes_the_place_of_the_old_one() -> None:
    text = """
    [[path]]
    final = "ENA-09"
    steps = [
      { event = "draft_served", what = "it", before = "final_issued", limit = "4 weeks", why = "x"},
    ]
    """

    book = amended_by_files(BOOK, [("our.toml", text)])

    (route,) = [route for route in book.routes if route.final == "ENA-09"]
    assert [(step.event, step.days) for step in route.steps] == [("draft_served", 28)]


def test_a_new_regime_holds_from_its_day_and_the_old_one_until_then() -> None:
    text = with_line('limit = "4 weeks"').replace("NEW-01", "ENA-01").replace("2014-09", "2029-09")
    clock = Clock(amended_by_files(BOOK, [("reform.toml", text)]))

    def due(day: date) -> list[date | None]:
        found = clock.deadlines(Case("", {"request_received": day}), on=day)
        return [each.due for each in found if each.rule.key == "ENA-01"]

    assert due(date(2029, 8, 31)) == [date(2029, 10, 12)]
    assert due(date(2029, 9, 1)) == [date(2029, 9, 29)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[rule", "Expected ']]' at the end of an array declaration (at end of document)"),
        ("[[rules]]", "unknown key rules"),
        ("rule = 3", "rule must be a list of tables"),
        ("rule = [3]", "a rule without an id: 3 is not a table"),
        ("[processes]\nx = 3", "x must be a text"),
        ("[events]\nx = 3", "x: 3 is not a table"),
        ("[events]\nx = { ahead = true }", "x: words is missing"),
        ("[details]\nx = 'a word'", "x: 'a word' is not a table"),
        ('order = [["request_received"]]', "order must be a list of pairs of texts"),
        (RULE.replace('id = "NEW-01"', ""), "a rule without an id: id is missing"),
        (without("limit"), "NEW-01: limit is missing"),
        (with_line('lenght = "6 weeks"'), "NEW-01: unknown key lenght"),
        (with_line('limit = "6 moons"'), "NEW-01: “6 moons” is not a limit that can be counted."),
        (with_line("limit = 6"), "NEW-01: limit must be a text"),
        (with_line("from = []"), "NEW-01: from must name an event"),
        (with_line("from = [1]"), "NEW-01: from must be a list of texts"),
        (with_line('repeats = "yes"'), "NEW-01: repeats must be true or false"),
        (with_line('force = "habit"'),
         "NEW-01: force: “habit” is not one of law, statutory guidance, national policy"),
        (with_line('kind = "wish"'),
         "NEW-01: kind: “wish” is not one of duty, right, hold, continuing"),
        (with_line('holds_from = "2014-09-01"'),
         "NEW-01: holds_from must be a date, written as 2014-09-01 without quotes"),
        (with_line("holds_from = 2014-09-01T00:00:00"),
         "NEW-01: holds_from must be a date, written as 2014-09-01 without quotes"),
        (with_line("holds_to = 2014-08-31"),
         "NEW-01: it cannot hold from 2014-09-01 to 2014-08-31"),
        (with_line("age = {}"), "NEW-01: age must say either under or at_least"),
        (with_line("age = { over = 5 }"), "NEW-01: unknown key over"),
        (with_line('age = { under = "5" }'), "NEW-01: under must be a whole number"),
        (with_line("when = { phase = 1 }"), "NEW-01: phase must be a list of texts"),
        (with_line('when = { phase = "x" }\nwhen_missing = "maybe"'),
         "NEW-01: when_missing: “maybe” is not one of applies, does not, ask"),
        (with_line('notice = { known = "request_received" }'), "NEW-01: happens is missing"),
        (with_line('or_later = [{ from = "died" }]'), "NEW-01: limit is missing"),
        (GROUP, "EXC-Z: heads is missing"),
        (GROUP + "heads = {}", "EXC-Z: heads must hold a circumstance"),
        (GROUP + "heads = { a = {} }", "EXC-Z: words is missing"),
        ("exception = ['x']", "an exception without a code: 'x' is not a table"),
        ("path = ['x']", "'x' is not a table"),
        ('[[path]]\nfinal = "ENA-09"\nsteps = [{ event = "died", what = "it",'
         ' before = "final_issued", limit = "2 months", why = "so" }]',
         "the path to ENA-09: A step is counted in days or weeks, not “2 months”."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_by_name(text: str, reason: str) -> None:
    assert refused(text) == f"our.toml: {reason}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (with_line('from = "dream"'), "NEW-01: the event “dream” is not described."),
        (with_line('process = "dream"'), "NEW-01: the process “dream” is not described."),
        (with_line('excused_by = "EXC-Z"'), "NEW-01: the exception “EXC-Z” is not described."),
        (with_line('when = { dream = ["x"] }'), "NEW-01: the detail “dream” is not described."),
        (with_line('less = "dream"'), "NEW-01: the detail “dream” is not described."),
        (with_line('notice = { known = "dream", happens = "died", at_least = "1 week",'
                   " given = true }"), "NEW-01: the event “dream” is not described."),
        ('order = [["request_received", "dream"]]', "order: the event “dream” is not described."),
        ('[[path]]\nfinal = "ENA-99"\nsteps = []',
         "the path to ENA-99: no rule of that name says what it is done by."),
        ('[[path]]\nfinal = "ENA-09"\nsteps = [{ event = "dream", what = "it",'
         ' before = "final_issued", limit = "1 week", why = "so" }]',
         "the path to ENA-09: the event “dream” is not described."),
        ('[[path]]\nfinal = "ENA-09"\nsteps = [{ event = "died", what = "it", before = "plan_made",'
         ' limit = "1 week", why = "so" }]',
         "the path to ENA-09: the step “died” does not lead there."),
        ('[[path]]\nfinal = "ENA-09"\nsteps = ['
         '{ event = "died", what = "it", before = "final_issued", limit = "1 week", why = "so" },'
         '{ event = "plan_made", what = "it", before = "died", limit = "1 week", why = "so" },'
         '{ event = "died", what = "it", before = "plan_made", limit = "1 week", why = "so" }]',
         "the path to ENA-09: the step “died” does not lead there."),
    ],
)  # fmt: skip
def test_a_name_that_nobody_described_is_told(text: str, reason: str) -> None:
    assert refused(text) == reason
