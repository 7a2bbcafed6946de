"""The forms by which a restricted record is opened again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.platform.organisations.models import Person
from goldenthread.ui.forms import Form


def _why(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say nothing of the child.",
        error_messages={"required": "Say why"},
    )  # fmt: skip


class AskForm(Form):
    """Which record, for whom, and why."""

    number = forms.TypedChoiceField(label="Which record?", coerce=int)
    to = forms.TypedChoiceField(label="Who is to be named for it?", coerce=int)
    reason = _why("Why does it have to be opened?")

    def __init__(
        self, *args: Any, numbers: Iterable[int], people: Iterable[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.pk: one for one in people}
        for name, found in (
            ("number", [(str(number), f"Record {number}") for number in numbers]),
            ("to", [(str(pk), one.name) for pk, one in self.people.items()]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
            field.choices = found


class AnswerForm(Form):
    """What the second person says, and why."""

    is_confirmed = forms.TypedChoiceField(
        label="Is it to be opened?", widget=forms.RadioSelect, coerce=lambda said: said == "yes",
        choices=[("yes", "Yes, open it for the person named"), ("no", "No")],
        error_messages={"required": "Choose yes or no"},
    )  # fmt: skip
    answer = _why("Why?")
