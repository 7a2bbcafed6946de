"""The papers of an item: written, published, commented on, and given up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from goldenthread.casework.api import ANSWERS
from goldenthread.children.api import end_at_once, give_up_record
from goldenthread.panels.actions.reading import give_papers
from goldenthread.panels.actions.turns import open_item, open_meeting, take_turn
from goldenthread.panels.models import AgendaItem, Comment, Conflict, Meeting, Paper, Seat
from goldenthread.panels.policies import check_planned, check_reason, check_waiting
from goldenthread.panels.queries.agenda import waiting_items
from goldenthread.panels.queries.packs import pack_of
from goldenthread.panels.queries.panels import seats_on
from goldenthread.platform.access.errors import NotPermitted, NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member

WRITTEN = frozenset({"asked_for", "views", "summary", "recommendation", "recommended_because"})


@transaction.atomic
def write_paper(
    *, item: AgendaItem, values: Mapping[str, str], version: int, by: Member, on: date
) -> Paper:
    """Keep what an officer adds to the pack of an item.

    :param values: fields of `WRITTEN`.
    :raises NotPermitted: when they may not, or have an interest in the case.
    :raises NotReady: when the item is not waiting.
    :raises NotValid: when the recommendation does not answer the panel's question.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    item = open_item(item, by=by)
    check_waiting(item.state)
    told = values.get("recommendation", "")
    if told and told not in ANSWERS[item.panel.kind]:
        raise NotValid("Choose one of the two.", field="recommendation")
    paper = Paper.objects.get(item=item)
    take_turn(paper, version)
    for name, value in values.items():
        if name not in WRITTEN:
            raise LookupError(f"{name} is not written here")
        setattr(paper, name, value.strip())
    paper.written_by = by.person.name
    paper.save(update_fields=[*WRITTEN, "written_by"])
    record("panels.paper_written", about=item, by=by, on=on)
    return paper


@transaction.atomic
def publish_papers(*, meeting: Meeting, version: int, by: Member, on: date) -> int:
    """Publish the papers of a meeting to its members, and return how many were new to someone.

    What is published is frozen. It can be done again when cases or members have been added: papers
    that are published stay as they are.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the meeting was held or cancelled, nothing is on it, nobody sits on the
        panel, or a paper has no summary yet.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    meeting = open_meeting(meeting, by=by)
    check_planned(meeting.state)
    items = list(waiting_items(meeting).select_related("case", "child", "panel", "paper"))
    seats = seats_on(meeting.panel, max(on, meeting.day))
    _check_can_publish(items, seats)
    take_turn(meeting, version)
    given = 0
    for item in items:
        if item.paper.frozen is None:
            _freeze(item, item.paper, on=on)
            record("panels.paper_published", about=item, by=by, on=on)
        given += give_papers(item, meeting, seats, by=by, on=on)
    meeting.published_on = meeting.published_on or on
    meeting.save(update_fields=["published_on"])
    record(
        "panels.papers_published", about=meeting, within=meeting.panel, by=by, on=on,
        changes={"papers": (None, len(items)), "members": (None, len(seats))},
    )  # fmt: skip
    return given


@transaction.atomic
def publish_again(*, item: AgendaItem, reason: str, version: int, by: Member, on: date) -> Paper:
    """Publish one paper anew, as the record gives it now; history keeps the one before.

    Members who lack it are given it, as who withdrew an interest.

    :raises NotPermitted: when they may not, or have an interest in the case.
    :raises NotReady: when it was never published, or the item is not waiting.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    item = open_item(item, by=by)
    check_waiting(item.state)
    check_reason(reason, "Say why the paper is published again.")
    paper = Paper.objects.get(item=item)
    if paper.frozen is None:
        raise NotReady("This paper has not been published yet. Publish the papers of the meeting.")
    take_turn(paper, version)
    _freeze(item, paper, on=on)
    if item.meeting is not None:
        seats = seats_on(item.meeting.panel, max(on, item.meeting.day))
        give_papers(item, item.meeting, seats, by=by, on=on)
    record("panels.paper_published_again", about=item, by=by, on=on, reason=reason.strip())
    return paper


