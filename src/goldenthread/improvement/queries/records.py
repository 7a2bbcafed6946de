"""What indicators count of improvement plans: milestones and actions of plans that went live.

The day first promised is the one before the first time it was moved.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from goldenthread.improvement.models import Action, Milestone
from goldenthread.platform.organisations.models import LocalArea

Query = tuple[str, dict[str, Any]]

_FIRST_MOVES = """
    left join (select distinct on ({column}) {column} as moved, was_by
               from improvement_datemove where {of}
               order by {column}, "on", id) v on v.moved = {key}"""

_COMMON = """
    a.ref || ' ' || a.title as area, p.live_on,
    case when v.moved is null then {one}.due_by else v.was_by end as first_due_on,
    {one}.due_by as due_on, {one}.withdrawn_on"""


def milestones(on: date, _: Collection[str]) -> Query:
    """Return the milestones of plans that are or were live."""
    moves = _FIRST_MOVES.format(column="milestone_id", of="milestone_id is not null", key="m.id")
    sql = (
        f"select m.id as milestone, m.action_id as action, m.done_on, {_COMMON.format(one='m')}"  # noqa: S608 -- no words from outside
        " from improvement_milestone m join improvement_action t on t.id = m.action_id"
        " join improvement_area a on a.id = t.area_id"
        f" join improvement_improvementplan p on p.id = m.plan_id {moves}"
        " where p.live_on <= %(on)s"
    )
    return sql, {"on": on}


def actions(on: date, _: Collection[str]) -> Query:
    """Return the actions of plans that are or were live."""
    moves = _FIRST_MOVES.format(column="action_id", of="milestone_id is null", key="t.id")
    sql = (
        f"select t.id as action, nullif(t.status, '') as status, {_COMMON.format(one='t')}"  # noqa: S608 -- no words from outside
        " from improvement_action t join improvement_area a on a.id = t.area_id"
        f" join improvement_improvementplan p on p.id = t.plan_id {moves}"
        " where p.live_on <= %(on)s"
    )
    return sql, {"on": on}


def actions_by_key(local_area: LocalArea, keys: Collection[int]) -> dict[int, Action]:
    """Return actions by their number in the table."""
    return {one.pk: one for one in Action.objects.filter(local_area=local_area, pk__in=keys)}


def milestones_by_key(local_area: LocalArea, keys: Collection[int]) -> dict[int, Milestone]:
    """Return milestones by their number in the table, each with its action."""
    found = Milestone.objects.filter(local_area=local_area, pk__in=keys).select_related("action")
    return {one.pk: one for one in found}
