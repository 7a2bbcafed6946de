"""Numbers and postcodes, checked as they are put into a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Model

from goldenthread.core.identifiers import Checked
from goldenthread.platform.access.errors import NotValid


def tidy(row: Model, checks: Mapping[str, Callable[[str], Checked]]) -> None:
    """Put each field that is filled in into the form in which it is kept.

    :raises NotValid: when one is not well formed.
    """
    for name, check in checks.items():
        if typed := getattr(row, name):
            checked = check(typed)
            if checked.wrong:
                raise NotValid(checked.wrong, field=name)
            setattr(row, name, checked.value)
