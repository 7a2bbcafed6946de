"""Evidence and bindings, and the measures that they are of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import cast

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.improvement.api import Measure, find_part
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Post
from goldenthread.proof.models import Binding, Evidence

_OF_MEASURE = ("measure__action__area", "measure__action__plan", "measure__action__rating")


def find_measure(local_area: LocalArea, measure_id: int) -> Measure:
    """Return one measure of this area's plans, with its action, area and plan.

    :raises Http404: when there is none.
    """
    return cast("Measure", find_part(local_area, "measure", measure_id))


def evidence_of(measure: Measure) -> list[Evidence]:
    """Return all evidence ever given for a measure, the latest first, with its documents."""
    return list(
        Evidence.objects.filter(measure=measure).select_related("document").defer(
            "document__content"
        )
    )  # fmt: skip


def evidence_of_many(measure_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """Return the evidence that stands of each measure, the latest first."""
    found: dict[int, list[Evidence]] = {}
    rows = Evidence.objects.filter(measure__in=measure_ids, withdrawn_on=None)
    for one in rows.select_related("document").defer("document__content"):
        found.setdefault(one.measure_id, []).append(one)
    return found


def find_evidence(local_area: LocalArea, evidence_id: int) -> Evidence:
    """Return one piece of evidence of this area, with its measure and action.

    :raises Http404: when there is none.
    """
    found = Evidence.objects.filter(local_area=local_area).select_related(*_OF_MEASURE, "document")
    return get_object_or_404(found, pk=evidence_id)


def bindings_of(measure: Measure) -> list[Binding]:
    """Return the indicators that are or were bound to a measure, the latest first."""
    return list(Binding.objects.filter(measure=measure))


def find_binding(local_area: LocalArea, binding_id: int) -> Binding:
    """Return one binding of this area, with its measure and action.

    :raises Http404: when there is none.
    """
    found = Binding.objects.filter(local_area=local_area).select_related(*_OF_MEASURE)
    return get_object_or_404(found, pk=binding_id)


def standing_evidence(measure_ids: Collection[int]) -> dict[int, tuple[date | None, int]]:
    """Return of each measure the day of the last verification, and how many claims wait."""
    found: dict[int, tuple[date | None, int]] = {}
    rows = Evidence.objects.filter(measure__in=measure_ids, withdrawn_on=None).order_by()
    for measure_id, verdict, verified_on in rows.values_list(
        "measure_id", "verdict", "verified_on"
    ):
        last, claims = found.get(measure_id, (None, 0))
        if verdict == "verified" and verified_on is not None:
            last = max(last, verified_on) if last else verified_on
        found[measure_id] = (last, claims + (not verdict))
    return found


def open_bindings(measure_ids: Collection[int]) -> dict[int, list[Binding]]:
    """Return the bindings that hold, by measure."""
    found: dict[int, list[Binding]] = {}
    for binding in Binding.objects.filter(measure__in=measure_ids, ended_on=None).order_by("pk"):
        found.setdefault(binding.measure_id, []).append(binding)
    return found


def claims_waiting(local_area: LocalArea) -> QuerySet[Evidence]:
    """Return the evidence of live plans that nobody has looked at yet, the oldest first."""
    return (
        Evidence.objects.filter(
            local_area=local_area, verdict="", withdrawn_on=None, measure__withdrawn_on=None,
            measure__action__withdrawn_on=None, measure__plan__state="live",
        )
        .select_related(*_OF_MEASURE)
        .order_by("given_on", "pk")
    )  # fmt: skip


def post_of(by: Member, held_by: Collection[int] = ()) -> str:
    """Return the post as which somebody acts: one that holds the action, else their first."""
    posts = Post.objects.filter(pk__in=by.post_ids).order_by("title")
    mine = [post for post in posts if post.pk in held_by] or list(posts)
    return mine[0].title if mine else ""
