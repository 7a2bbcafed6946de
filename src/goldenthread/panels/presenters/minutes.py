"""The minutes of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem, Dissent, Seat
from goldenthread.panels.presenters.items import concluded


def attendance(present: Iterable[Seat], seats: Iterable[Seat]) -> tuple[list[str], list[str]]:
    """Return who was there and who was not, each with for whom they speak."""
    here = list(present)
    numbers = {seat.pk for seat in here}
    return [_who(seat) for seat in here], [_who(s) for s in seats if s.pk not in numbers]


def _who(seat: Seat) -> str:
    chair = ", chair" if seat.is_chair else ""
    stands = f", for {seat.stands_in_for.person.name}" if seat.stands_in_for else ""
    return f"{seat.person.name}, {seat.get_agency_display()}{chair}{stands}"


def items(
    found: Iterable[AgendaItem],
    dissents: Mapping[int, Sequence[Dissent]],
    hidden: Collection[int],
) -> list[dict[str, Any]]:
    """Return each item with what became of it; one with an interest by its number alone."""
    return [
        {
            "heading": f"Case {one.case.number}"
            if one.pk in hidden
            else f"Case {one.case.number}, {one.child.name}",
            "hidden": one.pk in hidden,
            "ended": _ended(one),
            "concluded": concluded(one.conclusion, dissents.get(one.conclusion.pk, ()))
            if one.state == ItemState.CONCLUDED and one.pk not in hidden
            else None,
        }
        for one in found
    ]


def _ended(item: AgendaItem) -> str:
    if item.state == ItemState.WAITING:
        return "Not concluded yet."
    if item.state == ItemState.CONCLUDED:
        return ""
    return f"{item.get_state_display()}: {item.ended_why}"
