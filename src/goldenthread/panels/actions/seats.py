"""Who sits on a panel."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from goldenthread.children.api import take_back_record
from goldenthread.panels.enums import Agency
from goldenthread.panels.models import Panel, Reader, Seat
from goldenthread.panels.queries.panels import people_for
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person


@transaction.atomic
def add_seat(
    *,
    panel: Panel,
    person: Person,
    agency: str,
    since: date,
    by: Member,
    on: date,
    is_chair: bool = False,
    stands_in_for: Seat | None = None,
) -> Seat:
    """Seat somebody on a panel for an agency, from a day.

    They are given the papers of meetings that are published from then on.

    :raises NotPermitted: when they may not.
    :raises NotReady: when the panel was closed.
    :raises NotValid: when the person holds no post that reads papers, has a seat already, would
        stand in for themself, or would chair without speaking for the council.
    """
    by.check_may(Power.MANAGE_PANELS)
    if panel.closed_on is not None:
        raise NotReady("This panel was closed.")
    if not people_for(by.local_area, on=max(on, since)).filter(pk=person.pk).exists():
        raise NotValid(
            f"{person.name} holds no post that reads papers of panels. Give them one first.",
            field="person",
        )
    if is_chair and agency != Agency.SEND:
        raise NotValid(
            "The chair is an officer of the council: choose the council’s SEND service.",
            field="agency",
        )
    if stands_in_for is not None and stands_in_for.person_id == person.pk:
        raise NotValid("Nobody stands in for themself.", field="stands_in_for")
    seat = Seat(
        local_area=by.local_area, panel=panel, person=person, agency=agency, since=since,
        is_chair=is_chair, stands_in_for=stands_in_for,
    )  # fmt: skip
    try:
        with transaction.atomic():
            seat.save()
    except IntegrityError as error:
        if "seat_of_a_person_once" not in str(error):
            raise
        raise NotValid(f"{person.name} sits on this panel already.", field="person") from error
    record(
        "panels.member_seated", about=seat, within=panel, by=by, on=on,
        changes={"member": (None, person.name), "for": (None, seat.get_agency_display()),
                 "from": (None, since)},
    )  # fmt: skip
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, last_on: date, by: Member, on: date) -> Seat:
    """End somebody's seat after a day; papers that they were given are closed to them with it.

    :raises NotPermitted: when they may not.
    :raises NotReady: when it has ended.
    :raises NotValid: when the last day is before the first.
    """
    by.check_may(Power.MANAGE_PANELS)
    if seat.until is not None and seat.until < on:
        raise NotReady("This seat has ended.")
    if last_on < seat.since:
        raise NotValid("The last day is before the first.", field="last_on")
    seat.until = last_on
    seat.save(update_fields=["until"])
    for reader in Reader.objects.filter(seat=seat, grant__isnull=False).select_related("grant"):
        grant = reader.grant
        if grant is not None and (grant.until is None or grant.until > last_on):
            last = max(last_on, grant.since)
            take_back_record(grant=grant, last_on=last, by=by, on=on)
    record(
        "panels.member_left", about=seat, within=seat.panel, by=by, on=on,
        changes={"member": (seat.person.name, None), "last day": (None, last_on)},
    )  # fmt: skip
    return seat
