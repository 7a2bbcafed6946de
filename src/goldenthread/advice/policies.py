"""What each service needs to know, when a reminder is due, when a link opens, when advice can go.

Nothing here asks the database: every rule is told what it judges.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from goldenthread.advice.enums import QUESTIONS_OF_QUALITY, LinkState, NotExcused
from goldenthread.casework.api import AdviceKind
from goldenthread.core.clock.calendars import DayCount
from goldenthread.platform.access.errors import NotReady, NotValid

# --- what of a child each kind of adviser is shown -----------------------------------------------

NEEDED: dict[str, tuple[str, ...]] = {
    AdviceKind.FAMILY: ("name",),
    AdviceKind.EDUCATION: ("name", "date_of_birth", "year", "setting", "upn"),
    AdviceKind.MEDICAL: ("name", "date_of_birth", "nhs_number", "setting"),
    AdviceKind.PSYCHOLOGICAL: ("name", "date_of_birth", "year", "setting", "needs"),
    AdviceKind.SOCIAL_CARE: ("name", "date_of_birth", "setting"),
    AdviceKind.OTHER: ("name", "date_of_birth", "setting"),
}
"""Which facts of a child somebody needs to give advice of a kind. Who is asked and why, they see
always; advice of others, never."""

# --- why advice is late --------------------------------------------------------------------------


def is_allowed(code: str) -> bool:
    """Whether the regulations know this reason: it is then one of the clock's, as EXC-B(a)."""
    return code not in NotExcused.values


def split_code(code: str) -> tuple[str, str]:
    """Return the exception and its letter: EXC-B and a."""
    name, _, letter = code.partition("(")
    return name, letter.rstrip(")")


# --- when a reminder is due ----------------------------------------------------------------------


def reminder_due(
    *,
    due: date,
    on: date,
    sent: Collection[str],
    before: Sequence[int],
    after: Sequence[int],
    working: DayCount,
) -> str | None:
    """Return which reminder is to be sent on a day, if one is.

    It is the latest whose day has come, so that a day on which nothing ran does not lead to two;
    and it is sent once.

    :param before: and `after`: how many working days from the last day.
    """
    stages = [
        (day, stage) for day, stage in reminder_days(due, before, after, working) if day <= on
    ]
    if not stages:
        return None
    _, stage = max(stages)
    return None if stage in sent else stage


def reminder_days(
    due: date, before: Sequence[int], after: Sequence[int], working: DayCount
) -> list[tuple[date, str]]:
    """Return the day of every reminder of advice that is due on a day, in order."""
    found = [(working.before(due, many), f"before-{many}") for many in before]
    found += [(due, "on")]
    found += [(working.after(due, many), f"after-{many}") for many in after]
    return sorted((day, stage) for day, stage in found if day is not None)


# --- when a link lets in -------------------------------------------------------------------------

MOST_TRIES, MOST_CODES = 5, 3
CODE_MINUTES = 30


def link_state(
    *, on: date, valid_until: date, opened: bool, revoked: bool, needed: bool
) -> LinkState:
    """Return how a link stands; one that is no longer needed counts as taken back."""
    if revoked or not needed:
        return LinkState.REVOKED
    if opened:
        return LinkState.OPENED
    return LinkState.EXPIRED if on > valid_until else LinkState.WAITING


def is_seated(*, at: datetime, let_in_at: datetime | None, hours: int) -> bool:
    """Whether somebody whom a link let in may still go on."""
    return let_in_at is not None and at < let_in_at + timedelta(hours=hours)


def check_code(*, at: datetime, tries: int, code_until: datetime | None) -> None:
    """Pass silently if a code can be tried now.

    :raises NotReady: when it was tried too often, or is too old.
    """
    if tries >= MOST_TRIES:
        raise NotReady("The code was wrong too often. Ask for a new link.")
    if code_until is not None and at > code_until:
        raise NotReady("This code is too old. Ask for another one.")


# --- when advice can be sent, and what is made of it ---------------------------------------------


def missing(said: Mapping[tuple[str, str], str], needed: Sequence[tuple[str, str]]) -> list[str]:
    """Return which of the answers that are needed are not there, as "section.question"."""
    return [f"{one[0]}.{one[1]}" for one in needed if not said.get(one, "").strip()]


def check_can_send(*, is_complete: bool, documents: int) -> None:
    """Pass silently if advice can be sent: all that is needed is answered, or a document is there.

    :raises NotReady: when neither is.
    """
    if not is_complete and not documents:
        raise NotReady(
            "Answer the questions that are marked as needed, or add a document with your advice."
        )


def check_found(found: Mapping[str, Mapping[str, object]]) -> None:
    """Pass silently if every question of quality has its yes or no.

    :raises NotValid: naming the first that has none.
    """
    for key, words in QUESTIONS_OF_QUALITY:
        if not isinstance(found.get(key, {}).get("yes"), bool):
            raise NotValid(f"{words} Choose yes or no.", field=key)


def check_agreed(*, written_on: date, agreed: Mapping[str, date], on: date) -> None:
    """Pass silently if three can have agreed on these days that advice is enough.

    :raises NotValid: when a day is in the future, or before the advice was written.
    """
    if written_on > on:
        raise NotValid("This day is in the future.", field="written_on")
    for field, day in agreed.items():
        if day > on:
            raise NotValid("This day is in the future.", field=field)
        if day < written_on:
            raise NotValid("This is before the advice was written.", field=field)
