"""The dated parts of a record."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.children.enums import (
    AddressKind,
    ConsentFor,
    ConsentHow,
    Part,
    Rank,
    Reached,
    RelationshipKind,
    Responsibility,
)
from goldenthread.children.forms.record import OFF, line, words
from goldenthread.core.code_lists import SEN_SETTINGS, SEN_TYPES, choices
from goldenthread.core.identifiers import check_postcode
from goldenthread.core.school_years import year_words
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.queries import organisations_of, people_of
from goldenthread.ui.forms import DayField


def first_day(label: str = "First day", *, required: bool = True) -> DayField:
    """Return the day from which something holds."""
    return DayField(
        label=label, what="the first day", required=required, help_text="For example, 1 9 2025"
    )


def last_day() -> DayField:
    """Return the last day on which something held."""
    return DayField(
        label="Last day", what="the last day", required=False,
        help_text="Leave it empty while it still holds",
    )  # fmt: skip


class PartForm(VersionForm):
    """A part of a record; `version` says which state of it the form shows."""

    def __init__(self, *args: Any, local_area: LocalArea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].required = False
        self.choose_from(local_area)

    def choose_from(self, local_area: LocalArea) -> None:
        """Offer what the area has to choose from."""

    def values(self) -> dict[str, Any]:
        """Return the part's own fields; to be asked of a valid form."""
        return {name: v for name, v in self.cleaned_data.items() if name != "version"}


class _WithPostcode(PartForm):
    def clean_postcode(self) -> str:
        """Return the postcode as it is kept."""
        typed = self.cleaned_data["postcode"]
        checked = check_postcode(typed) if typed else None
        if checked and checked.wrong:
            raise forms.ValidationError(checked.wrong)
        return checked.value if checked else ""


class AddressForm(_WithPostcode):
    """Where a child lives."""

    lines = forms.CharField(
        label="Address, without the postcode",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter the address"},
    )
    postcode = line("Postcode", length=10)
    kind = forms.ChoiceField(
        label="What it is", choices=AddressKind.choices, widget=forms.RadioSelect,
        initial=AddressKind.HOME, error_messages={"required": "Choose what it is"},
    )  # fmt: skip
    is_confidential = forms.BooleanField(
        label="Keep this address confidential", required=False,
        help_text="Schools and services see that there is an address, and not where.",
    )  # fmt: skip
    since = first_day()
    until = last_day()


class PlacementForm(PartForm):
    """Where a child is educated."""

    otherwise = forms.ChoiceField(
        label="Or, educated in another way", required=False,
        choices=[("", "No"), *choices(SEN_SETTINGS)],
    )  # fmt: skip
    rank = forms.TypedChoiceField(
        label="Main setting, or beside another", choices=Rank.choices, coerce=int,
        widget=forms.RadioSelect, initial=Rank.FIRST,
        error_messages={"required": "Choose which it is"},
    )  # fmt: skip
    in_sen_unit = forms.BooleanField(label="In its SEN unit", required=False)
    in_resourced_provision = forms.BooleanField(label="In its resourced provision", required=False)
    taught_in_year = forms.TypedChoiceField(
        label="Taught in", required=False, coerce=int, empty_value=None,
        choices=[("", "The year of their age"), *((str(n), year_words(n)) for n in range(-1, 21))],
    )  # fmt: skip
    since = first_day()
    until = last_day()
    field_order = ["setting"]

    def choose_from(self, local_area: LocalArea) -> None:
        """Offer the register."""
        self.fields["setting"] = forms.ModelChoiceField(
            local_area.settings.order_by("name"), label="School, college or other setting",
            required=False, empty_label="None",
        )  # fmt: skip
        self.order_fields(["setting"])


class NeedForm(PartForm):
    """A need by its type."""

    sen_type = forms.ChoiceField(
        label="Type of need", choices=[("", "Choose a type"), *choices(SEN_TYPES)],
        error_messages={"required": "Choose a type of need"},
    )  # fmt: skip
    rank = forms.TypedChoiceField(
        label="Which comes first", choices=Rank.choices, coerce=int, widget=forms.RadioSelect,
        initial=Rank.FIRST, error_messages={"required": "Choose which it is"},
    )  # fmt: skip
    since = first_day()
    until = last_day()


class RelationshipForm(PartForm):
    """What a parent or carer is to a child."""

    kind = forms.ChoiceField(
        label="What they are to the child",
        choices=[("", "Choose"), *RelationshipKind.choices],
        error_messages={"required": "Choose what they are to the child"},
    )
    parental_responsibility = forms.ChoiceField(
        label="Parental responsibility", choices=Responsibility.choices,
        widget=forms.RadioSelect, initial=Responsibility.UNKNOWN,
        error_messages={"required": "Choose one"},
    )  # fmt: skip
    lives_with = forms.BooleanField(label="Lives with the child", required=False)
    is_main_contact = forms.BooleanField(label="Is the main contact", required=False)
    may_be_told = words(
        "What they may be told", rows=2, help_text="Only if there is a limit, and whose it is"
    )
    since = first_day("Since", required=False)
    until = last_day()


