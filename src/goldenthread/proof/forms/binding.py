"""Binding an indicator: which, and what of it counts as success."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from goldenthread.core.success.conditions import (
    Against,
    Change,
    Comparison,
    Condition,
    ConditionUnusable,
)
from goldenthread.indicators.api import Indicator, registry, unit_of
from goldenthread.proof.enums import AGAINST, COMPARISONS
from goldenthread.proof.queries.suggesting import Suggested
from goldenthread.ui.forms import DayField, Form

_OWN = "level"
_WITH = [(_OWN, "A number of its own"), *AGAINST]


class BindForm(Form):
    """An indicator and a condition."""

    indicator = forms.ChoiceField(
        label="Which indicator shows it?",
        error_messages={"required": "Choose an indicator"},
    )
    test = forms.ChoiceField(
        label="The figure must be", choices=COMPARISONS, widget=forms.RadioSelect,
        error_messages={"required": "Choose how the figure is compared"},
    )  # fmt: skip
    against = forms.ChoiceField(
        label="Compared with", choices=_WITH, widget=forms.RadioSelect,
        error_messages={"required": "Choose what the figure is compared with"},
    )  # fmt: skip
    level = forms.FloatField(
        label="The number",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text="For example, 90 for 90%. Leave it empty if it is compared with another figure.",
    )
    change = forms.FloatField(
        label="By how much it must differ from the other figure", required=False, min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text="Leave it empty for any difference, and for a number of its own.",
    )  # fmt: skip
    counted = forms.ChoiceField(
        label="That difference is", required=False, widget=forms.RadioSelect,
        choices=[(Change.POINTS.value, "In points, or in the indicator’s own unit"),
                 (Change.PART.value, "In per cent of the other figure")],
    )  # fmt: skip
    months = forms.IntegerField(
        label="In how many months running?", min_value=1, max_value=36,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Enter a number of months, 1 or more"},
    )  # fmt: skip
    by = DayField(
        label="By what day?", what="the day", required=False,
        help_text="For example, 31 3 2027. Leave it empty if no day is promised.",
    )  # fmt: skip
    since = DayField(
        label="From what day is it counted?", what="the day from which it is counted",
        help_text="The figure then is the baseline, from which a straight path leads to the number"
        " by its day.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.choices = [
            ("", "Choose an indicator"),
            *((one.id, f"{one.name} ({one.unit})") for one in registry()),
        ]

    def clean(self) -> dict[str, Any]:
        """Return what was typed, with the condition that it comes to."""
        told = super().clean() or self.cleaned_data
        if self.errors:
            return told
        own = told["against"] == _OWN
        if own and told["level"] is None:
            self.add_error("level", "Enter the number that the figure is compared with")
            return told
        try:
            self.condition = Condition(
                test=Comparison(told["test"]),
                unit=unit_of(self.chosen),
                level=told["level"] if own else None,
                against=None if own else Against(told["against"]),
                change=0.0 if own else told["change"] or 0.0,
                counted=Change(told["counted"] or Change.POINTS),
                months=told["months"],
                by=told["by"],
            )
        except ConditionUnusable as error:
            self.add_error("level", str(error))
        return told

    @property
    def chosen(self) -> Indicator:
        """The indicator; to be asked of a form with a valid choice."""
        return registry().indicators[self.cleaned_data["indicator"]]


def first_values(suggested: Suggested | None, *, since: date) -> dict[str, Any]:
    """Return what the form begins with: what the measure seems to promise."""
    first: dict[str, Any] = {
        "since": since, "months": 1, "against": _OWN, "counted": Change.POINTS.value
    }  # fmt: skip
    if suggested is None:
        return first
    condition = suggested.condition
    return first | {
        "indicator": suggested.indicator.id,
        "test": condition.test.value,
        "against": condition.against.value if condition.against else _OWN,
        "level": condition.level if condition.level is None else f"{condition.level:g}",
        "change": f"{condition.change:g}" if condition.change else None,
        "counted": condition.counted.value,
        "months": condition.months,
        "by": condition.by,
    }
