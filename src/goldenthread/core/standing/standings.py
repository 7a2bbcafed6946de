"""Working out a standing, comparing it with what is declared, and adding standings up.

A standing never comes without a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.core.enums import Status
from goldenthread.core.standing.facts import Facts
from goldenthread.core.standing.levels import Level, level_of
from goldenthread.core.standing.numbers import Numbers
from goldenthread.core.standing.rules import RULES, found_by
from goldenthread.core.success.conditions import in_words


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something stands as it does: the rule that found it, how bad it is, a sentence."""

    rule: str
    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the facts say, and why, the worst first. There is always a reason."""

    level: Level
    reasons: tuple[Reason, ...]


def standing_of(facts: Facts, numbers: Numbers | None = None) -> Standing:
    """Work out where an action stands: the worst that any rule finds."""
    numbers = numbers or Numbers()
    found = [
        Reason(rule.id, level, sentence)
        for rule in RULES
        for level, sentence in found_by(rule, facts, numbers)
    ]
    found.sort(key=lambda reason: -reason.level.rank)
    start = _without_faults(facts)
    level = max([start.level, *(reason.level for reason in found)], key=lambda one: one.rank)
    if not found or level.rank == start.level.rank:
        found = [*found, *start.reasons]
    return Standing(level, tuple(found))


def _without_faults(facts: Facts) -> Standing:
    """Say where an action stands if no rule finds anything."""
    if facts.is_proven:
        return _one(Level.DONE, "Every milestone is done and every measure is shown.", facts)
    good = [Reason("supports", Level.ON_TRACK, sentence) for sentence in _support(facts)]
    if good:
        return Standing(Level.ON_TRACK, tuple(good))
    why = (
        "Nothing recorded lets it be said: no milestone is done or has a day to come, no evidence"
        " is verified, and no figure is met or on its path."
    )
    return Standing(Level.CANNOT_SAY, (Reason("supports", Level.CANNOT_SAY, why),))


def _one(level: Level, words: str, facts: Facts) -> Standing:
    said = [words] if facts.milestones.many and facts.measures else []
    said = said or ["Every milestone is done." if facts.milestones.many else "Every measure is"
                    " shown."]  # fmt: skip
    return Standing(level, (Reason("supports", level, said[0]),))


def _support(facts: Facts) -> Iterator[str]:
    """Yield what speaks for an action."""
    steps = facts.milestones
    if steps.done or steps.ahead:
        late = "none is overdue" if not steps.overdue else f"{in_words(steps.overdue)} overdue"
        yield f"{steps.done} of {steps.many} milestones done; {late}."
    verified = max((one.verified_on for one in facts.measures if one.verified_on), default=None)
    if verified:
        yield f"Evidence was last verified on {verified.day} {verified:%B %Y}."
    for figure in facts.figures:
        if figure.place and figure.place.track == "on":
            yield f"{figure.name}. {figure.place.sentence}"
        elif figure.judgement.state == "met":
            yield f"{figure.name}. {figure.judgement.sentence}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A declared rating beside a standing.

    ``generosity`` is by how many steps the rating is better than the facts; below nought it is
    worse than they are.
    """

    declared: Status | None
    standing: Standing

    @property
    def generosity(self) -> int:
        """By how many steps the declared rating is better than the standing."""
        if self.declared is None:
            return 0
        return self.standing.level.rank - level_of(self.declared).rank

    @property
    def is_contradiction(self) -> bool:
        """Whether the rating is better than the facts support."""
        return self.generosity > 0

    @property
    def is_modest(self) -> bool:
        """Whether the facts support a better rating than the declared one."""
        return self.generosity < 0 and self.standing.level is not Level.CANNOT_SAY

    @property
    def because(self) -> tuple[Reason, ...]:
        """The reasons that speak against a generous rating; else all of them."""
        if not self.is_contradiction or self.declared is None:
            return self.standing.reasons
        rank = level_of(self.declared).rank
        return tuple(one for one in self.standing.reasons if one.level.rank > rank)

    @property
    def words(self) -> str:
        """How the two lie to each other, in a sentence."""
        if self.declared is None:
            return "No rating is declared."
        if self.is_contradiction:
            steps = f"{in_words(self.generosity)} {'step' if self.generosity == 1 else 'steps'}"
            return f"The rating is {steps} better than the facts support."
        if self.is_modest:
            return "The facts support a better rating than this. That may be caution; say why."
        if self.standing.level is Level.CANNOT_SAY:
            return "The facts do not say enough to compare the rating with."
        return "The rating and the facts agree."


def most_generous_first(one: Comparison) -> tuple[int, int]:
    """Return a key that sorts the most generous first; of equals those with more reasons."""
    return -one.generosity, -len(one.because)


def rolled_up(levels: Sequence[Level], numbers: Numbers | None = None) -> Standing:
    """Return where an area or focus area stands by its actions.

    It stands as badly as a certain part of its actions do, or worse; the part is tuned. It is done
    when all of them are, and when for more than half it cannot be said, it cannot be said of it.
    """
    numbers = numbers or Numbers()
    if not levels:
        return _whole(Level.CANNOT_SAY, "It has no actions.")
    counted, many = Counter(levels), len(levels)
    said = "; ".join(f"{counted[level]} {level.words.lower()}" for level in Level if counted[level])
    of = f"Of {many} {'action' if many == 1 else 'actions'}: {said}."
    bad = 0
    for level in (Level.OFF_TRACK, Level.AT_RISK):
        bad += counted[level]
        if bad and bad * 100 >= many * numbers.share:
            return _whole(
                level, f"{of} At least {numbers.share} in 100 are {level.words.lower()} or worse."
            )
    if counted[Level.DONE] == many:
        return _whole(Level.DONE, of)
    if counted[Level.CANNOT_SAY] * 2 > many:
        return _whole(Level.CANNOT_SAY, of)
    return _whole(Level.ON_TRACK, of)


def _whole(level: Level, sentence: str) -> Standing:
    return Standing(level, (Reason("share", level, sentence),))
