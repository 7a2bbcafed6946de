"""Records that may be of one child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet

from goldenthread.children.models import Address, Child
from goldenthread.children.models.child import IDENTIFIERS
from goldenthread.children.policies import Known, Likeness, likeness
from goldenthread.children.queries.listing import children_of
from goldenthread.core.names import folded
from goldenthread.platform.organisations.models import LocalArea

MOST, _TO_COMPARE, _LOOSELY = 10, 60, 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A record that may be of the same child, and why."""

    child: Child
    likeness: Likeness
    because: tuple[str, ...]


def likely_duplicates(
    local_area: LocalArea, like: Child, *, postcodes: frozenset[str] = frozenset()
) -> list[Match]:
    """Return the records that may be of the same child, likeliest first.

    Only those that this person may see are compared.

    :param like: a record, kept or not yet.
    :param postcodes: where a child who has no record yet lives.
    """
    one = _known(like, postcodes)
    found = []
    for other in _to_compare(local_area, like, one):
        how, because = likeness(one, _known(other))
        if how > Likeness.NONE:
            found.append(Match(child=other, likeness=how, because=because))
    return sorted(found, key=lambda match: (-match.likeness, match.child.number))[:MOST]


def _to_compare(local_area: LocalArea, like: Child, one: Known) -> QuerySet[Child]:
    same = Q(date_of_birth__in=_births(like.date_of_birth))
    for name, value in one.identifiers:
        same |= Q(**{name: value})
    if one.postcodes:
        homes = Address.objects.filter(local_area=local_area, postcode__in=one.postcodes)
        same |= Q(pk__in=homes.values("child"))
    name = folded(f"{like.forename} {like.surname}")
    return (
        children_of(local_area)
        .exclude(pk=like.pk)
        .alias(alike=TrigramSimilarity("names", name))
        .filter(same | Q(alike__gte=_LOOSELY))
        .order_by("-alike", "pk")
        .prefetch_related("former_names", "addresses")[:_TO_COMPARE]
    )


def _births(born: date) -> list[date]:
    try:
        return [born, date(born.year, born.day, born.month)]
    except ValueError:
        return [born]


def _known(child: Child, postcodes: frozenset[str] = frozenset()) -> Known:
    names = [f"{child.forename} {child.surname}"]
    if child.known_as:
        names.append(f"{child.known_as} {child.surname}")
    homes = set(postcodes)
    if child.pk is not None:
        names += [f"{o.forename or child.forename} {o.surname}" for o in child.former_names.all()]
        homes |= {address.postcode for address in child.addresses.all() if address.postcode}
    identifiers = {(name, getattr(child, name)) for name in IDENTIFIERS if getattr(child, name)}
    return Known(
        names=names,
        born=child.date_of_birth,
        postcodes=frozenset(homes),
        identifiers=frozenset(identifiers),
    )
