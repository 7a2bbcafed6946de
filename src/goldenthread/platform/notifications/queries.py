"""Asking about messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.platform.notifications.models import Message, MessageState

if TYPE_CHECKING:
    from goldenthread.platform.organisations.models import LocalArea


def messages_of(local_area: LocalArea, *, state: str = "") -> QuerySet[Message]:
    """Return the area's messages, newest first, all or those in one state."""
    found = local_area.messages.select_related("to_person")
    return found.filter(state=state) if state in MessageState.values else found


def message_of(local_area: LocalArea, pk: int) -> Message:
    """Return one of the area's messages.

    :raises Http404: when it has none of that number.
    """
    return get_object_or_404(local_area.messages.select_related("to_person"), pk=pk)
