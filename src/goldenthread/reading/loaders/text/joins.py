"""Whether a text goes on with the one above it, and the two put together."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from goldenthread.reading.loaders.text.cleaning import plain

LOST = "[...]"
ENDS = re.compile(r"[.!?]\W*$|\)\W*$")
OPEN_END = re.compile(
    r"(?:[,–\-/&(]|\b(?:and|or|of|the|to|for|in|with|on|at|by|from|a|an|as|that|any|all|our|their|"
    r"early|which|will|through|including))$",
    re.IGNORECASE,
)
POST_OPENS = re.compile(
    r"^(?:\w+ ){0,2}?(?:senior|head|director|manager|chair|lead|principal|assistant|service|"
    r"designated|corporate|deputy|interim|programme|partnerships?|strategic|sro|dco|dmo|executive|"
    r"officer|team|commissioner|business|joint|chief|cllr|councillor)\b",
    re.IGNORECASE,
)


def said(cell: str) -> str:
    """Return the words of a cell without the mark for lost ones."""
    return plain(cell).replace(LOST, "").strip()


def starts_inside(text: str) -> bool:
    """Whether a text begins in the middle of a sentence or goes on with a list."""
    words = plain(text)
    return text.lstrip().startswith("<ul") or words[:1].islower() or words[:1] in "(,;"


def takes_up(above: str, text: str) -> bool:
    return bool(above) and starts_inside(text)


def together(above: str, below: str) -> str:
    """Return a cell with what was torn from it: in the same paragraph if it breaks off there."""
    if not above:
        return below
    first, second = plain(above), plain(below)
    if below.lstrip().startswith("<"):
        return f"{above} {below}"
    goes_on = starts_inside(below) or OPEN_END.search(first) or not ENDS.search(first)
    tight = first.endswith("-") and second[:1].islower()
    return f"{above}{'' if tight else ' '}{below}" if goes_on else f"{above}<br>{below}"


def lead_together(above: str, below: str) -> str:
    """Return leads with a further one, or with the rest of the last one."""
    if not above:
        return below
    first, words = plain(above), plain(below)
    goes_on = (
        first.count("(") > first.count(")")
        or words.startswith("(")
        or OPEN_END.search(first.rstrip("/"))
        or not POST_OPENS.match(words)
    )
    return f"{above} {below}" if goes_on else f"{above}<br>{below}"


def is_ghost(cell: str, above: str) -> bool:
    """Whether a word in a torn row is only a misread copy of one in the row above."""
    words = plain(cell)
    if not above or " " in words or len(words) < 4:
        return False
    return any(fuzz.ratio(words.lower(), own.lower()) >= 65 for own in plain(above).split())
