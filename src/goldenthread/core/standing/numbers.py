"""The numbers in the rules of standings: an area tunes them, with the change on record."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What an area may tune; the defaults hold until it does."""

    milestones: int = 2
    days_late: int = 30
    moves: int = 2
    months_before: int = 6
    months_worse: int = 3
    months_verified: int = 6
    cycles: int = 2
    share: int = 25


@dataclass(frozen=True, slots=True)
class Number:
    """A number that can be tuned: its words, what it counts, the least and the most."""

    name: str
    words: str
    counts: str
    least: int
    most: int


NUMBERS = {
    one.name: one
    for one in (
        Number("milestones", "Overdue milestones that put an action off track", "milestones", 1,
               10),
        Number("days_late", "Days after its date at which an action is off track", "days", 0, 180),
        Number("moves", "Promised dates moved later that put an action at risk", "moves", 1, 10),
        Number("months_before", "Months before its day in which a figure must be there", "months",
               1, 12),
        Number("months_worse", "Months running in which a figure may not get worse", "months", 2,
               12),
        Number("months_verified", "Months that a verification lasts", "months", 1, 24),
        Number("cycles", "Reporting cycles without a report that put an action at risk", "cycles",
               1, 12),
        Number("share", "Part of an area’s actions that decides its standing", "in 100", 1, 100),
    )
}  # fmt: skip


def differing(before: Numbers, after: Numbers) -> dict[str, tuple[int, int]]:
    """Return the numbers that differ: name to what it was and what it becomes."""
    pairs = {one.name: (getattr(before, one.name), getattr(after, one.name)) for one in
             fields(Numbers)}  # fmt: skip
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
