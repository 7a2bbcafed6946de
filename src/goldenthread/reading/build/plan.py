"""Builds the plan from what was read of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.core.enums import Status
from goldenthread.core.imprecise_dates import parse_date
from goldenthread.core.plan_format import (
    ActionEntry,
    FocusAreaEntry,
    MilestoneEntry,
    PlanDocument,
    RatingEntry,
)
from goldenthread.core.statuses import Scheme
from goldenthread.reading.build import wording
from goldenthread.reading.build.findings import findings, looks_like_finding
from goldenthread.reading.build.front import Front
from goldenthread.reading.build.sheet import Draft, Drafts, settle
from goldenthread.reading.document import Paragraph, Place
from goldenthread.reading.events import PROSE, LeftOut, Row, Statement, Text, Value
from goldenthread.reading.lexicon import Role, plain
from goldenthread.reading.outline import Node, Placed
from goldenthread.reading.rating_key import RatingKey
from goldenthread.reading.sections import Kind, Section, section_of

_FINDING_WORDS = 5  # of an item in a list right under an area's heading


@dataclass(slots=True)
class Built:
    """A plan, where its parts stood (by their identity), and what was not used."""

    plan: PlanDocument
    places: dict[int, Place]
    left_out: list[LeftOut] = field(default_factory=list)
    unused: list[Text] = field(default_factory=list)


def build(placed: Sequence[Placed], front: Front, key: RatingKey) -> Built:
    """Return the plan that a document's events make."""
    builder = _Builder(key.scheme)
    for one in placed:
        builder.take(one)
    areas = settle(builder.drafts)
    for area in areas:
        area.title = area.title or front.title
    plan = PlanDocument(
        title=front.title,
        local_area=front.local_area,
        kind=front.kind,
        published=front.published.iso if front.published else None,
        rating_scheme=[RatingEntry(label=r.label, status=r.status) for r in key.scheme.ratings],
        areas=areas,
    )
    return Built(plan, builder.drafts.places, builder.left_out, builder.unused)


