"""The rules: each in plain words, with what it needs, the worst that it can find, its number.

A rule looks at facts and yields what it finds, as a level and a sentence. An area tunes the
numbers, never the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from goldenthread.core.enums import Status
from goldenthread.core.measurements import day_words, months_between
from goldenthread.core.standing.facts import Facts
from goldenthread.core.standing.levels import Level
from goldenthread.core.standing.numbers import Numbers
from goldenthread.core.success.conditions import in_words
from goldenthread.core.success.judging import Success
from goldenthread.core.trajectories.paths import Track

Found = Iterator[tuple[Level, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; ``words`` hold ``{n}`` where its number stands."""

    id: str
    words: str
    needs: str
    worst: Level
    find: Callable[[Facts, int], Found]
    number: str = ""

    def said(self, numbers: Numbers) -> str:
        """Return the rule in words, with the number as it is tuned."""
        number = getattr(numbers, self.number) if self.number else 0
        said = in_words(number) if number else "0"
        return re.sub(r"(^|\. )\{n\}", rf"\g<1>{said.capitalize()}", self.words).replace(
            "{n}", said
        )


def _milestones(facts: Facts, most: int) -> Found:
    steps = facts.milestones
    if steps.overdue:
        level = Level.OFF_TRACK if steps.overdue >= most else Level.AT_RISK
        yield level, f"{_some(steps.overdue, steps.many, 'milestone')} overdue."


def _overdue(facts: Facts, days: int) -> Found:
    if facts.is_over or facts.due_by is None or facts.due_by >= facts.on:
        return
    late = (facts.on - facts.due_by).days
    yield (
        Level.OFF_TRACK if late > days else Level.AT_RISK,
        f"It was due by {day_words(facts.due_by)} and is {_many(late, 'day')} late.",
    )


def _moved(facts: Facts, most: int) -> Found:
    if not facts.is_over and facts.moved_later >= most:
        times = "once" if facts.moved_later == 1 else f"{in_words(facts.moved_later)} times"
        yield Level.AT_RISK, f"Its promised dates have been moved later {times}."


def _short(facts: Facts, months: int) -> Found:
    for figure in facts.figures:
        state = figure.judgement.state
        if state is Success.MISSED:
            yield Level.OFF_TRACK, f"{figure.name}. {figure.judgement.sentence}"
        elif (
            state in (Success.NOT_YET, Success.CANNOT_SAY)
            and figure.by is not None
            and months_between(facts.on, figure.by) <= months
        ):
            yield (
                Level.AT_RISK,
                f"{figure.name}. {figure.judgement.sentence} It is promised by"
                f" {day_words(figure.by)}.",
            )


def _path(facts: Facts, _: int) -> Found:
    levels = {Track.OFF: Level.OFF_TRACK, Track.NEAR: Level.AT_RISK}
    for figure in facts.figures:
        if figure.place and figure.place.track in levels:
            yield levels[figure.place.track], f"{figure.name}. {figure.place.sentence}"


def _worse(facts: Facts, months: int) -> Found:
    for figure in facts.figures:
        if figure.direction.months >= months and not facts.is_proven:
            running = f"{in_words(figure.direction.months)} months running"
            yield (
                Level.AT_RISK,
                f"{figure.name}. The figure has got worse {running}{figure.direction.said}.",
            )


def _verified(facts: Facts, months: int) -> Found:
    bare = [one for one in facts.measures if not one.figures]
    if facts.is_over or not bare or not facts.has_begun:
        return
    last = max((one.verified_on for one in facts.measures if one.verified_on), default=None)
    since = last or facts.begun_on
    if since is None or since + timedelta(days=round(months * 30.44)) >= facts.on:
        return
    claims = sum(one.claims for one in facts.measures)
    waiting = f" {_many(claims, 'claim').capitalize()} not verified." if claims else ""
    if last:
        yield Level.AT_RISK, f"Nothing has been verified since {day_words(last)}.{waiting}"
    else:
        yield (
            Level.AT_RISK,
            f"Nothing has been verified since it was to begin, on {day_words(since)}.{waiting}",
        )


def _silence(facts: Facts, cycles: int) -> Found:
    if facts.is_over or not facts.has_begun or facts.cycles_silent < cycles:
        return
    gone = f"{_many(facts.cycles_silent, 'reporting cycle')} without a report"
    if facts.reported_on:
        yield Level.AT_RISK, f"Nobody has reported since {day_words(facts.reported_on)}: {gone}."
    else:
        yield Level.AT_RISK, f"Nobody has ever reported: {gone}."


def _waits(facts: Facts, _: int) -> Found:
    if not facts.is_over and facts.late_waits:
        are = "is" if len(facts.late_waits) == 1 else "are"
        yield Level.AT_RISK, f"It waits for {', '.join(facts.late_waits)}, which {are} late."


