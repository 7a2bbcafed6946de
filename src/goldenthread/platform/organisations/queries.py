"""Asking about areas, people and posts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.accounts.models import User
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.recording import name_of
from goldenthread.platform.organisations.member import current_tenures
from goldenthread.platform.organisations.models import (
    LocalArea,
    Organisation,
    Person,
    Post,
    Tenure,
)


def areas_of(user: User, *, on: date) -> list[LocalArea]:
    """Return the areas in which this account's person holds a post on a day, by name."""
    with in_area(None, user_id=user.pk):
        held = Tenure.objects.filter(current_tenures(on), person__user=user)
        return list(LocalArea.objects.filter(pk__in=held.values("local_area")).order_by("name"))


def posts_held_in(local_area: LocalArea, user: User, *, on: date) -> list[Post]:
    """Return the posts that this account's person holds in an area on a day, by title."""
    with in_area(local_area.pk, user_id=user.pk):
        held = Tenure.objects.filter(
            current_tenures(on), person__user=user, local_area=local_area
        ).select_related("post")
        return sorted((tenure.post for tenure in held), key=lambda post: post.title)


def area_at(slug: str) -> LocalArea:
    """Return the area of this address.

    :raises Http404: when there is none.
    """
    return get_object_or_404(LocalArea, slug=slug)


def all_areas() -> QuerySet[LocalArea]:
    """Return every local area by name; the name of an area is public."""
    return LocalArea.objects.order_by("name")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a list is asked for: words, a filter, an order."""

    words: str = ""
    only: str = ""
    sort: str = ""


def _ordered(choice: Choice, allowed: dict[str, str]) -> str:
    field = allowed.get(choice.sort.removeprefix("-"), next(iter(allowed.values())))
    return f"-{field}" if choice.sort.startswith("-") else field


def posts_chosen(local_area: LocalArea, choice: Choice, *, on: date) -> QuerySet[Post]:
    """Return the posts that fit, each with `holders` and `last_held_on`.

    `only` may be "vacant" or the name of a role.
    """
    found = posts_with_holders(local_area, on=on).annotate(
        last_held_on=Max("tenures__to_on", filter=Q(tenures__to_on__lt=on)),
    )
    if choice.words:
        found = found.filter(
            Q(title__icontains=choice.words) | Q(organisation__name__icontains=choice.words)
        )
    if choice.only == "vacant":
        held = Tenure.objects.filter(current_tenures(on), post=OuterRef("pk"))
        found = found.filter(~Exists(held))
    elif choice.only:
        found = found.filter(role=choice.only)
    orders = {"title": "title", "role": "role", "organisation": "organisation__name"}
    return found.order_by(_ordered(choice, orders), "title", "pk")


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


def people_chosen(local_area: LocalArea, choice: Choice, *, on: date) -> QuerySet[Person]:
    """Return the people who fit, each with `held`.

    `only` may be "no_post", "invited" (not signed in yet) or "no_account".
    """
    found = people_with_posts(local_area, on=on)
    if choice.words:
        words = choice.words
        holding = Tenure.objects.filter(
            current_tenures(on), person=OuterRef("pk"), post__title__icontains=words
        )
        found = found.filter(
            Q(name__icontains=words) | Q(email__icontains=words)
            | Q(organisation__name__icontains=words) | Exists(holding)
        )  # fmt: skip
    if choice.only == "no_post":
        found = found.filter(
            ~Exists(Tenure.objects.filter(current_tenures(on), person=OuterRef("pk")))
        )
    elif choice.only == "invited":
        found = found.filter(user__isnull=False, user__last_login__isnull=True)
    elif choice.only == "no_account":
        found = found.filter(user__isnull=True)
    orders = {"name": "name", "organisation": "organisation__name"}
    return found.order_by(_ordered(choice, orders), "name", "pk")


def person_of(local_area: LocalArea, pk: int) -> Person:
    """Return one of the area's people.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.people.select_related("organisation", "user"), pk=pk)


def post_of(local_area: LocalArea, pk: int) -> Post:
    """Return one of the area's posts.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.posts.select_related("organisation"), pk=pk)


def tenure_of(local_area: LocalArea, pk: int) -> Tenure:
    """Return one of the area's tenures.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.tenures.select_related("post", "person"), pk=pk)


def organisation_of(local_area: LocalArea, pk: int) -> Organisation:
    """Return one of the area's organisations.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.organisations, pk=pk)


def organisations_of(local_area: LocalArea) -> QuerySet[Organisation]:
    """Return the area's organisations by name."""
    return local_area.organisations.order_by("name")


def people_of(local_area: LocalArea) -> QuerySet[Person]:
    """Return the area's people by name."""
    return local_area.people.order_by("name")


def other_posts(post: Post) -> QuerySet[Post]:
    """Return the area's other posts by title."""
    return post.local_area.posts.exclude(pk=post.pk).order_by("title")


def tenures_of_post(post: Post) -> QuerySet[Tenure]:
    """Return who has held the post, the latest first."""
    return post.tenures.select_related("person").order_by("-from_on", "-pk")


def tenures_of_person(person: Person) -> QuerySet[Tenure]:
    """Return what the person has held, the latest first."""
    return person.tenures.select_related("post").order_by("-from_on", "-pk")


def tenures_to_pass_on(person: Person, *, last_on: date) -> QuerySet[Tenure]:
    """Return what the person holds on their last day, by title."""
    held = person.tenures.filter(current_tenures(last_on)).select_related("post")
    return held.order_by("post__title")


def posts_by_title(local_area: LocalArea) -> dict[str, Post]:
    """Return the area's posts by casefolded title, by the titles of merged posts as well."""
    former = local_area.former_titles.select_related("post")
    found = {other.title.casefold(): other.post for other in former}
    return found | {post.title.casefold(): post for post in local_area.posts.all()}


def history_of_post(post: Post) -> QuerySet[Event]:
    """Return what happened to a post, and to the posts that were merged into it, newest first."""
    label = Post._meta.label_lower
    names = [name_of(post)]
    names += [f"{label}:{other.was_post_id}" for other in post.former_titles.all()]
    return _events(post.local_area, names)


def history_of_person(person: Person) -> QuerySet[Event]:
    """Return what happened to a person, newest first."""
    return _events(person.local_area, [name_of(person)])


def _events(local_area: LocalArea, names: Collection[str]) -> QuerySet[Event]:
    found = local_area.events.filter(Q(about__in=names) | Q(within__in=names))
    return found.order_by("-at", "-pk")


def vacant_since(post: Post) -> date | None:
    """Return the first day on which nobody held a post that `posts_chosen` gave as vacant."""
    last: date | None = post.last_held_on  # type: ignore[attr-defined]  # -- annotated there
    return last + timedelta(days=1) if last else None


def posts_of(local_area: LocalArea) -> QuerySet[Post]:
    """Return the area's posts by title."""
    return local_area.posts.order_by("title")


def organisations_with_counts(local_area: LocalArea) -> QuerySet[Organisation]:
    """Return the area's organisations by name, with how many people and posts are of each."""
    return organisations_of(local_area).annotate(
        people_count=Count("people", distinct=True), post_count=Count("posts", distinct=True)
    )
