"""The list of a plan's actions, filtered and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, F, Prefetch, Q, QuerySet

from goldenthread.improvement.models import (
    Action,
    ActionLead,
    Area,
    FocusArea,
    ImprovementPlan,
    Rating,
)
from goldenthread.improvement.queries.conditions import (
    DONE_ACTION,
    blocked,
    due_soon,
    late,
    silent,
    with_facts,
    without_date,
    without_lead,
)
from goldenthread.improvement.queries.plans import actions_in, cycle_now
from goldenthread.platform.organisations.models import Post

if TYPE_CHECKING:
    from goldenthread.improvement.queries.conditions import ListedAction

NO_RATING = "none"
_ORDERS = {
    "plan": ("area__position", "position", "pk"),
    "area": ("area__position", "position", "pk"),
    "due": (F("due_by").asc(nulls_last=True), "area__position", "position", "pk"),
    "rating": (F("rating__position").asc(nulls_last=True), "area__position", "position", "pk"),
    "reported": (F("reported_on").asc(nulls_first=True), "area__position", "position", "pk"),
}
_REVERSED = {
    "area": ("-area__position", "-position", "-pk"),
    "due": (F("due_by").desc(nulls_last=True), "area__position", "position", "pk"),
    "rating": (F("rating__position").desc(nulls_last=True), "area__position", "position", "pk"),
    "reported": (F("reported_on").desc(nulls_last=True), "area__position", "position", "pk"),
}
SORTS = frozenset(_ORDERS) | {f"-{name}" for name in _REVERSED}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the list is narrowed to; every one that is set must hold."""

    area: int | None = None
    focus_area: int | None = None
    post: int | None = None
    rating: str = ""
    only: tuple[str, ...] = ()
    q: str = ""
    sort: str = "plan"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the list can be narrowed by."""

    areas: list[Area]
    focus_areas: list[FocusArea]
    posts: list[Post]
    ratings: list[Rating]


def choices_of(plan: ImprovementPlan) -> Choices:
    """Return the plan's areas, focus areas, leads and ratings."""
    return Choices(
        areas=list(Area.objects.filter(plan=plan, withdrawn_on=None)),
        focus_areas=list(
            FocusArea.objects.filter(plan=plan, withdrawn_on=None).order_by(
                "area__position", "position"
            )
        ),
        posts=list(
            Post.objects.filter(action_leads__action__plan=plan).distinct().order_by("title")
        ),
        ratings=list(plan.ratings.all()),
    )


def list_actions(plan: ImprovementPlan, filters: Filters, *, on: date) -> QuerySet[ListedAction]:
    """Return the actions that the filters leave, sorted, each with its facts and leads."""
    sort = filters.sort if filters.sort in SORTS else "plan"
    order = _REVERSED[sort[1:]] if sort.startswith("-") else _ORDERS[sort]
    actions = actions_in(plan).filter(*_conditions(plan, filters, on=on))
    if filters.q:
        actions = _with_words(actions, filters.q)
    leads = Prefetch("leads", queryset=ActionLead.objects.select_related("post"))
    return (
        with_facts(actions, on=on)
        .select_related("area", "focus_area", "rating")
        .prefetch_related(leads)
        .order_by(*order)
    )


def counted(actions: QuerySet[ListedAction], *, on: date) -> tuple[int, int]:
    """Return how many actions are listed, and how many of these are late, asking once."""
    found = actions.order_by().aggregate(many=Count("pk"), late=Count("pk", filter=late(on)))
    return found["many"], found["late"]


def _conditions(plan: ImprovementPlan, filters: Filters, *, on: date) -> Iterator[Q]:
    if filters.area:
        yield Q(area=filters.area)
    if filters.focus_area:
        yield Q(focus_area=filters.focus_area)
    if filters.post:
        held = ActionLead.objects.filter(post=filters.post).values("action")
        yield Q(pk__in=held)
    if filters.rating == NO_RATING:
        yield Q(rating=None)
    elif filters.rating.isdigit():
        yield Q(rating=int(filters.rating))
    known = {
        "open": ~DONE_ACTION,
        "done": DONE_ACTION,
        "late": late(on),
        "due-soon": due_soon(on),
        "silent": silent(cycle_now(plan, on=on), on),
        "blocked": blocked(),
        "no-lead": without_lead(),
        "no-date": without_date(),
    }
    yield from (known[name] for name in filters.only if name in known)


def _with_words(actions: QuerySet[Action], words: str) -> QuerySet[Action]:
    query = SearchQuery(words, config="english", search_type="websearch")
    found = Action.objects.annotate(words=SearchVector("text", config="english")).filter(
        words=query
    )
    return actions.filter(Q(pk__in=found.values("pk")) | Q(ref__istartswith=words))
