"""The plan exchange format ``send-plan/1``: one published improvement plan as one JSON document.

This is what reading a document produces, what an export writes and what an import takes. Keys are
written in the order of the fields below; ``None`` means that the document does not say.

Dates are ISO 8601 with the printed precision ("2017-06-23", "2017-06", "2017"); the ``*_text``
beside each keeps what is printed. Lost text is marked ``[...]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self, get_type_hints

from goldenthread.core.enums import PlanKind, Status

FORMAT = "send-plan/1"


class NotAPlan(ValueError):
    """The JSON is not a plan in this format; the message says where and why, in one sentence."""


@dataclass(kw_only=True)
class _Entry:
    """One node of a plan, convertible to and from the format's JSON object."""

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of this node, keys in the format's order."""
        return {f.name: _to_json(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_json(cls, data: object, *, where: str = "plan") -> Self:
        """Return the node that a JSON object describes.

        :raises NotAPlan: when a key is unknown or missing, or a value is of the wrong kind.
        """
        if not isinstance(data, Mapping):
            raise NotAPlan(f"{where} should be an object.")
        known = {f.name for f in fields(cls)}
        if unknown := sorted(set(data) - known):
            raise NotAPlan(f"{where} has a key that the format does not know: {unknown[0]}.")
        kinds = get_type_hints(cls)
        required = {f.name for f in fields(cls) if f.name in cls._REQUIRED}
        if missing := sorted(required - set(data)):
            raise NotAPlan(f"{where} has no {missing[0]}.")
        values = {
            name: _from_json(kinds[name], data[name], where=f"{where}.{name}") for name in data
        }
        return cls(**values)

    _REQUIRED = frozenset[str]()


@dataclass(kw_only=True)
class RatingEntry(_Entry):
    """A word of the plan's own rating scheme, and the status that it stands for."""

    _REQUIRED = frozenset({"label"})
    label: str
    status: Status | None = None


@dataclass(kw_only=True)
class FindingEntry(_Entry):
    """What inspectors said, with the place in their report ("P2 MF1") where it is given."""

    _REQUIRED = frozenset({"text"})
    ref: str | None = None
    text: str
    source: str | None = None


@dataclass(kw_only=True)
class FocusAreaEntry(_Entry):
    """The second level of a plan that has one: a theme or aim that gathers actions."""

    _REQUIRED = frozenset({"ref"})
    ref: str
    title: str | None = None
    impact: str | None = None


@dataclass(kw_only=True)
class MilestoneEntry(_Entry):
    """A dated step, key task or bullet under an action."""

    _REQUIRED = frozenset({"text"})
    text: str
    leads: list[str] = field(default_factory=list)
    due_text: str | None = None
    due: str | None = None
    status_text: str | None = None
    status: Status | None = None


@dataclass(kw_only=True)
class ActionEntry(_Entry):
    """What the partnership promises to do, by whom and by when.

    ``text`` is None where the document lost it but other parts of the action remain.
    """

    _REQUIRED = frozenset({"text"})
    ref: str | None = None
    focus_area: str | None = None
    text: str | None
    leads: list[str] = field(default_factory=list)
    start_text: str | None = None
    start: str | None = None
    due_text: str | None = None
    due: str | None = None
    measures: list[str] = field(default_factory=list)
    status_text: str | None = None
    status: Status | None = None
    milestones: list[MilestoneEntry] = field(default_factory=list)
    updates: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class AreaEntry(_Entry):
    """An area for improvement: a weakness, priority, recommendation or outcome heading."""

    _REQUIRED = frozenset({"ref", "title"})
    ref: str
    title: str
    findings: list[FindingEntry] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)
    impact: str | None = None
    focus_areas: list[FocusAreaEntry] = field(default_factory=list)
    actions: list[ActionEntry] = field(default_factory=list)


@dataclass(kw_only=True)
class PlanDocument(_Entry):
    """One published improvement plan."""

    _REQUIRED = frozenset({"title", "areas"})
    title: str
    local_area: str | None = None
    kind: PlanKind | None = None
    published: str | None = None
    rating_scheme: list[RatingEntry] = field(default_factory=list)
    areas: list[AreaEntry] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the whole document as JSON, its format named first."""
        return {"format": FORMAT, **super().to_json()}

    @classmethod
    def from_json(cls, data: object, *, where: str = "plan") -> Self:
        """Return the plan that a parsed JSON document describes.

        :raises NotAPlan: when the format is another, or anything in it is out of place.
        """
        if not isinstance(data, Mapping):
            raise NotAPlan("A plan file holds one JSON object.")
        if data.get("format") != FORMAT:
            raise NotAPlan(f'The file does not say that its format is "{FORMAT}".')
        return super().from_json({k: v for k, v in data.items() if k != "format"}, where=where)

    def actions(self) -> Iterator[tuple[AreaEntry, ActionEntry]]:
        """Yield every action with the area that it stands in, in the plan's order."""
        for area in self.areas:
            for action in area.actions:
                yield area, action


def dumps(plan: PlanDocument) -> str:
    """Return the plan as the format's text: UTF-8, two-space indent, a newline at the end."""
    return json.dumps(plan.to_json(), ensure_ascii=False, indent=2) + "\n"


def loads(text: str | bytes) -> PlanDocument:
    """Return the plan in a text of the format.

    :raises NotAPlan: when the text is not JSON or not in the format.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAPlan("The file is not JSON.") from error
    return PlanDocument.from_json(data)


def _to_json(value: object) -> object:
    if isinstance(value, _Entry):
        return value.to_json()
    if isinstance(value, list):
        return [_to_json(item) for item in value]
    return value


def _from_json(kind: Any, value: object, *, where: str) -> object:
    may_be_none = type(None) in getattr(kind, "__args__", ())
    if value is None and not may_be_none:
        raise NotAPlan(f"{where} is empty.")
    if value is None:
        return None
    if may_be_none:
        kind = next(k for k in kind.__args__ if k is not type(None))
    if getattr(kind, "__origin__", None) is list:
        return _list_from_json(kind.__args__[0], value, where=where)
    if issubclass(kind, _Entry):
        return kind.from_json(value, where=where)
    return _text_from_json(kind, value, where=where)


def _list_from_json(kind: Any, value: object, *, where: str) -> list[object]:
    if not isinstance(value, list):
        raise NotAPlan(f"{where} should be a list.")
    return [_from_json(kind, v, where=f"{where}[{n}]") for n, v in enumerate(value, start=1)]


def _text_from_json(kind: Any, value: object, *, where: str) -> object:
    if not isinstance(value, str):
        raise NotAPlan(f"{where} should be text.")
    try:
        return kind(value)
    except ValueError as error:
        raise NotAPlan(f"{where} cannot be {value!r}.") from error
