"""What lies ahead of an open case, and by when each step must come for the final limit to hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.clock.cases import Case
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.rules import Route, Step


@dataclass(frozen=True)
class LatestDay:
    """A step on the way: the latest day on which it still serves, and why.

    ``own_due`` is the step's own limit in law, which may come sooner; ``done_on`` its day if it
    has happened.
    """

    event: str
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

    ``earliest_finish`` is the day of the end if every step still to come takes its whole time
    from today; ``will_miss`` says that this is after the last day.
    """

    final: Deadline
    steps: tuple[LatestDay, ...]
    earliest_finish: date

    @property
    def will_miss(self) -> bool:
        """Whether the final limit is missed unless a step takes less than its whole time."""
        return self.final.due is not None and self.earliest_finish > self.final.due


@dataclass(frozen=True)
class Forecast:
    """The deadlines still ahead of a case, soonest first, and the ways to its final limits."""

    ahead: tuple[Deadline, ...]
    routes: tuple[RouteAhead, ...]


def forecast(clock: Clock, case: Case, *, on: date) -> Forecast:
    """Say what lies ahead of a case on a day.

    :raises CaseUnusable: as :meth:`Clock.deadlines` does.
    """
    deadlines = clock.deadlines(case, on=on)
    still = [deadline for deadline in deadlines if deadline.is_open and deadline.due]
    finals = {deadline.rule.key: deadline for deadline in still if deadline.start}
    own = {event: deadline for deadline in deadlines for event in deadline.rule.done_by[:1]}
    happened = {name: day for name, day in case.events.items() if day <= on}
    return Forecast(
        ahead=tuple(sorted(still, key=lambda deadline: deadline.due or date.max)),
        routes=tuple(
            _route(route, finals[route.final], own, happened, on)
            for route in clock.book.routes
            if route.final in finals
        ),
    )


def earliest_end(clock: Clock, route: Route, happened: Mapping[str, date], *, on: date) -> date:
    """Return the first day on which the end of a route can come if each step takes its whole time.

    :param happened: the events known by that day.
    """
    final = next(rule for rule in clock.book if rule.key == route.final)
    return _earliest(final.done_by[0], route.steps, happened, on)


def _route(
    route: Route,
    final: Deadline,
    own: Mapping[str, Deadline],
    happened: Mapping[str, date],
    on: date,
) -> RouteAhead:
    assert final.due is not None  # noqa: S101 -- a final limit has a last day
    end = final.rule.done_by[0]
    latest = {end: final.due}
    for step in route.steps:
        day = latest[step.before] - timedelta(days=step.days)
        latest[step.event] = min(day, latest.get(step.event, day))
    earliest = _earliest(end, route.steps, happened, on)
    return RouteAhead(
        final,
        tuple(
            LatestDay(
                step.event,
                latest[step.event],
                own[step.event].due if step.event in own else None,
                happened.get(step.event),
                step.why,
            )
            for step in route.steps
        ),
        earliest,
    )


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
