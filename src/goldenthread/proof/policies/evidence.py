"""When evidence can be right, and when it can change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread.core.standing.numbers import NUMBERS, Numbers, differing
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid
from goldenthread.ui.words import day


def check_dates(*, dated: date, period: tuple[date | None, date | None], on: date) -> None:
    """Pass silently if evidence can be of this day and period.

    :raises NotValid: when a day has not come yet, or the period runs backwards or is half there.
    """
    if dated > on:
        raise NotValid(
            f"{day(dated)} has not come yet. Evidence is of something that has happened: enter the"
            " day on which it was written or said.",
            field="dated",
        )
    first, last = period
    if (first is None) != (last is None):
        raise NotValid(
            "Enter the first and the last day of the period, or neither.",
            field="period_to" if first else "period_from",
        )
    if first is None or last is None:
        return
    if last < first:
        raise NotValid("The period ends before it begins.", field="period_to")
    if last > on:
        raise NotValid(
            f"The period ends on {day(last)}, which has not come yet. Wait until it is over, or"
            " give evidence of a shorter one.",
            field="period_to",
        )


def check_shows(*, statement: str, has_document: bool) -> None:
    """Pass silently if there is anything to look at.

    :raises NotValid: when there is neither a statement nor a file.
    """
    if not statement and not has_document:
        raise NotValid("Say what it shows, or choose a file.", field="statement")


def check_version(*, seen: int, now: int) -> None:
    """Pass silently if nobody has changed it since it was shown.

    :raises ChangedMeanwhile: when somebody has.
    """
    if seen != now:
        raise ChangedMeanwhile(
            "Someone else changed this after you opened it. Nothing you typed is lost: compare it"
            " with what is there now, then save again."
        )


def check_is_new(*, is_there: bool) -> None:
    """Pass silently if the same words were not sent today already.

    :raises NotReady: when they were: a form that is sent twice is taken in once.
    """
    if is_there:
        raise NotReady("You have sent this already today. It is on record, once.")


def check_waits(*, verdict: str, is_withdrawn: bool) -> None:
    """Pass silently if evidence waits to be verified.

    :raises NotReady: when it was withdrawn, or somebody has verified or refused it.
    """
    if is_withdrawn:
        raise NotReady("This evidence was withdrawn. It can be put back first.")
    if verdict:
        raise NotReady("Somebody has looked at this evidence already. What they said stays.")


def check_reason(text: str, words: str, *, field: str = "reason") -> str:
    """Return a reason without blanks around it.

    :raises NotValid: with these words, when there is none.
    """
    if not text.strip():
        raise NotValid(words, field=field)
    return text.strip()


def check_numbers(before: Numbers, after: Mapping[str, int]) -> Numbers:
    """Return the numbers as they would be tuned.

    :raises NotValid: when one is out of its bounds, or nothing differs.
    """
    for name, value in after.items():
        bounds = NUMBERS[name]
        if not bounds.least <= value <= bounds.most:
            raise NotValid(
                f"{bounds.words}: enter a number from {bounds.least} to {bounds.most}.", field=name
            )
    numbers = Numbers(**after)
    if not differing(before, numbers):
        raise NotValid("Nothing differs from the numbers that hold now.", field="milestones")
    return numbers
