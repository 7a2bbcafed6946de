"""Work of this room that is done after the page has answered."""

from __future__ import annotations

import logging

from django.utils import timezone

from goldenthread.improvement import api
from goldenthread.improvement.actions.imports import READ
from goldenthread.platform.accounts.models import User
from goldenthread.platform.jobs.queue import in_area, work
from goldenthread.platform.organisations.member import find_member
from goldenthread.platform.organisations.models import LocalArea

log = logging.getLogger("goldenthread.improvement")


@work(READ)
def read_document(*, local_area_id: int, user_id: int, import_id: int) -> None:
    """Read a document into its review, on behalf of who brought it."""
    on = timezone.localdate()
    user = User.objects.get(pk=user_id)
    with in_area(local_area_id, user_id=user_id):
        member = find_member(user=user, local_area=LocalArea.objects.get(pk=local_area_id), on=on)
    if member is None:
        log.warning("who brought the document holds no post", extra={"import": import_id})
        return
    api.read_now(import_id=import_id, by=member, on=on, at=timezone.now())
