"""Who holds the posts that a page names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from goldenthread.improvement.models import Action, ActionLead, AreaLead, MilestoneLead
from goldenthread.platform.organisations.models import LocalArea, Post, Tenure


@dataclass(frozen=True, kw_only=True)
class HeldPost:
    """A post with who holds it on a day; if nobody does, since when (None: nobody ever did).

    ``tenures`` are all who ever held it, to say who did on a day gone by.
    """

    post: Post
    holders: list[Tenure]
    vacant_since: date | None
    tenures: list[Tenure]


def held_posts(
    local_area: LocalArea, post_ids: Collection[int], *, on: date
) -> dict[int, HeldPost]:
    """Return these posts, each with its holders on the day, by id. Asks twice, however many."""
    tenures = Tenure.objects.select_related("person", "post").order_by("from_on", "pk")
    posts = (
        local_area.posts.filter(pk__in=post_ids)
        .select_related("organisation")
        .prefetch_related(Prefetch("tenures", queryset=tenures, to_attr="ever"))
    )
    return {post.pk: _held(post, on) for post in posts}


def _held(post: Post, on: date) -> HeldPost:
    ever: list[Tenure] = post.ever  # type: ignore[attr-defined]  # -- prefetched by name
    holders = [tenure for tenure in ever if tenure.holds_on(on)]
    ended = max((t.to_on for t in ever if t.to_on and t.to_on < on), default=None)
    since = ended + timedelta(days=1) if ended and not holders else None
    return HeldPost(post=post, holders=holders, vacant_since=since, tenures=ever)


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
