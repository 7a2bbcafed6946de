"""Reading the file of a plan: a published document, or our own exchange format."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from goldenthread.core.plan_format import NotAPlan, PlanDocument, loads
from goldenthread.core.plan_tree import Tree
from goldenthread.core.plan_values import CannotCorrect, clean
from goldenthread.platform.access.errors import NotReady

EXCHANGE = ".json"
ENDINGS = (".docx", ".pdf", ".xlsx", ".html", ".htm", ".txt", ".md", EXCHANGE)
# Formats that look like one that can be read, and what to do about each.
_OLD = {
    ".doc": "Open it in Word and save it as a Word document (.docx), then upload that.",
    ".xls": "Open it in Excel and save it as an Excel workbook (.xlsx), then upload that.",
    ".odt": "Open it and save it as a Word document (.docx) or PDF, then upload that.",
    ".ods": "Open it and save it as an Excel workbook (.xlsx), then upload that.",
    ".ppt": "Save it as a PDF, then upload that.",
    ".pptx": "Save it as a PDF, then upload that.",
    ".rtf": "Open it in Word and save it as a Word document (.docx), then upload that.",
}
SECONDS = 90
MEGABYTES = 1024


class CannotTakeIn(NotReady):
    """The file cannot be read; the message is one sentence that says what to do."""


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """What was found in a file, its oddities and places keyed by the names of the plan's parts."""

    plan: PlanDocument
    oddities: list[dict[str, Any]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)


def check_name_and_size(name: str, size: int, *, limit: int) -> None:
    """Pass silently if a file of this name and size may be kept for reading.

    :raises CannotTakeIn: when it is empty, too large, or of a kind that cannot be read.
    """
    ending = PurePath(name.lower()).suffix
    if size > limit:
        raise too_large(limit)
    if ending not in ENDINGS:
        known = "Upload a Word (.docx), PDF, Excel (.xlsx), web page (.html), text or JSON file."
        raise CannotTakeIn(f"This kind of file cannot be read. {_OLD.get(ending, known)}")
    if size == 0:
        raise CannotTakeIn("The file is empty. Check that it opens on your computer first.")


def too_large(limit: int) -> CannotTakeIn:
    """Return the refusal of a file that is over the limit, in bytes."""
    return CannotTakeIn(
        f"The file is larger than {limit // 1024 // 1024} MB."
        " Save it without pictures, or as a smaller PDF, and upload that."
    )


def read_file(*, name: str, content: bytes, on: date) -> FileRead:
    """Return the plan in a file.

    A published document is read in a process of its own with limits of time and memory, so that
    no file can hang or bring down the one that asks.

    :raises CannotTakeIn: when there is no plan to be had from it.
    """
    ending = PurePath(name.lower()).suffix
    if ending == EXCHANGE:
        return _read_exchange(content)
    from goldenthread.reading.api import CannotRead, read_plan_safely  # noqa: PLC0415 -- slow; the worker alone reads

    with tempfile.TemporaryDirectory(prefix="plan-") as folder:
        path = Path(folder) / f"plan{ending}"
        path.write_bytes(content)
        try:
            found = read_plan_safely(path, on=on, seconds=SECONDS, megabytes=MEGABYTES)
        except CannotRead as error:
            raise CannotTakeIn(str(error)) from error
    return _named(found.plan, found.oddities, found.places)


def _named(plan: PlanDocument, oddities: Any, places: Mapping[str, Any]) -> FileRead:
    tree = Tree(plan)
    return FileRead(
        plan=plan,
        oddities=[
            {
                "key": f"o{number}",
                "kind": str(oddity.kind),
                "text": _PATH.sub(lambda path: _called(tree, path[0]), oddity.text),
                "place": str(oddity.place),
                "node": tree.at(oddity.about) if oddity.about else "plan",
            }
            for number, oddity in enumerate(oddities, start=1)
        ],
        places={tree.at(path): str(place) for path, place in places.items()},
    )


_PATH = re.compile(r"areas/\d+(?:/[a-z_]+/\d+)*")


def _called(tree: Tree, path: str) -> str:
    """Return how people call the part at a path: "action 1.2"."""
    node = tree.node(tree.at(path))
    return " ".join(filter(None, (node.kind.words, node.fields.get("ref"))))


def _read_exchange(content: bytes) -> FileRead:
    try:
        plan = loads(content)
    except NotAPlan as error:
        raise CannotTakeIn(f"This JSON file is not a plan that was saved here: {error}") from error
    tree = Tree(plan)
    for node in tree.root.walk():
        own = {key: value for key, value in node.fields.items() if value not in (None, [])}
        try:
            cleaned = clean(tree, node.kind, own, node=node)
        except CannotCorrect as error:
            raise CannotTakeIn(
                f"This JSON file has {node.kind.a} that cannot be: {error}"
            ) from error
        node.fields.update(cleaned)
    return FileRead(plan=tree.document())
