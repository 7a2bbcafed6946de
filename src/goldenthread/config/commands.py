"""Commands of the installation itself, run by whoever may sign in to its machine."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from goldenthread.platform.access.errors import Refused  # noqa: E402 -- after setup
from goldenthread.platform.organisations import actions  # noqa: E402 -- after setup


def add_area(name: str, administrator: str, email: str, *, on: date) -> int:
    """Add a local area; print how its administrator gets in."""
    try:
        area = actions.found_local_area(
            name=name, administrator_name=administrator, administrator_email=email, by=None, on=on
        )
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{area.name} is at /areas/{area.slug}/.")
    print(f"{email} can set a password at /account/password/reset/.")
    return 0


def add_operator(email: str) -> int:
    """Let an account run this installation."""
    user = actions.account_for(email)
    user.is_operator = True
    user.save(update_fields=["is_operator"])
    print(f"{email} is an operator and can set a password at /account/password/reset/.")
    return 0


def import_plan(file: Path, area: str, *, on: date) -> int:
    """Read a plan into an area's review. Filled in by the improvement room's door."""
    raise SystemExit(f"{file} {area} {on}")
