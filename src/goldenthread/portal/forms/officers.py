"""What officers say of an online request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.children.api import Match, Setting
from goldenthread.platform.organisations.models import Person
from goldenthread.portal.enums import WhyNot
from goldenthread.ui.forms import Form
from goldenthread.ui.words import day

NOBODY = "new"


class TakeInForm(Form):
    """Which child it is, and whose case it is to be."""

    child = forms.ChoiceField(
        label="Which child is it?", widget=forms.RadioSelect,
        error_messages={"required": "Choose a record, or that the child has none yet"},
    )  # fmt: skip
    setting = forms.TypedChoiceField(
        label="School or college, for a new record", required=False, coerce=int, empty_value=None
    )
    officer = forms.TypedChoiceField(
        label="SEND case officer", required=False, coerce=int, empty_value=None
    )

    def __init__(
        self,
        *args: Any,
        matches: Iterable[Match],
        settings: Iterable[Setting],
        officers: Iterable[Person],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(one.child.pk): one.child for one in matches}
        self.settings = {one.pk: one for one in settings}
        self.officers = {one.pk: one for one in officers}
        known = [
            (key, f"{one.name}, record {one.number}, born {day(one.date_of_birth)}")
            for key, one in self.children.items()
        ]
        none = "None of these: make a new record" if known else "Make a new record"
        self._offer("child", [*known, (NOBODY, none)])
        register = [(str(pk), one.name) for pk, one in self.settings.items()]
        self._offer("setting", [("", "None, or not in the register"), *register])
        staff = [(str(pk), one.name) for pk, one in self.officers.items()]
        self._offer("officer", [("", "Nobody yet"), *staff])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = choices


class SetAsideForm(Form):
    """Why something is not a request."""

    why_not = forms.ChoiceField(
        label="Why is it not a request?", widget=forms.RadioSelect, choices=WhyNot.choices,
        error_messages={"required": "Choose why it is not a request"},
    )  # fmt: skip
    note = forms.CharField(
        label="Note", required=False, max_length=300,
        help_text="Needed for another reason. Say what was done, for example that the family was"
        " called",
    )  # fmt: skip
