"""The door of the portal room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.portal.actions.drafting import begin_draft
from goldenthread.portal.actions.sending import send_request
from goldenthread.portal.actions.taking_in import set_aside, take_in
from goldenthread.portal.models import OnlineRequest

__all__ = ["OnlineRequest", "begin_draft", "send_request", "set_aside", "take_in"]
