"""Dates as people type them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from goldenthread.core.imprecise_dates import WhyNoDate, parse_date
from goldenthread.ui.words import day


class DayField(forms.CharField):
    """One day, typed in any usual way ("31 March 2026", "31/3/2026"); cleans to a date or None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "For example, 31 March 2026 or 31/3/2026")
        super().__init__(max_length=60, **options)

    def clean(self, value: Any) -> date | None:
        """Return the day that was typed.

        :raises ValidationError: when it is no day.
        """
        typed = super().clean(value)
        if not typed:
            return None
        found = parse_date(typed).date
        if found is None or found.day is None:
            raise forms.ValidationError("Enter a date with its day, month and year.")
        return found.last_day

    def prepare_value(self, value: Any) -> Any:
        """Show a date in words."""
        return day(value) if isinstance(value, date) else value


class PlanDateField(forms.CharField):
    """A date as plans print them, kept as typed: "June 2026", "Q3 2026/27", "Ongoing", "TBC"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", "For example, 31 March 2026, June 2026, or TBC")
        super().__init__(max_length=200, required=False, **options)

    def clean(self, value: Any) -> str:
        """Return what was typed.

        :raises ValidationError: when it seems to mean a date but gives none.
        """
        typed = str(super().clean(value) or "").strip()
        why = parse_date(typed).why
        if why == WhyNoDate.DOES_NOT_EXIST:
            raise forms.ValidationError("There is no such date. Check the day and the month.")
        if why == WhyNoDate.NO_YEAR:
            raise forms.ValidationError("Enter the year as well.")
        if why == WhyNoDate.UNREADABLE:
            raise forms.ValidationError("Enter a date, for example June 2026, or TBC.")
        return typed
