"""What can be right of a record, and how likely two records are of one child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from rapidfuzz import fuzz

from goldenthread.core.names import folded
from goldenthread.core.school_years import age_on
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.ui.words import day

OLDEST = 25  # the year after the 25th birthday is kept as well: plans may end with its school year


def check_birth(born: date, *, on: date) -> None:
    """Pass silently if somebody born on this day can be of this room.

    :raises NotValid: when it is in the future, or they are over 25.
    """
    if born > on:
        raise NotValid("The date of birth is in the future.", field="date_of_birth")
    if age_on(born, on) > OLDEST:
        raise NotValid(
            f"Somebody born on {day(born)} is over 25. Records are kept from birth to 25.",
            field="date_of_birth",
        )


def check_days(
    *,
    since: date | None,
    until: date | None,
    born: date,
    died: date | None,
    since_field: str = "since",
    until_field: str = "until",
) -> None:
    """Pass silently if something of a child can have begun and ended on these days.

    :raises NotValid: when it began before the birth or after the death, or ended before it began.
    """
    if since and since < born:
        raise NotValid(f"This is before the child was born, on {day(born)}.", field=since_field)
    if since and died and since > died:
        raise NotValid(f"This is after the child died, on {day(died)}.", field=since_field)
    if until and until < (since or born):
        raise NotValid("The last day is before the first.", field=until_field)


def check_is_open(*, merged_into: int | None) -> None:
    """Pass silently if a record can be changed.

    :raises NotReady: when it was merged into another.
    """
    if merged_into is not None:
        raise NotReady("This record was merged into another. Change that one.")


class Likeness(IntEnum):
    """How likely two records are of one child."""

    NONE = 0
    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of a child is compared: each full name that they have or had, and what goes with it."""

    names: Sequence[str]
    born: date | None = None
    postcodes: frozenset[str] = frozenset()
    identifiers: frozenset[tuple[str, str]] = frozenset()


_ALIKE, _SIMILAR = 90, 80  # of 100: one slip of a usual name; the same name shortened


def likeness(one: Known, other: Known) -> tuple[Likeness, tuple[str, ...]]:
    """Return how likely two are the same child, and in words what speaks for it.

    One identifier in common is certain. Otherwise the name must be similar at least, and what
    counts beside it is the date of birth, the same or with one slip in it, and a postcode. The
    same date of birth and postcode under another surname may be the child after an adoption or a
    marriage, or a twin: it is shown as possible if one part of the name is the same.
    """
    same = sorted({name for name, _ in one.identifiers & other.identifiers})
    if same:
        return Likeness.CERTAIN, tuple(f"the same {_IDENTIFIERS[name]}" for name in same)
    name, birth = _names_alike(one, other), _births_alike(one.born, other.born)
    home = bool(one.postcodes & other.postcodes)
    because = tuple(
        words
        for words, holds in (
            ("the same name", name == 100),
            ("a similar name", _SIMILAR <= name < 100),
            ("a name in common", name < _SIMILAR and _share_a_name(one, other)),
            ("the same date of birth", birth == 2),
            ("a similar date of birth", birth == 1),
            ("the same postcode", home),
        )
        if holds
    )
    return _judge(name, birth, home=home, shares=_share_a_name(one, other)), because


def _judge(name: float, birth: int, *, home: bool, shares: bool) -> Likeness:
    if name >= _ALIKE and (birth == 2 or (birth == 1 and home)):
        return Likeness.LIKELY
    if name >= _SIMILAR and birth == 2 and home:
        return Likeness.LIKELY
    if name >= _SIMILAR and (birth or home):
        return Likeness.POSSIBLE
    if shares and birth == 2 and home:
        return Likeness.POSSIBLE
    return Likeness.NONE


_IDENTIFIERS = {"upn": "UPN", "uln": "ULN", "nhs_number": "NHS number"}


def _names_alike(one: Known, other: Known) -> float:
    """Return 0 to 100: the best of all pairs of names, whatever the order of their parts."""
    return max(
        (fuzz.token_sort_ratio(folded(a), folded(b)) for a in one.names for b in other.names),
        default=0,
    )


def _share_a_name(one: Known, other: Known) -> bool:
    mine, theirs = (
        {part for name in known.names for part in folded(name).split()} for known in (one, other)
    )
    return not mine.isdisjoint(theirs)


def _births_alike(one: date | None, other: date | None) -> int:
    """Return 2 for the same day, 1 for one slip: a figure, or day and month changed places."""
    if one is None or other is None:
        return 0
    if one == other:
        return 2
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    wrong = sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    return 1 if swapped or wrong == 1 else 0
