"""What looks wrong in a plan, each with the place in the plan that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.reading.document import Place


class OddityKind(StrEnum):
    """The kinds of thing that look wrong."""

    DATE_DOES_NOT_EXIST = "date that does not exist"
    DATE_UNREADABLE = "date that cannot be read"
    DATE_WITHOUT_YEAR = "date without a year"
    MILESTONE_AFTER_ACTION = "milestone due after its action"
    DUE_BEFORE_PUBLISHED = "due before the plan was published"
    COMPLETE_IN_FUTURE = "complete with a date to come"
    START_AFTER_DUE = "starts after it is due"
    NO_LEAD = "no lead"
    NO_DATE = "no date"
    NO_MEASURE = "no measure of success"
    SAME_ACTION_TWICE = "same action twice"
    SEVERAL_SPELLINGS = "one post under several spellings"
    GARBLED_HEADING = "garbled heading"
    TEXT_LOST = "text lost"
    UNKNOWN_STATUS = "rating that is not known"
    REFERENCE_TWICE = "reference printed twice"
    NO_SUCH_FOCUS_AREA = "focus area that is not there"
    TABLE_LEFT_OUT = "table left out"
    TEXT_NOT_USED = "text not used"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that looks wrong.

    ``about`` is the path of the node in the plan's JSON ("areas/2/actions/5", counted from 0), None
    for the whole document; ``place`` is where it stands in the original.
    """

    kind: OddityKind
    text: str
    place: Place
    about: str | None = None
