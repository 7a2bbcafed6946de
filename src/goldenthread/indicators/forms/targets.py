"""The forms of targets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.measurements import Unit
from goldenthread.indicators.models import Target
from goldenthread.indicators.models.story import LONGEST
from goldenthread.indicators.policies.aiming import Aim, aim_of, check_aim
from goldenthread.indicators.policies.measuring import unit_of
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.organisations.forms import VersionForm
from goldenthread.ui.forms import DayField, Form
from goldenthread.ui.words import day

_MARK = re.compile(r"\s*(\d{1,2})[ /.](\d{1,2})[ /.](\d{4})\s*[:=]?\s+(-?\d+(?:\.\d+)?)\s*%?\s*")
STRAIGHT, STEPS, MILESTONES = "straight", "steps", "milestones"
_WAYS = {
    STRAIGHT: "Straight from the baseline to the target",
    STEPS: "In steps, such as 10 points a month",
    MILESTONES: "Through milestones",
}


def _number(label: str, missing: str, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=9, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": missing, "invalid": "Enter a number, such as 75"}, **options,
    )  # fmt: skip


def _reason(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=600,
        error_messages={"required": missing},
    )  # fmt: skip


class TargetForm(VersionForm):
    """A target: where it starts, what is to be reached by when, the way, and why.

    `worse_is_meant` is asked for only when the target lies on the worse side of its baseline.
    """

    baseline_on = DayField(
        label="Which day is the baseline of?", what="the day of the baseline",
        help_text="The day that the figure starts from, for example 31 3 2026.",
    )  # fmt: skip
    baseline_value = _number(
        "What was the figure then?", "Enter the figure of the baseline",
        help_text="Everyone who reads the plan can see it. Where it stands for few children, enter"
        " a round number.",
    )  # fmt: skip
    target_on = DayField(label="By which day is the target to be reached?", what="the day")
    target_value = _number("What is to be reached?", "Enter what is to be reached")
    worse_is_meant = forms.BooleanField(
        label="This target is worse than its baseline, and that is what is meant", required=False
    )
    way = forms.ChoiceField(
        label="How does it get there?", choices=list(_WAYS.items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose how it gets there"},
    )  # fmt: skip
    steps_by = _number("In steps: how much each time?", "", required=False)
    steps_months = forms.IntegerField(
        label="In steps: every how many months?", required=False, min_value=1, max_value=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": "Enter a whole number of months",
                        "min_value": "Enter 1 or more", "max_value": "Enter 60 or fewer"},
    )  # fmt: skip
    milestones = forms.CharField(
        label="Milestones: which figure by which day?", required=False,
        widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
        help_text="One on each line: the day, then the figure, such as 31 12 2026: 70",
    )  # fmt: skip
    tolerance = _number(
        "How far behind the path is still near it?", "Enter a number; 0 for not at all",
        help_text="In points for a percentage, else in the figure’s own unit.",
    )  # fmt: skip
    reason = _reason("Why this target?", "Say why this target")

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._indicator = indicator
        if not self.is_bound:
            del self.fields["worse_is_meant"]

    def clean(self) -> dict[str, Any]:
        """Refuse in words what cannot be meant."""
        cleaned = super().clean() or self.cleaned_data
        self._check_way(cleaned)
        try:
            if not self.errors:
                check_aim(self.aim(), self._indicator)
        except NotValid as error:
            self.refuse(str(error), error.field)
        if "worse_is_meant" not in self.errors and not cleaned.get("worse_is_meant"):
            del self.fields["worse_is_meant"]
        return cleaned

    def _check_way(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("way") == STEPS:
            for name, missing in (("steps_by", "how much each step is"),
                                  ("steps_months", "every how many months a step is")):  # fmt: skip
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, f"Enter {missing}")
        if cleaned.get("way") == MILESTONES:
            try:
                self._marks = _marks(cleaned.get("milestones", ""))
            except ValueError as error:
                self.add_error("milestones", str(error))

    def aim(self) -> Aim:
        """Return what is asked for; to be asked of a valid form."""
        given = self.cleaned_data
        way: Mapping[str, Any] = {}
        if given["way"] == STEPS:
            way = {"steps": {"by": str(given["steps_by"]), "months": given["steps_months"]}}
        if given["way"] == MILESTONES:
            way = {"milestones": self._marks}
        return Aim(
            baseline_on=given["baseline_on"], baseline_value=given["baseline_value"],
            target_on=given["target_on"], target_value=given["target_value"],
            tolerance=given["tolerance"], way=way,
            worse_is_meant=bool(given.get("worse_is_meant")),
        )  # fmt: skip


def _marks(typed: str) -> list[dict[str, str]]:
    """Return the milestones that were typed.

    :raises ValueError: when there is none, or a line cannot be read; says which.
    """
    found = []
    for number, line in enumerate(filter(str.strip, typed.splitlines()), start=1):
        said = _MARK.fullmatch(line)
        if said is None:
            raise ValueError(f"Line {number} must be a day and a figure, such as 31 12 2026: 70")
        try:
            on = date(int(said[3]), int(said[2]), int(said[1]))
        except ValueError:
            raise ValueError(f"The day in line {number} must be a real date") from None
        found.append({"on": on.isoformat(), "value": said[4]})
    if not found:
        raise ValueError("Enter the milestones, or choose another way")
    return sorted(found, key=lambda one: one["on"])


def beginning(target: Target | None, indicator: Indicator, *, on: date) -> dict[str, Any]:
    """Return what a form of a target is filled in with at first."""
    if target is None:
        points = unit_of(indicator) is Unit.PERCENT
        return {
            "version": 0,
            "way": STRAIGHT,
            "tolerance": 5 if points else None,
            "baseline_on": on,
        }
    aim = aim_of(target)
    steps = aim.way.get("steps", {})
    marks = aim.way.get("milestones", ())
    return {
        "version": target.version,
        **{name: getattr(aim, name) for name in ("baseline_on", "target_on")},
        **{name: _plain(getattr(aim, name))
           for name in ("baseline_value", "target_value", "tolerance")},
        "way": STEPS if steps else MILESTONES if marks else STRAIGHT,
        "steps_by": steps.get("by"),
        "steps_months": steps.get("months"),
        "milestones": "\n".join(_line(one) for one in marks),
    }  # fmt: skip


def _line(mark: Mapping[str, str]) -> str:
    on = date.fromisoformat(mark["on"])
    return f"{on.day} {on.month} {on.year}: {mark['value']}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def stands_now(target: Target | None) -> list[dict[str, str]]:
    """Return what a target says, for somebody who was overtaken while changing it."""
    if target is None:
        return [{"name": "Target", "value": "Ended"}]
    return [
        {
            "name": "Baseline",
            "value": f"{_plain(target.baseline_value)} on {day(target.baseline_on)}",
        },
        {"name": "Target", "value": f"{_plain(target.target_value)} by {day(target.target_on)}"},
        {"name": "Tolerance", "value": _plain(target.tolerance)},
        {"name": "Reason", "value": target.reason},
    ]


class EndTargetForm(VersionForm):
    """Why a target ends."""

    reason = _reason("Why does it end?", "Say why it ends")


class StoryForm(Form):
    """The story behind a figure."""

    text = forms.CharField(
        label="What lies behind this figure?", max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Why it is as it is, what has helped or hindered, and what comes next. Never name"
        " a child or a family: everyone who reads the plan can read this.",
        error_messages={"required": "Write the story behind the figure",
                        "max_length": f"Use {LONGEST:,} characters or fewer"},
    )  # fmt: skip
