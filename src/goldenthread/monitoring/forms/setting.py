"""The forms of targets and programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.api import SavedFilter, Team
from goldenthread.monitoring.enums import DoneBy
from goldenthread.monitoring.queries.figures import WITH_TARGET
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.forms import DayField, Form

_PATH = ("start_on", "start_value", "due_on", "value")


def _number(label: str, missing: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=8, decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": missing, "invalid": "Enter a number, such as 75"},
    )  # fmt: skip


def _words(label: str, missing: str, rows: int = 3, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing}, **options,
    )  # fmt: skip


class PathForm(Form):
    """From which value on which day to which by which."""

    start_on = DayField(label="From which day?", what="the first day")
    start_value = _number("What is the figure on that day?", "Enter where the target starts")
    due_on = DayField(label="By which day is it to be reached?", what="the day")
    value = _number("What is to be reached?", "Enter what is to be reached")

    def path(self) -> dict[str, Any]:
        """Return the path; to be asked of a valid form."""
        return {name: self.cleaned_data[name] for name in _PATH}


class TargetForm(PathForm):
    """A new target."""

    figure = forms.ChoiceField(
        label="Which figure?", choices=[(one.key, one.title) for one in WITH_TARGET.values()]
    )
    team = forms.TypedChoiceField(label="For whom?", required=False, coerce=int, empty_value=None)
    field_order = ["figure", "team", *_PATH]

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {one.pk: one for one in teams}
        field = self.fields["team"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [("", "The whole area"),
                         *((str(pk), one.name) for pk, one in self.teams.items())]  # fmt: skip

    def chosen(self) -> Team | None:
        """Return the team; to be asked of a valid form."""
        return self.teams.get(self.cleaned_data["team"] or 0)


class ChangeTargetForm(PathForm, VersionForm):
    """A target changed, with the reason."""

    reason = _words("Why is it changed?", "Say why the target is changed", 2)


class ReasonForm(VersionForm):
    """Why something ends."""

    reason = _words("Why?", "Say why", 2, max_length=300)


class ProgrammeForm(Form):
    """What a programme is."""

    name = forms.CharField(
        label="Name", max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter a name"},
    )  # fmt: skip
    purpose = _words("What is it for?", "Enter what it is for")
    begins_on = DayField(label="When does it begin?", what="the first day")
    ends_on = DayField(label="When is it to end?", what="the last day")
    pace = forms.IntegerField(
        label="How many a week?", min_value=1, max_value=10_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Enter how many a week", "invalid": "Enter a whole number"},
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """Return what a programme is; to be asked of a valid form."""
        names = ("name", "purpose", "begins_on", "ends_on", "pace")
        return {name: self.cleaned_data[name] for name in names}


class NewProgrammeForm(ProgrammeForm):
    """A new programme."""

    done_by = forms.ChoiceField(
        label="What finishes an item?", required=False, choices=DoneBy.choices,
        widget=forms.RadioSelect,
        help_text="A date of the case finishes it by itself, and cannot be ticked",
    )  # fmt: skip


class ChangeProgrammeForm(ProgrammeForm, VersionForm):
    """A programme changed."""


class AddItemsForm(Form):
    """Cases that fit a saved filter, or numbers of cases or records."""

    saved = forms.TypedChoiceField(
        label="All open cases that fit a saved filter", required=False, coerce=int,
        empty_value=None,
    )  # fmt: skip
    numbers = _words(
        "Numbers", "", 5, required=False,
        help_text="Separated by commas, spaces or lines; a column of a spreadsheet can be pasted",
    )  # fmt: skip
    what = forms.ChoiceField(
        label="What are the numbers?", required=False, widget=forms.RadioSelect,
        choices=[("case", "Numbers of cases"), ("child", "Numbers of children’s records")],
    )  # fmt: skip

    def __init__(
        self, *args: Any, saved: Iterable[SavedFilter], only_cases: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filters = {one.pk: one for one in saved}
        field = self.fields["saved"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [("", "None"), *((str(pk), one.name) for pk, one in self.filters.items())]
        self.initial.setdefault("what", "case")
        if only_cases:
            del self.fields["what"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("saved") and not cleaned.get("numbers"):
            self.add_error("numbers", "Choose a saved filter or enter numbers")
        return cleaned

    def chosen(self) -> SavedFilter | None:
        """Return the saved filter; to be asked of a valid form."""
        return self.filters.get(self.cleaned_data["saved"] or 0)

    def listed(self) -> list[int]:
        """Return the numbers that were entered; to be asked of a valid form."""
        found = re.findall(r"\d{1,9}", self.cleaned_data["numbers"])
        return list(dict.fromkeys(int(one) for one in found))

    def are_cases(self) -> bool:
        """Whether the numbers are of cases; to be asked of a valid form."""
        return bool(self.cleaned_data.get("what", "case") != "child")


class DoneForm(VersionForm):
    """The day on which an item was done."""

    day = DayField(label="When was it done?", what="the day")


class GiveForm(VersionForm):
    """Who works on an item."""

    officer = forms.TypedChoiceField(
        label="Who works on it?", coerce=int, error_messages={"required": "Choose an officer"}
    )

    def __init__(self, *args: Any, officers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {one.pk: one for one in officers}
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [("", "Choose"),
                         *((str(pk), one.name) for pk, one in self.officers.items())]  # fmt: skip
