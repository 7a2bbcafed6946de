"""An exception: what happened, when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.actions.documents import Brought
from goldenthread.casework.actions.exceptions import Evidence
from goldenthread.casework.enums import EvidenceKind
from goldenthread.casework.forms.steps import line, offer
from goldenthread.casework.models import AdviceRequest
from goldenthread.casework.queries.reckoning import Circumstance
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.words import capital, day


class ExceptionForm(Form):
    """A circumstance of the regulations, with its days and evidence."""

    circumstance = forms.ChoiceField(
        label="What happened", widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )  # fmt: skip
    since = DayField(label="First day", what="the first day")
    until = DayField(
        label="Last day", what="the last day", required=False,
        help_text="Leave it empty while it lasts",
    )  # fmt: skip
    evidence_kind = forms.ChoiceField(
        label="What shows it", choices=[("", "Choose"), *EvidenceKind.choices],
        error_messages={"required": "Choose what shows it"},
    )  # fmt: skip
    evidence_on = DayField(label="The day of what shows it", what="the day of what shows it")
    file = forms.FileField(
        label="Upload it", required=False, allow_empty_file=True,
        help_text="PDF, Word, workbook, text or picture, without macros or a password",
    )  # fmt: skip
    advice = forms.TypedChoiceField(
        label="Or choose the advice", required=False, coerce=int, empty_value=None
    )
    evidence = line(
        "Or say where it is held", length=200,
        help_text="For example “Hospital letter, in the post book”, never the story itself",
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        circumstances: Iterable[Circumstance],
        advice: Iterable[AdviceRequest],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.circumstances = {one.key: one for one in circumstances}
        self.given = {one.pk: one for one in advice if one.advice_received_on}
        found = ((one.key, capital(one.words)) for one in self.circumstances.values())
        offer(self, "circumstance", found)
        came = (
            (one.pk, f"{one.get_kind_display()}, {one.of}, {day(one.advice_received_on)}")
            for one in self.given.values()
        )
        offer(self, "advice", came, "None of these")

    def chosen(self) -> tuple[str, str, tuple[str, ...]]:
        """Return code, letter and the other names of the circumstance; of a valid form."""
        first, *others = self.circumstances[self.cleaned_data["circumstance"]].names
        code, _, letter = first.removesuffix(")").partition("(")
        return code, letter, tuple(others)

    def shown_by(self) -> Evidence:
        """Return the evidence; to be asked of a valid form."""
        told, file = self.cleaned_data, self.cleaned_data["file"]
        return Evidence(
            kind=told["evidence_kind"],
            dated=told["evidence_on"],
            held=told["evidence"],
            advice=self.given.get(told["advice"]),
            file=Brought(file.name, file.read()) if file else None,
        )


class SharedExceptionForm(ExceptionForm):
    """The same circumstance for many cases, such as a school closed, shown in one place."""

    evidence = line(
        "Where is it held?", length=200, required=True,
        help_text="For example “The school’s letter of closure, in the post book”",
        error_messages={"required": "Say where it is held"},
    )  # fmt: skip

    def __init__(self, *args: Any, circumstances: Iterable[Circumstance], **kwargs: Any) -> None:
        super().__init__(*args, circumstances=circumstances, advice=(), **kwargs)
        del self.fields["file"], self.fields["advice"]

    def values(self) -> dict[str, Any]:
        """Return what is put on record for each case; of a valid form."""
        names = ("since", "until", "evidence_kind", "evidence_on", "evidence")
        code, head, also = self.chosen()
        told = {name: self.cleaned_data[name] for name in names}
        return {**told, "code": code, "head": head, "also": list(also)}
