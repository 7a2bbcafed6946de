"""Who holds the posts that a page names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q

from goldenthread.improvement.models import Action, ActionLead, AreaLead, MilestoneLead
from goldenthread.platform.organisations.models import LocalArea, Post, Tenure
from goldenthread.platform.organisations.queries import posts_with_holders


@dataclass(frozen=True, kw_only=True)
class HeldPost:
    """A post with who holds it on a day; if nobody does, since when (None: nobody ever did)."""

    post: Post
    holders: list[Tenure]
    vacant_since: date | None


def held_posts(
    local_area: LocalArea, post_ids: Collection[int], *, on: date
) -> dict[int, HeldPost]:
    """Return these posts, each with its holders on the day, by id. Asks twice, however many."""
    posts = (
        posts_with_holders(local_area, on=on)
        .filter(pk__in=post_ids)
        .annotate(last_held_on=Max("tenures__to_on", filter=Q(tenures__to_on__lt=on)))
    )
    held = {}
    for post in posts:
        holders: list[Tenure] = post.holders  # type: ignore[attr-defined]  # -- prefetched by name
        ended = post.last_held_on
        since = ended + timedelta(days=1) if ended and not holders else None
        held[post.pk] = HeldPost(post=post, holders=holders, vacant_since=since)
    return held


def posts_behind(action: Action) -> set[int]:
    """Return the posts that hold an action or one of its milestones, or lead its area."""
    own = ActionLead.objects.filter(action=action).order_by().values_list("post_id")
    steps = (
        MilestoneLead.objects.filter(milestone__action=action, milestone__withdrawn_on=None)
        .order_by()
        .values_list("post_id")
    )
    of_area = AreaLead.objects.filter(area=action.area_id).order_by().values_list("post_id")
    return {post_id for (post_id,) in own.union(steps, of_area)}


def tenures_of(post_ids: Collection[int]) -> list[Tenure]:
    """Return everyone who has held these posts, to say who held one on a day gone by."""
    return list(
        Tenure.objects.filter(post__in=post_ids)
        .select_related("person", "post")
        .order_by("from_on", "pk")
    )
