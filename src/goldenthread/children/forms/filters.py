"""The filters of the list of children, from the address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.children.queries.listing import SORTS, Choice
from goldenthread.core.code_lists import SEN_TYPES, choices
from goldenthread.core.school_years import year_words
from goldenthread.ui.forms import Form, Offered
from goldenthread.ui.listing import HasName


class FilterForm(Form):
    """What the list is narrowed to. What cannot be understood is left out."""

    q = forms.CharField(
        label="Name, date of birth or number", required=False, max_length=100, strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    setting = forms.TypedChoiceField(label="School or college", required=False, coerce=int)
    year = forms.TypedChoiceField(
        label="Year group", required=False, coerce=int, empty_value=None,
        choices=[("", "Any"), *((str(n), year_words(n)) for n in range(-1, 21))],
    )  # fmt: skip
    need = forms.ChoiceField(
        label="Need", required=False, choices=[("", "Any"), *choices(SEN_TYPES)]
    )

    def __init__(self, *args: Any, settings: Iterable[HasName], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["setting"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- told to the type checker
        field.choices = Offered([("", "Any"), *((str(s.pk), s.name) for s in settings)])

    def choice(self) -> Choice:
        """Return what is asked for, as far as it can be understood."""
        self.is_valid()
        given = self.cleaned_data
        sort = str(self.data.get("sort", "name"))
        return Choice(
            words=given.get("q") or "",
            setting=given.get("setting") or None,
            year=given.get("year"),
            need=given.get("need") or "",
            sort=sort if sort.removeprefix("-") in SORTS else "name",
        )

    def understood(self) -> dict[str, str]:
        """Return the address's parameters that are filters and could be understood."""
        return {
            name: str(self.data[name])
            for name in self.fields
            if self.data.get(name) and self.cleaned_data.get(name) not in (None, "")
        }
