"""One case worked out by itself, and the same among many in columns: the same answer, always."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.cases import Case, CaseUnusable, disorder
from goldenthread.core.clock.columns import Table, iterate, work_out
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.states import State
from tests.core.clock.cases_at_random import BOOK, CLOCKS, cases, days_asked

PROCESSES = st.one_of(
    st.none(), st.lists(st.sampled_from(sorted(BOOK.processes)), min_size=1, unique=True)
)


class Answer(NamedTuple):
    """What is said of one rule; the place of its version in the book stands for the rule."""

    place: int
    due: date | None
    done: date | None
    state: State
    late: int


Answers = tuple[set[Answer], set[int]]
"""The deadlines, and the rules that wait to be started."""


def alone(clock: Clock, case: Case, on: date, processes: list[str] | None) -> Answers | None:
    """Work out one case by itself; None when it is refused."""
    places = {id(rule): place for place, rule in enumerate(clock.book)}
    if disorder(clock.book, case.events):
        return None
    try:
        found = clock.deadlines(case, on=on, processes=processes)
    except CaseUnusable:
        return None
    begun = {deadline.rule.process for deadline in found if deadline.start}
    return (
        {
            Answer(places[id(each.rule)], each.due, each.done_on, each.state, each.days_late)
            for each in found
            if each.start
        },
        {places[id(each.rule)] for each in found if not each.start and each.rule.process in begun},
    )


def among_many(
    clock: Clock, many: Sequence[Case], on: date, processes: list[str] | None
) -> list[Answers | None]:
    """Work out cases in columns; None for those that are refused."""
    places = {id(rule): place for place, rule in enumerate(clock.book)}
    worked = work_out(clock, Table.of(many), on=on, processes=processes, with_waiting=True)
    found: list[Answers] = [(set(), set()) for _ in many]
    for column in worked.columns:
        for row, due, done, state, late in iterate(column):
            answer = Answer(places[id(column.rule)], _day(due), _day(done), state, late)
            assert answer not in found[row][0]
            found[row][0].add(answer)
    for rule, rows in worked.waiting:
        for row in rows.tolist():
            found[row][1].add(places[id(rule)])
    refused = worked.unusable.tolist()
    return [None if refused[row] else answers for row, answers in enumerate(found)]


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


@given(st.data())
def test_columns_say_what_a_case_by_itself_says(data: st.DataObject) -> None:
    clock = CLOCKS[data.draw(st.sampled_from(sorted(CLOCKS)))]
    many = data.draw(
        st.lists(st.one_of(cases(), cases(), cases(in_order=False)), min_size=1, max_size=6)
    )
    on = data.draw(days_asked(many[0]))
    processes = data.draw(PROCESSES)

    together = among_many(clock, many, on, processes)

    for case, answers in zip(many, together, strict=True):
        assert answers == alone(clock, case, on, processes)
