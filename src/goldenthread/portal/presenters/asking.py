"""What the last public page shows of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.portal.enums import CHECK, FILES
from goldenthread.portal.models import OnlineFile
from goldenthread.portal.presenters.places import Places
from goldenthread.ui.forms import Form
from goldenthread.ui.words import day

_CALLED = {"asked_as": "Who you are"}
_LEFT_OUT = {"nowhere"}


def answers(
    forms: Mapping[str, Form], files: list[OnlineFile], places: Places
) -> list[dict[str, Any]]:
    """Return every answer with where it can be changed, in the order of the pages."""
    rows = [
        _row(
            _CALLED.get(bound.name, str(bound.label)),
            _said(form, bound.name),
            f"{places.page(page)}?from=check",
        )
        for page, form in forms.items()
        if page not in (FILES, CHECK)
        for bound in form
        if bound.name not in _LEFT_OUT
    ]
    names = ", ".join(one.name for one in files) or "None"
    return [*rows, _row("Files", names, places.page(FILES))]


def _row(label: str, said: str, href: str) -> dict[str, Any]:
    change = {"href": href, "text": "Change", "visuallyHiddenText": label[:1].lower() + label[1:]}
    return {
        "key": {"text": label},
        "value": {"text": said or "Not given"},
        "actions": {"items": [change]},
    }


def _said(form: Form, name: str) -> str:
    value, field = form.cleaned_data.get(name), form.fields[name]
    choices = dict(getattr(field, "choices", []))
    if name == "school" and not value:
        return "None at the moment"
    if name == "date_of_birth":
        return day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(choices.get(value, value or ""))


def file_rows(files: list[OnlineFile]) -> list[dict[str, Any]]:
    """Return the files that are to go with it."""
    return [{"pk": one.pk, "name": one.name, "size": size(one.size)} for one in files]


def size(number: int) -> str:
    """Return how large a file is, in words."""
    if number < 1024 * 1024:
        return f"{max(1, round(number / 1024))} KB"
    return f"{number / 1024 / 1024:.1f} MB"