def _vacant(facts: Facts, _: int) -> Found:
    if facts.is_over:
        return
    if not facts.has_post:
        yield Level.AT_RISK, "No post holds it."
    elif facts.vacant:
        yield Level.AT_RISK, f"Nobody holds the post that leads it: {', '.join(facts.vacant)}."


def _not_begun(facts: Facts, _: int) -> Found:
    if facts.declared is Status.NOT_STARTED and facts.begun_on and facts.begun_on < facts.on:
        yield (
            Level.AT_RISK,
            f"It was to begin by {day_words(facts.begun_on)} and is said not to have begun.",
        )


def _unproven(facts: Facts, _: int) -> Found:
    if facts.declared is None or not facts.declared.is_done or facts.is_proven:
        return
    open_ = facts.milestones.many - facts.milestones.done
    if open_:
        yield Level.ON_TRACK, f"{_some(open_, facts.milestones.many, 'milestone')} not done."
    bare = sum(not measure.is_shown for measure in facts.measures)
    if bare:
        yield (
            Level.ON_TRACK,
            f"{_some(bare, len(facts.measures), 'measure', ' of success')} not shown:"
            " no verified evidence, and no figure that is met.",
        )
    if not (facts.milestones.many or facts.measures):
        yield Level.CANNOT_SAY, "It has neither a milestone nor a measure that could show it."


RULES = (
    Rule(
        id="milestones", needs="Milestones and their dates", worst=Level.OFF_TRACK,
        words="A milestone is overdue: at risk. {n} or more are: off track.",
        find=_milestones, number="milestones",
    ),
    Rule(
        id="overdue", needs="The action’s own date", worst=Level.OFF_TRACK,
        words="The action’s date has gone by and it is not done: at risk. More than {n} days"
        " ago: off track.",
        find=_overdue, number="days_late",
    ),
    Rule(
        id="short", needs="An indicator bound to a measure", worst=Level.OFF_TRACK,
        words="A bound figure was not met in time: off track. Its day is {n} months away or"
        " closer and it is not met: at risk.",
        find=_short, number="months_before",
    ),
    Rule(
        id="path", needs="A bound indicator with a planned path", worst=Level.OFF_TRACK,
        words="A bound figure lies off its planned path: off track. Near it: at risk.",
        find=_path,
    ),
    Rule(
        id="worse", needs="A bound indicator, month by month", worst=Level.AT_RISK,
        words="A bound figure has got worse {n} months running or longer: at risk.",
        find=_worse, number="months_worse",
    ),
    Rule(
        id="verified", needs="Evidence, and who verified it when", worst=Level.AT_RISK,
        words="A measure has no figure, and nothing about the action has been verified for more"
        " than {n} months: at risk.",
        find=_verified, number="months_verified",
    ),
    Rule(
        id="silence", needs="Progress reports", worst=Level.AT_RISK,
        words="{n} or more whole reporting cycles have gone by without a report: at risk.",
        find=_silence, number="cycles",
    ),
    Rule(
        id="moved", needs="Promised dates that were moved", worst=Level.AT_RISK,
        words="Promised dates have been moved later {n} times or more: at risk.",
        find=_moved, number="moves",
    ),
    Rule(
        id="waits", needs="The actions that it waits for", worst=Level.AT_RISK,
        words="It waits for an action that is late: at risk.", find=_waits,
    ),
    Rule(
        id="vacant", needs="Posts and who holds them", worst=Level.AT_RISK,
        words="Nobody holds the post that leads it, or no post does: at risk.", find=_vacant,
    ),
    Rule(
        id="not-begun", needs="The day on which it was to begin", worst=Level.AT_RISK,
        words="It was to have begun and is said not to have: at risk.", find=_not_begun,
    ),
    Rule(
        id="unproven", needs="Milestones, evidence and figures", worst=Level.ON_TRACK,
        words="It is said to be done, and a milestone is open or a measure not shown: at best on"
        " track. With neither a milestone nor a measure it cannot be said.",
        find=_unproven,
    ),
)  # fmt: skip


def found_by(rule: Rule, facts: Facts, numbers: Numbers) -> Found:
    """Yield what a rule finds."""
    yield from rule.find(facts, getattr(numbers, rule.number) if rule.number else 0)


def _many(number: int, one: str) -> str:
    return f"{in_words(number)} {one if number == 1 else one + 's'}"


def _some(number: int, of: int, one: str, more: str = "") -> str:
    """Return "Two of five milestones are", "The only milestone is"."""
    if of == 1:
        return f"The only {one}{more} is"
    return (
        f"{in_words(number).capitalize()} of {in_words(of)} {one}s {'is' if number == 1 else 'are'}"
    )
