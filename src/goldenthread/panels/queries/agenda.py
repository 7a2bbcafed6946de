"""What stands on an agenda, and what must: worked out from what is due, never stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.casework.api import (
    Awaited,
    Case,
    Decision,
    Question,
    all_awaited,
    awaited_decisions,
    cases_of,
    undecided_cases,
)
from goldenthread.children.api import Child
from goldenthread.core.clock.states import State
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import (
    AgendaItem,
    Comment,
    Conclusion,
    Conflict,
    Dissent,
    Meeting,
    Panel,
    Paper,
    Reader,
)
from goldenthread.panels.policies import belongs_on_agenda, cannot_wait
from goldenthread.panels.queries.panels import following
from goldenthread.platform.history.models import Event
from goldenthread.platform.history.queries import history_of
from goldenthread.platform.organisations.models import LocalArea, Person

_NAMED_BY = ("case", "child", "panel")
_BESIDE = ("case", "child", "panel", "meeting__panel", "paper", "conclusion__decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item with what its case waits for; None when the case waits for no decision any more."""

    item: AgendaItem
    awaited: Awaited | None
    cannot_wait: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A case that is due and on no agenda."""

    awaited: Awaited
    child: Child
    cannot_wait: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """An agenda: its items and, where the meeting is ahead, what else is due."""

    rows: list[Row]
    proposed: list[Proposed]
    following: date


def find_item(local_area: LocalArea, pk: int) -> AgendaItem:
    """Return an item whose child this person may see.

    :raises Http404: when there is none of that number, or not for them.
    """
    return get_object_or_404(local_area.agenda_items.select_related(*_BESIDE), pk=pk)


def case_numbered(local_area: LocalArea, number: int) -> Case | None:
    """Return the case that pages call by this number, if there is one that this person sees."""
    return local_area.cases.select_related("child").filter(number=number).first()


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Return every item that was ever put on a meeting's agenda."""
    beside = (*_BESIDE, "conclusion__recorded_by", "conclusion__decision__decided_by")
    return list(meeting.items.select_related(*beside))


def waiting_items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return the items of a meeting that are still to be concluded."""
    return meeting.items.filter(state=ItemState.WAITING)


def agenda_of(meeting: Meeting, *, on: date) -> Agenda:
    """Return a meeting's agenda, the nearest limit first; then what else is due and not on it."""
    items = items_of(meeting)
    panel, after = meeting.panel, following(meeting)
    of_items = {one.case_id for one in items if one.state == ItemState.WAITING}
    known = {
        one.standing.case_id: one
        for one in awaited_decisions(
            undecided_cases(meeting.local_area, panel.kind), panel.kind, on=on
        )
    }
    rows = [
        Row(
            item=item,
            awaited=known.get(item.case_id),
            cannot_wait=_cannot_wait(known.get(item.case_id), meeting.day),
        )
        for item in items
    ]
    rows.sort(key=lambda row: (row.awaited.last_day if row.awaited else date.max, row.item.pk))
    due = [
        one
        for number, one in known.items()
        if number not in of_items
        and belongs_on_agenda(one.due.day if one.due else None, next_but_one=after)
    ]
    free = _not_elsewhere(due)
    children = Child.objects.in_bulk([one.standing.child_id for one in free])
    return Agenda(
        rows=rows,
        following=after,
        proposed=[
            Proposed(
                awaited=one,
                child=children[one.standing.child_id],
                cannot_wait=_cannot_wait(one, meeting.day),
            )
            for one in free
            if one.standing.child_id in children
        ],
    )


def _cannot_wait(one: Awaited | None, day: date) -> bool:
    """Whether a limit would be missed; one that an exception excuses holds nobody to its day."""
    due = one.due if one else None
    is_held = due is not None and due.state is not State.EXCUSED
    return cannot_wait(due.day if due and is_held else None, meeting=day)


def _not_elsewhere(found: list[Awaited]) -> list[Awaited]:
    """Leave out the cases that wait on an agenda already, and keep the order."""
    taken = set(
        AgendaItem.objects.filter(
            case_id__in=[one.standing.case_id for one in found], state=ItemState.WAITING
        ).values_list("case_id", flat=True)
    )
    return [one for one in found if one.standing.case_id not in taken]


def due_of(item: AgendaItem, *, on: date) -> Awaited | None:
    """Return what the case of an item waits for, or None when it waits for no decision here."""
    cases = undecided_cases(item.local_area, item.panel.kind).filter(pk=item.case_id)
    return next(iter(awaited_decisions(cases, item.panel.kind, on=on)), None)


def between_meetings(local_area: LocalArea) -> list[AgendaItem]:
    """Return the items that are to be decided without a meeting."""
    found = local_area.agenda_items.filter(meeting=None, state=ItemState.WAITING)
    return list(found.select_related(*_NAMED_BY))


def awaiting_decision(local_area: LocalArea) -> list[AgendaItem]:
    """Return the items of which a panel has concluded and the council has still to decide."""
    found = local_area.agenda_items.filter(
        _still_asked(local_area), state=ItemState.CONCLUDED, conclusion__decision__isnull=True
    )
    return list(found.select_related(*_NAMED_BY))


