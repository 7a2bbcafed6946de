"""Age and year group on a day.

A school year runs from 1 September to 31 August (Education Act 1996, section 579). A child's
national curriculum year in it follows from their age on the 31 August before it began: four years
old is Reception, five is Year 1. Somebody may be taught out of their year; that is a fact of their
placement, not of their age.
"""

from __future__ import annotations

from datetime import date

RECEPTION = 0
_OLDEST = 20  # 24 when the school year began: EHC plans end with the year in which one turns 25


def age_on(born: date, on: date) -> int:
    """Return the age in whole years; who was born on 29 February is older from 1 March.

    Below 0 on a day before birth.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def school_year_began(on: date) -> date:
    """Return the 1 September on or before a day."""
    return date(on.year if on.month >= 9 else on.year - 1, 9, 1)


def curriculum_year(born: date, on: date) -> int:
    """Return the national curriculum year that goes with this age: 0 is Reception, 5 is Year 5."""
    return age_on(born, date(school_year_began(on).year, 8, 31)) - 4


def born_in_year_group(year: int, on: date) -> tuple[date, date]:
    """Return the first and last birthday of those whose year group this is on a day."""
    first = school_year_began(on).year - year - 5
    return date(first, 9, 1), date(first + 1, 8, 31)


def year_group(born: date, on: date) -> str:
    """Return "Year 5", "Reception", "Nursery", or what stands for ages without a year."""
    return year_words(curriculum_year(born, on))


def year_words(year: int) -> str:
    """Return a national curriculum year in words."""
    if year < -1:
        return "Below nursery age"
    if year > _OLDEST:
        return "Over 25"
    return {-1: "Nursery", RECEPTION: "Reception"}.get(year, f"Year {year}")