class _Builder:
    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.drafts = Drafts()
        self.left_out: list[LeftOut] = []
        self.unused: list[Text] = []
        self._action: ActionEntry | None = None
        self._table = -1
        self._column_area: tuple[int, Section, Place] | None = None
        self._column_focus: tuple[int, Section, Place] | None = None
        self._count = 0
        self._introduced: set[int] = set()  # headings with plain words below them

    def take(self, placed: Placed) -> None:
        """Take in one event."""
        event = placed.event
        if isinstance(event, Row):
            self._row(event, placed.area, placed.focus)
        elif isinstance(event, Statement):
            self._statement(event, placed.area, placed.focus)
        elif isinstance(event, Text):
            self._text(event, placed.area)
        elif isinstance(event, LeftOut):
            self.left_out.append(event)

    def _text(self, event: Text, nodes: Sequence[Node]) -> None:
        """Take a line of text as a title or a finding when it stands where one is wanted."""
        words = event.paragraph.text
        if not nodes or (not nodes[-1].has_rows and not nodes[-1].heading.section.label):
            return
        section = nodes[-1].heading.section
        if section.label and not section.title and len(words.split()) > 2:
            nodes[-1].heading.section = Section(section.kind, section.label, section.number, words)
            return
        if not event.paragraph.depth:
            self._introduced.add(id(nodes[-1]))
        listed = (
            event.paragraph.depth > 0
            and section.label is not None
            and section.kind is Kind.AREA
            and id(nodes[-1]) not in self._introduced
        )
        if looks_like_finding(words) or (listed and len(words.split()) >= _FINDING_WORDS):
            draft = self.drafts.area_of(nodes, event.place)
            if not draft.entry.actions:
                self._add_findings(draft, [Value(paragraphs=[event.paragraph])], event.place)
                return
        if nodes[-1].has_rows:
            self.unused.append(event)

    def _statement(self, event: Statement, nodes: Sequence[Node], focus: Node | None) -> None:
        draft = self.drafts.area_of(nodes, event.place)
        if event.role is Role.FINDING:
            self._add_findings(draft, [event.value], event.place)
        elif event.role is Role.OUTCOME:
            draft.entry.outcomes += _new(draft.entry.outcomes, _whole([event.value]))
        elif focus is not None and focus.has_rows:
            entry = self.drafts.focus(draft, focus.heading.section, focus.heading.place)
            entry.impact = _joined(entry.impact, wording.sentence([event.value]))
        else:
            draft.entry.impact = _joined(draft.entry.impact, wording.sentence([event.value]))

    def _add_findings(
        self, draft: Draft, values: Sequence[Value], place: Place, row: Row | None = None
    ) -> None:
        ref = _ref(row) if row is not None and row.ref_of is Role.FINDING else None
        source = wording.sentence(row.fresh(Role.SOURCE)) if row is not None else ""
        known = {plain(f.text) for f in draft.entry.findings}
        for found in findings(values, ref=ref, source=source or None):
            if plain(found.text) not in known:
                draft.entry.findings.append(found)
                self.drafts.places[id(found)] = place

    def _row(self, row: Row, nodes: Sequence[Node], focus_node: Node | None) -> None:
        if row.table != self._table:
            self._table = row.table
            self._column_area = self._column_focus = None
            self._action = None
        self._columns(row)
        draft, focus = self._standing(row, nodes, focus_node)
        if values := row.fresh(Role.FINDING):
            self._add_findings(draft, values, row.place, row)
        if values := row.fresh(Role.OUTCOME):
            draft.entry.outcomes += _new(draft.entry.outcomes, _whole(values))
        if values := row.fresh(Role.IMPACT):
            target = focus or draft.entry
            target.impact = _joined(target.impact, wording.sentence(values))
        if wording.sentence(row.fresh(Role.ACTION)) or self._begins_lost(row):
            self._begin(row, draft, focus)
        elif self._action is not None:
            self._go_on(row, self._action)

    def _begins_lost(self, row: Row) -> bool:
        """Whether a row is an action whose words are lost: numbered, with a lead or a date."""
        if row.first(Role.REF) is None or row.ref_of is not Role.ACTION or not row.table:
            return False
        lasting = any(v.lasting and v.paragraphs for v in row.values.get(Role.ACTION, ()))
        return not lasting and any(row.first(r) for r in (Role.LEAD, Role.DUE, Role.MEASURE))

    def _columns(self, row: Row) -> None:
        """Note the area and the focus area that a row's own columns name."""
        for role, kind in ((Role.AREA, Kind.AREA), (Role.FOCUS, Kind.FOCUS)):
            values = row.fresh(role)
            if not values:
                continue
            section = section_of(wording.sentence(values))
            number = section.number
            if number is None and row.ref_of is role:
                number = _ref(row)
            section = Section(kind, section.label or role.name.lower(), number, section.title)
            if role is Role.AREA:
                self._column_area, self._column_focus = (row.table, section, row.place), None
            else:
                self._column_focus = (row.table, section, row.place)

    def _standing(
        self, row: Row, nodes: Sequence[Node], focus_node: Node | None
    ) -> tuple[Draft, FocusAreaEntry | None]:
        """Return the area and the focus area in which a row stands."""
        above = bool(nodes) and nodes[-1].heading.section.label is not None
        own_focus = self._column_focus
        if self._column_area is not None and not above:
            draft = self.drafts.area(self._column_area[1], self._column_area[2])
            if focus_node is not None and not _stands_in_table(focus_node):
                focus_node = None
        elif own_focus is not None and (not nodes or nodes[-1].is_general):
            return self.drafts.area(own_focus[1], own_focus[2]), None
        else:
            draft = self.drafts.area_of(nodes, row.place)
            own_focus = own_focus or (self._column_area if self._differs(draft) else None)
        if own_focus is not None:
            return draft, self.drafts.focus(draft, own_focus[1], own_focus[2])
        if focus_node is not None:
            heading = focus_node.heading
            return draft, self.drafts.focus(draft, heading.section, heading.place)
        return draft, None

    def _differs(self, draft: Draft) -> bool:
        """Whether the area that a column names is not the one that the heading above names."""
        if self._column_area is None:
            return False
        section = self._column_area[1]
        same_number = section.plain_number is not None and section.plain_number == draft.entry.ref
        return not same_number and plain(section.title) != plain(draft.entry.title)

    def _begin(self, row: Row, draft: Draft, focus: FocusAreaEntry | None) -> None:
        self._count += 1
        ref = _ref(row) if row.ref_of is Role.ACTION else None
        own = [v for v in row.fresh(Role.ACTION) if v.paragraphs]
        steps_below = row.bullets_are_steps and not row.is_summary
        text, listed = _action_text(own, bullets_are_steps=steps_below)
        if ref is None and (match := _OWN_REF.match(text or "")):
            ref, text = match["ref"].rstrip("."), match["text"]
        action = ActionEntry(
            ref=re.sub(r"\s+", "", ref) if ref else None,
            focus_area=focus.ref if focus else None,
            text=text,
            measures=wording.lines(_standing_values(row, Role.MEASURE)),
            updates=wording.lines(row.fresh(Role.UPDATE)),
        )
        self._promise(row, action)
        self._action = action
        self.drafts.places[id(action)] = row.place
        if draft.first_action is None or not (row.is_summary or draft.entry.actions):
            draft.first_action = self._count
        (draft.told if row.is_summary else draft.entry.actions).append(action)
        draft.told_in_prose |= row.is_summary and row.table == PROSE
        self._steps(row, action, row.fresh(Role.MILESTONE), beside=bool(row.of_milestones))
        self._steps(row, action, listed, beside=False)

    def _promise(self, row: Row, action: ActionEntry) -> None:
        """Give an action its leads, dates and rating, unless they are its milestones'."""
        if Role.LEAD not in row.of_milestones:
            action.leads = wording.leads(_standing_values(row, Role.LEAD))
        action.start_text, action.start = _date(_standing_values(row, Role.START))
        if Role.DUE not in row.of_milestones:
            action.due_text, action.due = _date(_standing_values(row, Role.DUE))
        if Role.STATUS not in row.of_milestones:
            action.status_text, action.status = self._status(_standing_values(row, Role.STATUS))

    def _status(self, values: Sequence[Value]) -> tuple[str | None, Status | None]:
        fill = next((v.fill for v in values if v.fill), None)
        return self.scheme.read(wording.sentence(values), fill)

    def _steps(
        self, row: Row, action: ActionEntry, values: Sequence[Value], *, beside: bool
    ) -> None:
        """Add the milestones of some cells, with what stands beside them in the row."""
        found = [(step, value) for value in values for step in wording.steps([value])]
        for at, (step, value) in enumerate(found):
            entry = MilestoneEntry(
                text=step.dated.text, due_text=step.dated.due_text, due=step.dated.due
            )
            for one in step.fields:
                self._field(entry, one.role, one.rest)
            self._own(entry, value)
            if beside and at == 0:
                self._beside(row, entry, first=row.first(Role.ACTION) is not None)
            action.milestones.append(entry)
            self.drafts.places[id(entry)] = step.paragraph.place if step.paragraph else row.place

    def _own(self, entry: MilestoneEntry, value: Value) -> None:
        """Give a milestone what the columns of its own say of it."""
        beside = {role: [own] for role, own in value.beside.items() if not own.is_blank}
        if Role.LEAD in beside and not entry.leads:
            entry.leads = wording.leads(beside[Role.LEAD])
        if Role.DUE in beside and entry.due_text is None:
            entry.due_text, entry.due = _date(beside[Role.DUE])
        if Role.STATUS in beside and entry.status is None:
            entry.status_text, entry.status = self._status(beside[Role.STATUS])

    def _field(self, entry: MilestoneEntry, role: Role, rest: str) -> None:
        if role is Role.LEAD:
            entry.leads = wording.leads([_value(rest)])
        elif role is Role.DUE:
            entry.due_text, entry.due = rest, parse_date(rest).iso
        elif role is Role.STATUS:
            entry.status_text, entry.status = self.scheme.read(rest)

    def _beside(self, row: Row, entry: MilestoneEntry, *, first: bool) -> None:
        """Give a milestone what its row says of it; the first row's lead is the action's."""
        if Role.LEAD in row.of_milestones or not first:
            entry.leads = entry.leads or wording.leads(row.fresh(Role.LEAD))
        if Role.STATUS in row.of_milestones or not first:
            text, status = self._status(row.fresh(Role.STATUS))
            entry.status_text, entry.status = entry.status_text or text, entry.status or status
        if (Role.DUE in row.of_milestones or not first) and entry.due_text is None:
            entry.due_text, entry.due = _date(row.fresh(Role.DUE))

    def _go_on(self, row: Row, action: ActionEntry) -> None:
        """Add a row that has no action of its own to the action above it."""
        if row.fresh(Role.MILESTONE):
            self._steps(row, action, row.fresh(Role.MILESTONE), beside=True)
        else:
            action.leads += _new(action.leads, wording.leads(row.fresh(Role.LEAD)))
            if action.due_text is None:
                action.due_text, action.due = _date(row.fresh(Role.DUE))
        action.measures += wording.lines(row.fresh(Role.MEASURE))
        action.updates += wording.lines(row.fresh(Role.UPDATE))


