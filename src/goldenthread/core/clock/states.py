"""The state of a deadline: one table, read for one case and for a million alike.

Every condition is written with ``&``, ``|`` and :func:`nay`, which mean the same for one truth
value and for a column of them. The first row that is true gives the state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Flag = Any
"""A bool, or a column of bools."""


class State(StrEnum):
    """How a deadline stands on a day."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    DUE_SOON = "due_soon"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    STOPPED = "stopped"
    SUPERSEDED = "superseded"


OPEN = frozenset({State.NOT_STARTED, State.RUNNING, State.DUE_SOON, State.OVERDUE, State.EXCUSED})
"""States in which the thing may still be owed (an excused one only while it is not done)."""

COUNT_LATE = frozenset({State.MET_LATE, State.OVERDUE, State.EXCUSED, State.STOPPED})
"""States in which days after the last day are counted; when stopped, those until then."""

DUE_SOON_DAYS = 5
"""Working days before the last day at which a deadline is due soon."""


@dataclass(frozen=True)
class Facts:
    """What the state depends on, each a truth value or a column of them.

    ``dated`` says that there is a last day; ``done`` and ``late`` are about what was done, ``past``
    and ``soon`` about the day asked.
    """

    started: Flag
    dated: Flag
    done: Flag
    late: Flag
    past: Flag
    soon: Flag
    excused: Flag
    stopped: Flag
    superseded: Flag
    right: bool
    hold: bool
    continuing: bool


def nay(flag: Flag) -> Flag:
    """Return the opposite, of one flag or of each in a column."""
    return flag ^ True


STATES: tuple[tuple[State, Callable[[Facts], Flag]], ...] = (
    (State.NOT_STARTED, lambda facts: nay(facts.started)),
    # what must be kept going until a day: ended sooner is the breach, afterwards it is kept
    (State.OVERDUE, lambda facts: facts.hold & facts.done & facts.dated & nay(facts.late)),
    (State.MET, lambda facts: facts.hold & facts.past),
    (State.MET, lambda facts: facts.done & nay(facts.late)),
    (State.EXCUSED, lambda facts: facts.done & facts.excused),
    (State.MET_LATE, lambda facts: facts.done),
    (State.SUPERSEDED, lambda facts: facts.superseded),
    (State.STOPPED, lambda facts: facts.stopped),
    (State.RUNNING, lambda facts: facts.continuing | (facts.hold & nay(facts.past))),
    # time to use a right has run out: nobody is late
    (State.STOPPED, lambda facts: facts.right & facts.past),
    (State.EXCUSED, lambda facts: facts.past & facts.excused),
    (State.OVERDUE, lambda facts: facts.past),
    (State.DUE_SOON, lambda facts: facts.soon),
    (State.RUNNING, lambda facts: facts.started),
)


def state_of(facts: Facts) -> State:
    """Return the state of one deadline."""
    return next(state for state, holds in STATES if holds(facts))
