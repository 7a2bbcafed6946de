"""Bringing a file."""

from __future__ import annotations

from django import forms

from goldenthread.ui.forms import Form


class UploadForm(Form):
    """One published plan."""

    file = forms.FileField(
        label="The plan as it was published",
        allow_empty_file=True,  # said in our own words
        error_messages={"required": "Choose the file of the plan."},
    )


class ConfirmForm(Form):
    """Nothing but a decision."""


class ReasonForm(Form):
    """A decision and its reason."""

    reason = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter why."},
    )
