"""Says in plain sentences how a deadline came about: what a parent reads, and a lawyer checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.clock.calendars import ANNOUNCED_UNTIL, Calendars
from goldenthread.core.clock.counting import (
    CountedDays,
    NoFixedLimit,
    SameDay,
)
from goldenthread.core.clock.deadlines import Clock, Deadline, due_by
from goldenthread.core.clock.rules import Count, Force, Kind, Mark, Rule
from goldenthread.core.clock.states import State

_GIVES = {
    Force.LAW: "The law",
    Force.GUIDANCE: "The statutory guidance",
    Force.POLICY: "National policy",
}
_WEEKEND = ("Saturday", "Sunday")


@dataclass(frozen=True)
class Explanation:
    """Why a date is what it is.

    ``sentences`` tell it; ``law`` is the reference; ``doubt`` what about the rule was not
    verified, empty when all was found; ``left_out`` the days that do not count, each with why.
    """

    rule: Rule
    sentences: tuple[str, ...]
    law: str
    doubt: str
    left_out: Mapping[date, str]

    @property
    def text(self) -> str:
        """Return the sentences as one paragraph."""
        return " ".join(self.sentences)


def explain(deadline: Deadline, clock: Clock) -> Explanation:
    """Explain one deadline in words."""
    rule = deadline.rule
    left_out = _left_out(deadline, clock.calendars)
    sentences = [
        *_beginning(deadline, clock),
        *_skipped(left_out),
        *_last_day(deadline),
        *_exceptions(deadline),
        *_standing(deadline, clock),
        *([rule.note] if rule.note else []),
        *_not_announced(deadline),
    ]
    evidence = rule.evidence
    doubt = "" if evidence.mark is Mark.FOUND else f"Not verified: {evidence.unverified}."
    return Explanation(rule, tuple(filter(None, sentences)), rule.law, doubt, left_out)


def in_words(day: date) -> str:
    """Write a day in full: "Monday 6 January 2025"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def how_many(number: int, unit: str) -> str:
    """Write a number with its unit: "1 day", "2 days"."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def listed(words: Iterable[str]) -> str:
    """Join words as in a sentence: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _beginning(deadline: Deadline, clock: Clock) -> Iterable[str]:
    rule = deadline.rule
    if deadline.start is None or not _known(deadline):
        yield f"{_given(rule, rule.counts[0])} The clock has not started."
        yield f"It starts with: {_lowered(_missing(deadline, clock))}."
        return
    if deadline.counted is None or len(deadline.known) == 1:
        name, day = deadline.start
        yield _happened(clock, name, day, deadline.on)
        yield _given(rule, rule.counts[0])
        yield rule.counts[0].limit.how()
        return
    yield from _later_of(deadline, clock)


def _later_of(deadline: Deadline, clock: Clock) -> Iterable[str]:
    """Tell of a limit with several counts, of which the latest last day holds."""
    rule, counted = deadline.rule, deadline.counted
    assert counted is not None  # noqa: S101 -- its caller looked
    yield _given(rule, rule.counts[0])
    for count in rule.counts:
        name = next((name for name in count.start if _day_of(deadline, name)), None)
        day = _day_of(deadline, name) if name else None
        if name is None or day is None:
            continue
        due = due_by(count.limit, day, 0, clock.calendars)
        last = f": {in_words(due)}" if due else ""
        yield f"{_happened(clock, name, day, deadline.on)} {_counted(count)}{last}."
    yield f"The {'later' if len(deadline.known) == 2 else 'latest'} of these holds."
    yield counted[0].limit.how()


def _counted(count: Count) -> str:
    words = count.limit.words()
    from_then = "" if isinstance(count.limit, SameDay) else " from then"
    return f"{words[0].upper()}{words[1:]}{from_then}"


def _day_of(deadline: Deadline, name: str) -> date | None:
    return dict(deadline.known).get(name)


def _known(deadline: Deadline) -> bool:
    return deadline.counted is not None


def _missing(deadline: Deadline, clock: Clock) -> str:
    name = deadline.start[0] if deadline.start else deadline.rule.start[0]
    return clock.book.events[name].words


def _happened(clock: Clock, name: str, day: date, on: date) -> str:
    event = clock.book.events[name]
    if event.year:
        return f"{event.sentence(day, on=on)} in {day.year}."
    return f"{event.sentence(day, on=on)} on {in_words(day)}."


def _given(rule: Rule, count: Count) -> str:
    """Say what the law gives or asks."""
    who, limit = _GIVES[rule.force], count.limit
    if rule.kind is Kind.CONTINUING:
        return f"From that day it is for {rule.owed_by} to {rule.duty}."
    if isinstance(limit, NoFixedLimit):
        return f"{who} asks {rule.owed_by} to {rule.duty} as soon as practicable."
    if isinstance(limit, SameDay):
        return f"{who} asks {rule.owed_by} to {rule.duty} on the same day, without delay."
    if rule.kind is Kind.HOLD:
        length = limit.words()
        span = "" if " until " in rule.duty else f" for {length}"
        return f"{who} asks {rule.owed_by} to {rule.duty}{span}."
    if _backwards(count):
        return f"{who} asks {rule.owed_by} to {rule.duty} at least {limit.words()} before."
    most = f" It asks for this as soon as practicable, so {limit.words()} is the most."
    return f"{who} gives {rule.owed_by} {limit.words()} to {rule.duty}.{most * rule.promptly}"


