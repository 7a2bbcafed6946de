"""Asking about messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goldenthread.platform.history.recording import name_of
from goldenthread.platform.notifications.models import Message, MessageState

if TYPE_CHECKING:
    from goldenthread.platform.organisations.models import LocalArea


def messages_of(local_area: LocalArea, *, state: str = "") -> QuerySet[Message]:
    """Return the area's messages about accounts and posts, newest first, all or in one state.

    None about a child is among them: those belong to who works on the child's case.
    """
    found = local_area.messages.filter(child_id=None).select_related("to_person")
    return found.filter(state=state) if state in MessageState.values else found


def message_of(local_area: LocalArea, pk: int) -> Message:
    """Return one of the area's messages about accounts and posts.

    :raises Http404: when it has none of that number.
    """
    found = local_area.messages.filter(child_id=None).select_related("to_person")
    return get_object_or_404(found, pk=pk)


def messages_about(things: Iterable[models.Model]) -> QuerySet[Message]:
    """Return the messages about these records, newest first, as far as the reader sees."""
    return Message.objects.filter(about__in=[name_of(thing) for thing in things]).select_related(
        "sent_by"
    )
