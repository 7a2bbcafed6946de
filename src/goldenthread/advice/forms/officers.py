"""The forms of case officers: quality, a chase, a link, reuse; and the filters of the lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from goldenthread.advice.enums import QUESTIONS_OF_QUALITY, SecondStep, Standing, Verdict
from goldenthread.advice.queries.requests import SORTS, Choice
from goldenthread.casework.api import AdviceKind, AdviceRequest, Ground
from goldenthread.ui.forms import DayField, Form

_OFF = {"autocomplete": "off"}
_YES_NO = [("yes", "Yes"), ("no", "No")]


def _line(label: str, *, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(attrs=_OFF), **options
    )


class QualityForm(Form):
    """Four questions of quality, each with a note, and the verdict."""

    verdict = forms.ChoiceField(
        label="What do you decide?", widget=forms.RadioSelect,
        choices=[(Verdict.ACCEPTED, "Accept it"), (Verdict.RETURNED, "Send it back for more work")],
        error_messages={"required": "Choose whether to accept it"},
    )  # fmt: skip
    reason = forms.CharField(
        label="If you send it back: what is missing?", required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="They read this. The last day stays what it was.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in QUESTIONS_OF_QUALITY:
            self.fields[key] = forms.ChoiceField(
                label=words, choices=_YES_NO, widget=forms.RadioSelect,
                error_messages={"required": f"{words} Choose yes or no"},
            )  # fmt: skip
            self.fields[f"{key}_note"] = _line("Note (optional)", length=300, required=False)
        self.order_fields(
            [name for key, _ in QUESTIONS_OF_QUALITY for name in (key, f"{key}_note")]
        )

    def found(self) -> dict[str, dict[str, Any]]:
        """Return what was found; to be asked of a valid form."""
        given = self.cleaned_data
        return {
            key: {"yes": given[key] == "yes", "note": given[f"{key}_note"]}
            for key, _ in QUESTIONS_OF_QUALITY
        }


class ChaseForm(Form):
    """What an officer adds to a reminder."""

    words = forms.CharField(
        label="Your own words (optional)", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Never write the child’s name, date of birth or needs into an email.",
    )  # fmt: skip


class LinkForm(Form):
    """Who is sent a link, and what the second step is."""

    name = _line("Their name", length=160, error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        label="Their email address", widget=forms.EmailInput(attrs=_OFF),
        error_messages={"required": "Enter their email address",
                        "invalid": "Enter an email address, like name@example.org"},
    )  # fmt: skip
    second_step = forms.ChoiceField(
        label="How do we make sure that it is they?", choices=SecondStep.choices,
        widget=forms.RadioSelect, initial=SecondStep.EMAIL,
    )  # fmt: skip
    word = _line(
        "Code word, if you tell them one", length=60, required=False,
        help_text="8 letters or more. Tell it by telephone, never by email. It is not shown again.",
    )  # fmt: skip


class ReuseForm(Form):
    """Earlier advice that is enough, and who agreed."""

    earlier = forms.TypedChoiceField(
        label="Which advice?", coerce=int, required=False, empty_value=None,
        widget=forms.RadioSelect,
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What is it about?",
        choices=[one for one in AdviceKind.choices if one[0] != AdviceKind.FAMILY],
    )  # fmt: skip
    document = _line(
        "If it is a document: which?", length=200, required=False,
        help_text="For example “Report of the hospital, 3 March”: its name, not what it says",
    )  # fmt: skip
    giver = _line("Who gave it?", length=160, error_messages={"required": "Say who gave it"})
    written_on = DayField(label="When was it written?", what="the day on which it was written")
    giver_agreed_on = DayField(
        label="When did they agree that it is still enough?", what="the day on which they agreed"
    )
    family_agreed_on = DayField(
        label="When did the parent or young person agree?", what="the day on which they agreed"
    )
    family_agreed_who = _line(
        "Who of the family agreed?", length=160,
        error_messages={"required": "Say who of the family agreed"},
    )  # fmt: skip

    def __init__(self, *args: Any, earlier: Iterable[AdviceRequest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found_earlier = {one.pk: one for one in earlier}
        field = self.fields["earlier"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [
            *(
                (str(one.pk), f"{one.get_kind_display()}: {one.of}, case {one.case.number}")
                for one in self.found_earlier.values()
            ),
            ("", "A document that we hold"),
        ]


class ShareForm(Form):
    """With whom advice is shared, and why."""

    with_request = forms.TypedChoiceField(
        label="With whom?", coerce=int, widget=forms.RadioSelect,
        error_messages={"required": "Choose a service"},
    )  # fmt: skip
    reason = forms.CharField(
        label="Why do they need to read it?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="They read this.", error_messages={"required": "Say why they need to read it"},
    )  # fmt: skip
    ground = forms.ChoiceField(
        label="If the family said no: what is the legal reason?", required=False,
        widget=forms.RadioSelect, choices=[("", "The family has not said no"), *Ground.choices],
    )  # fmt: skip
    because = forms.CharField(
        label="If the family said no: why does this reason hold here?", required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text="Kept on record.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, requests: Iterable[AdviceRequest], is_refused: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.requests = {one.pk: one for one in requests}
        field = self.fields["with_request"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [
            (str(one.pk), f"{one.of}: {one.get_kind_display().lower()}")
            for one in self.requests.values()
        ]
        if not is_refused:
            del self.fields["ground"], self.fields["because"]


class StopSharingForm(Form):
    """Why advice is no longer shared."""

    reason = forms.CharField(
        label="Why is it no longer shared?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept on record. They are told that it is no longer shared, not why.",
        error_messages={"required": "Say why it is no longer shared"},
    )  # fmt: skip


class InboxForm(Form):
    """What the inbox is narrowed to. What cannot be understood is left out."""

    standing = forms.ChoiceField(
        label="Show", required=False,
        choices=[("", "All that is not accepted"), ("overdue", "Overdue"),
                 *((one.value, one.label) for one in Standing),
                 ("asking", "Asking for a new link"), ("all", "Everything")],
    )  # fmt: skip
    whose = forms.ChoiceField(
        label="Whose", required=False, choices=[("", "Everybody’s"), ("mine", "Mine")]
    )
    kind = forms.ChoiceField(
        label="About", required=False, choices=[("", "Anything"), *AdviceKind.choices]
    )

    def choice(self) -> Choice:
        """Return what is asked for, as far as it can be understood."""
        self.is_valid()
        given, sort = self.cleaned_data, str(self.data.get("sort", "due"))
        return Choice(
            standing=given.get("standing") or "", whose=given.get("whose") or "",
            kind=given.get("kind") or "", sort=sort if sort in SORTS else "due",
        )  # fmt: skip


class MonthsForm(Form):
    """From which month to which figures are shown."""

    since = forms.CharField(label="From", required=False, widget=forms.TextInput(attrs=_OFF),
                            help_text="Year and month, for example 2026-01")  # fmt: skip
    until = forms.CharField(label="To", required=False, widget=forms.TextInput(attrs=_OFF),
                            help_text="Year and month")  # fmt: skip

    def months(self, *, on: date) -> tuple[date, date]:
        """Return the first day of the first month and of the last: the last twelve unless told.

        What cannot be understood is left out.
        """
        self.is_valid()
        last = _month(self.cleaned_data.get("until")) or on.replace(day=1)
        usual = (last - timedelta(days=334)).replace(day=1)  # eleven months before
        first = _month(self.cleaned_data.get("since")) or usual
        return min(first, last), last


def _month(typed: str | None) -> date | None:
    try:
        year, _, month = (typed or "").partition("-")
        return date(int(year), int(month), 1)
    except ValueError:
        return None
