"""The forms by which panels are set up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.api import Question
from goldenthread.panels.enums import READABLE_DAYS, Agency, Weekday
from goldenthread.panels.models import Seat
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.forms import DayField, Form

_OFF = {"autocomplete": "off"}


def line(label: str, *, length: int, **options: Any) -> forms.CharField:
    """Return a box of one line that the browser does not fill in by itself."""
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(attrs=_OFF), **options
    )


def words(label: str, *, rows: int = 4, **options: Any) -> forms.CharField:
    """Return a box of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def clock_time(label: str) -> forms.TimeField:
    """Return a box for a time of day."""
    wrong = "Enter a time by the 24-hour clock, for example 9:30"
    return forms.TimeField(
        label=label, help_text="By the 24-hour clock, for example 9:30",
        widget=forms.TimeInput(attrs=_OFF, format="%H:%M"),
        error_messages={"required": "Enter when it begins", "invalid": wrong},
    )  # fmt: skip


def offer(form: Form, name: str, found: Iterable[tuple[Any, str]], none: str = "") -> None:
    """Put choices into a field of a form, before them one for none if it has words."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
    field.choices = [*([("", none)] if none else []), *((str(key), text) for key, text in found)]


class PanelForm(VersionForm):
    """What a panel is, when it meets and when it can conclude."""

    kind = forms.ChoiceField(
        label="What is it asked?", widget=forms.RadioSelect, choices=Question.choices,
        error_messages={"required": "Choose what the panel is asked"},
    )  # fmt: skip
    name = line("Name", length=120, error_messages={"required": "Enter a name"})
    weekday = forms.TypedChoiceField(
        label="Which day of the week does it meet?", coerce=int, choices=Weekday.choices
    )
    starts_at = clock_time("When does it begin?")
    place = line("Where, if it meets in a room", length=200, required=False)
    link = forms.URLField(
        label="Link to the video meeting, if there is one", max_length=300, required=False,
        assume_scheme="https", error_messages={"invalid": "Enter a whole address, with https://"},
        widget=forms.TextInput(attrs=_OFF),
    )  # fmt: skip
    required = forms.MultipleChoiceField(
        label="From which agencies must somebody be there?", required=False,
        choices=Agency.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    minimum = forms.IntegerField(
        label="How many members must be there in all?", min_value=1, max_value=50, initial=3,
        widget=forms.TextInput(attrs={**_OFF, "inputmode": "numeric"}),
        error_messages={"required": "Enter how many", "invalid": "Enter a number",
                        "min_value": "At least one member must be there",
                        "max_value": "Enter 50 or less"},
    )  # fmt: skip
    chair_decides = forms.BooleanField(
        label="The chair decides for the council", required=False,
        help_text="Tick this only if the council has delegated the decision to the chair, who is"
        " one of its officers. Otherwise the panel recommends and an officer decides",
    )  # fmt: skip
    readable_days = forms.IntegerField(
        label="For how many days after a meeting can members read its papers?", min_value=0,
        max_value=366, initial=READABLE_DAYS,
        widget=forms.TextInput(attrs={**_OFF, "inputmode": "numeric"}),
        error_messages={"required": "Enter how many", "invalid": "Enter a number",
                        "max_value": "Enter 366 or less", "min_value": "Enter 0 or more"},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """Return what was told, as the action takes it; to be asked of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ChangePanelForm(PanelForm):
    """The same for a panel that is there: what it is asked stays."""

    kind = None  # type: ignore[assignment]  # -- how Django takes a field away


class SeatForm(Form):
    """Who is to sit on a panel."""

    person = forms.TypedChoiceField(
        label="Who?", coerce=int, error_messages={"required": "Choose who"},
        help_text="Whoever holds a post that reads papers of panels",
    )  # fmt: skip
    agency = forms.ChoiceField(label="For which agency?", choices=Agency.choices)
    is_chair = forms.BooleanField(
        label="Chairs the panel, or stands in for the chair", required=False
    )
    stands_in_for = forms.TypedChoiceField(
        label="Stands in for", required=False, coerce=int, empty_value=None
    )
    since = DayField(label="From which day?", what="the first day")

    def __init__(
        self, *args: Any, people: Iterable[Person], seats: Iterable[Seat], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.pk: one for one in people}
        self.seats = {one.pk: one for one in seats}
        offer(self, "person", ((one.pk, one.name) for one in self.people.values()), "Choose")
        names = ((one.pk, one.person.name) for one in self.seats.values())
        offer(self, "stands_in_for", names, "Nobody: a member")

    def values(self) -> dict[str, Any]:
        """Return what was told, as the action takes it; to be asked of a valid form."""
        given = dict(self.cleaned_data)
        given["person"] = self.people[given["person"]]
        given["stands_in_for"] = self.seats.get(given["stands_in_for"])
        return given


class EndSeatForm(Form):
    """The last day of a seat."""

    last_on = DayField(label="What is the last day?", what="the last day")


class ConfirmForm(VersionForm):
    """A step that asks for nothing but to be confirmed."""


class ReasonForm(VersionForm):
    """A step that asks for its reason."""

    reason = words("Why?", rows=2, error_messages={"required": "Say why"})
