"""Asking for answers, answering, narrowing the list, tuning the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.core.standing.numbers import NUMBERS
from goldenthread.improvement.api import Rating
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.proof.queries.contradictions import ANSWERED, ASKED, WAITING, Narrowed
from goldenthread.ui.forms import Form

_STAYS = "stays"
_STATES = [
    ("", "All"),
    (WAITING, "Not answered"),
    (ASKED, "The board has asked for an answer"),
    (ANSWERED, "Answered"),
]


class AskForm(Form):
    """What the board wants to know."""

    note = forms.CharField(
        label="What do you want to know, and by when?", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The reasons are in the message already. You can leave this empty.",
    )  # fmt: skip


class AnswerForm(VersionForm):
    """Another rating, or that it stays; and why."""

    rating = forms.ChoiceField(
        label="What is your answer?", widget=forms.RadioSelect,
        error_messages={"required": "Choose a rating, or that the rating stays"},
    )  # fmt: skip
    text = forms.CharField(
        label="Why?", widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The board reads this. It stays on record beside the reasons above.",
        error_messages={"required": "Say why the rating changes, or why it stays"},
    )  # fmt: skip

    def __init__(self, *args: Any, ratings: Iterable[Rating], current: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ratings = {str(one.pk): one for one in ratings}
        field: Any = self.fields["rating"]
        field.choices = [
            *((pk, f"Change the rating to “{one.label}”") for pk, one in self.ratings.items()),
            (_STAYS, f"The rating stays “{current}”"),
        ]

    def chosen(self) -> Rating | None:
        """Return the new rating, or None when it stays; to be asked of a valid form."""
        return self.ratings.get(self.cleaned_data["rating"])


class NarrowForm(Form):
    """What the list of contradictions is narrowed to."""

    area = forms.ChoiceField(label="Area for improvement", required=False)
    post = forms.ChoiceField(label="Lead", required=False)
    state = forms.ChoiceField(label="Answer", choices=_STATES, required=False)

    def __init__(
        self,
        *args: Any,
        areas: Iterable[tuple[int, str]],
        posts: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, found, all_ in (("area", areas, "All areas"), ("post", posts, "All leads")):
            field: Any = self.fields[name]
            field.choices = [("", all_), *((str(pk), words) for pk, words in found)]

    def narrowed(self) -> Narrowed:
        """Return the filters that make sense; the others are left out."""
        told = self.cleaned_data if self.is_valid() else {}
        return Narrowed(
            area=int(told["area"]) if told.get("area") else None,
            post=int(told["post"]) if told.get("post") else None,
            state=told.get("state", ""),
        )


class TuneForm(Form):
    """The numbers, and why they are changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in NUMBERS.values():
            wrong = f"{one.words}: enter a whole number from {one.least} to {one.most}"
            self.fields[one.name] = forms.IntegerField(
                label=one.words, min_value=one.least, max_value=one.most,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                help_text=f"{one.counts.capitalize()}, from {one.least} to {one.most}",
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), wrong
                ),
            )  # fmt: skip
        self.fields["reason"] = forms.CharField(
            label="Why are they changed?", widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Say why they are changed"},
        )  # fmt: skip

    def numbers(self) -> dict[str, int]:
        """Return the numbers; to be asked of a form in which they are valid."""
        return {name: self.cleaned_data[name] for name in NUMBERS}
