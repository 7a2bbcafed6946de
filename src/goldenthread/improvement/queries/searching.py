"""Finding words and references in an area's plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db import models
from django.db.models import F, Q, QuerySet, Value

from goldenthread.improvement.models import (
    Action,
    Area,
    Finding,
    FocusArea,
    Measure,
    Milestone,
    ProgressUpdate,
)
from goldenthread.platform.organisations.models import LocalArea

# Around each word that was found; control characters, which no plan prints.
MARK, UNMARK = "\x02", "\x03"


@dataclass(frozen=True)
class Searched:
    """How one kind of part is searched."""

    model: type[models.Model]
    words: str = "text"
    has_ref: bool = False
    action: str = ""
    standing: dict[str, None] = field(default_factory=dict)


_OF_AREA = {"withdrawn_on": None, "area__withdrawn_on": None}
_OF_ACTION = {
    "withdrawn_on": None, "action__withdrawn_on": None, "action__area__withdrawn_on": None,
}  # fmt: skip
SEARCHED = {
    "area": Searched(Area, "title", True, "", {"withdrawn_on": None}),
    "finding": Searched(Finding, "text", True, "", _OF_AREA),
    "focus-area": Searched(FocusArea, "title", True, "", _OF_AREA),
    "action": Searched(Action, "text", True, "pk", _OF_AREA),
    "milestone": Searched(Milestone, "text", False, "action_id", _OF_ACTION),
    "measure": Searched(Measure, "text", False, "action_id", _OF_ACTION),
    "report": Searched(
        ProgressUpdate,
        "text",
        False,
        "action_id",
        {"action__withdrawn_on": None, "action__area__withdrawn_on": None},
    ),
}


@dataclass(frozen=True, kw_only=True)
class Found:
    """One part that was found: what kind, and its words with the found ones marked."""

    kind: str
    part: Any
    words: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """How many of each kind were found, and one page of them, kind by kind."""

    counts: dict[str, int]
    found: list[Found]

    @property
    def many(self) -> int:
        """How many were found in all."""
        return sum(self.counts.values())


def search_plans(local_area: LocalArea, words: str, *, first: int = 0, most: int = 50) -> Results:
    """Return what holds these words or bears this reference, in plans that are not closed.

    Words are understood as on the web: quotes hold a phrase together, a minus leaves a word out.
    """
    hits_of = {kind: _hits(local_area, how, words) for kind, how in SEARCHED.items()}
    counts = _counts(hits_of)
    found: list[Found] = []
    skip = first
    for kind, how in SEARCHED.items():
        hits = hits_of[kind]
        room = most - len(found)
        if room > 0 and skip < counts[kind]:
            found += _load(kind, how, hits, words, skip, room)
        skip = max(0, skip - counts[kind])
    return Results(counts=counts, found=found)


def _counts(hits_of: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """Return how many of each kind were found, asking once for all kinds."""
    first, *others = (
        hits.order_by().values(kind=Value(kind)).annotate(many=models.Count("pk"))
        for kind, hits in hits_of.items()
    )
    return dict.fromkeys(hits_of, 0) | {
        row["kind"]: row["many"] for row in first.union(*others, all=True)
    }


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")


def _hits(local_area: LocalArea, how: Searched, words: str) -> QuerySet[Any]:
    vector = SearchVector(how.words, config="english")
    meets = Q(vector=_query(words))
    if how.has_ref:
        meets |= Q(ref__iexact=words)
    hits: QuerySet[Any] = how.model._default_manager.annotate(vector=vector).filter(
        meets, local_area=local_area, **how.standing
    )
    return hits.exclude(plan__state="closed")


def _load(
    kind: str, how: Searched, hits: QuerySet[Any], words: str, first: int, most: int
) -> list[Found]:
    query = _query(words)
    headline = SearchHeadline(
        how.words, query, config="english", start_sel=MARK, stop_sel=UNMARK, highlight_all=True
    )  # fmt: skip
    exact = Q(ref__iexact=words) if how.has_ref else Q(pk=None)
    ranked = hits.annotate(
        exact=models.Case(models.When(exact, then=Value(0)), default=Value(1)),
        rank=SearchRank(F("vector"), query),
        marked=headline,
    ).order_by("exact", "-rank", "pk")
    related = {"action": ["area"], "finding": ["area"], "focus-area": ["area"], "area": []}
    page = ranked.select_related(*related.get(kind, ["action"]))[first : first + most]
    return [Found(kind=kind, part=part, words=part.marked) for part in page]
