"""Which disputes can still leave us a duty, so that a list need not look at all there ever were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q

from goldenthread.casework.enums import ENDINGS
from goldenthread.casework.models import Dispute
from goldenthread.casework.queries.reckoning import CONCEDED, DISPUTES, EVENTS, ORDERED
from goldenthread.core.clock.rules import Kind, Rule
from goldenthread.platform.statutory_clock.clock import statutory_clock

_OF_DISPUTE = {
    field.name.removesuffix("_on"): field.name
    for field in Dispute._meta.concrete_fields
    if field.name.endswith("_on")
}
_OF_CASE = {event: f"case__{name}" for event, name in EVENTS.items()}
_FIELDS = {**_OF_CASE, **_OF_DISPUTE}


def may_owe(*, on: date) -> Q:
    """Return the condition for disputes by which something may still be owed on a day.

    It is read off the rules, corrected ones too: a limit has begun, and nothing by which it is kept
    has come after that. It lets more through than is owed in the end, and never less: the clock
    says the rest.
    """
    book = statutory_clock().book.of((*DISPUTES, *ORDERED, *CONCEDED))
    duties = [rule for rule in book if rule.kind is not Kind.RIGHT]
    begun = Q(pk__in=[])
    for condition in dict.fromkeys(one for rule in duties for one in _unkept(rule)):
        begun |= _in_words(condition, on)
    return begun & Q(case__historical=False, **{f"case__{end}__isnull": True for end in ENDINGS})


def cases_that_may_owe(*, on: date) -> list[int]:
    """Return the numbers of the cases with such a dispute, as far as this person sees them."""
    found = Dispute.objects.filter(may_owe(on=on)).order_by()
    return list(found.values_list("case_id", flat=True))


_Unkept = tuple[str, tuple[str, ...]]


def _unkept(rule: Rule) -> Iterator[_Unkept]:
    kept = tuple(sorted({_FIELDS[event] for event in rule.done_by if event in _FIELDS}))
    return ((_FIELDS[event], kept) for event in rule.start if event in _FIELDS)


def _in_words(unkept: _Unkept, on: date) -> Q:
    start, kept = unkept
    found = Q(**{f"{start}__isnull": False})
    for name in kept:
        # what came the same day may belong to what went before
        found &= (
            Q(**{f"{name}__isnull": True})
            | Q(**{f"{name}__lte": F(start)})
            | Q(**{f"{name}__gt": on})
        )
    return found
