"""The forms about a meeting and its agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldenthread.casework.api import Question
from goldenthread.panels.forms.panels import ReasonForm, clock_time, offer, words
from goldenthread.panels.models import Meeting, Seat
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.words import long_day


class MoveForm(ReasonForm):
    """A meeting moved."""

    day = DayField(label="To which day?", what="the new day")
    starts_at = clock_time("When does it begin?")
    field_order = ["day", "starts_at", "reason"]


class AttendanceForm(VersionForm):
    """Who is at a meeting."""

    seats = forms.TypedMultipleChoiceField(
        label="Who is here?", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.all_seats = {one.pk: one for one in seats}
        found = (
            (one.pk, f"{one.person.name}, {one.get_agency_display()}")
            for one in self.all_seats.values()
        )
        offer(self, "seats", found)

    def chosen(self) -> list[Seat]:
        """Return who is there; to be asked of a valid form."""
        return [self.all_seats[pk] for pk in self.cleaned_data["seats"]]


class AddForm(Form):
    """A case put on an agenda by hand."""

    case = forms.IntegerField(
        label="Number of the case", min_value=1, max_value=999_999_999,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": "Enter the number of the case", "invalid": "Enter a number",
                        "min_value": "Enter a number", "max_value": "Enter a number"},
    )  # fmt: skip
    why = words("Why is it put on the agenda?", rows=2,
                error_messages={"required": "Say why the case is put on the agenda"})  # fmt: skip


class CarryForm(ReasonForm):
    """Where a case is carried over to."""

    to = forms.ChoiceField(label="To which meeting?", widget=forms.RadioSelect,
                           error_messages={"required": "Choose where to"})  # fmt: skip
    field_order = ["to", "reason"]

    def __init__(
        self, *args: Any, meetings: Iterable[Meeting], may_decide: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(one.pk): one for one in meetings}
        found = [(key, long_day(one.day)) for key, one in self.meetings.items()]
        if may_decide:
            found.append(("between", "None: to be decided between meetings, by the chair"))
        offer(self, "to", found)

    def target(self) -> Meeting | None:
        """Return the meeting, or None for none; to be asked of a valid form."""
        return self.meetings.get(self.cleaned_data["to"])


class ConsistencyForm(Form):
    """Which decisions are counted."""

    question = forms.ChoiceField(label="Decision", required=False, choices=Question.choices)
    first = forms.ChoiceField(label="From", required=False)
    last = forms.ChoiceField(label="To", required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        for name in ("first", "last"):
            offer(self, name, _months(on))

    def choice(self) -> tuple[str, date, date]:
        """Return the question, the first day and the last; what cannot be understood is usual."""
        self.is_valid()
        given = self.cleaned_data
        until = _first_of(given.get("last")) or self.on.replace(day=1)
        since = _first_of(given.get("first")) or _months_before(until, 11)
        since, until = min(since, until), max(since, until)
        last = _months_before(until, -1)
        return (
            given.get("question") or Question.ASSESS,
            since,
            date.fromordinal(last.toordinal() - 1),
        )


def _months(on: date, many: int = 36) -> list[tuple[str, str]]:
    """Return the months until a day, the latest first, each by its code and its name."""
    first = on.year * 12 + on.month - 1
    found = []
    for index in range(first, first - many, -1):
        day = date(index // 12, index % 12 + 1, 1)
        found.append((f"{day:%Y-%m}", f"{day:%B %Y}"))
    return found


def _first_of(month: str | None) -> date | None:
    return date.fromisoformat(f"{month}-01") if month else None


def _months_before(first: date, many: int) -> date:
    index = first.year * 12 + first.month - 1 - many
    return date(index // 12, index % 12 + 1, 1)