class CarerForm(_WithPostcode):
    """Who a parent or carer is and how to reach them."""

    name = line("Name", required=True, length=160)
    telephone = line("Telephone", length=40)
    email = forms.EmailField(
        label="Email address", required=False, widget=forms.EmailInput(attrs=OFF),
        error_messages={"invalid": "Enter an email address as name@example.org"},
    )  # fmt: skip
    lines = words("Address, if it is not the child’s", rows=2)
    postcode = line("Postcode", length=10)
    reached_by = forms.ChoiceField(
        label="How they like to be reached", required=False, choices=Reached.choices
    )
    language = line("Language", length=80, help_text="If it is not English, or they need signs")
    access_needs = words("Access needs", rows=2, help_text="For example, large print")


class NewCarerForm(CarerForm, RelationshipForm):
    """Both at once, of somebody who is on no record yet."""

    def split(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return who they are, and what they are to the child."""
        values = self.values()
        own = {name: values[name] for name in CarerForm.base_fields if name in values}
        return own, {name: value for name, value in values.items() if name not in own}


class InvolvementForm(PartForm):
    """A professional who works with a child."""

    name = line(
        "Name", length=160, help_text="Of somebody who has no account; leave it empty otherwise"
    )
    part = forms.ChoiceField(
        label="What they do", choices=[("", "Choose"), *Part.choices],
        error_messages={"required": "Choose what they do"},
    )  # fmt: skip
    is_key_contact = forms.BooleanField(label="Is a key contact for the family", required=False)
    since = first_day()
    until = last_day()

    def choose_from(self, local_area: LocalArea) -> None:
        """Offer the area's people and organisations."""
        self.fields["person"] = forms.ModelChoiceField(
            people_of(local_area), label="Person of the area", required=False, empty_label="None",
            help_text="Somebody chosen here may read the record while they work with the child.",
        )  # fmt: skip
        self.fields["organisation"] = forms.ModelChoiceField(
            organisations_of(local_area), label="Service or organisation", required=False,
            empty_label="None",
            help_text="Without a person, all who read records for it may read this one.",
        )  # fmt: skip
        self.order_fields(["part", "person", "organisation"])

    def clean(self) -> dict[str, Any]:
        """Ask for somebody at least."""
        given = super().clean() or self.cleaned_data
        if not (given.get("person") or given.get("organisation") or given.get("name")):
            self.add_error("person", "Choose a person or a service, or enter a name")
        return given


class ConsentForm(PartForm):
    """What was consented to or refused."""

    what_for = forms.ChoiceField(
        label="What for", choices=[("", "Choose"), *ConsentFor.choices],
        error_messages={"required": "Choose what it is for"},
    )  # fmt: skip
    details = line("Details", length=300)
    is_given = forms.TypedChoiceField(
        label="Given or refused", choices=[("yes", "Given"), ("no", "Refused")],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it was given or refused"},
    )  # fmt: skip
    by = line("Given or refused by", required=True, length=160)
    on = DayField(label="On", what="the day")
    how = forms.ChoiceField(
        label="How", choices=ConsentHow.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose how"},
    )  # fmt: skip
    withdrawn_on = DayField(
        label="Withdrawn on", what="the day of withdrawal", required=False,
        help_text="Leave it empty while it holds",
    )  # fmt: skip


class FormerNameForm(PartForm):
    """A name that the child had."""

    forename = line("Forename", help_text="If it was another")
    surname = line("Surname", required=True)
    until = DayField(label="Until", what="the last day", required=False)


FORMS: dict[str, type[PartForm]] = {
    "address": AddressForm,
    "placement": PlacementForm,
    "need": NeedForm,
    "carer": RelationshipForm,
    "professional": InvolvementForm,
    "consent": ConsentForm,
    "former-name": FormerNameForm,
}


def first_values(part: Any, form: type[PartForm]) -> dict[str, Any]:
    """Return what the form of a part shows at first."""
    names = {*form.base_fields, "setting", "person", "organisation"}
    values = {name: getattr(part, name) for name in names if hasattr(part, name)}
    if "is_given" in values:
        values["is_given"] = "yes" if values["is_given"] else "no"
    return values


class RemoveForm(VersionForm):
    """Why a part is taken away."""

    reason = forms.CharField(
        label="Why is it taken away?", widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For example, it belongs to another child. To say that it is over, give its last"
        " day instead.",
        error_messages={"required": "Say why it is taken away"},
    )  # fmt: skip
