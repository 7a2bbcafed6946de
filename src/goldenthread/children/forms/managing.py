"""Restricting a record, merging two, and the register of settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.children.enums import SettingKind, WhyRestricted
from goldenthread.children.forms.record import line, words
from goldenthread.children.queries.records import people_to_name
from goldenthread.core.identifiers import check_ukprn, check_urn
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.platform.organisations.queries import organisations_of
from goldenthread.ui.forms import DayField, Form


class PeopleForm(Form):
    """For whom a restricted record opens."""

    people = forms.TypedMultipleChoiceField(
        label="Who may open it", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {person.pk: person for person in people_to_name(local_area)}
        field = self.fields["people"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [(str(pk), person.name) for pk, person in self.known.items()]

    def chosen(self) -> list[Person]:
        """Return whom was chosen; to be asked of a valid form."""
        return [self.known[pk] for pk in self.cleaned_data["people"]]


class RestrictForm(PeopleForm):
    """Why a record is restricted, and for whom it opens."""

    kind = forms.ChoiceField(
        label="Why", choices=WhyRestricted.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose why"},
    )  # fmt: skip
    words = words("In words", rows=2, help_text="Seen only by the people named here.")
    field_order = ["kind", "words", "people"]


class LiftForm(Form):
    """Why a restriction is lifted."""

    reason = forms.CharField(
        label="Why is the restriction lifted?", widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it is lifted"},
    )  # fmt: skip


class OtherRecordForm(Form):
    """Another record, by its number."""

    number = forms.IntegerField(
        label="Number of the other record", min_value=1, max_value=2_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Enter the number of the other record",
            "invalid": "Enter the number of the other record",
        },
    )  # fmt: skip


class MergeForm(Form):
    """Which value each differing field keeps."""

    kept_version = forms.IntegerField(widget=forms.HiddenInput)
    merged_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, differing: Sequence[tuple[str, str, str, str]], **kwargs: Any
    ) -> None:
        """Take the fields that differ: name, label, what the record kept and the other say."""
        super().__init__(*args, **kwargs)
        for name, label, here, there in differing:
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("kept", here), ("merged", there)],
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose which {label[0].lower()}{label[1:]} is right"},
            )

    def take_over(self) -> frozenset[str]:
        """Return the fields whose value comes from the other record."""
        return frozenset(name for name, value in self.cleaned_data.items() if value == "merged")


class SettingForm(VersionForm):
    """A school, college or other setting."""

    name = line("Name", required=True, length=160)
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "Choose"), *SettingKind.choices],
        error_messages={"required": "Choose what kind of setting it is"},
    )  # fmt: skip
    urn = line("URN", length=10, help_text="Six figures, for a school")
    ukprn = line("UKPRN", length=12, help_text="Eight figures, for a college or provider")
    lowest_age = forms.IntegerField(label="Lowest age", required=False, min_value=0, max_value=25)
    highest_age = forms.IntegerField(label="Highest age", required=False, min_value=0, max_value=25)
    closed_on = DayField(label="Closed on", what="the day it closed", required=False)

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations_of(local_area), label="Organisation in Golden Thread", required=False,
            empty_label="Its staff do not use Golden Thread",
            help_text="Whoever holds a post of this organisation with the role School or college"
            " reads the records of the children on its roll.",
        )  # fmt: skip
        self.order_fields(["name", "kind", "organisation"])

    def clean_urn(self) -> str:
        """Return the URN as it is kept."""
        return _checked(check_urn, self.cleaned_data["urn"])

    def clean_ukprn(self) -> str:
        """Return the UKPRN as it is kept."""
        return _checked(check_ukprn, self.cleaned_data["ukprn"])

    def values(self) -> dict[str, Any]:
        """Return the setting's own fields; to be asked of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


def _checked(check: Any, typed: str) -> str:
    found = check(typed) if typed else None
    if found and found.wrong:
        raise forms.ValidationError(found.wrong)
    return found.value if found else ""
