"""No small number can be worked out of what is published, and little more is hidden than that."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.core.suppression.audit import Puzzle
from goldenthread.core.suppression.publishing import HIDDEN, Published, Shown, publish
from goldenthread.core.suppression.rules import Nought, RuleUnusable, SmallNumbers
from goldenthread.core.suppression.tables import (
    TOTAL,
    Sum,
    Table,
    TableUnusable,
    cross_table,
    joined,
    shares_table,
)
from tests.core.suppression.attack import Reader

FIVE = SmallNumbers()
RULES = [
    FIVE,
    SmallNumbers(threshold=4),
    SmallNumbers(threshold=1),
    SmallNumbers(base=5),
    SmallNumbers(threshold=5, base=10, nought=Nought.HIDDEN),
    SmallNumbers(nought=Nought.HIDDEN),
]
NEEDS = {
    ("Autism", "Girls"): 12, ("Autism", "Boys"): 41,
    ("Speech", "Girls"): 3, ("Speech", "Boys"): 22,
    ("Hearing", "Girls"): 8, ("Hearing", "Boys"): 9,
}  # fmt: skip


def primary_only(table, rule):
    """What a careless publisher prints: small counts are hidden, and nothing else is."""
    return Published(rule, {
        key: Shown(HIDDEN, None) if rule.is_small(n) else Shown(str(n), rule.rounded(n))
        for key, n in table.counts.items() if key not in table.unprinted
    })  # fmt: skip


def told_too_closely(table, published):
    """Return the small counts that a reader can tell more closely than the rule allows."""
    rule, most = published.rule, max(table.counts.values()) + 20
    reader = Reader(published, table.sums, table.unprinted, most)
    told = {}
    for key, count in table.counts.items():
        if rule.is_small(count):
            low, high = reader.range_of(key)
            assert low <= count <= high
            if high - low < rule.width:
                told[key] = low, high
    return told


def test_the_attack_undoes_what_is_hidden_carelessly():
    table = cross_table(NEEDS)
    shares = shares_table({"North": (18, 20)})

    assert told_too_closely(table, primary_only(table, FIVE)) == {("Speech", "Girls"): (3, 3)}
    assert told_too_closely(shares, primary_only(shares, FIVE)) == {
        ("North", "not part"): (2, 2), (TOTAL, "not part"): (2, 2)
    }  # fmt: skip


def test_three_more_are_hidden_for_one_in_a_table_with_totals():
    published = publish(cross_table(NEEDS), FIVE)

    assert published.hidden == {
        ("Speech", "Girls"), ("Speech", "Boys"), ("Hearing", "Girls"), ("Hearing", "Boys")
    }  # fmt: skip
    assert published.figures["Autism", "Girls"] == Shown("12", 12)
    assert {shown.why for shown in published.figures.values()} == {
        "", "Not shown: a small number, or one from which a small number could be worked out."
    }  # fmt: skip


def test_what_turns_out_not_to_be_needed_is_shown_again():
    counts = {("A", "x"): 6, ("A", "y"): 12, ("A", "z"): 6, ("B", "x"): 3, ("B", "y"): 12}

    assert publish(cross_table(counts), FIVE).hidden == {
        ("A", "x"), ("A", "y"), ("B", "x"), ("B", "y")
    }  # fmt: skip


def test_all_but_two_in_time_tells_of_the_two():
    published = publish(shares_table({"North": (18, 20), "South": (30, 60)}, part="in time"), FIVE)

    assert ("North", "in time") in published.hidden
    assert published.percentage(("North", "in time"), ("North", TOTAL)).text == HIDDEN
    assert published.percentage(("South", "in time"), ("South", TOTAL)) == Shown(HIDDEN, None,
        published.figures["North", "in time"].why)  # fmt: skip


def test_percentages_come_from_what_is_shown():
    rounded = publish(shares_table({"North": (52, 53)}, with_total=False), SmallNumbers(base=5))
    none = publish(shares_table({"North": (0, 0)}, with_total=False), FIVE)
    whole = publish(shares_table({"North": (48, 96)}, with_total=False), FIVE)

    assert rounded.percentage(("North", "part"), ("North", TOTAL)) == Shown("91%", 91)
    assert none.percentage(("North", "part"), ("North", TOTAL)).text == "–"
    assert whole.percentage(("North", "part"), ("North", TOTAL)).text == "50%"


def test_what_large_counts_tell_is_left_as_it_is():
    table = cross_table({("A", "x"): 1200, ("A", "y"): 30, ("B", "x"): 0, ("B", "y"): 44})

    assert publish(table, FIVE).hidden == frozenset()
    assert publish(table, FIVE).figures["A", "x"].text == "1,200"
    assert publish(table, SmallNumbers(nought=Nought.HIDDEN)).hidden


COUNTS = st.one_of(st.integers(0, 7), st.integers(0, 10))


@st.composite
def tables(draw):
    rows = "ABCD"[: draw(st.integers(1, 4))]
    columns = "xyz"[: draw(st.integers(1, 3))]
    cells = cross_table({(row, column): draw(COUNTS) for row in rows for column in columns})
    in_time = {}
    for row in rows:
        whole = cells.counts[row, TOTAL]
        in_time[row] = draw(st.integers(0, whole)), whole
    shares = shares_table(in_time, part="in time")
    chosen = draw(st.sampled_from(["cells", "shares", "shares apart", "linked"]))
    return {
        "cells": cells,
        "shares": shares,
        "shares apart": shares_table(in_time, part="in time", with_total=False),
        "linked": joined([cells, shares]),
    }[chosen]


@settings(max_examples=60)
@given(tables(), st.sampled_from(RULES))
def test_no_reader_can_tell_a_small_number_more_closely_than_the_rule_allows(table, rule):
    assert told_too_closely(table, publish(table, rule)) == {}


@pytest.mark.parametrize("rule", [FIVE, SmallNumbers(threshold=1)])
def test_nothing_is_hidden_in_vain(rule):
    for table in (cross_table(NEEDS), shares_table({"North": (18, 20), "South": (30, 60)})):
        published = publish(table, rule)
        extra = [key for key in published.hidden if not rule.is_small(table.counts[key])]
        for key in extra:
            shown = Shown(str(table.counts[key]), table.counts[key])
            less = Published(rule, {**published.figures, key: shown})
            assert told_too_closely(table, less)


def test_a_table_that_contradicts_itself_is_refused():
    total, part = ("T",), ("a",)
    one, two = Table({part: 1}), Table({part: 2})
    for make, says in [
        (lambda: Table({part: -1}), "a is -1."),
        (lambda: Table({total: 5, part: 4}, (Sum(total, (part,)),)),
         "T is 5, but its parts make 4."),
        (lambda: joined([one, two]), "a is 1 in one table, 2 in another."),
    ]:  # fmt: skip
        with pytest.raises(TableUnusable) as refused:
            make()
        assert str(refused.value) == says
    assert joined([shares_table({}), Table({part: 1}, unprinted=frozenset({part})),
                   Table({part: 1})]).unprinted == {(TOTAL, "not part")}  # fmt: skip


def test_a_rule_that_cannot_be_kept_is_refused():
    with pytest.raises(RuleUnusable, match="at least the number 1"):
        SmallNumbers(threshold=0)
    with pytest.raises(RuleUnusable, match="Rounded to 10, 3 would be printed as nought"):
        SmallNumbers(threshold=2, base=10)
    with pytest.raises(RuleUnusable, match="Rounded to 0"):
        SmallNumbers(base=0)


def test_the_rule_is_said_under_the_table():
    assert FIVE.words == (
        "Counts from 1 to 5 are not shown (c), nor is any count from which one could be worked"
        " out. Noughts are shown. Percentages are worked out from the counts as they are shown."
    )
    assert SmallNumbers(threshold=1, base=3).words.startswith("A count of 1 is not shown (c)")
    assert "All others are rounded to the nearest 10" in RULES[4].words
    assert "Noughts" not in RULES[4].words


def test_when_nothing_but_everything_will_do_everything_is_hidden():
    total, twin = ("T",), ("a",)
    table = Table({total: 2, twin: 1}, (Sum(total, (twin, twin)),))

    assert publish(table, FIVE).hidden == {total, twin}


def test_a_search_that_is_given_up_proves_nothing():
    table = cross_table(NEEDS)
    ranges = defaultdict(lambda: (0, None))

    assert Puzzle(table.counts, table.sums, ranges).proof(("Speech", "Girls"), 4)
    hasty = Puzzle(table.counts, table.sums, ranges, patience=0)
    assert hasty.proof(("Speech", "Girls"), 4) is None
