"""A request for an assessment, as it is taken in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.enums import Channel, Source
from goldenthread.casework.forms.steps import line, offer, words
from goldenthread.children.api import Carer
from goldenthread.platform.organisations.models import Organisation, Person
from goldenthread.ui.forms import DayField, Form


class RequestForm(Form):
    """Who asked, how, and on which day it was received."""

    received_on = DayField(
        label="When was it received?", what="the day", required=False,
        help_text="The day on which it reached the council in any way, whoever opened it first",
    )  # fmt: skip
    source = forms.ChoiceField(
        label="Who asked?", widget=forms.RadioSelect, choices=Source.choices,
        error_messages={"required": "Choose who asked"},
    )  # fmt: skip
    carer = forms.TypedChoiceField(
        label="Which parent or carer?", required=False, coerce=int, empty_value=None
    )
    organisation = forms.TypedChoiceField(
        label="Which organisation?", required=False, coerce=int, empty_value=None
    )
    asked_by = line("Name of the person, if it is not above", length=200)
    request_reasons = words(
        "What did they write? Why do they ask for an assessment?", required=False,
        help_text="In their own words, as far as you can. It stands on the case, and in the papers"
        " of a panel.",
    )  # fmt: skip
    channel = forms.ChoiceField(
        label="How did it come?", required=False,
        choices=[("", "Choose"), *Channel.choices],
    )  # fmt: skip
    officer = forms.TypedChoiceField(
        label="SEND case officer", required=False, coerce=int, empty_value=None
    )
    in_youth_accommodation = forms.BooleanField(
        label="The child or young person is in relevant youth accommodation", required=False
    )
    historical = forms.BooleanField(
        label="Historical: it was decided before it came here", required=False,
        help_text="Its time limits are not worked out, and it is not open",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        carers: Iterable[Carer],
        organisations: Iterable[Organisation],
        officers: Iterable[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.carers = {one.pk: one for one in carers}
        self.organisations = {one.pk: one for one in organisations}
        self.officers = {one.pk: one for one in officers}
        for name, found, none in (
            ("carer", self.carers, "None of these"),
            ("organisation", self.organisations, "None of these"),
            ("officer", self.officers, "Nobody yet"),
        ):
            offer(self, name, ((key, one.name) for key, one in found.items()), none)

    def values(self) -> dict[str, Any]:
        """Return what was told, as the action takes it; to be asked of a valid form."""
        given = dict(self.cleaned_data)
        given["carer"] = self.carers.get(given["carer"])
        given["organisation"] = self.organisations.get(given["organisation"])
        return {n: value for n, value in given.items() if n not in ("officer", "received_on")}
