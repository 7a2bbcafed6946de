"""The filters of the list of actions, from the address."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.improvement.queries.listing import NO_RATING, SORTS, Choices, Filters
from goldenthread.ui.forms import Form

ONLY = (
    ("open", "Not complete"),
    ("done", "Complete"),
    ("late", "Late"),
    ("due-soon", "Due in the next 30 days"),
    ("silent", "No report in this cycle"),
    ("blocked", "Blocked by another action"),
    ("no-lead", "Without a lead"),
    ("no-date", "Without a date"),
)


class FilterForm(Form):
    """What the list of actions is narrowed to. What cannot be understood is left out."""

    q = forms.CharField(label="Words or reference", required=False, max_length=200)
    area = forms.ChoiceField(label="Area", required=False)
    focus_area = forms.ChoiceField(label="Focus area", required=False)
    post = forms.ChoiceField(label="Lead", required=False)
    rating = forms.ChoiceField(label="Rating", required=False)
    only = forms.MultipleChoiceField(
        label="Only actions that are", choices=ONLY, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options: dict[str, list[tuple[object, str]]] = {
            "area": [(a.pk, f"{a.ref} {a.title}") for a in choices.areas],
            "focus_area": [(f.pk, f"{f.ref} {f.title}") for f in choices.focus_areas],
            "post": [(p.pk, p.title) for p in choices.posts],
            "rating": [*((r.pk, r.label) for r in choices.ratings), (NO_RATING, "No rating")],
        }
        for name, found in options.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
            field.choices = [("", "Any"), *((str(value), text) for value, text in found)]

    def filters(self) -> Filters:
        """Return the filters that can be understood."""
        self.is_valid()
        given = self.cleaned_data
        sort = str(self.data.get("sort", ""))
        return Filters(
            area=_number(given.get("area")),
            focus_area=_number(given.get("focus_area")),
            post=_number(given.get("post")),
            rating=given.get("rating") or "",
            only=tuple(given.get("only") or ()),
            q=(given.get("q") or "").strip(),
            sort=sort if sort in SORTS else "plan",
        )


def _number(value: str | None) -> int | None:
    return int(value) if value else None
