"""What is typed on the public pages is kept at once, for a day."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath

from django.db import transaction

from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.key_fences import SWEEP
from goldenthread.platform.access.reach import Reach
from goldenthread.platform.access.row_security import in_area
from goldenthread.platform.documents.checking import CONTENT_TYPES, check_file
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.portal.enums import LARGEST, MOST_FILES
from goldenthread.portal.models import OnlineDraft, OnlineFile
from goldenthread.portal.queries.drafts import DAY


@transaction.atomic
def begin_draft(*, local_area: LocalArea, at: datetime, by: None, on: date) -> OnlineDraft:
    """Begin a form; drafts that are older than a day are taken away, with their files.

    :returns: the draft, which opens from now on only to who bears its key.
    """
    with in_area(local_area.pk, reach=Reach(bearer=SWEEP)):
        OnlineDraft.objects.filter(local_area=local_area, kept_at__lt=at - DAY).delete()
    key = secrets.token_urlsafe(32)
    with in_area(local_area.pk, reach=Reach(bearer=key)):
        return OnlineDraft.objects.create(local_area=local_area, key=key, kept_at=at)


@transaction.atomic
def keep_page(
    *, draft: OnlineDraft, page: str, values: Mapping[str, list[str]], at: datetime, by: None,
    on: date,
) -> OnlineDraft:  # fmt: skip
    """Keep what was typed on one page."""
    draft = OnlineDraft.objects.select_for_update().get(pk=draft.pk)
    draft.content = {**draft.content, page: dict(values)}
    draft.kept_at = at
    draft.save(update_fields=["content", "kept_at"])
    return draft


@transaction.atomic
def keep_file(*, draft: OnlineDraft, name: str, content: bytes, by: None, on: date) -> OnlineFile:
    """Keep a file with a draft.

    :raises NotValid: when it is too large, of a kind that cannot be sent, or one too many.
    """
    draft = OnlineDraft.objects.select_for_update().get(pk=draft.pk)
    if draft.files.count() >= MOST_FILES:
        raise NotValid(
            f"You can send {MOST_FILES} files. Take one away first, or send the rest later.",
            field="file",
        )
    if len(content) > LARGEST:
        raise NotValid(
            f"This file is too large. It can be up to {LARGEST // 1024 // 1024} MB. What you"
            " filled in is kept.",
            field="file",
        )
    kind = CONTENT_TYPES[check_file(name, content)]
    return OnlineFile.objects.create(
        local_area=draft.local_area, draft=draft,
        name=PurePath(name.replace("\\", "/")).name[-255:] or "file", kind=kind,
        size=len(content), sha256=hashlib.sha256(content).hexdigest(), content=content,
    )  # fmt: skip


@transaction.atomic
def take_file_away(*, draft: OnlineDraft, file_id: int, by: None, on: date) -> None:
    """Take a file away from a draft again; nothing happens when it is not there."""
    draft.files.filter(pk=file_id).delete()
