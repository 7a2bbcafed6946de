"""Who a child is, and how to talk with them."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.children.enums import NhsChecked
from goldenthread.children.models import Child
from goldenthread.core.code_lists import ETHNICITIES, SEXES, UPN_UNKNOWN, choices
from goldenthread.core.identifiers import Checked, check_nhs_number, check_uln, check_upn
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import DayField, Form

OFF = {"autocomplete": "off"}


def line(
    label: str, *, required: bool = False, length: int = 100, **options: Any
) -> forms.CharField:
    """Return a box of one line that the browser does not fill in by itself."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=length,
        widget=forms.TextInput(attrs=OFF),
        error_messages={"required": f"Enter the {label[0].lower()}{label[1:]}"},
        **options,
    )


def words(label: str, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a box of several lines."""
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **options
    )


def _checked(check: Any, typed: str) -> str:
    found: Checked = check(typed) if typed else Checked("")
    if found.wrong:
        raise forms.ValidationError(found.wrong)
    return found.value


class IdentityForm(Form):
    """Who a child is."""

    forename = line("Forename", required=True)
    surname = line("Surname", required=True)
    known_as = line("Name they go by", help_text="If it is not the forename")
    date_of_birth = DayField(
        label="Date of birth", what="the date of birth", help_text="For example, 31 3 2016"
    )
    sex = forms.ChoiceField(
        label="Sex", required=False, choices=[("", "Not recorded"), *choices(SEXES)]
    )
    ethnicity = forms.ChoiceField(
        label="Ethnicity", required=False, choices=[("", "Not recorded"), *choices(ETHNICITIES)]
    )
    upn = line("UPN", length=20, help_text="Unique pupil number: a letter and 12 figures")
    upn_unknown = forms.ChoiceField(
        label="Why there is no UPN",
        required=False,
        choices=[("", "There is one, or not yet asked"), *choices(UPN_UNKNOWN)],
    )
    uln = line("ULN", length=20, help_text="Unique learner number: ten figures")
    nhs_number = line("NHS number", length=20, help_text="Ten figures, for example 943 476 5919")
    nhs_checked = forms.ChoiceField(
        label="How far the NHS number is verified", required=False, choices=NhsChecked.choices
    )

    def clean_upn(self) -> str:
        """Return the UPN as it is kept."""
        return _checked(check_upn, self.cleaned_data["upn"])

    def clean_uln(self) -> str:
        """Return the ULN as it is kept."""
        return _checked(check_uln, self.cleaned_data["uln"])

    def clean_nhs_number(self) -> str:
        """Return the NHS number as it is kept."""
        return _checked(check_nhs_number, self.cleaned_data["nhs_number"])


class ChangeIdentityForm(VersionForm, IdentityForm):
    """The same, of a child who has a record."""

    died_on = DayField(label="Date of death", what="the date of death", required=False)


class TalkingForm(VersionForm):
    """How to talk with a child."""

    first_language = line("First language", length=80)
    interpreter_needed = forms.BooleanField(label="An interpreter is needed", required=False)
    access_needs = words(
        "Access needs",
        help_text="What the child needs to take part: signs, large print, a quiet room, time",
    )


FORMS: dict[str, type[VersionForm]] = {"identity": ChangeIdentityForm, "talking": TalkingForm}


def first_values(thing: Any, form: type[Form]) -> dict[str, Any]:
    """Return what a form shows of a record at first."""
    return {name: getattr(thing, name) for name in form.base_fields if hasattr(thing, name)}


class NewRecordForm(IdentityForm):
    """A child who has no record yet, with where they live and learn if that is known."""

    first_language = line("First language", length=80)
    interpreter_needed = forms.BooleanField(label="An interpreter is needed", required=False)
    lines = words("Address, without the postcode")
    postcode = line("Postcode", length=10)
    setting = forms.TypedChoiceField(label="School or college", required=False, coerce=int)
    not_duplicate = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, settings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settings = {setting.pk: setting for setting in settings}
        field = self.fields["setting"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [("", "Not known"), *((str(s.pk), s.name) for s in self.settings.values())]

    def facts(self) -> dict[str, Any]:
        """Return what the record itself says; to be asked of a valid form."""
        beside = {"lines", "postcode", "setting", "not_duplicate"}
        return {name: value for name, value in self.cleaned_data.items() if name not in beside}

    def looks_like(self) -> Child:
        """Return an unkept record of what was typed, to compare with others."""
        return Child(**self.facts())
