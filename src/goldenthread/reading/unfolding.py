"""Takes apart a cell that holds more than its heading says: labelled lines under an action."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.reading.document import Paragraph
from goldenthread.reading.endings import ending
from goldenthread.reading.events import Row, Value
from goldenthread.reading.fields import labelled
from goldenthread.reading.lexicon import Role

_OF_ACTION = (
    Role.LEAD,
    Role.DUE,
    Role.START,
    Role.MEASURE,
    Role.STATUS,
    Role.UPDATE,
    Role.MILESTONE,
)
_OF_AREA = (Role.FINDING, Role.OUTCOME, Role.IMPACT)
_READ_AS = {Role.OUTCOME: Role.MEASURE, Role.IMPACT: Role.MEASURE, Role.PROGRESS: Role.UPDATE}


def unfolded(row: Row) -> Row:
    """Return a row with the labelled lines of its action and of its area in their own places."""
    values = dict(row.values)
    for holder, wanted in ((Role.ACTION, _OF_ACTION), (Role.AREA, _OF_AREA)):
        own = [v for v in values.get(holder, []) if not v.lasting and len(v.paragraphs) > 1]
        for value in own:
            kept, found = _apart(value, holder, wanted)
            found = {role: new for role, new in found.items() if not row.fresh(role)}
            if not found or not kept:
                continue
            place = values[holder].index(value)
            values[holder] = [*values[holder]]
            values[holder][place] = replace(value, paragraphs=kept)
            for role, paragraphs in found.items():
                values[role] = [Value(paragraphs=paragraphs)]
    if not any(values.get(role) for role in (Role.LEAD, Role.DUE)):
        _take_endings(values)
    return replace(row, values=values)


def _take_endings(values: dict[Role, list[Value]]) -> None:
    """Read who and when at the end of an action in a table that has no columns for them."""
    own = [v for v in values.get(Role.ACTION, []) if not v.lasting and v.paragraphs]
    if len(own) != 1 or any(p.depth for p in own[0].paragraphs):
        return
    last = own[0].paragraphs[-1]
    found = ending(last.text)
    for one in found.fields:
        paragraph = replace(last, text=one.rest)
        values.setdefault(one.role, []).append(Value(paragraphs=[paragraph]))
    if found.fields and found.text:
        kept = [*own[0].paragraphs[:-1], replace(last, text=found.text)]
        values[Role.ACTION] = [replace(own[0], paragraphs=kept)]


def _apart(
    value: Value, holder: Role, wanted: tuple[Role, ...]
) -> tuple[list[Paragraph], dict[Role, list[Paragraph]]]:
    """Return the lines that a cell's own heading covers, and the labelled ones by their roles."""
    kept: list[Paragraph] = []
    found: dict[Role, list[Paragraph]] = {}
    asked: Role | None = None
    for paragraph in value.paragraphs:
        fields = labelled(paragraph)
        roles = [_role(one.role, holder) for one in fields]
        if fields and all(role in wanted for role in roles):
            for role, one in zip(roles, fields, strict=True):
                asked = role
                if one.rest:
                    found.setdefault(role, []).append(replace(paragraph, text=one.rest))
        elif asked is not None and (not found.get(asked) or paragraph.depth):
            found.setdefault(asked, []).append(paragraph)
        else:
            asked = None
            kept.append(paragraph)
    return kept, found


def _role(role: Role, holder: Role) -> Role:
    return _READ_AS.get(role, role) if holder is Role.ACTION else role
