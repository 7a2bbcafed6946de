"""What the pages say on which a record is changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.platform.access.errors import NotValid
from goldenthread.ui.forms import Form
from goldenthread.ui.words import day

NAMES = {
    "address": "an address",
    "placement": "a placement",
    "need": "a need",
    "carer": "what a parent or carer is to the child",
    "professional": "a professional",
    "consent": "a consent",
    "former-name": "a former name",
}
BUTTONS = {
    "address": "Add the address",
    "placement": "Add the placement",
    "need": "Add the need",
    "professional": "Add the professional",
    "consent": "Add the consent",
    "former-name": "Add the former name",
}
CARDS = {"identity": "Change who the child is", "talking": "Change language and access needs"}


def stands_now(thing: Any, form: Form) -> list[dict[str, str]]:
    """Return what each field of a form is now, for somebody whose form was overtaken."""
    return [
        {"name": str(field.label), "value": _words(thing, name)}
        for name, field in form.fields.items()
        if name != "version" and hasattr(thing, name)
    ]


def _words(thing: Any, name: str) -> str:
    shown = getattr(thing, f"get_{name}_display", None)
    value = shown() if shown else getattr(thing, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day(value)
    return str(getattr(value, "name", value) or "")


def field_of(error: Exception) -> str | None:
    """Return the field that a refusal concerns, if it does one."""
    return error.field if isinstance(error, NotValid) else None


def plain(value: object) -> str:
    """Return a value as a sentence says it."""
    return day(value) if isinstance(value, date) else str(value)
