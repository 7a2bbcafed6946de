"""Posts and people whose names ran together in one cell -> one line each.

The document names most of its leads alone somewhere: those tell where one ends. Otherwise a post
ends with its organisation, where the next begins with the word for an office.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from goldenthread.reading.loaders.text.cleaning import pieces, plain
from goldenthread.reading.loaders.text.columns import Column, is_office
from goldenthread.reading.loaders.text.sections import Section

_OPENERS = (
    r"(?:(?:Joint|Senior|Principal|Assistant|Deputy|Interim|Corporate|Strategic|Executive|"
    r"Programme|Designated|Associate|Service|Team|Lead|Clinical|Virtual|Education|Special\w*|"
    r"Public|Business|Operational|Independent)\s+)*"
    r"(?:Head|Director|Manager|Chair|Lead|Leads|Officer|Advis[eo]r|Commissioner|Psychologist|"
    r"Medical|Clinical|Nurse|Coordinator|Analyst|School|Teachers?|Challenge|Partner|SRO|DCO|DMO|"
    r"Cllr|Councillor)\b"
)
_BOUNDARY = re.compile(rf"(?<=[A-Z]{{3}}|..\))\.?\s+(?:and\s+)?(?={_OPENERS})")
_HOLDS_OFFICE = re.compile(
    r"\b(?:Manager|Director|Head|Leads?|Officer|Chair|Commissioner|Psychologist|Analyst|Leader|"
    r"Advis[eo]r|Coordinator|Worker|Nurse|Clinician|SRO|Team|Group|Forum|Board|Cllr|Councillor)\b"
)
_MORE = re.compile(
    r"(?<=\w)(?<!\bof)(?<!\bfor)(?<!\band)(?<!\bthe)(?<!\bto)\s+"
    r"(?=(?:SRO (?:for|of)|Senior Manager|"
    r"Chair (?:[–-]|of)|Head of|(?:Assistant |Deputy |Service |Corporate )?Director of|"
    r"Assistant Director\b|Service Manager\b|Designated [A-Z]))"
)


def known_posts(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the leads that a document prints in cells of their own, the longest first."""
    found: Counter[str] = Counter()
    for section in sections:
        place = section.layout.place(Column.LEAD) if section.layout else None
        for row in section.rows():
            cells = row.cells if place is not None else []
            for cell in cells[place : (place or 0) + 1]:
                found.update(
                    part.strip() for piece in pieces(cell) for part in piece.text.split("/")
                )
    names = [
        name
        for name, times in found.items()
        if _is_single(name) and (times >= 2 or _is_person(name))
    ]
    whole = [
        name
        for name in names
        if not any(other != name and name.startswith(f"{other} ") for other in names)
    ]
    return tuple(sorted(whole, key=len, reverse=True))


def _is_single(name: str) -> bool:
    words = name.split()
    alone = len(_BOUNDARY.split(name)) == 1 and name.count("(") == name.count(")")
    return 2 <= len(words) <= 12 and alone and name[:1].isupper()


def _is_person(name: str) -> bool:
    """Whether a name is of two words, neither of them an office: a person's."""
    return bool(re.fullmatch(r"[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+", name)) and not is_office(name)


def separate(cell: str, known: Collection[str]) -> str:
    """Return a cell of leads with a line break between those that ran together."""
    if re.search(r"<(?:br|li|p)\b", cell):
        parts = [_parted(_bare(piece.text), known) for piece in pieces(cell)]
        return "<br>".join(parts)
    return _parted(_bare(plain(cell)), known)


def _bare(words: str) -> str:
    """Return a name without what divided it from the next, or ended the line."""
    return re.sub(r"(?<=\w)\s*[/;.,]$", "", words.strip())


def _parted(words: str, known: Collection[str]) -> str:
    joined = re.split(r"\s+and\s+|\s*&\s*", words)
    if len(joined) > 1 and all(name in known or _is_person(name) for name in joined):
        return "<br>".join(joined)
    for name in known:
        if len(words) <= len(name) + 2 or name not in words:
            continue
        start = words.index(name)
        before, after = words[:start], words[start + len(name) :]
        if _may_part(before, after):
            parts = [_parted(before.strip(), known), name, _parted(after.strip(), known)]
            return "<br>".join(part for part in parts if part)
    return "<br>".join(_by_office(words))


def _by_office(words: str) -> list[str]:
    """Return posts cut where one has its organisation and the next its office."""
    parts: list[str] = []
    start = 0
    for cut in _cuts(words):
        before, after = words[start : max(start, cut.start())], words[cut.end() :]
        if _HOLDS_OFFICE.search(before) and _HOLDS_OFFICE.search(after):
            parts.append(before.strip(" ."))
            start = cut.end()
    return [*parts, words[start:].strip()]


def _cuts(words: str) -> list[re.Match[str]]:
    cuts = [*_BOUNDARY.finditer(words), *_MORE.finditer(words)]
    return sorted(cuts, key=lambda cut: cut.start())


def _may_part(before: str, after: str) -> bool:
    """Whether a name stands alone between these: not after or before a joining word or mark."""
    joined_before = re.search(r"(?:\b(?:of|for|the|to|in|and|with|by)|[,(/&–-])\s*$", before)
    joined_after = re.match(r"\s*(?:[,(/&–\-.)]|(?:of|for|the|to|in|and|with)\b)", after)
    apart = (not before or before.endswith(" ")) and (not after or after.startswith(" "))
    if before and not _HOLDS_OFFICE.search(before) and not _is_person(before.strip()):
        return False
    return apart and not joined_before and not joined_after
