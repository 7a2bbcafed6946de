"""Which figures are asked for, from the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldenthread.casework.api import Team
from goldenthread.monitoring.policies import MONTH, WEEK
from goldenthread.monitoring.queries.figures import FINAL, IN_THE_SERIES
from goldenthread.ui.forms import DayField, Form


class FiguresForm(Form):
    """Weeks or months, up to which day, of the area or a team, and which figure is drawn."""

    figure = forms.ChoiceField(
        label="Picture of", required=False, choices=[(one.key, one.title) for one in IN_THE_SERIES]
    )
    by = forms.ChoiceField(
        label="By", required=False, choices=[(MONTH, "Month (24)"), (WEEK, "Week (13)")]
    )
    team = forms.TypedChoiceField(label="Of", required=False, coerce=int, empty_value=None)
    at = DayField(
        label="As at", what="the day", required=False,
        help_text="Figures are as they were on this day. Leave it empty for today.",
    )  # fmt: skip

    def __init__(self, *args: Any, teams: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {one.pk: one for one in teams}
        field = self.fields["team"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = [("", "The whole area"),
                         *((str(pk), one.name) for pk, one in self.teams.items())]  # fmt: skip

    def asked(self, today: date) -> dict[str, Any]:
        """Return figure, kind of period, team and day, as far as they can be understood."""
        self.is_valid()
        given = self.cleaned_data
        at = given.get("at") or _day(str(self.data.get("at", "")))
        return {
            "figure": given.get("figure") or FINAL.key,
            "by": given.get("by") or MONTH,
            "team": given.get("team"),
            "at": min(at, today) if at else today,
        }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
