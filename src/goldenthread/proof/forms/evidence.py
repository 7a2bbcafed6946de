"""Giving evidence, verifying it, withdrawing it."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.platform.documents.checking import TAKEN
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.proof.actions.evidence import Given
from goldenthread.proof.enums import Kind, Verdict
from goldenthread.ui.forms import DayField, Form


class GiveForm(Form):
    """A piece of evidence."""

    kind = forms.ChoiceField(
        label="What kind of evidence is it?", choices=Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of evidence it is"},
    )  # fmt: skip
    statement = forms.CharField(
        label="What does it show?", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In a few plain sentences, with numbers if it has any. Do not name children.",
    )  # fmt: skip
    file = forms.FileField(
        label="File", required=False, help_text=f"You can add {TAKEN}.",
    )  # fmt: skip
    dated = DayField(
        label="On what day was it written or said?", what="the day of the evidence",
        help_text="For example, 6 1 2026",
    )  # fmt: skip
    period_from = DayField(
        label="First day of the period that it is about", what="the first day", required=False,
        help_text="Leave the period empty if it is about one day.",
    )  # fmt: skip
    period_to = DayField(
        label="Last day of that period", what="the last day", required=False
    )  # fmt: skip

    def given(self) -> Given:
        """Return what is given; to be asked of a valid form."""
        told = self.cleaned_data
        file = told.get("file")
        return Given(
            kind=Kind(told["kind"]), dated=told["dated"], statement=told["statement"],
            period_from=told["period_from"], period_to=told["period_to"],
            file=(file.name, file.read()) if file else None,
        )  # fmt: skip


class VerifyForm(VersionForm):
    """What somebody else found of a piece of evidence."""

    verdict = forms.ChoiceField(
        label="Does it show what it says?", widget=forms.RadioSelect,
        choices=[(Verdict.VERIFIED.value, "Yes, I have verified it"),
                 (Verdict.REFUSED.value, "No, it cannot be accepted")],
        error_messages={"required": "Choose whether it shows what it says"},
    )  # fmt: skip
    note = forms.CharField(
        label="What did you look at, or why can it not be accepted?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what you looked at, or why it cannot be accepted"},
    )


class WhyForm(VersionForm):
    """A reason."""

    reason = forms.CharField(
        label="Why?", widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why"},
    )  # fmt: skip

    def __init__(self, *args: Any, asks: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = asks
