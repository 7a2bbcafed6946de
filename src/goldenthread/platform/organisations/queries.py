"""Asking about areas, people and posts."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, QuerySet

from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.organisations.member import Member, current_tenures, find_member
from goldenthread.platform.organisations.models import LocalArea, Person, Post, Tenure


def areas_of(user: User, *, on: date) -> list[LocalArea]:
    """Return the areas in which this account's person holds a post on a day, by name."""
    with in_area(None, user_id=user.pk):
        held = Tenure.objects.filter(current_tenures(on), person__user=user)
        return list(LocalArea.objects.filter(pk__in=held.values("local_area")).order_by("name"))


def posts_with_holders(local_area: LocalArea, *, on: date) -> QuerySet[Post]:
    """Return the area's posts by title, each with `holders`: its tenures on the day."""
    return (
        local_area.posts.select_related("organisation")
        .prefetch_related(
            Prefetch(
                "tenures",
                queryset=Tenure.objects.filter(current_tenures(on)).select_related("person"),
                to_attr="holders",
            )
        )
        .order_by("title")
    )


def people_with_posts(local_area: LocalArea, *, on: date) -> QuerySet[Person]:
    """Return the area's people by name, each with `held`: their tenures on the day."""
    return (
        local_area.people.select_related("organisation", "user")
        .prefetch_related(
            Prefetch(
                "tenures",
                queryset=Tenure.objects.filter(current_tenures(on)).select_related("post"),
                to_attr="held",
            )
        )
        .order_by("name")
    )


def tenures_of_post(post: Post) -> QuerySet[Tenure]:
    """Return who has held the post, the latest first."""
    return post.tenures.select_related("person").order_by("-from_on", "-pk")


def all_areas() -> QuerySet[LocalArea]:
    """Return every local area by name; the name of an area is public."""
    return LocalArea.objects.order_by("name")


def first_holder(local_area: LocalArea, role: Role, *, on: date) -> Member | None:
    """Return who has held a post of this role longest and can sign in, if anybody does.

    For work that the installation itself does on somebody's behalf. To be asked inside the fence.
    """
    tenures = Tenure.objects.filter(
        current_tenures(on), local_area=local_area, post__role=role, person__user__isnull=False
    )
    first = tenures.select_related("person__user").order_by("from_on", "pk").first()
    if first is None or first.person.user is None:
        return None
    return find_member(user=first.person.user, local_area=local_area, on=on)
