"""Ratings as plans print them ("On target", "BLUE", a green cell) and the status they come to.

Every area has its own words and colours. A plan that defines its rating key decides for itself
(:class:`Scheme`); without one the words decide, then the usual meaning of the colours in BRAG
ratings: blue done, green on track, amber at risk, red off track, grey not started.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from goldenthread.core.enums import Status

_CLOSE_ENOUGH = 86  # "compete" is 93 to "complete"; "started" 78 to "not started"

_WORDS: dict[Status, tuple[str, ...]] = {
    Status.COMPLETE: (
        "complete", "completed", "action complete", "action completed", "fully complete", "done",
        "achieved", "fully achieved", "delivered", "closed", "finished", "met", "completed on time",
        "complete and closed", "completed late", "implemented",
    ),
    Status.EMBEDDED: (
        "embedded", "complete and embedded", "completed and embedded", "embedded in practice",
        "business as usual", "bau", "moved to business as usual", "complete embedded and sustained",
        "sustained", "evidenced and embedded", "embedded and evidenced", "impact evidenced",
        "embedded and sustained",
    ),
    Status.ON_TRACK: (
        "on track", "on target", "on schedule", "on plan", "on course", "on time", "to plan",
        "running to plan", "on track to complete", "on track running to plan", "progressing well",
        "progressing to plan", "in progress on track", "underway and on track",
        "on track for completion", "in progress and on track", "good progress", "satisfactory",
    ),
    Status.IN_PROGRESS: (
        "in progress", "underway", "under way", "started", "ongoing", "on going", "commenced",
        "work in progress", "wip", "active", "begun", "open", "partially complete",
        "partly complete", "partially met", "progressing", "work underway", "work started",
        "in development", "continuing",
    ),
    Status.AT_RISK: (
        "at risk", "some risk", "slipping", "some slippage", "minor slippage", "significant risk",
        "minor delay", "slight delay", "minor delays", "some delay", "some concerns",
        "at risk of delay", "risk of delay", "risk of not being delivered", "slightly behind",
        "requires attention", "needs attention", "some issues", "minor issues", "medium risk",
        "behind but recoverable", "behind schedule but recoverable", "off track but recoverable",
        "off track with a plan to recover", "delayed but on track", "in progress with some risk",
        "in progress but delayed", "partially on track",
    ),
    Status.OFF_TRACK: (
        "off track", "off target", "not on track", "delayed", "overdue", "late", "behind",
        "behind schedule", "behind target", "high risk", "escalation required", "missed",
        "not achieved", "not met", "not complete", "major delay", "serious delay", "critical",
        "significant delay",
        "significant delays", "significantly delayed", "not delivered", "failed", "major issues",
        "serious concerns", "significantly behind", "will not be delivered", "at serious risk",
        "escalate", "major slippage", "significant slippage",
    ),
    Status.NOT_STARTED: (
        "not started", "not yet started", "not due", "not yet due", "not begun", "to start",
        "to be started", "to do", "planned", "future action", "not commenced", "not yet begun",
        "not yet commenced", "yet to start", "scheduled", "due to start", "action not started",
        "future", "not due to start", "outstanding", "pending", "not started yet",
    ),
    Status.BLOCKED: (
        "blocked", "on hold", "paused", "waiting", "dependent on another action", "stalled",
        "awaiting another action", "suspended", "deferred", "waiting on another action",
    ),
}  # fmt: skip
_BY_WORDS = {words: status for status, many in _WORDS.items() for words in many}
_LONG_WORDS = [words for words in _BY_WORDS if len(words) > 4]

_COLOURS: dict[str, Status] = {
    "blue": Status.COMPLETE,
    "green": Status.ON_TRACK,
    "amber": Status.AT_RISK,
    "yellow": Status.AT_RISK,
    "orange": Status.AT_RISK,
    "red": Status.OFF_TRACK,
    "grey": Status.NOT_STARTED,
    "gray": Status.NOT_STARTED,
    "white": Status.NOT_STARTED,
    "purple": Status.EMBEDDED,
}
_SIGNS: dict[str, str] = {
    **dict.fromkeys("✔✓☑✅🗸", "complete"),
    **dict.fromkeys("✗✘❌☒", "not complete"),
    **dict.fromkeys("⏳⌛🔄", "in progress"),
    **dict.fromkeys("⏸🛑", "on hold"),
}
_DOTS: dict[str, str] = {
    **dict.fromkeys("🟢🟩💚", "green"),
    **dict.fromkeys("🟡🟨🟠🟧💛", "amber"),
    **dict.fromkeys("🔴🟥⭕", "red"),
    **dict.fromkeys("🔵🟦💙", "blue"),
    **dict.fromkeys("⚪⬜", "white"),
    **dict.fromkeys("🟣🟪", "purple"),
}
_LETTERS = {"b": "blue", "r": "red", "a": "amber", "g": "green"}
_ALIKE = {"gray": "grey", "yellow": "amber", "orange": "amber"}
_COLOUR_WORD = re.compile(r"\b(?:" + "|".join([*_COLOURS, "black"]) + r")\b", re.IGNORECASE)


def colour_name(fill: str | None) -> str | None:
    """Return what people call a shading ("FFC000" is "amber"); None for white, black or none.

    :param fill: six hexadecimal digits.
    """
    if not fill or not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) < 0.06:
        return None if light > 0.97 or light < 0.2 else "grey"
    return _hue_name(hue * 360)


def _hue_name(degrees: float) -> str:
    bounds = ((18, "red"), (55, "amber"), (68, "yellow"), (172, "green"), (258, "blue"))
    if degrees >= 335:
        return "red"
    return next((name for bound, name in bounds if degrees < bound), "purple")


def status_of_words(words: str | None) -> Status | None:
    """Return the status that a rating's words come to, misspellings forgiven; None if none."""
    if (sign := _sign_in(words, _SIGNS)) is not None:
        words = sign
    plain = _plain(words)
    if not plain or len(plain) > 90:
        return None
    if plain in _BY_WORDS:
        return _BY_WORDS[plain]
    close = process.extractOne(plain, _LONG_WORDS, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    if close is not None and ("not " in plain) == ("not " in close[0]):
        return _BY_WORDS[close[0]]
    return _status_within(plain)


def _status_within(plain: str) -> Status | None:
    """Return the status whose words stand at the start of a longer rating, the longest first."""
    if len(plain.split()) > 14:
        return None
    inside = [
        words for words in _LONG_WORDS if re.match(rf"(?:action |work |is |has )?{words}\b", plain)
    ]
    return _BY_WORDS[max(inside, key=len)] if inside else None


def colour_in(words: str | None) -> str | None:
    """Return the colour that a rating names ("Amber: at risk", "G"), or None."""
    if (dot := _sign_in(words, _DOTS)) is not None:
        return dot
    plain = _plain(words)
    if plain in _LETTERS:
        return _LETTERS[plain]
    found = {match.group(0).lower() for match in _COLOUR_WORD.finditer(plain)}
    return found.pop() if len(found) == 1 else None


def _sign_in(words: str | None, signs: dict[str, str]) -> str | None:
    """Return what a text says that is a sign and nothing else, variation marks aside."""
    signed = re.sub(r"[\s\ufe0e\ufe0f]", "", words or "")
    return signs.get(signed)


@dataclass(slots=True)
class Rating:
    """One line of a plan's rating key."""

    label: str
    status: Status | None
    colour: str | None = None


@dataclass(slots=True)
class Scheme:
    """A plan's own rating key; without lines the usual meanings hold."""

    ratings: list[Rating] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[tuple[str, str | None]]) -> Scheme:
        """Return the scheme of labels with their shading (or None), in the key's order."""
        ratings: list[Rating] = []
        for label, fill in lines:
            colour = colour_in(label) or colour_name(fill)
            words = _without_colour(label)
            status = status_of_words(words) or _COLOURS.get(colour or "")
            ratings.append(Rating(label=words or label, status=status, colour=colour))
        return cls(ratings)

    def read(self, words: str | None, fill: str | None = None) -> tuple[str | None, Status | None]:
        """Return the printed rating (or its colour's name) and the status that it comes to."""
        printed = (words or "").strip()
        if printed and re.search(r"\w", printed):
            return printed, self._of_words(printed) or self._of_colour(colour_name(fill))
        if (status := status_of_words(printed)) is not None:
            return printed, status
        colour = colour_in(printed) or colour_name(fill)
        if colour is None:
            return None, None
        return colour.capitalize(), self._of_colour(colour)

    def _of_words(self, printed: str) -> Status | None:
        plain = _plain(printed)
        for rating in self.ratings:
            label = _plain(rating.label)
            if plain and (label == plain or label.startswith(f"{plain} ")):
                return rating.status
        colour = colour_in(printed)
        rest = _without_colour(printed)
        if colour and not rest:
            return self._of_colour(colour)
        return status_of_words(rest or printed) or (self._of_colour(colour) if colour else None)

    def _of_colour(self, colour: str | None) -> Status | None:
        if colour is None:
            return None
        for rating in self.ratings:
            if rating.colour == colour:
                return rating.status
        alike = _ALIKE.get(colour, colour)
        for rating in self.ratings:
            if rating.colour and _ALIKE.get(rating.colour, rating.colour) == alike:
                return rating.status
        return _COLOURS.get(colour)


def _plain(words: str | None) -> str:
    kept = re.sub(r"[^a-z0-9]+", " ", (words or "").lower())
    return re.sub(r"^(?:b?rag|status|rating)\s+(?:b?rag|status|rating)?\s*", "", kept).strip()


def _without_colour(words: str) -> str:
    """Return "At risk" of "Amber: At risk" and "" of "AMBER"."""
    rest = re.sub(r"\(\s*\)", "", _COLOUR_WORD.sub("", words))
    rest = re.sub(r"^[\s:;,–—-]+|[\s:;,–—-]+$", "", rest)
    rest = re.sub(r"^[bragBRAG](?:\s*[-–:=]\s*|$)", "", rest)
    if rest.count("(") != rest.count(")"):
        rest = rest.strip("()")
    return rest.strip("= ")
