"""What changed between two texts, by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Edit(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row that stayed, went or came."""

    edit: Edit
    text: str


def word_differences(before: str, after: str) -> list[Stretch]:
    """Return how one text becomes the other, as stretches of whole words with their spaces.

    Those that stayed or came, joined, are `after`; those that stayed or went, `before`.
    """
    old, new = (re.findall(r"\s*\S+|\s+$", text) for text in (before, after))
    found: list[Stretch] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Stretch(Edit.SAME, "".join(old[i:j])))
            continue
        found += _replaced("".join(old[i:j]), "".join(new[k:m]))
    return found


def _replaced(gone: str, new: str) -> list[Stretch]:
    """Return what replaces what; a space before both is no part of the change."""
    space = " " if gone.startswith(" ") and new.startswith(" ") else ""
    stretches = (
        (Edit.SAME, space),
        (Edit.GONE, gone.removeprefix(space)),
        (Edit.NEW, new.removeprefix(space)),
    )
    return [Stretch(edit, text) for edit, text in stretches if text]
