"""Which disputes can still leave us a duty, so that a list need not look at all there ever were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q

from goldenthread.casework.models import Dispute
from goldenthread.casework.queries.reckoning import CONCEDED, DISPUTES, EVENTS, ORDERED
from goldenthread.core.clock.rules import Kind, Rule
from goldenthread.platform.statutory_clock.clock import statutory_clock

_FIELDS = {
    field.name.removesuffix("_on"): field.name
    for field in Dispute._meta.concrete_fields
    if field.name.endswith("_on")
}
_Unkept = tuple[str, tuple[str, ...]]


def may_owe(*, on: date) -> Q:
    """Return the condition for disputes by which something may still be owed on a day.

    It is read off the rules, corrected ones too: a limit has begun, and no date of the dispute by
    which it is kept has come after that. It lets more through than is owed in the end (a date of
    the case may have kept it, or the case is over), and never less: the clock says the rest.
    """
    book = statutory_clock().book.of((*DISPUTES, *ORDERED, *CONCEDED))
    duties = [rule for rule in book if rule.kind is not Kind.RIGHT]
    begun = Q(pk__in=[])
    for unkept in dict.fromkeys(one for rule in duties for one in _unkept(rule)):
        begun |= _in_words(unkept, on)
    return begun


def cases_that_may_owe(*, on: date) -> list[int]:
    """Return the numbers of the cases with such a dispute, as far as this person sees them."""
    found = Dispute.objects.filter(may_owe(on=on)).order_by()
    return list(found.values_list("case_id", flat=True))


def _unkept(rule: Rule) -> Iterator[_Unkept]:
    kept = tuple(sorted({_FIELDS[event] for event in rule.done_by if event in _FIELDS}))
    for event in rule.start:
        if event in _FIELDS:
            yield _FIELDS[event], kept
        elif event in EVENTS:  # a date of the case: the dispute cannot tell
            yield "pk", ()


def _in_words(unkept: _Unkept, on: date) -> Q:
    start, kept = unkept
    found = Q(**{f"{start}__isnull": False})
    for name in kept:
        # what came the same day may belong to what went before; what lies ahead has not come
        came = Q(**{f"{name}__gt": F(start), f"{name}__lte": on})
        found &= Q(**{f"{name}__isnull": True}) | ~came
    return found
