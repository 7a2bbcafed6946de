"""Keeping files."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import PurePath

from goldenthread.platform.documents.models import StoredDocument
from goldenthread.platform.organisations.member import Member


def store(*, name: str, content: bytes, by: Member, on: date) -> StoredDocument:
    """Keep a file in the person's area, under the last part of its name."""
    return StoredDocument.objects.create(
        local_area=by.local_area,
        name=PurePath(name.replace("\\", "/")).name[-255:] or "document",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        uploaded_by=by.user,
        uploaded_on=on,
    )