def _backwards(count: Count) -> bool:
    return getattr(count.limit, "number", 1) < 0


def _left_out(deadline: Deadline, calendars: Calendars) -> dict[date, str]:
    """Return the days that were passed over in the count that gave the last day."""
    if deadline.counted is None or deadline.due is None:
        return {}
    count, _, start = deadline.counted
    counted = count.limit.days_counted(calendars)
    if counted is None:
        return {}
    first, last = sorted((start, deadline.due))
    beginning = getattr(count.limit, "beginning_with", False)
    return counted.left_out(first if beginning else first + timedelta(days=1), last)


def _skipped(left_out: Mapping[date, str]) -> Iterable[str]:
    if not left_out:
        return
    weekend = sum(why in _WEEKEND for why in left_out.values())
    often = Counter(why for why in left_out.values() if why not in _WEEKEND)
    parts = [how_many(weekend, "weekend day")] if weekend else []
    parts += [
        f"{how_many(often[why], 'day')} of {why}" if often[why] > 1 else f"{why}, {in_words(day)}"
        for day, why in left_out.items()
        if why not in _WEEKEND and day == _first_with(left_out, why)
    ]
    yield f"Passed over: {'; '.join(parts)}."


def _first_with(left_out: Mapping[date, str], reason: str) -> date:
    return next(day for day, why in left_out.items() if why == reason)


def _last_day(deadline: Deadline) -> Iterable[str]:
    if deadline.rule.kind is Kind.CONTINUING:
        return
    if deadline.due:
        yield f"So the last day is {in_words(deadline.due)}."
    elif deadline.counted and isinstance(deadline.rule.limit, CountedDays):
        yield "No term calendar is known for that time, so the last day cannot be worked out."
    if deadline.target:
        yield f"The local target is {in_words(deadline.target)}."


def _exceptions(deadline: Deadline) -> Iterable[str]:
    for period in deadline.excused_by:
        until = f"to {in_words(period.until)}" if period.until else "and still lasts"
        yield (
            f"An exception is on record, {period.code} ({period.group.law}): {period.head.words},"
            f" from {in_words(period.since)} {until}."
        )
    for period, why in deadline.not_excusing:
        yield f"{period.code} does not excuse here: {why}."
    if deadline.revised_target:
        yield (
            f"The law then does not hold {deadline.rule.owed_by} to the last day and sets no"
            f" other. With {how_many(deadline.excepted_days, 'day')} added,"
            f" the target is {in_words(deadline.revised_target)}."
        )


def _standing(deadline: Deadline, clock: Clock) -> Iterable[str]:
    say = _STANDING.get(deadline.state)
    if say and _known(deadline):
        yield say(deadline, clock)


def _done(deadline: Deadline, clock: Clock) -> str:
    if deadline.done is None:
        return "It was kept until then."
    name, day = deadline.done
    said = _happened(clock, name, day, deadline.on)
    if deadline.due is None:
        return said
    return f"{said} That was in time."


def _late(deadline: Deadline, clock: Clock) -> str:
    assert deadline.done  # noqa: S101 -- late means done
    said = _happened(clock, *deadline.done, deadline.on)
    return f"{said} That was {how_many(deadline.days_late, 'day')} after the last day."


def _overdue(deadline: Deadline, clock: Clock) -> str:
    if deadline.done:
        return f"{_happened(clock, *deadline.done, deadline.on)} That was too soon."
    return f"It is overdue by {how_many(deadline.days_late, 'day')}."


def _excused(deadline: Deadline, clock: Clock) -> str:
    if deadline.done:
        return f"{_late(deadline, clock)} The exception excuses it."
    target = deadline.revised_target
    if target and deadline.on > target:
        late = how_many((deadline.on - target).days, "day")
        return f"It is excused, but the target passed {late} ago."
    return "It is excused, and still to be done as soon as practicable."


def _left(deadline: Deadline, clock: Clock) -> str:
    if deadline.due is None or deadline.rule.kind is Kind.CONTINUING:
        return ""
    days = (deadline.due - deadline.on).days
    return f"{how_many(days, 'day')} left." if days else "That is today."


def _stopped(deadline: Deadline, clock: Clock) -> str:
    if deadline.stopped is None:
        return "The time has run out."
    return f"The clock stopped: {_lowered(_happened(clock, *deadline.stopped, deadline.on))}"


def _superseded(deadline: Deadline, clock: Clock) -> str:
    assert deadline.superseded  # noqa: S101 -- the state says so
    said = _lowered(_happened(clock, *deadline.superseded, deadline.on))
    return f"This no longer counts: {said}"


def _not_started(deadline: Deadline, clock: Clock) -> str:
    return "The clock starts on that day."


_STANDING = {
    State.MET: _done,
    State.MET_LATE: _late,
    State.OVERDUE: _overdue,
    State.EXCUSED: _excused,
    State.RUNNING: _left,
    State.DUE_SOON: _left,
    State.STOPPED: _stopped,
    State.SUPERSEDED: _superseded,
    State.NOT_STARTED: _not_started,
}


def _not_announced(deadline: Deadline) -> Iterable[str]:
    if deadline.counted is None or deadline.due is None or deadline.due <= ANNOUNCED_UNTIL:
        return
    if isinstance(deadline.counted[0].limit, CountedDays):
        year = deadline.due.year
        yield f"The bank holidays of {year} had not been announced, so the date may move."


def _lowered(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"
