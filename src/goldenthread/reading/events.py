"""What a document says about a plan, piece by piece, in the order in which it is read.

Tables, boxes and prose are read into the same few kinds of event, so that one builder makes the
plan whatever the layout was.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.reading.document import Paragraph, Place
from goldenthread.reading.lexicon import Role
from goldenthread.reading.sections import Section


@dataclass(slots=True, kw_only=True)
class Value:
    """What one cell, or one labelled line with what follows it, says.

    ``lasting`` is True where the cell began above this row and only goes on here. ``beside`` is
    what other columns say of this value alone, such as the date that stands over a milestone.
    """

    paragraphs: list[Paragraph]
    fill: str | None = None
    date: str | None = None
    lasting: bool = False
    rows: int = 1
    beside: dict[Role, Value] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All its words on one line."""
        return " ".join(" ".join(p.text for p in self.paragraphs).split())

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing, not even by a colour."""
        return not self.paragraphs and self.fill is None


@dataclass(slots=True, kw_only=True)
class Row:
    """A row of a table of actions, or a box or passage about one action.

    ``of_milestones`` names the columns whose cells stand beside each milestone, not each action.
    ``table`` counts the tables; rows that have the same number were read under one header.
    ``is_summary`` marks a table that only tells, without anybody or any date to hold to.
    """

    values: dict[Role, list[Value]]
    place: Place
    table: int
    ref_of: Role = Role.ACTION
    of_milestones: frozenset[Role] = frozenset()
    is_summary: bool = False
    bullets_are_steps: bool = True

    def first(self, role: Role) -> Value | None:
        """Return the first value of a role that begins in this row and is not blank."""
        return next(
            (v for v in self.values.get(role, ()) if not v.lasting and not v.is_blank), None
        )

    def fresh(self, role: Role) -> list[Value]:
        """Return the values of a role that begin in this row and are not blank."""
        return [v for v in self.values.get(role, ()) if not v.lasting and not v.is_blank]


@dataclass(slots=True, kw_only=True)
class Heading:
    """A heading, a row over the whole width of a table, or a paragraph that begins a section."""

    section: Section
    level: int
    origin: str  # "heading", "row", "paragraph" or "sheet"
    place: Place
    text: str


@dataclass(slots=True, kw_only=True)
class Statement:
    """Something said of the section that it stands in: a finding, an outcome, an impact."""

    role: Role
    value: Value
    place: Place


@dataclass(slots=True, kw_only=True)
class Text:
    """Words that are not (or not yet) understood as a part of the plan."""

    paragraph: Paragraph
    place: Place
    in_box: bool = False


@dataclass(slots=True, kw_only=True)
class LeftOut:
    """A table that was not read as a part of the plan, and why."""

    place: Place
    why: str
    words: int = 0
    first_words: str = ""
    columns: list[str] = field(default_factory=list)


PROSE = 0  # the table number of rows that stand in no table

Event = Row | Heading | Statement | Text | LeftOut
