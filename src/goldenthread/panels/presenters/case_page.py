"""What the page of a case shows of panels."""

from __future__ import annotations

from datetime import date

from goldenthread.casework.api import Case
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem
from goldenthread.panels.permissions import prepares
from goldenthread.panels.presenters.places import Link, Places
from goldenthread.panels.queries.agenda import items_of_case
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day

_KEPT = "_items_of_panels"


def lines(case: Case, by: Member) -> list[Link]:
    """Return on which agenda the case is and what panels concluded of it."""
    places = Places(by.local_area)
    return [{"text": _line(item), "href": places.of_item(item)} for item in _items(case, by)]


def moments(case: Case, by: Member) -> list[tuple[date, str]]:
    """Return what panels concluded, for the story of the case."""
    return [
        (item.conclusion.concluded_on, _concluded(item))
        for item in _items(case, by)
        if item.state == ItemState.CONCLUDED
    ]


def _items(case: Case, by: Member) -> list[AgendaItem]:
    if not prepares(by):
        return []
    shown = (ItemState.WAITING, ItemState.CONCLUDED)
    mine = by.person.pk
    kept = vars(case)  # the page of one case asks for its lines and for its moments
    if _KEPT not in kept:
        kept[_KEPT] = list(items_of_case(case))
    return [
        item
        for item in kept[_KEPT]
        if item.state in shown and mine not in {c.seat.person_id for c in item.conflicts.all()}
    ]


def _line(item: AgendaItem) -> str:
    if item.state == ItemState.CONCLUDED:
        return _concluded(item)
    if item.meeting is None:
        return f"To be decided between meetings of {item.panel.name}"
    return f"On the agenda of the panel of {day(item.meeting.day)}"


def _concluded(item: AgendaItem) -> str:
    conclusion = item.conclusion
    when = "between meetings" if item.meeting is None else f"of {day(item.meeting.day)}"
    label = conclusion.get_outcome_display()
    said = f"The panel {when} concluded: {label[:1].lower()}{label[1:]}"
    against = [
        f"{one.seat.person.name} ({one.seat.get_agency_display()}) did not agree: {one.why}"
        for one in conclusion.dissents.all()
    ]
    if conclusion.decision is None:
        against.append("the council’s decision is not recorded yet")
    elif conclusion.decision.outcome != conclusion.outcome:
        against.append("the council decided otherwise")
    return "; ".join([said, *against])
