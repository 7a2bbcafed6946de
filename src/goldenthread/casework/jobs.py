"""Work of this room that is done after the page has answered."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.utils import timezone

from goldenthread.casework.actions.carrying_out import CARRY_OUT, carry_out_bulk_step
from goldenthread.casework.actions.handing_over import HAND_OVER, pass_cases_on
from goldenthread.casework.models import BulkStep, CaseHandover
from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.accounts.models import User
from goldenthread.platform.jobs.queue import enqueue, in_area, work
from goldenthread.platform.organisations.member import Member, find_member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.queries import first_holder
from goldenthread.platform.organisations.reach import as_member

log = logging.getLogger("goldenthread.casework")


@work(CARRY_OUT)
def carry_out(*, local_area_id: int, user_id: int, step_id: int) -> None:
    """Carry out a step for many cases, some in each transaction, so that its page can tell."""
    on, left = timezone.localdate(), 1
    while left:
        member = _member(local_area_id, user_id, on)
        if member is None or not member.may(Power.MANAGE_CASELOADS):
            log.warning("who began it may no longer", extra={"step": step_id})
            return
        with as_member(member, on=on):
            left = carry_out_bulk_step(step=BulkStep.objects.get(pk=step_id), by=member, on=on)


@work(HAND_OVER)
def pass_on(*, local_area_id: int, user_id: int, handover_id: int) -> None:
    """Pass on the cases of someone whose last day is over."""
    on = timezone.localdate()
    with in_area(local_area_id, user_id=user_id):
        handover = CaseHandover.objects.get(pk=handover_id)
        if on < handover.from_on:  # asked for by hours, and the day is not there yet
            enqueue(
                HAND_OVER, local_area_id=local_area_id, user_id=user_id,
                after=timedelta(hours=1), handover_id=handover_id,
            )  # fmt: skip
            return
        member = _member(local_area_id, user_id, on)
        if member is None or not member.may(Power.MANAGE_PEOPLE):
            member = first_holder(
                LocalArea.objects.get(pk=local_area_id), Role.ADMINISTRATOR, on=on
            )
        if member is None:
            log.warning("nobody may pass the cases on", extra={"handover": handover_id})
            return
        pass_cases_on(handover=handover, by=member, on=on)


def _member(local_area_id: int, user_id: int, on: date) -> Member | None:
    with in_area(local_area_id, user_id=user_id):
        area = LocalArea.objects.get(pk=local_area_id)
        return find_member(user=User.objects.get(pk=user_id), local_area=area, on=on)
