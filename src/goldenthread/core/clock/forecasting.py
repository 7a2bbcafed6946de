"""What lies ahead of an open case, and by when each step must come for the final limit to hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.clock.cases import Case
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.rules import Route, Step
from goldenthread.core.clock.states import State


@dataclass(frozen=True)
class LatestDay:
    """A step on the way: the latest day on which it still serves, and why.

    ``own_due`` is the step's own limit in law, which may come sooner; ``done_on`` its day if it
    has happened.
    """

    event: str
    what: str
    latest: date
    own_due: date | None
    done_on: date | None
    why: str

    def is_missed(self, *, on: date) -> bool:
        """Whether the step came, or now can only come, too late for the final limit."""
        return (self.done_on or on) > self.latest


@dataclass(frozen=True)
class RouteAhead:
    """The way to one final limit.

    ``last_day`` is that of the limit. ``earliest_finish`` is the day of the end if every step
    still to come takes its whole time from today; ``will_miss`` says that this is too late.
    """

    final: Deadline
    last_day: date
    steps: tuple[LatestDay, ...]
    earliest_finish: date

    @property
    def will_miss(self) -> bool:
        """Whether the final limit is missed unless a step takes less than its whole time."""
        return self.earliest_finish > self.last_day


@dataclass(frozen=True)
class Forecast:
    """The deadlines still ahead of a case, soonest first, and the ways to its final limits."""

    ahead: tuple[Deadline, ...]
    routes: tuple[RouteAhead, ...]


def forecast(
    clock: Clock, case: Case, *, on: date, processes: Iterable[str] | None = None
) -> Forecast:
    """Say what lies ahead of a case on a day, in some processes or in all that have begun.

    :raises CaseUnusable: as :meth:`Clock.deadlines` does.
    """
    deadlines = clock.deadlines(case, on=on, processes=processes)
    still = [deadline for deadline in deadlines if deadline.is_open and deadline.due]
    finals = {each.rule.key: (each, each.due) for each in still if each.start and each.due}
    own = _own_limits(deadlines)
    return Forecast(
        ahead=tuple(sorted(still, key=lambda deadline: deadline.due or date.max)),
        routes=tuple(
            _route(route, final, last_day, own, _happened(clock, final, case))
            for route in clock.book.routes
            if route.final in finals
            for final, last_day in [finals[route.final]]
        ),
    )


def _own_limits(deadlines: Iterable[Deadline]) -> dict[str, date]:
    """Return the soonest last day in law by which each event has, or had, to come."""
    own: dict[str, date] = {}
    for deadline in deadlines:
        if deadline.due and deadline.state not in (State.STOPPED, State.SUPERSEDED):
            for event in deadline.rule.done_by[:1]:
                own[event] = min(deadline.due, own.get(event, deadline.due))
    return own


def _happened(clock: Clock, final: Deadline, case: Case) -> dict[str, date]:
    """Return what has happened in this turn; what came before it started does not serve again."""
    return {
        name: day
        for name, day in case.events.items()
        if day <= final.on and clock.counts_for(final, day)
    }


def earliest_end(clock: Clock, route: Route, happened: Mapping[str, date], *, on: date) -> date:
    """Return the first day on which the end of a route can come if each step takes its whole time.

    :param happened: the events known by that day.
    """
    final = next(rule for rule in clock.book if rule.key == route.final)
    return _earliest(final.done_by[0], route.steps, happened, on)


def _route(
    route: Route,
    final: Deadline,
    last_day: date,
    own: Mapping[str, date],
    happened: Mapping[str, date],
) -> RouteAhead:
    end = final.rule.done_by[0]
    latest = {end: last_day}
    for step in route.steps:
        day = latest[step.before] - timedelta(days=step.days)
        latest[step.event] = min(day, latest.get(step.event, day))
    steps = tuple(
        LatestDay(
            event=step.event,
            what=step.what,
            latest=latest[step.event],
            own_due=own.get(step.event),
            done_on=happened.get(step.event),
            why=step.why,
        )
        for step in route.steps
    )
    earliest = _earliest(end, route.steps, happened, final.on)
    return RouteAhead(final, last_day, steps, earliest)


def _earliest(event: str, steps: tuple[Step, ...], happened: Mapping[str, date], on: date) -> date:
    """Return the first day on which an event can come if each step takes its whole time."""
    if event in happened:
        return happened[event]
    days = [
        _earliest(step.event, steps, happened, on) + timedelta(days=step.days)
        for step in steps
        if step.before == event
    ]
    return max([on, *days])
