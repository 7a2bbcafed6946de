"""The forms about one item: its paper, what members say, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldenthread.casework.api import ANSWERS, TESTS, Outcome
from goldenthread.panels.actions.deciding import Answer
from goldenthread.panels.forms.panels import offer, words
from goldenthread.panels.models import Conclusion, Seat
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import DayField, Form

_DISSENT = "dissent_"


class PaperForm(VersionForm):
    """What an officer adds to the pack that is made from the record."""

    asked_for = words("Why was it asked for?", required=False,
                      help_text="Left empty, the papers give the words of the request, as they"
                      " stand on the case")  # fmt: skip
    views = words("What do the child and the family say?", required=False)
    summary = words("Summary", rows=8, required=False,
                    help_text="Papers can be published once this is written")  # fmt: skip
    recommendation = forms.ChoiceField(label="What do you recommend?", required=False,
                                       widget=forms.RadioSelect)  # fmt: skip
    recommended_because = words("Why?", required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [("", "Nothing yet"), *((one.value, one.label) for one in ANSWERS[kind])]
        offer(self, "recommendation", found)

    def values(self) -> dict[str, str]:
        """Return what was written, as the action takes it; to be asked of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class CommentForm(VersionForm):
    """What a member says before the meeting."""

    words = words("Your comment", rows=6, error_messages={"required": "Enter your comment"})


class WithdrawInterestForm(Form):
    """Which interest is withdrawn, and why."""

    interest = forms.TypedChoiceField(label="Which interest?", coerce=int)
    why = words("Why is it withdrawn?", rows=2,
                help_text="For example: declared for the wrong case",
                error_messages={"required": "Say why the interest is withdrawn"})  # fmt: skip

    def __init__(self, *args: Any, declared: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "interest", declared)


class InterestForm(Form):
    """An interest in a case."""

    seat = forms.TypedChoiceField(label="Whose interest?", coerce=int)
    why = forms.CharField(
        label="What is the interest?", max_length=300,
        help_text="For example: my own pupil, a relative, a neighbour",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Say what the interest is, for example “my own pupil”"},
    )  # fmt: skip

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {one.pk: one for one in seats}
        offer(self, "seat", ((one.pk, one.person.name) for one in self.seats.values()))

    def chosen(self) -> Seat:
        """Return whose interest it is; to be asked of a valid form."""
        return self.seats[self.cleaned_data["seat"]]


class _AnswerForm(VersionForm):
    outcome = forms.ChoiceField(
        label="What was concluded?", widget=forms.RadioSelect,
        error_messages={"required": "Choose what was concluded"},
    )  # fmt: skip
    legal_test = forms.ChoiceField(
        label="Which test does it rest on?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the test that it rests on"},
    )  # fmt: skip
    reasons = words("Reasons", error_messages={"required": "Give the reasons"})

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outcome", ((one.value, one.label) for one in ANSWERS[kind]))
        tests = [
            (test.value, f"{_for(outcome)}: {test.label}")
            for outcome in ANSWERS[kind]
            for test in TESTS[outcome]
        ]
        offer(self, "legal_test", tests)


def _for(outcome: Outcome) -> str:
    return "For yes" if outcome in (Outcome.ASSESS, Outcome.ISSUE) else "For no"


class ConclusionForm(_AnswerForm):
    """What a panel concluded, or between meetings the chair; with who did not agree."""

    asks = words("Conditions, or what is asked for with it", rows=2, required=False)
    consulted = words(
        "Who was asked, when, and what did they say?",
        error_messages={"required": "Say who was asked, when, and what they said"},
    )  # fmt: skip
    told_on = DayField(
        label="When was the family told of the council’s decision?", what="the day",
        required=False, help_text="Leave it empty if they have not been told, or if the council has"
        " not decided: the case moves only once they have",
    )  # fmt: skip
    reason = words("Why is it corrected?", rows=2,
                   error_messages={"required": "Say why it is corrected"})  # fmt: skip

    def __init__(
        self,
        *args: Any,
        seats: Iterable[Seat],
        is_between: bool,
        may_tell: bool,
        is_correction: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        unasked = {"consulted": not is_between, "told_on": not may_tell or is_correction,
                   "reason": not is_correction}  # fmt: skip
        for name, is_unasked in unasked.items():
            if is_unasked:
                del self.fields[name]
        for seat in seats:
            name = f"{seat.person.name}, {seat.get_agency_display()}, did not agree because"
            self.fields[f"{_DISSENT}{seat.pk}"] = words(name, rows=2, required=False)
        self.dissenting = [name for name in self.fields if name.startswith(_DISSENT)]

    def answer(self) -> Answer:
        """Return what was concluded, as the action takes it; to be asked of a valid form."""
        given = self.cleaned_data
        return Answer(
            outcome=given["outcome"], legal_test=given["legal_test"], reasons=given["reasons"],
            asks=given["asks"], consulted=given.get("consulted", ""),
            dissents={int(name.removeprefix(_DISSENT)): given[name] for name in self.dissenting},
        )  # fmt: skip


class DecisionForm(_AnswerForm):
    """What the council decided after a panel had concluded."""

    decided_on = DayField(label="When was it decided?", what="the day of the decision")
    told_on = DayField(label="When was the family told?", what="the day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].label = "What did the council decide?"

    def answer(self) -> Answer:
        """Return what was decided, as the action takes it; to be asked of a valid form."""
        given = self.cleaned_data
        return Answer(
            outcome=given["outcome"], legal_test=given["legal_test"], reasons=given["reasons"],
            dissents={},
        )  # fmt: skip


def as_typed(conclusion: Conclusion, dissents: Mapping[int, str]) -> dict[str, Any]:
    """Return what was concluded as the boxes of the form hold it."""
    return {
        "outcome": conclusion.outcome,
        "legal_test": conclusion.legal_test,
        "reasons": conclusion.reasons,
        "asks": conclusion.asks,
        "consulted": conclusion.consulted,
        **{f"{_DISSENT}{seat}": why for seat, why in dissents.items()},
    }
