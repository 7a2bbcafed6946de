"""When a panel can conclude, which days it meets on, and how long its papers are open.

Nothing here asks the database: every rule is told what it judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.casework.api import ANSWERS, TESTS
from goldenthread.panels.enums import TOO_FEW, Agency, ItemState, MeetingState
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.ui.words import count, day

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Whether enough people are there: `short_by` how many more, `missing` from which agencies."""

    present: int
    minimum: int
    short_by: int
    missing: tuple[str, ...]

    @property
    def is_there(self) -> bool:
        """Whether the panel can conclude."""
        return not self.short_by and not self.missing


def quorum(*, minimum: int, required: Collection[str], present: Sequence[str]) -> Quorum:
    """Return whether these people, each told by the agency they speak for, make a quorum."""
    here = Counter(present)
    return Quorum(
        present=len(present),
        minimum=minimum,
        short_by=max(0, minimum - len(present)),
        missing=tuple(
            agency for agency in Agency.values if agency in required and not here[agency]
        ),
    )


def quorum_words(found: Quorum) -> str:
    """Return in a sentence or two whether the panel can conclude, and who is missing."""
    people = count(found.present, "member").replace("no members", "Nobody")
    if found.is_there:
        return f"The panel is quorate: {people} present, and {found.minimum} are needed."
    lacks = []
    if found.missing:
        lacks.append(f"nobody is here for {_or([_plain(agency) for agency in found.missing])}")
    if found.short_by:
        verb = "is" if found.short_by == 1 else "are"
        lacks.append(f"{count(found.short_by, 'more member')} {verb} needed")
    verb = "is" if found.present <= 1 else "are"
    return f"The panel is not quorate. {people} {verb} present; {' and '.join(lacks)}."


def _plain(agency: str) -> str:
    return {
        Agency.SEND: "the council’s SEND service",
        Agency.SCHOOL: "a school or college",
        Agency.OTHER: "another agency",
    }.get(Agency(agency), Agency(agency).label.lower())


def _or(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def meeting_days(weekday: int, *, after: date, until: date) -> Iterator[date]:
    """Yield each day of this weekday after a day, until a day, that one included.

    School holidays are not passed over: the law's weeks run on in them.
    """
    found = after + timedelta(days=1)
    found += timedelta(days=(weekday - found.weekday()) % 7)
    while found <= until:
        yield found
        found += WEEK


def belongs_on_agenda(last_day: date | None, *, next_but_one: date) -> bool:
    """Whether a case must be on the next agenda: its limit falls before the meeting after it."""
    return last_day is not None and last_day < next_but_one


def cannot_wait(last_day: date | None, *, meeting: date) -> bool:
    """Whether a case would miss its limit if it waited for a meeting."""
    return last_day is not None and last_day < meeting


def readable_until(meeting: date, days: int) -> date:
    """Return the last day on which members read the papers of a meeting."""
    return meeting + timedelta(days=days)


def check_answer(kind: str, outcome: str, legal_test: str) -> None:
    """Pass silently if this outcome answers the panel's question, on one of its tests.

    :raises NotValid: when it does not.
    """
    if outcome not in ANSWERS[kind]:
        raise NotValid("Choose what was concluded.", field="outcome")
    if legal_test not in TESTS[outcome]:
        raise NotValid("Choose a test that goes with this conclusion.", field="legal_test")


def check_reason(reason: str, words: str, field: str = "reason") -> None:
    """Pass silently if a reason was given.

    :raises NotValid: when there is none, saying these words.
    """
    if not reason.strip():
        raise NotValid(words, field=field)


def check_planned(state: str) -> None:
    """Pass silently if a meeting is still to be held.

    :raises NotReady: when it was held or cancelled.
    """
    if state != MeetingState.PLANNED:
        raise NotReady(f"This meeting was {MeetingState(state).label.lower()}.")


def check_waiting(state: str) -> None:
    """Pass silently if an item is still to be concluded.

    :raises NotReady: when it is not, saying what became of it.
    """
    if state != ItemState.WAITING:
        raise NotReady(f"This item was {ItemState(state).label.lower()} already.")


def check_held(meeting: date, *, on: date) -> None:
    """Pass silently if a meeting's day has come.

    :raises NotReady: when it is ahead.
    """
    if on < meeting:
        raise NotReady(
            f"The meeting is on {day(meeting)}. If the case cannot wait, have it decided between"
            " meetings."
        )


def is_too_few(many: int) -> bool:
    """Whether so many decisions are too few for a share to say anything."""
    return many < TOO_FEW