def _still_asked(local_area: LocalArea) -> Q:
    """Return the condition for items whose case still waits for the decision of their panel."""
    asked = Q(pk__in=[])
    for kind in Question:
        asked |= Q(panel__kind=kind, case__in=undecided_cases(local_area, kind))
    return asked


def is_still_asked(item: AgendaItem) -> bool:
    """Whether the case of an item still waits for the decision of its panel."""
    return undecided_cases(item.local_area, item.panel.kind).filter(pk=item.case_id).exists()


def urgent_cases(
    panels: Collection[Panel], ahead: Mapping[int, Meeting], *, on: date
) -> dict[int, list[Awaited]]:
    """Return by panel the cases that would miss their limit if they waited for its next meeting.

    Those that it decides between meetings already are left out. What is due is worked out once for
    all panels, which are of one area.

    :param ahead: the next meeting of each panel that has one, by the panel's number.
    """
    asked = [panel for panel in panels if panel.pk in ahead]
    busy = set(
        AgendaItem.objects.filter(
            panel__in=asked, meeting=None, state=ItemState.WAITING
        ).values_list("panel_id", "case_id")
    )  # fmt: skip
    awaited = all_awaited(asked[0].local_area, on=on) if asked else {}
    return {
        panel.pk: [
            one
            for one in awaited[panel.kind]
            if _cannot_wait(one, ahead[panel.pk].day)
            and (panel.pk, one.standing.case_id) not in busy
        ]
        for panel in asked
    }


def conflicts_of(items: Collection[AgendaItem]) -> dict[int, list[Conflict]]:
    """Return who has an interest in which item, by the item's number."""
    found: dict[int, list[Conflict]] = {}
    for one in Conflict.objects.filter(item__in=items).select_related("seat__person"):
        found.setdefault(one.item_id, []).append(one)
    return found


def has_interest(item: AgendaItem, person: Person) -> bool:
    """Whether somebody has declared an interest in an item, from whichever seat."""
    return item.conflicts.filter(seat__person=person).exists()


def comments_on(item: AgendaItem) -> list[Comment]:
    """Return what members said of an item before the meeting, in order."""
    return list(item.comments.select_related("seat__person"))


def comment_of(item: AgendaItem, seat_pk: int) -> Comment | None:
    """Return what a member said of an item, if anything."""
    return item.comments.filter(seat=seat_pk).first()


def readers_of(item: AgendaItem) -> list[Reader]:
    """Return to whom the papers of an item were given."""
    return list(item.readers.select_related("seat__person", "grant"))


def dissents_of(conclusions: Collection[Conclusion]) -> dict[int, list[Dissent]]:
    """Return who did not agree, by the number of the conclusion."""
    found: dict[int, list[Dissent]] = {}
    for one in Dissent.objects.filter(conclusion__in=conclusions).select_related("seat__person"):
        found.setdefault(one.conclusion_id, []).append(one)
    return found


def conclusion_of(item: AgendaItem) -> Conclusion | None:
    """Return what was concluded of an item, if it was."""
    return (
        Conclusion.objects.filter(item=item)
        .select_related("decision__decided_by", "recorded_by")
        .first()
    )


def paper_of(item: AgendaItem) -> Paper:
    """Return the paper of an item, or an empty one that is not kept yet."""
    found = Paper.objects.filter(item=item).first()
    return found or Paper(local_area=item.local_area, child_id=item.child_id, item=item)


def earlier_decisions(item: AgendaItem) -> list[Decision]:
    """Return what was decided before of the child, in this case or another, in order."""
    cases = [case.pk for case in cases_of(item.child)]
    found = Decision.objects.filter(case__in=cases).exclude(conclusion__item=item)
    return list(found.select_related("case").order_by("decided_on", "pk"))


def items_of_case(case: Case) -> list[AgendaItem]:
    """Return every item that a case was, in order."""
    found = AgendaItem.objects.filter(case=case).select_related(
        "meeting", "panel", "conclusion__decision__decided_by"
    )
    beside = ("conclusion__dissents__seat__person", "conflicts__seat")
    return list(found.prefetch_related(*beside).order_by("pk"))


def history_of_item(item: AgendaItem) -> QuerySet[Event]:
    """Return what was done to an item, newest first."""
    return history_of(item.local_area, item)


def hidden_from(items: Collection[AgendaItem], person: Person) -> set[int]:
    """Return the numbers of the items in which somebody has an interest."""
    found = Conflict.objects.filter(item__in=[one.pk for one in items], seat__person=person)
    return set(found.values_list("item_id", flat=True))


def agenda_read(meeting: Meeting) -> Agenda:
    """Return a meeting's agenda for a member: what is published, without time limits."""
    rows = [
        Row(item=item, awaited=None)
        for item in items_of(meeting)
        if item.paper.published_on and item.state != ItemState.TAKEN_OFF
    ]
    return Agenda(rows=rows, proposed=[], following=meeting.day)