_OWN_REF = re.compile(
    r"^(?P<ref>(?:[A-Z]{1,3}[-.]?)?\d+(?:\.\d+)+[a-z]?\.?|\d+[A-Za-z](?=[.):\s]))[.):]*\s+(?P<text>[A-Z“\"'‘].*)$"
)


def _stands_in_table(node: Node) -> bool:
    """Whether a heading can divide a column's areas: one that says so, or a row of the table."""
    return node.heading.section.label is not None or node.heading.origin == "row"


def _standing_values(row: Row, role: Role) -> list[Value]:
    """Return what holds for a row: its own cells and those that go on from above."""
    return [v for v in row.values.get(role, ()) if not v.is_blank]


def _action_text(
    values: Sequence[Value], *, bullets_are_steps: bool
) -> tuple[str | None, list[Value]]:
    """Return an action's sentence, and the list under it when that is its steps."""
    paragraphs = [p for value in values for p in value.paragraphs]
    if not bullets_are_steps or len(paragraphs) < 2 or paragraphs[0].depth:
        return wording.sentence(values) or None, []
    lead_in = 1
    while lead_in < len(paragraphs) and _goes_on(paragraphs[lead_in - 1], paragraphs[lead_in]):
        lead_in += 1
    text = wording.sentence([Value(paragraphs=paragraphs[:lead_in])])
    return text, [Value(paragraphs=paragraphs[lead_in:])]


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a plain paragraph only finishes the sentence before it."""
    ended = before.text.rstrip().endswith((".", ":", ";", "!", "?"))
    return not after.depth and (after.text[:1].islower() or not ended)


def _ref(row: Row) -> str | None:
    value = row.first(Role.REF)
    text = value.text.strip(" .:)(") if value is not None else ""
    return text or None


def _date(values: Sequence[Value]) -> tuple[str | None, str | None]:
    """Return a date as printed and in ISO; what the file knows of a date cell comes first."""
    text = wording.sentence(values) or None
    known = next((v.date for v in values if v.date), None)
    return text, known or parse_date(text).iso


def _whole(values: Sequence[Value]) -> list[str]:
    """Return outcomes: list items each, other paragraphs as one."""
    found: list[str] = []
    for value in values:
        if any(p.depth for p in value.paragraphs):
            found += wording.lines([value])
        elif text := wording.sentence([value]):
            found.append(text)
    return found


def _new(known: Sequence[str], more: Sequence[str]) -> list[str]:
    have = {plain(text) for text in known}
    return [text for text in more if plain(text) not in have]


def _joined(before: str | None, more: str) -> str | None:
    if not more or (before and plain(more) in plain(before)):
        return before
    return f"{before} {more}" if before else more


def _value(text: str) -> Value:
    return Value(paragraphs=[Paragraph(text=text)])
