"""The forms by which a request is taken, answered and explained."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.advice.queries.questions import Section
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.forms import Form


class TakeForm(VersionForm):
    """Who of the team is to have a request."""

    to = forms.TypedChoiceField(
        label="Who takes it?", required=False, coerce=int, empty_value=None,
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, team: Iterable[Person], me: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.team = {one.pk: one for one in team}
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        people = sorted(self.team.values(), key=lambda one: (one.pk != me, one.name))
        field.choices = [
            *((str(one.pk), "I take it" if one.pk == me else one.name) for one in people),
            ("", "Nobody: put it back for the team"),
        ]


class SectionForm(VersionForm):
    """One section of the form of a kind of advice: its questions are data."""

    def __init__(self, *args: Any, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in section.questions:
            self.fields[one.key] = forms.CharField(
                label=one.label if one.needed else f"{one.label} (optional)",
                help_text=one.help, required=False,  # it can be saved half done
                widget=forms.Textarea(attrs={"rows": one.rows}), max_length=20_000,
            )  # fmt: skip

    def answers(self) -> dict[str, str]:
        """Return what was written, by question; to be asked of a valid form."""
        return {name: text for name, text in self.cleaned_data.items() if name != "version"}


class DocumentForm(Form):
    """One file."""

    file = forms.FileField(
        label="The document",
        allow_empty_file=True,  # said in our own words
        error_messages={"required": "Choose the document."},
    )


class LateForm(VersionForm):
    """Why advice is late."""

    code = forms.ChoiceField(
        label="Why is it late?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason"},
    )  # fmt: skip
    words = forms.CharField(
        label="More about it, if needed", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        allowed: list[tuple[str, str]],
        others: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [*allowed, *others]


class ConfirmForm(Form):
    """Nothing but a decision."""


class CodeForm(Form):
    """The second step after a link."""

    code = forms.CharField(
        label="Code", max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        error_messages={"required": "Enter the code"},
    )  # fmt: skip
