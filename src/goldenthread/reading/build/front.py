"""Reads a plan's front: its title, whose it is, of what kind, and when it was published."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from goldenthread.core.enums import PlanKind
from goldenthread.core.imprecise_dates import ImpreciseDate, parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.reading.document import Document, Paragraph
from goldenthread.reading.fields import labelled
from goldenthread.reading.grid import Grid
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.sections import Kind, section_of

_KINDS = (
    (PlanKind.ACCELERATED_PROGRESS_PLAN, r"accelerated progress plan|\bapp\b"),
    (PlanKind.WRITTEN_STATEMENT_OF_ACTION, r"(?:joint )?written statement of action|\bwsoa\b"),
    (PlanKind.PRIORITY_ACTION_PLAN, r"priority (?:improvement )?action plan|\bpap\b"),
    (
        PlanKind.PARTNERSHIP_PLAN,
        r"(?:partnership|send|improvement|local area|delivery|inspection|strategic|action) plan",
    ),
)
_PLANLIKE = re.compile("|".join(pattern for _, pattern in _KINDS), re.IGNORECASE)
_SEND = re.compile(r"\bSEND\b|special educational needs", re.IGNORECASE)
_NEAR = 70  # paragraphs from the start that can belong to the front
_ISSUED = re.compile(
    r"\b(agreed|approved|publish\w*|version|issued|final|dated|signed off|submitted)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(inspect\w*|visit\w*|letter|meeting|progress|update|review|between|letters?|acts?|regulations?)\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\b([A-Z][\w'’-]+(?:(?:,? (?:and |of |upon |the )?|, )[A-Z][\w'’-]+){0,4}?)['’s]*\s+"
    r"(?:Local Area|Area SEND|"
    r"(?:County |City |Borough |Metropolitan |District )*(?:Council|Borough)\b|SEND\b|Local Offer)"
)


@dataclass(slots=True)
class Front:
    """What the front says; None for what it does not."""

    title: str
    local_area: str | None
    kind: PlanKind | None
    published: ImpreciseDate | None


def read_front(document: Document) -> Front:
    """Return what a document's front says."""
    near = _near(document)
    titled = max(
        enumerate(near), key=lambda at: _as_title(at[1], at[0]), default=(0, Paragraph(text=""))
    )[1]
    title = titled.text if _as_title(titled, 0) > 0 else (document.title or titled.text)
    text = " ".join(p.text for p in near)
    return Front(
        title=_without_date(title) or "Improvement plan",
        local_area=_local_area(title, text),
        kind=_kind(title) or _kind(text),
        published=_published(near, title),
    )


def _near(document: Document) -> list[Paragraph]:
    """Return the paragraphs near the start, those in the cells of boxes among them."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            grid = Grid(block)
            lone = (grid.lone(row) for row in range(min(grid.rows, _NEAR)))
            found += [p for cell in lone if cell is not None for p in cell.paragraphs]
        if len(found) > _NEAR:
            break
    return found


def _as_title(paragraph: Paragraph, at: int) -> float:
    text = paragraph.text
    words = len(text.split())
    score = 3.0 if _PLANLIKE.search(text) else 0.0
    score += 1.5 if _SEND.search(text) else 0
    score += 2 if paragraph.level in (1, 2) else 1 if paragraph.level or paragraph.bold else 0
    score += 1 if re.search(r"\b(local area|council|partnership)\b", text, re.IGNORECASE) else 0
    if words > 30 or words < 2 or text.rstrip().endswith((".", ":", ";")) or "\t" in text:
        score -= 5
    return score - at / 50


def _without_date(title: str) -> str:
    plain = " ".join(title.split())
    for found in reversed(mentions(plain)):
        if found.year and found.end >= len(plain) - 1 and found.month:
            plain = plain[: found.start].rstrip(" -–—,(|")
            plain = re.sub(r"\s(?:dated|on|updated?|the)$", "", plain)
    return plain


def _kind(text: str) -> PlanKind | None:
    counts = {kind: len(re.findall(pattern, text, re.IGNORECASE)) for kind, pattern in _KINDS}
    found = [kind for kind, _ in _KINDS if counts[kind]]
    return found[0] if found else None


def _local_area(title: str, text: str) -> str | None:
    """Return the council area's name: that of the title, else the one named most."""
    before = _PLANLIKE.search(title)
    named = (
        re.match(
            r"(?:The )?((?:[A-Z][\w'’-]+(?: and | |, )?){1,5}?)\s*(?:SEND |Joint )*$",
            title[: before.start()],
        )
        if before
        else None
    )
    for source in (title, text):
        if source is text and named and plain(named[1]) not in _NO_NAMES:
            return named[1].strip(" ,")
        names = Counter(
            name
            for match in _COUNCIL.finditer(source)
            if (
                name := re.sub(
                    r"^(The|Our|This|A|Why|In|For|All)\s+|^(The|Our)$", "", match[1]
                ).strip()
            )
            and name.lower() not in _NO_NAMES
        )
        if names:
            return names.most_common(1)[0][0]
    return None


_NO_NAMES = frozenset(
    [
        "local",
        "send",
        "the",
        "our",
        "joint",
        "ofsted",
        "partnership",
        "nhs",
        "priority",
        "improvement",
        "council",
        "county",
        "city",
        "area",
    ]
)


def _begins_plan(paragraph: Paragraph) -> bool:
    """Whether the front ends here: an action, or who must do what by when."""
    if any(one.role in (Role.LEAD, Role.DUE, Role.START) for one in labelled(paragraph)):
        return True
    section = section_of(paragraph.text)
    return section.kind is Kind.ACTION and section.number is not None


def _published(near: list[Paragraph], title: str) -> ImpreciseDate | None:
    scored: list[tuple[float, ImpreciseDate]] = []
    begun = False
    for at, paragraph in enumerate(near):
        text = paragraph.text
        begun = begun or _begins_plan(paragraph)
        if begun and not _ISSUED.search(text):
            continue
        found = parse_date(text).date
        if (
            found is None
            or found.month is None
            or len(text.split()) > 30
            or labelled(paragraph)
            or paragraph.depth
        ):
            continue
        score = 3.0 if _ISSUED.search(text) else 0.0
        score += 4 if text == title else 2 if len(text.split()) <= 4 else 0
        score -= 2.5 if _ELSE.search(text) and not _ISSUED.search(text) else 0
        scored.append((score + (found.day is not None) - at / 90, found))
    best = max(scored, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] > 1 else None
