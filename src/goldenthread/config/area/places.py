"""Where a child is educated over the years that the area knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from goldenthread.config.area.days import at_share, school_year_of
from goldenthread.config.area.plots import Plot
from goldenthread.config.area.proportions import PLACES, band_of
from goldenthread.config.area.staff import Register
from goldenthread.core.school_years import age_on

_PHASES = (4, 11, 16, 19)
"""The ages on 31 August before which a new phase begins."""
_LEAST_AGE = 3


@dataclass(frozen=True, slots=True)
class Stay:
    """A main placement from a day: at a school by its number, or otherwise by its code."""

    since: date
    school: int | None
    otherwise: str


def stays_of(plot: Plot, as_of: date, register: Register, chance: Random) -> list[Stay]:
    """Return the main placements, one after another, from when the child is known."""
    luck = chance.random()  # who is in a special school tends to stay in one
    last = plot.ended_on or as_of
    found: list[Stay] = []
    kind_before, school_before = "", None
    for since, age in _changes(plot, last):
        kind = at_share(PLACES[band_of(age)], luck)
        school = register.one_for(kind, age, chance) if kind == kind.lower() else None
        if kind == kind_before and school_before is not None and school_before.takes(age):
            continue
        otherwise = "" if school else kind if kind == kind.upper() else "OTH"
        found.append(Stay(since, school.number if school else None, otherwise))
        kind_before, school_before = kind, school
    return found


def _changes(plot: Plot, last: date) -> Iterator[tuple[date, int]]:
    """Yield the days on which a phase begins, with the age in it; the first when first known."""
    known = plot.known_from
    began = max(plot.born, school_year_of(known))
    yield began, max(_LEAST_AGE, age_on(plot.born, _end_of_year(began)))
    for turned in _PHASES:
        first = date(plot.born.year + turned, 9, 1)
        if (plot.born.month, plot.born.day) >= (9, 1):
            first = date(first.year + 1, 9, 1)
        if known < first < last:
            yield first, turned + 1


def _end_of_year(day: date) -> date:
    return school_year_of(day) + timedelta(days=180)
