"""One case worked out by itself, and the same among many in columns: the same answer, always."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.case_tables import Table, iterate
from goldenthread.core.clock.cases import Case, CaseUnusable, disorder, read_case
from goldenthread.core.clock.columns import work_out
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
        st.lists(st.one_of(cases(), cases(), cases(in_order=False)), min_size=1, max_size=4)
    )
    on = data.draw(days_asked(many[0]))
    processes = data.draw(PROCESSES)

    together = among_many(clock, many, on, processes)

    for case, answers in zip(many, together, strict=True):
        assert answers == alone(clock, case, on, processes)


SITUATIONS: dict[str, tuple[dict[str, str], str]] = {
    "nothing known": ({}, ""),
    "not begun": ({"died": "2025-01-06"}, ""),
    "running": ({"request_received": "2025-05-01"}, ""),
    "still to come": ({"request_received": "2025-07-01"}, ""),
    "out of order": ({"request_received": "2025-05-01", "draft_served": "2025-04-01"}, ""),
    "before the law": ({"request_received": "2010-05-01"}, ""),
    "excused": (
        {"request_received": "2025-01-06"},
        "EXC-D(c):2025-03-01/2025-04-15;EXC-D(d):2025-03-01/2025-03-05;EXC-D(c):2025-07-02/",
    ),
    "excused too late": ({"request_received": "2025-01-06"}, "EXC-D(c):2025-05-28/2025-06-01"),
    "no such excuse": ({"information_requested": "2025-05-06"}, "EXC-D(c):2025-05-08/2025-06-01"),
    "refused, then assessed": (
        {"request_received": "2025-01-06", "decided_not_to_assess": "2025-02-03",
         "decided_to_assess": "2025-03-03"}, "",
    ),
    "refused again": (
        {"request_received": "2025-01-06", "decided_to_assess": "2025-02-03",
         "decided_not_to_issue": "2025-03-03"}, "",
    ),
    "an infant": ({"last_health_assessment": "2025-01-06", "date_of_birth": "2021-01-01"}, ""),
    "five that day": ({"last_health_assessment": "2025-01-06", "date_of_birth": "2020-01-06"}, ""),
    "of unknown age": ({"last_health_assessment": "2025-01-06"}, ""),
    "age not asked": ({"last_review_completed": "2025-01-06"}, ""),
    "born long ago": (
        {"last_inpatient_review": "2025-01-06", "date_of_birth": "1961-01-01",
         "ward": "secure"}, "",
    ),
    "a later count": (
        {"decision_notice_sent": "2025-01-06", "mediation_certificate_issued": "2025-03-03"}, "",
    ),
    "a further count that is sooner": (
        {"decision_notice_sent": "2025-01-06", "mediation_certificate_issued": "2025-01-20"}, "",
    ),
    "moved with notice": ({"new_area_aware": "2025-04-01", "moved_area": "2025-06-09"}, ""),
    "moved without": ({"new_area_aware": "2025-06-02", "moved_area": "2025-06-09"}, ""),
    "a move known of": ({"new_area_aware": "2025-05-02", "moved_area": "2025-07-09"}, ""),
    "waiting for a count": ({"moved_area": "2025-05-02"}, ""),
    "days used up": ({"suspension_began": "2025-05-06", "suspended_days_before": "41"}, ""),
    "days not said": ({"suspension_began": "2025-05-06"}, ""),
    "a year": ({"transfer_due_year": "2026", "phase": "infant_to_junior"}, ""),
    "one of two words": ({"complaint_received": "2025-05-06", "extended": "yes"}, ""),
    "done again": ({"last_review_completed": "2025-01-06", "review_decided": "2025-01-06"}, ""),
    "the last day there is": ({"request_received": "2099-12-31"}, ""),
}  # fmt: skip


def situation(name: str) -> Case:
    """Read a situation, out of order or not."""
    given_, exceptions = SITUATIONS[name]
    try:
        return read_case(BOOK, name, given_, exceptions)
    except CaseUnusable:
        events = {event: date.fromisoformat(day) for event, day in given_.items()}
        return Case(name, events)


@pytest.mark.parametrize("processes", [None, ["assessment", "move"]], ids=["all", "some"])
@pytest.mark.parametrize("clock", sorted(CLOCKS))
@pytest.mark.parametrize("on", [date(2025, 6, 10), date(2025, 3, 4), date(2099, 12, 31)], ids=str)
def test_every_situation_is_the_same_alone_and_among_others(
    clock: str, on: date, processes: list[str] | None
) -> None:
    many = [situation(name) for name in SITUATIONS]

    together = among_many(CLOCKS[clock], many, on, processes)

    assert together == [alone(CLOCKS[clock], case, on, processes) for case in many]
    assert together == [among_many(CLOCKS[clock], [case], on, processes)[0] for case in many]


def test_an_empty_table_has_no_deadlines() -> None:
    assert among_many(CLOCKS["England"], [], date(2025, 1, 6), None) == []


def test_a_long_table_says_what_a_short_one_says() -> None:
    many = [situation(name) for name in SITUATIONS]
    short, times = Table.of(many), 3000
    long = Table(
        short.size * times,
        {name: np.tile(days, times) for name, days in short.events.items()},
        {name: np.tile(said, times) for name, said in short.details.items()},
        short.words,
    )
    short.exceptions = []
    on = date(2025, 6, 10)

    one, all_of_them = (work_out(CLOCKS["with terms"], table, on=on) for table in (short, long))

    assert all_of_them.unusable.tolist() == one.unusable.tolist() * times
    for column, longer in zip(one.columns, all_of_them.columns, strict=True):
        assert longer.rule is column.rule
        for name in ("start", "due", "done", "state", "days_late"):
            assert (getattr(longer, name) == np.tile(getattr(column, name), times)).all()
