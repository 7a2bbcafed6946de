"""Changing what a plan says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.improvement.enums import STATUS_CHOICES, ReportingCycle
from goldenthread.improvement.forms.days import PlanDateField
from goldenthread.improvement.models import Action, FocusArea, Milestone
from goldenthread.platform.organisations.models import Post
from goldenthread.ui.forms import Form


def _text(label: str, *, rows: int = 3, required: bool = True, help_text: str = "") -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"Enter the {label.lower()}."},
    )


def _ref(*, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label="Reference",
        max_length=40,
        required=required,
        help_text="As the plan prints it, for example 1.2",
        error_messages={"required": "Enter the reference."},
    )


class PartForm(Form):
    """A part of a plan; `version` says which state of it the form shows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """Return the part's own fields; to be asked of a valid form."""
        beside = {"version", "why_moved"}
        return {name: v for name, v in self.cleaned_data.items() if name not in beside}


class AreaForm(PartForm):
    """An area for improvement."""

    ref = _ref(required=True)
    title = _text("Title", rows=2)
    impact = _text("Impact sought", required=False)


class FindingForm(PartForm):
    """What inspectors found."""

    ref = _ref()
    text = _text("Finding", rows=4)
    source = forms.CharField(label="Place in the inspection report", max_length=200, required=False)


class OutcomeForm(PartForm):
    """An outcome sought for an area."""

    text = _text("Outcome")


class FocusAreaForm(PartForm):
    """The second level of a plan."""

    ref = _ref(required=True)
    title = _text("Title", rows=2, required=False)
    impact = _text("Impact sought", required=False)


class MeasureForm(PartForm):
    """How success will be known."""

    text = _text("Measure of success")


class MilestoneForm(PartForm):
    """A dated step of an action."""

    text = _text("Milestone")
    due_text = PlanDateField(label="Due")
    why_moved = _text(
        "Why is the date moved?", required=False, rows=2,
        help_text="Only if you change the date. It is kept with the plan for all to see.",
    )  # fmt: skip


class ActionForm(PartForm):
    """An action, with its focus area and dates."""

    ref = _ref()
    text = _text("Action", rows=4)
    focus_area = forms.TypedChoiceField(label="Focus area", required=False, coerce=int)
    start_text = PlanDateField(label="Starts")
    due_text = PlanDateField(label="Due")
    why_moved = _text(
        "Why is the date moved?", required=False, rows=2,
        help_text="Only if you change the due date. It is kept with the plan for all to see.",
    )  # fmt: skip

    def __init__(self, *args: Any, focus_areas: Iterable[FocusArea] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.focus_areas = {focus.pk: focus for focus in focus_areas}
        options = [(str(f.pk), f"{f.ref} {f.title}") for f in self.focus_areas.values()]
        _set_choices(self, "focus_area", [("", "None"), *options])

    def values(self) -> dict[str, Any]:
        """Return the action's own fields, its focus area as the record."""
        values = super().values()
        return {**values, "focus_area": self.focus_areas.get(values["focus_area"] or 0)}


FORMS: dict[str, type[PartForm]] = {
    "area": AreaForm,
    "finding": FindingForm,
    "outcome": OutcomeForm,
    "focus-area": FocusAreaForm,
    "action": ActionForm,
    "milestone": MilestoneForm,
    "measure": MeasureForm,
}


def first_values(part: Any, form: type[PartForm]) -> dict[str, Any]:
    """Return what a form shows of a part at first."""
    names = [name for name in form.base_fields if name != "why_moved"]
    values = {name: getattr(part, name) for name in names}
    if isinstance(part, Action):
        values["focus_area"] = part.focus_area_id or ""
    return values


def without_reason(form: PartForm, part: Any | None, *, is_live: bool) -> PartForm:
    """Ask why a date is moved only where a live plan promises one."""
    promises = isinstance(part, Action | Milestone) and part.due_by is not None
    if not (is_live and promises):
        form.fields.pop("why_moved", None)
    return form


class WithdrawForm(Form):
    """Why a part is taken out of the plan."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = _text("Why is it withdrawn?", required=False, help_text="It is kept with the plan.")


class LeadForm(Form):
    """A post that is to lead; of an area, perhaps as its vice lead."""

    post = forms.TypedChoiceField(
        label="Post", coerce=int, error_messages={"required": "Choose a post."}
    )
    is_vice = forms.BooleanField(label="As the vice lead", required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], of_area: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {post.pk: post for post in posts}
        options = [(str(post.pk), post.title) for post in self.posts.values()]
        _set_choices(self, "post", [("", "Choose a post"), *options])
        if not of_area:
            del self.fields["is_vice"]


class DependencyForm(Form):
    """Another action that has to be done first."""

    waits_for = forms.TypedChoiceField(
        label="Action that must be done first",
        coerce=int,
        error_messages={"required": "Choose an action."},
    )

    def __init__(self, *args: Any, actions: Iterable[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actions = {action.pk: action for action in actions}
        options = [(str(a.pk), str(a)[:110]) for a in self.actions.values()]
        _set_choices(self, "waits_for", [("", "Choose an action"), *options])


class RatingForm(Form):
    """One word of the rating scheme."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    label = forms.CharField(
        label="Rating", max_length=120, help_text="As the plan prints it, for example Amber",
        error_messages={"required": "Enter the rating."},
    )  # fmt: skip
    definition = _text("What it means", required=False)
    status = forms.ChoiceField(
        label="What it comes to", choices=STATUS_CHOICES, widget=forms.RadioSelect,
        help_text="So that plans with different words can be compared.",
        error_messages={"required": "Choose what it comes to."},
    )  # fmt: skip


class CycleForm(Form):
    """How often leads report."""

    cycle = forms.ChoiceField(
        label="How often do leads report?", choices=ReportingCycle.choices,
        widget=forms.RadioSelect, error_messages={"required": "Choose how often."},
    )  # fmt: skip


def _set_choices(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
    field.choices = choices
