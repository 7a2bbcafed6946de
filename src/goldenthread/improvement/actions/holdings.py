"""What the pages of people and posts are told of plans; what a merger of two posts moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.improvement.models import ActionLead, AreaLead, MilestoneLead
from goldenthread.improvement.queries import holdings
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.holdings import Held
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Post


class PlanHoldings:
    """The improvement room's source of what posts hold."""

    def counts(self, local_area: LocalArea) -> dict[int, Counter[str]]:
        """Return how many open actions and milestones each post holds."""
        return holdings.counts(local_area)

    def held_by(self, local_area: LocalArea, post_ids: Collection[int]) -> list[Held]:
        """Return every open action and milestone that these posts hold."""
        return holdings.held_by(local_area, post_ids)

    def move(self, *, merged: Post, into: Post, by: Member, on: date) -> None:
        """Give everything that one post leads to another."""
        move_leads(merged=merged, into=into, by=by, on=on)


@transaction.atomic
def move_leads(*, merged: Post, into: Post, by: Member, on: date) -> None:
    """Make a post lead all that another led; what both led is led once.

    The merger that asks for this tells history of it.

    :raises NotPermitted: when they may not.
    """
    by.check_may(Power.MANAGE_PEOPLE)
    kinds: tuple[tuple[Any, str], ...] = (
        (ActionLead, "action"),
        (MilestoneLead, "milestone"),
        (AreaLead, "area"),
    )
    for model, led in kinds:
        leads = model.objects.filter(local_area=by.local_area)
        both = leads.filter(post=into).values(led)
        leads.filter(post=merged, **{f"{led}__in": both}).delete()
        leads.filter(post=merged).update(post=into)
