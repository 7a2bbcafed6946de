"""What is being typed on the public pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from goldenthread.platform.organisations.models import LocalArea
from goldenthread.portal.models import Knock, OnlineDraft, OnlineFile

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


KEYS = "online_drafts"
"""Where the session of a browser holds the keys of its drafts, by the area."""


def key_in(session: Mapping[str, Any], local_area: LocalArea) -> str:
    """Return the key that a browser's session holds for an area, or ""."""
    found: str = session.get(KEYS, {}).get(local_area.slug, "")
    return found


def draft_of(local_area: LocalArea, key: str, *, at: datetime) -> OnlineDraft | None:
    """Return the draft that this key opens, unless it is older than a day."""
    if not key:
        return None
    return OnlineDraft.objects.filter(local_area=local_area, key=key, kept_at__gte=at - DAY).first()


def files_of_draft(draft: OnlineDraft) -> list[OnlineFile]:
    """Return the files that are to go with a request, without their content."""
    return list(draft.files.defer("content"))


def knocks(local_area: LocalArea, whose: str, what: str, *, at: datetime) -> int:
    """Return how often one address has begun or sent a form in the last hour."""
    return Knock.objects.filter(
        local_area=local_area, whose=whose, what=what, at__gt=at - HOUR
    ).count()
