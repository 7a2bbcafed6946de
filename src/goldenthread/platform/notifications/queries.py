"""Asking about messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.platform.notifications.models import Message, MessageState

if TYPE_CHECKING:
    from goldenthread.platform.organisations.models import LocalArea


def messages_of(local_area: LocalArea, *, state: str = "") -> QuerySet[Message]:
    """Return the area's messages about accounts and posts, newest first, all or in one state.

    None about a child is among them: those belong to who works on the child's case.
    """
    found = _of_accounts(local_area)
    return found.filter(state=state) if state in MessageState.values else found


def message_of(local_area: LocalArea, pk: int) -> Message:
    """Return one of the area's messages about accounts and posts.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(_of_accounts(local_area), pk=pk)


def _of_accounts(local_area: LocalArea) -> QuerySet[Message]:
    # who has no place in the area, as a parent, is written to about a child alone
    found = local_area.messages.filter(child_id=None, to_person__isnull=False)
    return found.select_related("to_person")
