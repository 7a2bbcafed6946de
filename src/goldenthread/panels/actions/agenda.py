"""What stands on an agenda."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.casework.api import Case, undecided_cases
from goldenthread.panels.actions.reading import withdraw
from goldenthread.panels.actions.turns import open_item, open_meeting, take_turn
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models import AgendaItem, Meeting, Panel, Paper
from goldenthread.panels.permissions import check_may_decide
from goldenthread.panels.policies import check_planned, check_reason, check_waiting
from goldenthread.panels.queries.agenda import agenda_of
from goldenthread.panels.queries.panels import seats_on
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.ui.words import day as in_full


@transaction.atomic
def fill_agenda(*, meeting: Meeting, by: Member, on: date) -> list[AgendaItem]:
    """Put every case on an agenda that is due before the meeting after it and on no agenda yet.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the meeting was held or cancelled.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    found = agenda_of(meeting, on=on).proposed
    cases = Case.objects.select_related("child").in_bulk(
        [one.awaited.standing.case_id for one in found]
    )
    return [
        _put_on(cases[one.awaited.standing.case_id], meeting, "", by=by, on=on) for one in found
    ]


@transaction.atomic
def add_item(*, meeting: Meeting, case: Case, why: str, by: Member, on: date) -> AgendaItem:
    """Put one case on an agenda, and say why it is there.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the meeting was held or cancelled, the case waits for no such decision,
        or it is on an agenda already.
    :raises NotValid: when no reason is given.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    check_reason(why, "Say why the case is put on the agenda.", "why")
    _check_waits(case, meeting.panel)
    return _put_on(case, meeting, why.strip(), by=by, on=on)


@transaction.atomic
def take_off(*, item: AgendaItem, reason: str, version: int, by: Member, on: date) -> AgendaItem:
    """Take a case off an agenda; its papers are closed at once.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it is not waiting.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    item = open_item(item, by=by)
    check_reason(reason, "Say why the case is taken off.")
    _end(item, ItemState.TAKEN_OFF, reason, version)
    withdraw(item, "The case was taken off the agenda", by=by, on=on)
    record("panels.item_taken_off", about=item, by=by, on=on, reason=reason.strip())
    return item


@transaction.atomic
def carry_over(
    *, item: AgendaItem, to: Meeting | None, reason: str, version: int, by: Member, on: date
) -> AgendaItem:
    """Carry a case over to another meeting, or with none to be decided between meetings.

    The officer's paper goes with it and is published anew.

    :raises NotPermitted: when they may not; only who decides for the council can take a case out
        of meetings.
    :raises NotReady: when it is not waiting, or the other meeting was held or cancelled.
    :raises NotValid: when no reason is given, or the other is the same meeting or another panel's.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    item = open_item(item, by=by)
    check_reason(reason, "Say why the case is carried over.")
    if to is None:
        check_may_decide(item.panel, seats_on(item.panel, on), by)
    else:
        _check_target(item, to, by=by)
    _end(item, ItemState.CARRIED, reason, version)
    record(
        "panels.item_carried_over", about=item, by=by, on=on, reason=reason.strip(),
        changes={"to": (None, in_full(to.day) if to else "between meetings")},
    )  # fmt: skip
    new = _begin(item.case, item.panel, to, reason.strip(), carried_from=item, on=on)
    _copy_paper(item, new)
    return new


@transaction.atomic
def decide_between_meetings(
    *, panel: Panel, case: Case, reason: str, by: Member, on: date
) -> AgendaItem:
    """Take up a case that cannot wait for a meeting, to be decided by the chair meanwhile.

    :raises NotPermitted: when they cannot record the council's decision.
    :raises NotReady: when the case waits for no such decision, or is on an agenda already: then
        carry it over from there.
    :raises NotValid: when no reason is given.
    """
    check_may_decide(panel, seats_on(panel, on), by)
    check_reason(reason, "Say why the case cannot wait for the meeting.")
    _check_waits(case, panel)
    item = _begin(case, panel, None, reason.strip(), on=on)
    Paper.objects.create(local_area=case.local_area, child_id=case.child_id, item=item)
    record("panels.item_taken_up", about=item, by=by, on=on, reason=reason.strip())
    return item


def _check_target(item: AgendaItem, to: Meeting, *, by: Member) -> None:
    target = open_meeting(to, by=by)
    check_planned(target.state)
    if target.panel_id != item.panel_id or target.pk == item.meeting_id:
        raise NotValid("Choose another meeting of this panel.", field="to")


def _check_waits(case: Case, panel: Panel) -> None:
    if not undecided_cases(panel.local_area, panel.kind).filter(pk=case.pk).exists():
        raise NotReady(
            f"Case {case.number} does not wait for this decision:"
            f" {panel.get_kind_display().lower()}."
        )


def _put_on(case: Case, meeting: Meeting, why: str, *, by: Member, on: date) -> AgendaItem:
    item = _begin(case, meeting.panel, meeting, why, on=on)
    Paper.objects.create(local_area=case.local_area, child_id=case.child_id, item=item)
    record(
        "panels.item_added", about=item, by=by, on=on, reason=why,
        changes={"meeting": (None, meeting.day)},
    )  # fmt: skip
    return item


def _begin(
    case: Case, panel: Panel, meeting: Meeting | None, why: str, *, on: date,
    carried_from: AgendaItem | None = None,
) -> AgendaItem:  # fmt: skip
    try:
        with transaction.atomic():
            return AgendaItem.objects.create(
                local_area=case.local_area, child_id=case.child_id, case=case, panel=panel,
                meeting=meeting, why=why, added_on=on, carried_from=carried_from,
            )  # fmt: skip
    except IntegrityError as error:
        if "agenda_item_once" not in str(error):
            raise
        raise NotReady(
            f"Case {case.number} is on an agenda already. Carry it over from there."
        ) from error


def _end(item: AgendaItem, state: ItemState, reason: str, version: int) -> None:
    check_waiting(item.state)
    take_turn(item, version)
    item.state, item.ended_why = state, reason.strip()
    item.save(update_fields=["state", "ended_why"])


def _copy_paper(old: AgendaItem, new: AgendaItem) -> None:
    paper = Paper.objects.filter(item=old).first()
    told = ("asked_for", "views", "summary", "recommendation", "recommended_because", "written_by")
    Paper.objects.create(
        local_area=new.local_area, child_id=new.child_id, item=new,
        **{name: getattr(paper, name) for name in told if paper},
    )  # fmt: skip
