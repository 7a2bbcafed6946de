"""Forms that render with the design system's components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString, mark_safe

_LISTS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class ListsErrors:
    """Mixed into a form: its errors can be listed above it, each a link to its field."""

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Every error with the address of its field, as the error summary takes them."""
        form: Any = self
        return [
            {"text": str(error), **_link(form, name)}
            for name, errors in form.errors.items()
            for error in errors
        ]

    def refuse(self, message: str, field: str | None = None) -> None:
        """Show why an action refused, beside its field where it has one."""
        form: Any = self
        form.add_error(field if field in form.fields else None, message)


def _link(form: Any, name: str) -> dict[str, str]:
    if name not in form.fields:
        return {}
    bound = form[name]
    if isinstance(bound.field.widget, _LISTS):
        return {"href": f"#{bound.auto_id}_0"}
    if isinstance(bound.field.widget, DayInput):
        return {"href": f"#{bound.auto_id}-day"}
    return {"href": f"#{bound.id_for_label or bound.auto_id}"}


class Form(ListsErrors, forms.Form):
    """A form of ours: errors in a summary, labels without a colon."""

    required_css_class = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def choices_of(bound: Any) -> SafeString:
    """Return the options of a field that offers one of many, as HTML."""
    widget = bound.field.widget
    chosen = widget.format_value(bound.value())
    parts = []
    for value, text in widget.choices:
        if isinstance(text, list | tuple):
            found = "".join(_option(one, words, chosen) for one, words in text)
            parts.append(f'<optgroup label="{escape(str(value))}">{found}</optgroup>')
        else:
            parts.append(_option(value, text, chosen))
    return mark_safe("".join(parts))  # noqa: S308 -- of parts that are escaped


def _option(value: object, text: object, chosen: Sequence[str]) -> str:
    given = "" if value is None else str(value)
    selected = " selected" if given in chosen else ""
    return f'<option value="{escape(given)}"{selected}>{escape(str(text))}</option>'


class Offered(BaseChoiceIterator):
    """Choices told in full, values with words: Django need not look into each of hundreds."""

    def __init__(self, choices: Iterable[tuple[str, str]]) -> None:
        self._choices = list(choices)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._choices)


class DayInput(forms.Widget):
    """Three boxes: day, month and year, named "<field>-day" and so on."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return what was typed into the three boxes."""
        return tuple(str(data.get(f"{name}-{part}", "")).strip() for part in _PARTS)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Return whether the form that was sent had no such boxes."""
        return all(f"{name}-{part}" not in data for part in _PARTS)


_PARTS = ("day", "month", "year")


class DayField(forms.Field):
    """A day, typed as three numbers.

    :param what: how an error names it, "the last day".
    """

    widget = DayInput

    def __init__(self, *, what: str, **kwargs: Any) -> None:
        self.what = what
        super().__init__(**kwargs)

    def parts(self, value: Any) -> list[str]:
        """Return the three boxes' contents for a day or for what was typed."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        return list(value) if value else ["", "", ""]

    def clean(self, value: Any) -> date | None:
        """Return the day.

        :raises ValidationError: when a box is empty or there is no such day.
        """
        if not any(value or ()):
            if self.required:
                raise forms.ValidationError(f"Enter {self.what}")
            return None
        missing = [part for part, typed in zip(_PARTS, value, strict=True) if not typed]
        upper = self.what[0].upper() + self.what[1:]
        if missing:
            raise forms.ValidationError(f"{upper} must include a {' and a '.join(missing)}")
        try:
            day, month, year = (int(typed) for typed in value)
            found = date(year, month, day)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(f"{upper} must be a real date") from error
        if not 1900 <= found.year <= 2200:
            raise forms.ValidationError(f"{upper} must have a year of four figures")
        return found
