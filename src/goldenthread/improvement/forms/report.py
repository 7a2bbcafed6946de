"""Reporting progress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from goldenthread.improvement.actions.progress import Told
from goldenthread.improvement.forms.days import DayField
from goldenthread.improvement.models import Milestone, ProgressUpdate, Rating
from goldenthread.ui.forms import Form


class ReportForm(Form):
    """What has happened on an action, its rating, and which milestones it concerns or ends.

    For each open milestone there are two fields more, ``done_on_<id>`` and ``shown_by_<id>``.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="What has happened?",
        help_text="What was done since the last report, what it has changed, and what comes next.",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Enter what has happened."},
    )
    rating = forms.TypedChoiceField(
        label="How is it going?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it is going."},
    )
    rating_reason = forms.CharField(
        label="Why this rating?",
        help_text="Needed when it is worse than before, or complete while milestones are not done.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    concerns = forms.TypedMultipleChoiceField(
        label="Which milestones does this concern?",
        help_text="If one is done, say on which day and what shows it.",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, ratings: Sequence[Rating], milestones: Sequence[Milestone], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ratings = {rating.pk: rating for rating in ratings}
        self.milestones = milestones
        self._choices("rating").choices = [(r.pk, r.label) for r in ratings]
        self._choices("concerns").choices = [(m.pk, m.text) for m in milestones]
        for step in milestones:
            self.fields[f"done_on_{step.pk}"] = DayField(
                label="Done on", help_text="Leave empty if it is not done yet", required=False
            )
            self.fields[f"shown_by_{step.pk}"] = forms.CharField(
                label="What shows that it is done?",
                help_text="For example, minutes, a published page, figures",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def _choices(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        return field

    @property
    def hints(self) -> dict[str, str]:
        """What each rating means in this plan's scheme, by its value."""
        return {str(r.pk): r.definition for r in self.ratings.values() if r.definition}

    def told(self) -> Told:
        """Return what was reported; to be asked of a valid form."""
        data = self.cleaned_data
        done: dict[int, tuple[date | None, str]] = {}
        for step in self.milestones:
            day, shown_by = data[f"done_on_{step.pk}"], data[f"shown_by_{step.pk}"]
            if day or shown_by:
                done[step.pk] = (day, shown_by)
        return Told(
            text=data["text"],
            rating=self.ratings[data["rating"]],
            reason=data["rating_reason"],
            concerns=frozenset(data["concerns"]),
            done=done,
        )


def as_reported(update: ProgressUpdate, mentions: Iterable[Any]) -> dict[str, Any]:
    """Return the first values of the form that corrects a report: what was said."""
    values: dict[str, Any] = {
        "text": update.text,
        "rating": update.rating_id,
        "rating_reason": update.rating_reason,
        "concerns": [],
    }
    for mention in mentions:
        values["concerns"].append(mention.milestone_id)
        values[f"done_on_{mention.milestone_id}"] = mention.done_on
        values[f"shown_by_{mention.milestone_id}"] = mention.shown_by
    return values
