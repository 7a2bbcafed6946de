"""Rows of a whole table, torn by pages and spread over lines -> actions with their rows.

An action that goes on over a page is printed as a row without its reference; what a cell lacks
stands in the row below. Here every piece goes back to the cell that it was torn from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from goldenthread.reading.loaders.text.align import Layout, align, mapping_of
from goldenthread.reading.loaders.text.cleaning import plain
from goldenthread.reading.loaders.text.columns import Column, Kind, is_noise, kind_of
from goldenthread.reading.loaders.text.joins import (
    ENDS,
    LOST,
    OPEN_END,
    POST_OPENS,
    is_ghost,
    lead_together,
    said,
    starts_inside,
    takes_up,
    together,
)
from goldenthread.reading.loaders.text.sections import Section

_DATES = (Column.START, Column.DUE)
_ROW_OWN = (Column.STEP, Column.LEAD, Column.STATUS)


@dataclass(slots=True)
class Line:
    """A row with its cells under their columns; ``torn`` when it is the first after a break."""

    cells: list[str]
    line: int
    page: int | None
    torn: bool = False


@dataclass(slots=True)
class Group:
    """One action: its own cells, and the rows of steps, leads and ratings under it."""

    cells: list[str]
    rows: list[Line] = field(default_factory=list)
    line: int = 0
    page: int | None = None
    theme_begins: bool = False


def groups_of(section: Section, layout: Layout, known: Collection[str]) -> list[Group]:
    """Return the actions of a table in order, every torn cell made whole.

    :param known: the leads that the document names alone, which are whole as they are
    """
    return _Mender(layout, known).groups(_lines(section, layout))


def _lines(section: Section, layout: Layout) -> list[Line]:
    """Return the rows of a table aligned to its columns."""
    layout.learn(list(section.rows()))
    lines: list[Line] = []
    above = [""] * layout.width
    for number, fragment in enumerate(section.fragments):
        if not fragment.rows:
            continue
        mapping = fragment.mapping
        if mapping is None or len(mapping) < max(len(row.cells) for row in fragment.rows):
            mapping = mapping_of(fragment.rows, layout, above)
        for place, row in enumerate(fragment.rows):
            cells = align(row, layout, mapping, above)
            cells = ["" if is_noise(plain(cell)) else cell for cell in cells]
            above = [cell or last for cell, last in zip(cells, above, strict=True)]
            lines.append(Line(cells, row.line, row.page, torn=place == 0 and number > 0))
    return [line for line in lines if any(line.cells)]


class _Mender:
    def __init__(self, layout: Layout, known: Collection[str]) -> None:
        self.layout = layout
        self.known = known
        self.ref = layout.place(Column.REF)
        self.theme = layout.place(Column.THEME)
        self.action = layout.place(Column.ACTION)
        self.lead = layout.place(Column.LEAD)
        self.step = layout.place(Column.STEP)
        self.status = layout.place(Column.STATUS)
        self.impact = layout.place(Column.IMPACT)
        self.dates = [n for n, column in enumerate(layout.columns) if column in _DATES]
        self.found: list[Group] = []

    def groups(self, lines: Sequence[Line]) -> list[Group]:
        refs = sum(bool(self._ref(line)) for line in lines)
        actions = sum(bool(self._cell(line, self.action)) for line in lines)
        self.refs_on_actions = actions > 0 and refs >= 0.5 * actions
        self.dated = sum(any(line.cells[n] for n in self.dates) for line in lines) >= 0.6 * actions
        for line in lines:
            self._split_ref(line)
            if self._begins(line):
                self._begin(line)
            else:
                self._continue(line)
        return self.found

    # what a row is ---------------------------------------------------------------------------

    def _cell(self, line: Line, place: int | None) -> str:
        return "" if place is None else line.cells[place]

    def _ref(self, line: Line) -> str:
        cell = self._cell(line, self.ref)
        return cell if kind_of(cell) is Kind.REF else ""

    def _split_ref(self, line: Line) -> None:
        """Take a number that was printed into the text of the next cell ("5. Parents ...")."""
        if self.ref is None or line.cells[self.ref]:
            return
        for place in (self.theme, self.action):
            found = re.match(r"\s*(?:<p>\s*)?(\d{1,2}[.)])\s+(?=\S)", self._cell(line, place))
            if place is not None and found:
                line.cells[self.ref] = found[1]
                line.cells[place] = line.cells[place][found.end() :]
                return

    def _begins(self, line: Line) -> bool:
        """Whether an action begins with a row."""
        if not self.found:
            return True
        action = self._cell(line, self.action)
        if self._ref(line):
            return bool(action) or self._is_whole(line)
        dated = any(line.cells[n] for n in self.dates)
        if not action:
            filled = [bool(self.found[-1].cells[n]) for n in self.dates]
            return line.torn and self.refs_on_actions and dated and all(filled)
        if takes_up(self._unfinished(action), action) or self._breaks_off():
            return False
        if line.torn and not dated and not self._opens_alike(action):
            above = self.found[-1].cells[self.action or 0]
            return bool(ENDS.search(plain(above))) and not self.refs_on_actions
        return dated or not self.refs_on_actions or bool(self._cell(line, self.lead))

    def _breaks_off(self) -> bool:
        """Whether the action above ends in the middle of a phrase, and this is none of its own."""
        above = said(self.found[-1].cells[self.action or 0])
        return self.refs_on_actions and bool(above and OPEN_END.search(above))

    def _is_whole(self, line: Line) -> bool:
        return sum(bool(cell) for cell in line.cells) >= 2 or self.theme is None

    def _opens_alike(self, action: str) -> bool:
        """Whether an action begins with the two words with which most in the column begin."""
        return self.layout.opens_alike(self.action or 0, action) > 0

    def _unfinished(self, text: str) -> str:
        """Return the nearest action above that breaks off, if a text could take it up."""
        if not starts_inside(text):
            return ""
        for group in reversed(self.found):
            above = said(group.cells[self.action or 0])
            if not ENDS.search(above):
                return above or LOST
        return ""

    # where it goes ---------------------------------------------------------------------------

    def _begin(self, line: Line) -> None:
        cells = list(line.cells)
        action = plain(self._cell(line, self.action))
        lost = not action if self.refs_on_actions else False
        if self.action is not None and not self._ref(line) and (starts_inside(action) or lost):
            cells[self.action] = f"{LOST} {cells[self.action]}"
        theme = self._cell(line, self.theme)
        new_theme = bool(theme) and self._theme_begins(line, theme)
        if theme and not new_theme:
            self._append_theme(theme)
            cells[self.theme or 0] = ""
        self.found.append(Group(cells, [line], line.line, line.page, theme_begins=new_theme))

    def _theme_begins(self, line: Line, theme: str) -> bool:
        """Whether a theme is a further one: not the rest of the last, nor the last again."""
        last = plain(self._last_theme())
        if not self.found or self._ref(line) or plain(theme) == last:
            return plain(theme) != last
        return not starts_inside(theme) and (not line.torn or bool(ENDS.search(last)))

    def _last_theme(self) -> str:
        begun = (group for group in reversed(self.found) if group.theme_begins)
        last = next(begun, None)
        return last.cells[self.theme or 0] if last else ""

    def _append_theme(self, text: str) -> None:
        if self.theme is None or plain(text) == plain(self._last_theme()):
            return
        for group in reversed(self.found):
            if group.theme_begins:
                group.cells[self.theme] = together(group.cells[self.theme], text)
                return

    def _continue(self, line: Line) -> None:
        group = self._owner(line)
        for place, cell in enumerate(line.cells):
            column = self.layout.columns[place]
            if not cell or (column in _ROW_OWN and self.step is not None):
                continue
            if column is Column.THEME:
                self._append_theme(cell)
            elif column is Column.LEAD and is_ghost(cell, group.cells[place]):
                continue
            else:
                joined = lead_together if column is Column.LEAD else together
                group.cells[place] = joined(group.cells[place], cell)
        if self.step is not None:
            self._continue_steps(line, group)

    def _owner(self, line: Line) -> Group:
        """Return the action that a row goes on with: the nearest that breaks off, or the last."""
        action = self._cell(line, self.action)
        if action and starts_inside(action) and "<ul" not in action:
            for group in reversed(self.found):
                if not ENDS.search(said(group.cells[self.action or 0])):
                    return group
        return self.found[-1]

    def _continue_steps(self, line: Line, group: Group) -> None:
        lead, step = self._cell(line, self.lead), self._cell(line, self.step)
        status = self._cell(line, self.status)
        last = group.rows[-1]
        if not (lead or step or status):
            return
        owner = self._open_lead(group)
        if lead and self._lead_goes_on(line, lead, owner):
            self._put(owner, self.lead, lead_together(self._cell(owner, self.lead), lead))
            line.cells[self.lead or 0] = ""
            lead = ""
        elif lead and line.torn and self._cell(line, self.action) and not self._named(group):
            self._put(group.rows[0], self.lead, lead)
            line.cells[self.lead or 0] = lead = ""
        if step and self._step_goes_on(line, step, status, last):
            self._put(last, self.step, together(self._cell(last, self.step), step))
            if status:
                self._put(last, self.status, together(self._cell(last, self.status), status))
        elif lead or step or status:
            group.rows.append(line)

    def _named(self, group: Group) -> bool:
        """Whether a row of an action names a lead."""
        return any(self._cell(row, self.lead) for row in group.rows)

    def _open_lead(self, group: Group) -> Line:
        """Return the last row of an action that names a lead, or its first."""
        named = (row for row in reversed(group.rows) if self._cell(row, self.lead))
        return next(named, group.rows[0])

    def _put(self, line: Line, place: int | None, text: str) -> None:
        if place is not None:
            line.cells[place] = text

    def _lead_goes_on(self, line: Line, lead: str, owner: Line) -> bool:
        above = plain(self._cell(owner, self.lead))
        if not self._cell(line, self.step):
            return True
        if not above or not line.torn:
            return False
        words = plain(lead)
        if above.count("(") > above.count(")"):
            return True
        if above in self.known or re.search(r",\s*[A-Z]{2,6}$", above):
            return False
        return bool(words.startswith("(") or OPEN_END.search(above) or not POST_OPENS.match(words))

    def _step_goes_on(self, line: Line, step: str, status: str, last: Line) -> bool:
        above = plain(self._cell(last, self.step))
        if not above or kind_of(above) is Kind.STEP or status:
            return False
        return starts_inside(plain(step)) or line.torn
