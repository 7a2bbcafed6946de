"""The forms by which a case is carried on. Each asks the day, today unless it is another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.casework.enums import TESTS, AdviceKind, ChaseHow, Outcome
from goldenthread.casework.policies import STEPS
from goldenthread.casework.queries.readers import Reader
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.platform.organisations.models import Organisation, Person
from goldenthread.ui.forms import DayField, Form, Offered

_OFF = {"autocomplete": "off"}


def line(label: str, *, length: int, **options: Any) -> forms.CharField:
    """Return a box of one line that the browser does not fill in by itself."""
    options.setdefault("required", False)
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(attrs=_OFF), **options
    )


def words(label: str, *, rows: int = 4, **options: Any) -> forms.CharField:
    """Return a box of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def offer(form: Form, name: str, found: Iterable[tuple[Any, str]], none: str = "") -> None:
    """Put choices into a field of a form, before them one for none if it has words."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
    field.choices = Offered(
        [*([("", none)] if none else []), *((str(key), text) for key, text in found)]
    )


class StepForm(Form):
    """The day of one step."""

    day = DayField(label="When?", what="the day", help_text="For example, 31 3 2026")

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = STEPS[step].asks


class Tells(Form):
    """Mixed into a step that tells somebody: whether it tells them now, and own words in it."""

    how = forms.ChoiceField(
        label="Have they been told?", widget=forms.RadioSelect, required=False,
        choices=[("send", "No: tell them now. You are shown the message before it leaves"),
                 ("done", "Yes, they have been told already")],
    )  # fmt: skip
    paragraph = words(
        "Your own words in the message", required=False, rows=3,
        help_text="You do not have to add any. Write no full name, no date of birth, and nothing"
        " about needs: others may read the message.",
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def telling(self) -> str | None:
        """The words of what is sent now, or None; to be asked of a valid form."""
        return self.cleaned_data["paragraph"] if self.cleaned_data["how"] == "send" else None


class TellForm(Tells, StepForm):
    """The day of a step that tells somebody."""

    field_order = ["how", "day", "paragraph", "seen"]


class WithdrawForm(StepForm):
    """The day on which a request was withdrawn, and why if that is known."""

    reason = words("Why, if it is known", required=False, rows=2)


class MoveForm(StepForm):
    """The day on which a family moved, and where to."""

    moved_to = line(
        "Number of the new council, if it is known", length=3,
        help_text="The three figures of the Department for Education, for example 873",
    )  # fmt: skip


class DecisionForm(Tells, StepForm):
    """A decision: when it was taken and given, on which test, and why."""

    decided_on = DayField(label="When was it decided?", what="the day of the decision")
    legal_test = forms.ChoiceField(
        label="Which test does it rest on?", widget=forms.RadioSelect,
        error_messages={"required": "Choose the test that the decision rests on"},
    )  # fmt: skip
    reasons = words(
        "Reasons",
        error_messages={"required": "Give the reasons"},
        help_text="The family reads them as they are. Use plain words, and no full name",
    )
    field_order = ["decided_on", "legal_test", "reasons", "how", "day", "paragraph", "seen"]

    def __init__(self, *args: Any, step: str, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, step=step, **kwargs)
        offer(self, "legal_test", ((test.value, test.label) for test in TESTS[outcome]))
        if len(TESTS[outcome]) == 1:
            self.initial["legal_test"] = TESTS[outcome][0].value


class CorrectForm(VersionForm):
    """A date put right, with the reason."""

    day = DayField(
        label="The right day", what="the day", required=False,
        help_text="Leave it empty if this never happened",
    )  # fmt: skip
    reason = words("Why is it corrected?", rows=2,
                   error_messages={"required": "Say why the date is corrected"})  # fmt: skip


class AdviceForm(Form):
    """A request for advice."""

    kind = forms.ChoiceField(label="What about?", choices=AdviceKind.choices)
    organisation = forms.TypedChoiceField(
        label="Organisation", required=False, coerce=int, empty_value=None,
        help_text="Its staff who give advice see the child’s record until the advice has come",
    )  # fmt: skip
    name = line("Name or post, if it is known", length=160)
    family = forms.ChoiceField(
        label="If you ask the family for its views: who?", required=False,
        help_text="We email them a link of their own, which you read first, or you get a letter to"
        " print. They are reminded before and after the last day",
    )  # fmt: skip
    day = DayField(
        label="When did they receive the request?", what="the day",
        help_text="Today: we tell them by email at once, or you get a letter to print. An earlier"
        " day: they have it already, and nothing is sent.",
    )  # fmt: skip
    asks = words(
        "What are they asked, and why was the assessment asked for?", required=False,
        help_text="They read this. Say what the decision turns on; leave out what they need not"
        " know.",
    )  # fmt: skip

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], family: Iterable[Reader],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        readers = [(one.name, f"{one.name}, {one.part.lower()}{_reached(one)}") for one in family]
        offer(self, "family", readers, "The family is not asked" if readers else "Nobody known")
        self.organisations = {one.pk: one for one in organisations}
        found = ((one.pk, one.name) for one in self.organisations.values())
        offer(self, "organisation", found, "None of these")

    @property
    def who(self) -> str:
        """The name of whom is asked; to be asked of a valid form."""
        given = self.cleaned_data
        of_family = given["family"] if given["kind"] == AdviceKind.FAMILY else ""
        return str(of_family or given["name"])


def _reached(reader: Reader) -> str:
    if reader.email:
        return f": {reader.email}"
    return ": wants no email" if reader.wants_no_email else ": no email address"


class ChaseForm(Form):
    """When and how advice was asked for again, and what was said."""

    day = DayField(label="When were they asked again?", what="the day")
    how = forms.ChoiceField(
        label="How?", choices=[one for one in ChaseHow.choices if one[0] != ChaseHow.SENT],
        widget=forms.RadioSelect, error_messages={"required": "Choose how they were asked"},
    )  # fmt: skip
    said = words("What was said?", required=False, rows=3,
                 help_text="For example, with whom you spoke and what was promised")  # fmt: skip


class AdviceReceivedForm(Form):
    """The day on which advice came."""

    day = DayField(label="When did it come?", what="the day")
    late_reason = line("Why it came late, if it did", length=300)


class ReasonsForm(VersionForm):
    """What whoever asked for the assessment wrote."""

    request_reasons = words("What did they write?", rows=10, required=False)


class WithdrawAdviceForm(Form):
    """Why a request for advice is withdrawn."""

    reason = words("Why is it withdrawn?", rows=2, help_text="Kept on record. They are not told.",
                   error_messages={"required": "Say why it is withdrawn"})  # fmt: skip


class CorrectAdviceForm(VersionForm):
    """The days of a request for advice put right."""

    requested_on = DayField(label="When did they receive the request?", what="the day")
    received_on = DayField(
        label="When did the advice come?", what="the day", required=False,
        help_text="Leave it empty while it has not come",
    )  # fmt: skip
    reason = words("Why is it corrected?", rows=2,
                   error_messages={"required": "Say why the date is corrected"})  # fmt: skip


class EndExceptionForm(VersionForm):
    """The last day of an exception."""

    until = DayField(label="Last day", what="the last day")


class AllocateForm(VersionForm):
    """Whose case it is to be."""

    officer = forms.TypedChoiceField(
        label="Officer", coerce=int, error_messages={"required": "Choose an officer"}
    )
    handover_note = words(
        "Handover note", required=False,
        help_text="What the new officer must know: what was promised, what is being waited for",
    )  # fmt: skip

    def __init__(self, *args: Any, officers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {one.pk: one for one in officers}
        offer(self, "officer", ((one.pk, one.name) for one in self.officers.values()), "Choose")
