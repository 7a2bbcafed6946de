"""Replaying: what moves under another calendar or other rules, both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.case_tables import Table
from goldenthread.core.clock.cases import Case
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.replaying import Move, replay
from goldenthread.core.clock.states import State
from tests.core.clock.cases_at_random import BOOK, CLOCKS, cases, days_asked, few

ON = date(2025, 7, 1)
TABLE = Table.of([Case("", {"request_received": date(2025, 1, 6)})])


@few
@given(st.data())
def test_nothing_moves_under_the_same_clock(data: st.DataObject) -> None:
    many = data.draw(st.lists(cases(), min_size=1, max_size=3))
    clock = CLOCKS["with terms"]

    assert not list(
        replay(Table.of(many), before=clock, after=clock, on=data.draw(days_asked(many[0])))
    )


@few
@given(st.data())
def test_what_moves_one_way_moves_back_the_other(data: st.DataObject) -> None:
    table = Table.of(data.draw(st.lists(cases(), min_size=1, max_size=3)))
    one, other = CLOCKS["England"], CLOCKS["read otherwise"]

    there = set(replay(table, before=one, after=other, on=ON))
    back = set(replay(table, before=other, after=one, on=ON))

    assert there == {
        Move(
            each.row, each.rule, each.due_after, each.due_before, each.state_after,
            each.state_before,
        )
        for each in back
    }  # fmt: skip
    assert all(
        (each.due_before, each.state_before) != (each.due_after, each.state_after) for each in there
    )


def test_a_rule_taken_away_is_a_move_without_a_number_of_days() -> None:
    without = Clock(replace(BOOK, rules=tuple(r for r in BOOK if r.key != "ENA-01")))

    (move,) = replay(TABLE, before=Clock(BOOK), after=without, on=ON)

    assert move == Move(0, "ENA-01", date(2025, 2, 17), None, State.OVERDUE, None)
    assert move.days is None


def test_a_shorter_limit_moves_a_last_day_back() -> None:
    (rule,) = [rule for rule in BOOK if rule.key == "ENA-01"]
    (other,) = [rule for rule in BOOK if rule.key == "REA-01"]
    shorter = replace(BOOK, rules=(replace(rule, counts=(
        replace(rule.counts[0], limit=other.limit),)),))  # fmt: skip

    moves = list(
        replay(TABLE, before=Clock(replace(BOOK, rules=(rule,))), after=Clock(shorter), on=ON)
    )

    assert [move.days for move in moves] == [-27]