@transaction.atomic
def comment(
    *, item: AgendaItem, seat: Seat | None, words: str, version: int, by: Member, on: date
) -> Comment:
    """Keep what a member says of an item before it is concluded, in place of what they said.

    :param version: of their comment as they saw it, 0 when there was none.
    :raises NotPermitted: when the seat is not theirs, or they have an interest in the case.
    :raises NotReady: when the item was concluded, carried over or taken off.
    :raises NotValid: when nothing is said.
    :raises ChangedMeanwhile: when they changed it elsewhere since `version`.
    """
    by.check_may(Power.READ_PANEL_PAPERS)
    if seat is None or (seat.person_id, seat.panel_id) != (by.person.pk, item.panel_id):
        raise NotPermitted("Only who sits on the panel comments on its papers.")
    if item.conflicts.filter(seat__person=by.person).exists():
        raise NotPermitted("You declared an interest in this case, so you take no part in it.")
    check_waiting(item.state)
    check_reason(words, "Enter your comment.", "words")
    found = Comment.objects.filter(item=item, seat=seat).first()
    if found is None:
        found = Comment(local_area=item.local_area, child_id=item.child_id, item=item, seat=seat)
        found.said_on, found.words = on, words.strip()
        found.save()
    else:
        take_turn(found, version)
        found.said_on, found.words = on, words.strip()
        found.save(update_fields=["said_on", "words"])
    record("panels.comment_made", about=item, by=by, on=on)
    return found


@transaction.atomic
def declare_interest(*, item: AgendaItem, seat: Seat, why: str, by: Member, on: date) -> Conflict:
    """Keep that a member has an interest in a case. They no longer see its papers, from at once.

    A member says it for themself; who prepares panels records what a member tells them.

    :raises NotPermitted: when it is neither their own seat nor theirs to record.
    :raises NotReady: when it is declared already, or the item is no longer waiting.
    :raises NotValid: when it is not said what the interest is.
    """
    by.check_may(Power.READ_PANEL_PAPERS)
    is_own = seat.person_id == by.person.pk
    if seat.panel_id != item.panel_id or not (is_own or by.may(Power.PREPARE_PANELS)):
        raise NotPermitted("Only the member, or who prepares the panel, can record an interest.")
    check_waiting(item.state)
    check_reason(why, "Say what the interest is, for example “my own pupil”.", "why")
    if item.conflicts.filter(seat__person=seat.person_id).exists():
        raise NotReady("This interest is declared already.")
    one = Conflict.objects.create(
        local_area=item.local_area, child_id=item.child_id, item=item, seat=seat, why=why.strip(),
        declared_on=on,
    )  # fmt: skip
    record(
        "panels.interest_declared", about=item, by=by, on=on, reason=why.strip(),
        changes={"member": (None, seat.person.name)},
    )  # fmt: skip
    reader = item.readers.filter(seat=seat, grant__isnull=False).select_related("grant").first()
    if reader is not None and reader.grant is not None:
        end = end_at_once if by.may(Power.CHANGE_CHILDREN) else give_up_record
        end(grant=reader.grant, because="Declared an interest in the case", by=by, on=on)
    return one


def _check_can_publish(items: list[AgendaItem], seats: list[Seat]) -> None:
    if not items:
        raise NotReady("There is no case on this agenda yet.")
    if not seats:
        raise NotReady("Nobody sits on this panel yet. Add its members first.")
    without = [item for item in items if not item.paper.summary]
    if without:
        numbers = ", ".join(str(item.case.number) for item in without)
        many = "cases" if len(without) > 1 else "case"
        raise NotReady(f"The officer’s summary is not written yet for {many} {numbers}.")


def _freeze(item: AgendaItem, paper: Paper, *, on: date) -> None:
    paper.frozen, paper.published_on = pack_of(item, paper, on=on), on
    paper.save(update_fields=["frozen", "published_on"])
