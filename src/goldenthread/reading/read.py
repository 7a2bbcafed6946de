"""From a file to a plan: guard, loader, recogniser, builder and checks in one row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

from goldenthread.core.plan_format import PlanDocument
from goldenthread.reading.build.front import read_front
from goldenthread.reading.build.plan import Built, build
from goldenthread.reading.checks import look_over
from goldenthread.reading.document import Document, Paragraph, Place
from goldenthread.reading.guard import FileKind, checked
from goldenthread.reading.interpret import interpret
from goldenthread.reading.oddities import Oddity, OddityKind
from goldenthread.reading.outline import outline
from goldenthread.reading.rating_key import find_rating_key
from goldenthread.reading.refusals import CannotRead

__all__ = ["CannotRead", "Oddity", "OddityKind", "Place", "Reading", "read_document", "read_plan"]

_LOADERS = {
    FileKind.WORD: "word",
    FileKind.PDF: "pdf",
    FileKind.WORKBOOK: "workbook",
    FileKind.WEB: "web",
    FileKind.TEXT: "text",
}
_FEWEST_WORDS_OF_UNUSED = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan as read, with what looks wrong in it.

    ``places`` gives for the path of each node ("areas/0/actions/2") where it stands in the file.
    ``coverage`` is the share (0 to 1) of the file's words that reached the plan.
    """

    plan: PlanDocument
    oddities: list[Oddity]
    places: dict[str, Place]
    coverage: float


def read_plan(path: Path, *, on: date | None = None) -> Reading:
    """Return the plan in a file.

    A file from outside is better read by :func:`goldenthread.reading.sandbox.read_plan_safely`.

    :param on: the day from which "complete" with a later date looks odd.
    :raises CannotRead: when the file cannot be read as a plan; the message says what to do.
    """
    kind = checked(path)
    try:
        document = _loader(kind)(path)
    except CannotRead:
        raise
    except (MemoryError, ImportError) as error:  # a library that no longer fits into memory
        raise CannotRead("The file needs too much memory: upload the plan alone.") from error
    except Exception as error:
        raise CannotRead(_why(kind, error)) from error
    if not any(_texts(document)):
        raise CannotRead(_without_text(kind))
    return read_document(document, on=on)


def read_document(document: Document, *, on: date | None = None) -> Reading:
    """Return the plan in a document that is loaded already.

    :raises CannotRead: when there is no plan in it.
    """
    key = find_rating_key(document)
    front = read_front(document)
    built = build(outline(interpret(document, key), title=front.title), front, key)
    if not any(built.plan.actions()):
        raise CannotRead(
            "No actions were found in the file: check that it is an improvement plan, "
            "and that the plan is not in a picture."
        )
    places = {
        path: built.places[id(node)]
        for path, node in _nodes(built.plan)
        if id(node) in built.places
    }
    oddities = [*look_over(built.plan, places, on=on), *_not_used(built)]
    return Reading(built.plan, oddities, places, _coverage(document, built.plan))


def _loader(kind: FileKind) -> Callable[[Path], Document]:
    module = import_module(f"goldenthread.reading.loaders.{_LOADERS[kind]}")
    load: Callable[[Path], Document] = module.load
    return load


def _why(kind: FileKind, error: Exception) -> str:
    names = {type(e).__name__.lower() for e in (error, error.__cause__, error.__context__) if e}
    words = f"{names} {error}".lower()
    if "password" in words or "encrypt" in words:
        return "The file is locked with a password: save a copy without it, and upload that."
    return f"The {kind} is broken and cannot be opened: save it again, and upload the new copy."


def _without_text(kind: FileKind) -> str:
    if kind is FileKind.PDF:
        return (
            "The PDF holds only pictures of pages: run text recognition (OCR) on it, "
            "or upload the document that it was made from."
        )
    return f"The {kind} has no text in it: check that it is the right file."


def _nodes(plan: PlanDocument) -> Iterator[tuple[str, object]]:
    """Yield the path and the node of everything in a plan that has a place."""
    for n, area in enumerate(plan.areas):
        yield f"areas/{n}", area
        for name in ("findings", "focus_areas"):
            for k, node in enumerate(getattr(area, name)):
                yield f"areas/{n}/{name}/{k}", node
        for m, action in enumerate(area.actions):
            yield f"areas/{n}/actions/{m}", action
            for k, milestone in enumerate(action.milestones):
                yield f"areas/{n}/actions/{m}/milestones/{k}", milestone


def _not_used(built: Built) -> Iterator[Oddity]:
    for table in built.left_out:
        named = ", ".join(text for text in table.columns if text) or table.first_words
        text = f"A table of {table.words} words was left out, for {table.why} ({named[:120]})."
        yield Oddity(OddityKind.TABLE_LEFT_OUT, text, table.place)
    for unused in built.unused:
        words = unused.paragraph.text.split()
        if len(words) >= _FEWEST_WORDS_OF_UNUSED:
            text = f"“{' '.join(words[:20])}…” is in the plan but was not used."
            yield Oddity(OddityKind.TEXT_NOT_USED, text, unused.place)


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for cell in block.cells:
                yield cell.text


def _coverage(document: Document, plan: PlanDocument) -> float:
    words = Counter(re.findall(r"\w+", " ".join(_texts(document)).lower()))
    used = Counter(re.findall(r"\w+", " ".join(_strings(plan.to_json())).lower()))
    total = sum(words.values())
    return sum((words & used).values()) / total if total else 0.0


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
