"""Divides a row whose one cell holds several actions, with leads and dates lined up beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.core.imprecise_dates import parse_date
from goldenthread.reading.document import Paragraph
from goldenthread.reading.events import Row, Value
from goldenthread.reading.lexicon import Role

_OWN_NUMBER = re.compile(
    r"^\s*(?:action )?(?P<ref>(?:[A-Z]{1,3}[-.]?)?\d+(?:\.\d+)+[a-z]?|[A-Z]{1,3}\d+"
    r"|\d{1,2}[a-zA-Z](?=[.):\s]))"
    r"[.):]*\s+(?P<text>\S.*)$",
    re.DOTALL,
)
_LIST_NUMBER = re.compile(
    r"^\s*\(?(?P<ref>\d{1,2}|[a-z]|[ivx]{1,4})[.):]\s*(?P<text>\S.*)$", re.DOTALL
)
_SECTION = (Role.AREA, Role.FOCUS, Role.FINDING, Role.OUTCOME)
_LINED = (Role.REF, Role.LEAD, Role.DUE, Role.START, Role.STATUS)
_ONCE = (Role.UPDATE, Role.MILESTONE, Role.IMPACT, Role.SOURCE, *_SECTION)


def divided(row: Row) -> list[Row]:
    """Return the rows that a row stands for: one for each action in its cell."""
    own = [v for v in row.fresh(Role.ACTION) if v.paragraphs]
    if len(own) != 1 or row.is_summary:
        return [row]
    lines = _lines(own[0])
    starts = _starts(lines, row)
    if len(starts) < 2 or starts[0] != 0:
        return [row]
    groups = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [_part(row, groups, at) for at in range(len(groups))]


def _lines(value: Value) -> list[Paragraph]:
    return [
        replace(p, text=text)
        for p in value.paragraphs
        for text in p.text.split("\n")
        if re.search(r"\w", text)
    ]


def _starts(lines: Sequence[Paragraph], row: Row) -> list[int]:
    """Return the lines at which an action begins; fewer than two when the cell holds one."""
    if len(lines) < 2:
        return []
    numbered = [at for at, line in enumerate(lines) if _OWN_NUMBER.match(line.text)]
    own_ref = row.first(Role.REF) is not None and row.ref_of is Role.ACTION
    refs = _count(row, Role.REF)
    if len(numbered) > 1 and (not own_ref or refs == len(numbered)):
        return numbered
    listed = [at for at, line in enumerate(lines) if _is_item(line)]
    for starts in (listed, list(range(len(lines)))):
        if len(starts) > 1 and starts[0] == 0 and _lined_up(row, len(starts), starts is listed):
            return starts
    keyed = any(row.values.get(role) for role in _SECTION) and not own_ref
    return listed if keyed and len(listed) == len(lines) else []


def _is_item(line: Paragraph) -> bool:
    return line.depth == 1 or bool(_LIST_NUMBER.match(line.text))


def _lined_up(row: Row, count: int, are_items: bool) -> bool:
    """Whether the cells beside hold as many references, dates or leads as there are actions."""
    if row.ref_of is Role.ACTION and row.first(Role.REF) is not None:
        return _count(row, Role.REF) == count
    dates = _count(row, Role.DUE) == count and all(
        parse_date(line.text).date for value in row.fresh(Role.DUE) for line in _lines(value)
    )
    return dates or (are_items and _count(row, Role.LEAD) == count)


def _count(row: Row, role: Role) -> int:
    return sum(len(_lines(value)) for value in row.fresh(role))


def _number(line: Paragraph) -> str:
    match = _OWN_NUMBER.match(line.text) or _LIST_NUMBER.match(line.text)
    return match["ref"] if match else ""


def _by_number(row: Row, role: Role, refs: Sequence[str]) -> dict[str, list[Paragraph]] | None:
    """Return a cell's lines by the number of the action that each names; None when none does."""
    lines = [line for value in row.fresh(role) for line in _lines(value)]
    if role in (Role.REF, Role.ACTION, *_SECTION) or not lines or not all(refs):
        return None
    if _number(lines[0]) not in refs:
        return None
    found: dict[str, list[Paragraph]] = {}
    ref = ""
    for line in lines:
        if (number := _number(line)) in refs:
            ref = number
            match = _OWN_NUMBER.match(line.text) or _LIST_NUMBER.match(line.text)
            line = replace(line, text=match["text"] if match else line.text, depth=0)
        found.setdefault(ref, []).append(line)
    return found


def _part(row: Row, groups: Sequence[Sequence[Paragraph]], at: int) -> Row:
    """Return the row of one of the actions."""
    count = len(groups)
    refs = [_number(group[0]) for group in groups]
    values: dict[Role, list[Value]] = {}
    by_line = any(_count(row, role) == count for role in (Role.LEAD, Role.DUE, Role.REF))
    for role, held in row.values.items():
        lined = role in _LINED or (role is Role.MEASURE and by_line)
        told = _by_number(row, role, refs)
        if told is not None:
            values[role] = [replace(held[0], paragraphs=told.get(refs[at], []), date=None)]
        elif lined and _count(row, role) == count:
            line = [line for value in row.fresh(role) for line in _lines(value)][at]
            values[role] = [replace(held[0], paragraphs=[line], date=None)]
        elif role in _ONCE and at:
            values[role] = [replace(value, lasting=True) for value in held]
        else:
            values[role] = held
    return _with_own_text(replace(row, values=values), row, groups, at)


def _with_own_text(part: Row, row: Row, groups: Sequence[Sequence[Paragraph]], at: int) -> Row:
    """Return a part of a row with its action's own words and reference."""
    values = part.values
    first, *others = groups[at]
    match = _OWN_NUMBER.match(first.text) or _LIST_NUMBER.match(first.text)
    if match:
        first = replace(first, text=match["text"])
    if match and _count(row, Role.REF) != len(groups):
        number = replace(first, text=match["ref"], depth=0)
        values[Role.REF] = [Value(paragraphs=[number])]
    action = row.fresh(Role.ACTION)[0]
    values[Role.ACTION] = [replace(action, paragraphs=[replace(first, depth=0), *others])]
    ref_of = Role.ACTION if match else row.ref_of
    return replace(part, ref_of=ref_of)
