"""A new record, with what is known at once of where the child lives and learns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.children.actions.parts import add_part
from goldenthread.children.actions.records import make_record
from goldenthread.children.models import Child, Setting
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def begin_record(
    *,
    values: Mapping[str, Any],
    by: Member,
    on: date,
    lines: str = "",
    postcode: str = "",
    setting: Setting | None = None,
) -> Child:
    """Make a record; a home and a main setting that are given hold from this day.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a value cannot be right, or another record has the same identifier.
    """
    child = make_record(values=values, by=by, on=on)
    if lines or postcode:
        home = {"lines": lines, "postcode": postcode, "since": on}
        add_part(child=child, kind="address", values=home, by=by, on=on)
    if setting is not None:
        placed = {"setting": setting, "since": on}
        add_part(child=child, kind="placement", values=placed, by=by, on=on)
    return child
