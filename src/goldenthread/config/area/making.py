"""Makes a fictional area: founds it, puts up its frame, plays its lives."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from goldenthread.config.area import by_actions, in_bulk
from goldenthread.config.area.frame import Frame, make_frame
from goldenthread.config.area.script import Asked
from goldenthread.config.area.sitting import hold_panels
from goldenthread.config.area.telling import Script
from goldenthread.platform.access.reach import whole_area
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.organisations import actions
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import LocalArea

LARGEST_BY_ACTIONS = 40
"""Plans up to which an area is made by the product's own actions, a quarter of a second each."""
_AT_ONCE = 400
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and how long it took."""

    area: LocalArea
    children: int
    rows: int
    seconds: float


@transaction.atomic
def make_area(name: str, asked: Asked, *, bulk: bool | None = None, say: Say) -> Made:
    """Make an area with all that happened in it; all of it or, if cut short, nothing.

    :param bulk: many rows at once, or by the product's actions; by its size when None.
    :raises NotValid: when there is an area of that name.
    """
    administrator = found(name, asked)
    return fill(administrator, Script(asked), bulk=bulk, say=say)


def found(name: str, asked: Asked) -> Member:
    """Found a local area; return its administrator."""
    email = f"administrator@{'-'.join(name.lower().split())}.example"
    area = actions.found_local_area(
        name=name, administrator_name="Ada Quill", administrator_email=email, by=None,
        on=asked.begins,
    )  # fmt: skip
    with in_area(area.pk):
        user = actions.account_for(email)
        administrator = find_member(user=user, local_area=area, on=asked.begins)
    if administrator is None:
        raise LookupError(f"{email} does not administer {name}")
    return administrator


def fill(by: Member, script: Script, *, bulk: bool | None = None, say: Say) -> Made:
    """Play a script in an area that is there, on behalf of its administrator."""
    began = time.monotonic()
    frame = make_frame(script, by=by)
    if bulk is None:
        bulk = script.asked.plans > LARGEST_BY_ACTIONS
    rows = _in_bulk(frame, script, say) if bulk else _by_actions(frame, script, say)
    hold_panels(frame, script)
    return Made(by.local_area, script.many, rows, time.monotonic() - began)


def _by_actions(frame: Frame, script: Script, say: Say) -> int:
    player = by_actions.Player(frame)
    for number, life in enumerate(script.lives(), start=1):
        player.play(life)
        if number % 20 == 0:
            say(f"{number:,} of {script.many:,} children")
    return 0


def _in_bulk(frame: Frame, script: Script, say: Say) -> int:
    rows, since = 0, time.monotonic()
    with in_area(frame.area.pk, reach=whole_area(on=script.asked.as_of)):
        player = in_bulk.Player(frame)
        for number, life in enumerate(script.lives(), start=1):
            player.play(life)
            if number % _AT_ONCE == 0:
                rows += player.write()
                if time.monotonic() - since > 2:
                    since = time.monotonic()
                    say(f"{number:,} of {script.many:,} children, {rows:,} rows")
        rows += player.write()
    return rows
