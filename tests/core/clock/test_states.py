"""The table of states: something decides always, every row is needed, columns read it alike."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import numpy as np
import pytest

from goldenthread.core.clock.case_tables import STATE_ORDER
from goldenthread.core.clock.columns import _states
from goldenthread.core.clock.states import STATES, Facts, State, state_of

FLAGS = [field.name for field in fields(Facts) if field.name not in ("right", "hold", "continuing")]
KINDS = [
    {"right": False, "hold": False, "continuing": False},
    {"right": True, "hold": False, "continuing": False},
    {"right": False, "hold": True, "continuing": False},
    {"right": False, "hold": False, "continuing": True},
]
ALL = [
    Facts(**dict(zip(FLAGS, flags, strict=True)), **kind)
    for kind in KINDS
    for flags in product([False, True], repeat=len(FLAGS))
]
OPEN = Facts(**dict.fromkeys(FLAGS, False) | {"started": True, "dated": True}, **KINDS[0])


def test_one_row_decides_whatever_the_facts_and_every_row_is_needed() -> None:
    deciding = [next(row for row, (_, holds) in enumerate(STATES) if holds(facts)) for facts in ALL]

    assert set(deciding) == set(range(len(STATES)))
    assert [STATES[row][0] for row in deciding] == [state_of(facts) for facts in ALL]
    assert {state_of(facts) for facts in ALL} == set(State)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: next((k for k in kind if kind[k]), "duty"))
def test_a_column_reads_the_table_as_one_deadline_does(kind: dict[str, bool]) -> None:
    mine = [facts for facts in ALL if all(getattr(facts, key) == kind[key] for key in kind)]
    column = Facts(
        **{name: np.array([getattr(facts, name) for facts in mine]) for name in FLAGS}, **kind
    )

    states = [STATE_ORDER[place] for place in _states(column, len(mine)).tolist()]

    assert states == [state_of(facts) for facts in mine]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (replace(OPEN, started=False), State.NOT_STARTED),
        (OPEN, State.RUNNING),
        (replace(OPEN, soon=True), State.DUE_SOON),
        (replace(OPEN, soon=True, past=True), State.OVERDUE),
        (replace(OPEN, past=True, excused=True), State.EXCUSED),
        (replace(OPEN, done=True, past=True), State.MET),
        (replace(OPEN, done=True, excused=True), State.MET),
        (replace(OPEN, done=True, late=True), State.MET_LATE),
        (replace(OPEN, done=True, late=True, excused=True), State.EXCUSED),
        (replace(OPEN, past=True, stopped=True), State.STOPPED),
        (replace(OPEN, superseded=True, stopped=True), State.SUPERSEDED),
        (replace(OPEN, right=True, past=True), State.STOPPED),
        (replace(OPEN, continuing=True, past=True), State.RUNNING),
        (replace(OPEN, hold=True), State.RUNNING),
        (replace(OPEN, hold=True, past=True), State.MET),
        (replace(OPEN, hold=True, done=True), State.OVERDUE),
        (replace(OPEN, hold=True, done=True, late=True, past=True), State.MET),
        (replace(OPEN, hold=True, done=True, dated=False), State.MET),
    ],
)  # fmt: skip
def test_the_state_of_a_deadline(facts: Facts, state: State) -> None:
    assert state_of(facts) is state
