"""What can be right in a request from the public pages."""

from __future__ import annotations

from datetime import date

from goldenthread.core.school_years import age_on
from goldenthread.platform.access.errors import NotValid
from goldenthread.portal.enums import AskedAs

YOUNG, OLDEST = 16, 25


def check_age(born: date, asked_as: str, *, on: date) -> None:
    """Pass silently if somebody of this age can be asked for in this way.

    :raises NotValid: when not yet born, over 25, or under 16 and asking for themself.
    """
    if born > on:
        raise NotValid("The date of birth is in the future. Check it.", field="date_of_birth")
    age = age_on(born, on)
    if age >= OLDEST:
        raise NotValid(
            "This assessment is for people under 25. Check the date of birth, or call us.",
            field="date_of_birth",
        )
    if asked_as == AskedAs.YOUNG_PERSON and age < YOUNG:
        raise NotValid(
            "You must be 16 or over to ask for yourself. Check your date of birth, or let a parent"
            " or your school ask.",
            field="date_of_birth",
        )
