"""What comes in for many cases at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.forms.steps import line, offer, words
from goldenthread.casework.models import Team
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import Person
from goldenthread.ui.forms import DayField, Form


class ReallocateForm(Form):
    """To whom the cases go, and what they must know."""

    officers = forms.TypedMultipleChoiceField(
        label="Who takes the cases?", coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text="Choose one, or several: then they are shared out, so that those with fewest"
        " open cases get most",
        error_messages={"required": "Choose at least one officer"},
    )  # fmt: skip
    note = words(
        "Handover note for all of them",
        help_text="What the new officers must know. What is next on each case is added by itself.",
        error_messages={"required": "Say what the new officers must know"},
    )

    def __init__(
        self, *args: Any, officers: Iterable[Person], counts: dict[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.pk: one for one in officers}
        found = ((pk, f"{one.name} ({counts.get(pk, 0)} open)") for pk, one in self.people.items())
        offer(self, "officers", found)

    def chosen(self) -> list[Person]:
        """Return the officers; to be asked of a valid form."""
        return [self.people[pk] for pk in self.cleaned_data["officers"]]


class AcknowledgeForm(Form):
    """The day on which all of the requests were acknowledged."""

    day = DayField(label="When were the acknowledgements sent?", what="the day")


class FilterNameForm(Form):
    """What a filter is called, and for whom it is."""

    name = line(
        "Name of the filter", length=60, required=True,
        error_messages={"required": "Give the filter a name"},
    )  # fmt: skip
    team = forms.TypedChoiceField(
        label="For whom?", required=False, coerce=int, empty_value=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {one.pk: one for one in teams}
        if self.teams:
            found = ((pk, f"Everyone in {one.name}") for pk, one in self.teams.items())
            offer(self, "team", found, "Only me")
            self.initial.setdefault("team", "")
        else:
            del self.fields["team"]

    def chosen(self) -> Team | None:
        """Return the team; to be asked of a valid form."""
        return self.teams.get(self.cleaned_data.get("team") or 0)


class RenameForm(VersionForm):
    """Another name."""

    name = line("Name", length=100, required=True, error_messages={"required": "Enter a name"})


class TeamForm(Form):
    """What a new team is called."""

    name = line(
        "Name of the team", length=100, required=True, error_messages={"required": "Enter a name"}
    )


class JoinForm(Form):
    """Who joins a team, and when."""

    person = forms.TypedChoiceField(
        label="Who joins?", coerce=int, error_messages={"required": "Choose who joins"}
    )
    since = DayField(label="From which day?", what="the first day")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.pk: one for one in people}
        offer(self, "person", ((pk, one.name) for pk, one in self.people.items()), "Choose")


class LeaveForm(Form):
    """Somebody's last day in a team."""

    until = DayField(label="What is their last day in the team?", what="the last day")
