"""Headings that a text lost, or whose number was misread, told from what stands under them.

Where a plan numbers its actions after its headings (13A, 13B under "Focus Area 13"), rows that
belong to no printed heading show that one is lost; and a list of the areas, printed once in
front, numbers the areas whose own heading has lost its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from goldenthread.reading.loaders.text.blocks import NAMED, Text
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Column
from goldenthread.reading.loaders.text.keys import Key
from goldenthread.reading.loaders.text.sections import Item, Section, group_of_ref

_HEAD = re.compile(r"^(?P<label>[A-Za-z][A-Za-z ]{2,38}?)\s+(?P<number>\d{1,2})\s*(?:[.:–-]|$)")
_TITLED = re.compile(r"^\W*(?P<number>\d{1,2})\s*[.:)–-]\s*(?P<label>[A-Za-z ]{4,60})$")


def numbered(items: Iterable[Item]) -> list[Item]:
    """Return the items with lost headings put back and misread numbers put right."""
    return _with_lost(_with_areas(list(items)))


# areas beside a key of ratings ----------------------------------------------------------------


def _with_areas(items: Sequence[Item]) -> list[Item]:
    """Return the items with the title beside each key as a heading: "2. Area for ...: title"."""
    known = _listed(items)
    label = _label_of_areas(items)
    out: list[Item] = []
    last = 0
    for at, item in enumerate(items):
        if not isinstance(item, Key) or not item.title:
            out.append(item)
            continue
        printed = _printed_number(out)
        number = printed or _number_in(item.title, known) or last + 1
        last = number
        for position in _own_headings(out):
            del out[position]
        text = f"{number}. {label}: {item.title}" if label else f"{number}. {item.title}"
        out.append(Text(text, item.line, item.page, level=1, bold=True))
        first = not any(isinstance(other, Key) for other in items[:at])
        out.extend([item] if first else [])
    return out


def _label_of_areas(items: Sequence[Item]) -> str:
    """Return the words that follow the number in the headings above keys ("Area for ...")."""
    for at, item in enumerate(items):
        if isinstance(item, Key):
            for other in reversed(items[max(0, at - 4) : at]):
                found = _TITLED.match(plain(other.text)) if isinstance(other, Text) else None
                if found:
                    return found["label"].strip().capitalize()
    return ""


def _own_headings(out: Sequence[Item]) -> list[int]:
    """Return the places, last first, of the headings just above a key that only number it."""
    places: list[int] = []
    for position in range(len(out) - 1, max(-1, len(out) - 5), -1):
        item = out[position]
        if not isinstance(item, Text):
            break
        words = plain(item.text)
        if _TITLED.match(words) or (item.level and words.isupper()):
            places.append(position)
    return places


def _printed_number(out: Sequence[Item]) -> int | None:
    for position in _own_headings(out):
        item = out[position]
        found = _TITLED.match(plain(item.text)) if isinstance(item, Text) else None
        if found:
            return int(found["number"])
    return None


def _listed(items: Sequence[Item]) -> list[tuple[int, str]]:
    """Return the numbered items of the lists that are printed before the first table."""
    found: list[tuple[int, str]] = []
    for item in items:
        if isinstance(item, Key):
            break
        if isinstance(item, Text) and item.depth:
            mark = re.match(r"^\W*(\d{1,2})[.)]\s+", plain(f"{item.marker or ''} {item.text}"))
            if mark:
                found.append((int(mark[1]), plain(item.text)))
    return found


def _number_in(title: str, known: Sequence[tuple[int, str]]) -> int | None:
    scores = [(fuzz.token_set_ratio(title.lower(), words.lower()), n) for n, words in known]
    best = max(scores, default=(0.0, 0))
    return best[1] if best[0] >= 85 else None


# headings over tables --------------------------------------------------------------------------


def _with_lost(items: Sequence[Item]) -> list[Item]:
    label = _label_of_groups(items)
    return list(items) if label is None else _Headings(items, label).put_back()


class _Headings:
    """Walks through the items with the heading that each table stands under in mind."""

    def __init__(self, items: Sequence[Item], label: str) -> None:
        self.items = items
        self.label = label
        self.groups = {group for item in items if (group := _group(item)) is not None}
        self.tables: dict[str, Section] = {}
        self.out: list[Item] = []
        self.over: str | None = None
        self.last = 0

    def put_back(self) -> list[Item]:
        """Return the items, headings put back, and rows printed out of order put together."""
        for item in self.items:
            if isinstance(item, Text) and (head := _head(item)):
                self.over = head[1]
            elif isinstance(item, Key) or (isinstance(item, Text) and item.level == 1):
                self.over = None
            group = _group(item)
            if group is None or not isinstance(item, Section):
                self.out.append(item)
            elif group == self.over:
                self._keep(item, group)
            else:
                self._stray(item, group)
        return self.out

    def _keep(self, table: Section, group: str) -> None:
        self.out.append(table)
        self.tables.setdefault(group, table)
        self.last = int(group)
        self.over = group

    def _stray(self, table: Section, group: str) -> None:
        """Take a table whose actions do not belong to the heading above it."""
        earlier = self.tables.get(group)
        if earlier is not None and earlier.has_columns_of(table):
            earlier.fragments.extend(table.fragments)
            return
        at = _misread(self.out, self.label, self.groups)
        heading = self.out[at] if at is not None else None
        shown = _number_of(heading, self.label) if heading is not None else None
        if isinstance(heading, Text) and shown and not self.last < int(shown) < int(group):
            words = re.sub(r"\d+", group, plain(heading.text), count=1)
            self.out[at or 0] = replace(heading, text=words)
        else:
            text = f"{self.label} {group}"
            self.out.append(Text(text, table.line, table.page, level=2))
        self._keep(table, group)


def _label_of_groups(items: Sequence[Item]) -> str | None:
    """Return the label of headings whose number their actions share, where most do."""
    agree: Counter[str] = Counter()
    differ: Counter[str] = Counter()
    heading: tuple[str, str] | None = None
    for item in items:
        if isinstance(item, Text) and (found := _head(item)):
            heading = found
        group = _group(item)
        if group is not None and heading is not None:
            (agree if heading[1] == group else differ)[heading[0]] += 1
            heading = None
    best = agree.most_common(1)
    return best[0][0] if best and best[0][1] >= max(2, 2 * differ[best[0][0]]) else None


def _head(text: Text) -> tuple[str, str] | None:
    words = plain(text.text)
    found = _HEAD.match(words) if NAMED.match(words) else None
    return (found["label"].strip(), found["number"]) if found else None


def _number_of(item: Item, label: str) -> str | None:
    found = _head(item) if isinstance(item, Text) else None
    if found is None:
        return None
    same = fuzz.token_sort_ratio(found[0].lower(), label.lower()) >= 80
    return found[1] if same or set(label.lower().split()) <= set(found[0].lower().split()) else None


def _group(item: Item) -> str | None:
    """Return the number that the references of a table's first actions share."""
    if not isinstance(item, Section) or item.layout is None or not item.layout.is_of_actions:
        return None
    if item.caption or item.layout.place(Column.THEME) is not None:
        return None
    place = item.layout.place(Column.REF)
    if place is None:
        return None
    cells = (row.cells[place] for row in item.rows() if place < len(row.cells))
    return next((group for cell in cells if (group := group_of_ref(cell))), None)


def _misread(out: Sequence[Item], label: str, groups: set[str]) -> int | None:
    """Return the place of a cut heading just above, if no action has the number it shows."""
    for position in range(len(out) - 1, max(-1, len(out) - 4), -1):
        item = out[position]
        if isinstance(item, Text) and item.cut:
            number = _number_of(item, label)
            return position if number is not None and number not in groups else None
    return None
