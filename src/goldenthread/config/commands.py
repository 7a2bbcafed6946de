"""Commands of the installation itself, run by whoever may sign in to its machine."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 -- after setup
from django.db.models import Q  # noqa: E402 -- after setup
from django.utils import timezone  # noqa: E402 -- after setup

from goldenthread.improvement import api as improvement  # noqa: E402 -- after setup
from goldenthread.platform.access.errors import NotReady, Refused  # noqa: E402 -- after setup
from goldenthread.platform.access.roles import Role  # noqa: E402 -- after setup
from goldenthread.platform.access.row_security import in_area  # noqa: E402 -- after setup
from goldenthread.platform.organisations import actions  # noqa: E402 -- after setup
from goldenthread.platform.organisations.member import Member  # noqa: E402 -- after setup
from goldenthread.platform.organisations.models import LocalArea  # noqa: E402 -- after setup
from goldenthread.platform.organisations.queries import (  # noqa: E402 -- after setup
    all_areas,
    first_holder,
)
from goldenthread.ui.words import count  # noqa: E402 -- after setup


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
    """Read a plan into a review of an area, on behalf of its programme manager.

    :returns: 0 when the review is there; 2 when there is none, after saying why.
    """
    try:
        by = _programme_manager(area, on=on)
        with in_area(by.local_area.pk, user_id=by.user.pk):
            started = improvement.start_import(
                name=file.name, content=file.read_bytes(), by=by, on=on, queued=False
            )
        read = improvement.read_now(import_id=started.pk, by=by, on=on, at=timezone.now())
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    except Refused as error:
        print(f"{file}: {error}", file=sys.stderr)
        return 2
    if read.state == improvement.ImportState.UNREADABLE:
        print(f"{file}: {read.problem}", file=sys.stderr)
        return 2
    found = improvement.found_in(read)
    parts = (
        count(found.areas, "area"),
        count(found.actions, "action"),
        count(found.oddities, "oddity", "oddities"),
    )
    print(f"{found.title}: {', '.join(parts)}.")
    print(f"Review it at {settings.BASE_URL}/areas/{by.local_area.slug}/plan/imports/{read.pk}/")
    return 0


def _programme_manager(name: str, *, on: date) -> Member:
    """Return the programme manager of an area who has held the post longest.

    :raises NotReady: when there is no such area, or nobody in it manages the programme.
    """
    area = LocalArea.objects.filter(Q(name__iexact=name) | Q(slug=name)).first()
    if area is None:
        known = ", ".join(a.name for a in all_areas()) or "none yet"
        raise NotReady(f"There is no local area called {name}. There are: {known}.")
    with in_area(area.pk):
        manager = first_holder(area, Role.PROGRAMME_MANAGER, on=on)
    if manager is None:
        raise NotReady(
            f"Nobody in {area.name} is its programme manager today, with an account. Appoint"
            " somebody under Area settings first: the review is made on their behalf."
        )
    return manager
