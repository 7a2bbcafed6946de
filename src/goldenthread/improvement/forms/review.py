"""Correcting the parts of a plan under review: one form for each kind of part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.imprecise_dates import ImpreciseDate, WhyNoDate, parse_date
from goldenthread.core.plan_tree import FIELDS, Node, NodeKind
from goldenthread.ui.forms import Form

NO_DATE = {
    WhyNoDate.DOES_NOT_EXIST: "There is no such date. Enter one such as 30 September 2026.",
    WhyNoDate.NO_YEAR: "Enter the year too, such as June 2026.",
    WhyNoDate.UNREADABLE: "Enter a date such as June 2026 or 30/09/2026, or leave it empty.",
}
_PRINTED = {"start": "start_text", "due": "due_text"}
_AREA = forms.Textarea


def _line(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=False)


def _text(label: str, rows: int = 3, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=_AREA(attrs={"rows": rows})
    )


def _choice(label: str, choices: Sequence[tuple[str, str]], none: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", none), *choices], required=False)


_DATE_HELP = "As precise as the plan is: 23 June 2026, June 2026 or 2026"
_TEXT_LABELS: dict[NodeKind, str] = {
    NodeKind.ACTION: "What the action says",
    NodeKind.MILESTONE: "Milestone",
    NodeKind.FINDING: "What the inspectors found",
    NodeKind.OUTCOME: "Outcome",
    NodeKind.MEASURE: "Measure of success",
    NodeKind.UPDATE: "Progress update",
}
# Fields that a person fills in, by the name that the format has for them.
_FIELDS: dict[str, Callable[[NodeKind], forms.Field]] = {
    "title": lambda kind: _text("Title", 2),
    "local_area": lambda kind: _line("Local area, as the document names it"),
    "kind": lambda kind: _choice(
        "Kind of plan", [(k.value, k.words) for k in PlanKind], "Not given"
    ),
    "published": lambda kind: _line("Published", _DATE_HELP),
    "label": lambda kind: _line("The word or colour that the plan uses"),
    "status": lambda kind: _choice(
        "What the rating comes to", [(s.value, s.words) for s in Status], "Not given"
    ),
    "ref": lambda kind: _line("Reference, as printed"),
    "impact": lambda kind: _text("Impact"),
    "text": lambda kind: _text(_TEXT_LABELS.get(kind, "Text"), 4 if kind is NodeKind.ACTION else 2),
    "source": lambda kind: _line("Place in the inspectors’ report"),
    "focus_area": lambda kind: _choice("Focus area", [], "None"),
    "leads": lambda kind: _text("Leads", 2, "One post, group or person on each line"),
    "start": lambda kind: _line("Start", _DATE_HELP),
    "due": lambda kind: _line("Due", _DATE_HELP),
    "status_text": lambda kind: _line("Rating, as printed"),
}


def shown_date(fields: dict[str, Any], field: str) -> str:
    """Return what a date field shows: what is printed, or else the date in words."""
    printed = fields.get(_PRINTED.get(field, ""))
    iso = fields.get(field)
    return str(printed or (ImpreciseDate.from_iso(iso).words if iso else ""))


class NodeForm(Form):
    """The fields of one part. `values` gives only what was changed, as a correction takes it.

    For a part that is to be added, `node` is a part without a parent, all of it empty.
    """

    def __init__(
        self, *args: Any, node: Node, focus_areas: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.node = node
        for name in FIELDS[node.kind]:
            if name in _PRINTED.values():
                continue
            field = _FIELDS[name](node.kind)
            if name == "focus_area":
                field = _choice("Focus area", focus_areas, "None")
            field.initial = self._shown(name)
            self.fields[name] = field

    def _shown(self, name: str) -> Any:
        value = self.node.fields.get(name)
        if name == "leads":
            return "\n".join(value or [])
        if name in ("start", "due", "published"):
            return shown_date(self.node.fields, name)
        return value or ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was filled in."""
        return not any(str(value).strip() for value in self.cleaned_data.values())

    def clean(self) -> dict[str, Any]:
        """Work out what was changed; each mistake is said beside its field."""
        data = super().clean() or {}
        self.values: dict[str, Any] = {}
        for name in self.fields:
            if name in data and self._is_changed(name, data[name]):
                self._take(name, data[name])
        return data

    def _is_changed(self, name: str, typed: str) -> bool:
        return typed.split() != str(self._shown(name)).split() or (
            name == "leads" and typed.splitlines() != str(self._shown(name)).splitlines()
        )

    def _take(self, name: str, typed: str) -> None:
        if name in ("start", "due", "published"):
            self._take_date(name, typed)
        elif name == "leads":
            self.values["leads"] = [line for line in typed.splitlines() if line.strip()]
        else:
            self.values[name] = typed.strip() or None

    def _take_date(self, name: str, typed: str) -> None:
        parsed = parse_date(typed)
        if parsed.why in NO_DATE:
            self.add_error(name, NO_DATE[parsed.why])
            return
        if name == "published" and parsed.why is WhyNoDate.OPEN:
            self.add_error(name, NO_DATE[WhyNoDate.UNREADABLE])
            return
        self.values[name] = parsed.iso
        if printed := _PRINTED.get(name):
            self.values[printed] = " ".join(typed.split()) or None


def blank_node(kind: NodeKind) -> Node:
    """Return a part with nothing in it, for the form of one that is to be added."""
    fields: dict[str, Any] = {name: [] if name == "leads" else None for name in FIELDS[kind]}
    return Node(id="", kind=kind, fields=fields)


def focus_choices(node: Node) -> list[tuple[str, str]]:
    """Return the focus areas that an action may stand in."""
    area = node.above(NodeKind.AREA)
    found = [
        (focus.fields["ref"], " ".join(filter(None, (focus.fields["ref"], focus.fields["title"]))))
        for focus in (area.of(NodeKind.FOCUS_AREA) if area else [])
    ]
    own = node.fields.get("focus_area")
    if own and own not in {ref for ref, _ in found}:
        found.append((own, f"{own} (not in the document)"))
    return found
