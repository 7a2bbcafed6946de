"""Parents and carers who are known already."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.children.enums import ConsentFor
from goldenthread.children.models import Carer, Child, Consent, Relationship, Setting
from goldenthread.core.names import folded
from goldenthread.platform.organisations.models import LocalArea

_ALIKE = 0.6


def carers_like(local_area: LocalArea, words: str, *, besides: Child) -> QuerySet[Carer]:
    """Return up to ten carers whose name, email address or telephone fits, likeliest first.

    Those of the child itself are left out.
    """
    found = local_area.carers.exclude(relationships__child=besides)
    like = TrigramWordSimilarity(folded(words), "name")
    fits = Q(like__gte=_ALIKE) | Q(email__iexact=words) | Q(telephone=words)
    return found.annotate(like=like).filter(fits).order_by("-like", "name", "pk").distinct()[:10]


def relationships_of(child: Child) -> list[Relationship]:
    """Return who cares for a child now, the main contact first, each with the carer."""
    return list(child.relationships.filter(until=None).select_related("carer"))


def refused_by(child: Child) -> dict[str, Consent]:
    """Return what the family says no to, each with the last word on it: refused, or withdrawn.

    Where nothing is recorded nobody has said no. What stands under "something else" is left out:
    what it is about is words alone.
    """
    last: dict[str, Consent] = {}
    for one in child.consents.exclude(what_for=ConsentFor.OTHER).order_by("on", "pk"):
        last[one.what_for] = one
    return {
        what_for: one
        for what_for, one in last.items()
        if not one.is_given or one.withdrawn_on is not None
    }


def carer_of(local_area: LocalArea, pk: int) -> Carer:
    """Return one of the carers whom this person may see.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.carers, pk=pk)


def children_of_carers(carers: list[Carer]) -> dict[int, list[Child]]:
    """Return the children of each carer, as far as this person may see them."""
    found: dict[int, list[Child]] = {}
    for part in Relationship.objects.filter(carer__in=carers, until=None).select_related("child"):
        found.setdefault(part.carer_id, []).append(part.child)
    return found


def setting_of(local_area: LocalArea, pk: int) -> Setting:
    """Return one of the register's settings.

    :raises Http404: when there is none of that number.
    """
    return get_object_or_404(local_area.settings.select_related("organisation"), pk=pk)


def register_of(local_area: LocalArea) -> QuerySet[Setting]:
    """Return the register by name."""
    return local_area.settings.select_related("organisation").order_by("name", "pk")
