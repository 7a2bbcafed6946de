"""The rating schemes that invented plans use, with the status that each word or colour stands for.

The same colour means different things in different areas (green is "on track" in one and "done" in
another), so only the plan's own key can tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.core.enums import Status
from goldenthread.core.plan_format import RatingEntry


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a scheme: what a cell prints, what the key says, its shading, its status."""

    printed: str
    meaning: str
    colour: str
    status: Status


@dataclass(frozen=True, slots=True)
class Scheme:
    """A plan's ratings in the order of its key."""

    ratings: tuple[Rating, ...]
    keyed: bool = True

    def entries(self) -> list[RatingEntry]:
        """The scheme as the exchange format holds it: empty when the plan prints no key."""
        if not self.keyed:
            return []
        return [RatingEntry(label=rating.meaning, status=rating.status) for rating in self.ratings]

    def colour_of(self, printed: str | None) -> str:
        """The shading of a printed rating, six hexadecimal digits; white for none."""
        return next((r.colour for r in self.ratings if r.printed == printed), "FFFFFF")


WORDS = Scheme(
    (
        Rating("Not started", "Not started", "D9D9D9", Status.NOT_STARTED),
        Rating("In progress", "In progress", "9DC3E6", Status.IN_PROGRESS),
        Rating("Complete", "Complete", "70AD47", Status.COMPLETE),
    ),
    keyed=False,
)
PROGRESS_WORDS = Scheme(
    (
        Rating("Yet to start", "Work has yet to start", "BFBFBF", Status.NOT_STARTED),
        Rating("On target", "On target to finish by the agreed date", "92D050", Status.ON_TRACK),
        Rating("Slipping", "Slipping and at risk of missing its date", "FFC000", Status.AT_RISK),
        Rating("Overdue", "Overdue or will not be met", "FF0000", Status.OFF_TRACK),
        Rating("Done", "Done and evidence seen", "00B0F0", Status.COMPLETE),
    )
)
RAG_ON_TRACK = Scheme(
    (
        Rating("Red", "Off track: the date will not be met", "FF0000", Status.OFF_TRACK),
        Rating("Amber", "At risk: some delay, a remedy is in place", "FFC000", Status.AT_RISK),
        Rating("Green", "On track to be delivered on time", "00B050", Status.ON_TRACK),
        Rating("Blue", "Complete", "0070C0", Status.COMPLETE),
    )
)
RAG_DONE = Scheme(
    (
        Rating("Red", "Not yet started", "C00000", Status.NOT_STARTED),
        Rating("Amber", "In progress", "FFBF00", Status.IN_PROGRESS),
        Rating("Green", "Completed", "00B050", Status.COMPLETE),
    )
)
BRAG_LETTERS = Scheme(
    (
        Rating("B", "Action embedded in everyday practice", "2E75B6", Status.EMBEDDED),
        Rating("R", "Off track and needing escalation", "E60000", Status.OFF_TRACK),
        Rating("A", "At risk of delay", "F4B000", Status.AT_RISK),
        Rating("G", "On track", "3FA535", Status.ON_TRACK),
    )
)
FIVE_COLOURS = Scheme(
    (
        Rating("Purple", "Embedded and sustained", "7030A0", Status.EMBEDDED),
        Rating("Blue", "Complete", "0070C0", Status.COMPLETE),
        Rating("Green", "On track", "00B050", Status.ON_TRACK),
        Rating("Amber", "Some risk of slippage, at risk", "FFC000", Status.AT_RISK),
        Rating("Red", "Off track", "FF0000", Status.OFF_TRACK),
        Rating("Grey", "Not started", "A6A6A6", Status.NOT_STARTED),
    )
)
SHORT_WORDS = Scheme(
    (
        Rating("Not due", "Not due: not started yet", "EDEDED", Status.NOT_STARTED),
        Rating("Underway", "Underway: work is in progress", "FFE699", Status.IN_PROGRESS),
        Rating("Delayed", "Delayed: off track", "F4B183", Status.OFF_TRACK),
        Rating("Achieved", "Achieved: complete", "A9D18E", Status.COMPLETE),
    )
)
