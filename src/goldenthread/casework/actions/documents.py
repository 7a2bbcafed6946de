"""Keeping a file that shows something of a case."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldenthread.casework.actions.turns import open_case
from goldenthread.casework.models import Case, CaseDocument
from goldenthread.platform.documents.checking import check_file, last_part
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it was brought: its name and what it holds."""

    name: str
    content: bytes


@transaction.atomic
def keep_document(*, case: Case, brought: Brought, by: Member, on: date) -> CaseDocument:
    """Keep a file beside a case, once it is known to be safe to open.

    :raises NotPermitted: when they may not.
    :raises NotValid: when the file cannot be kept, with what to do about it.
    """
    case = open_case(case, by=by)
    ending = check_file(brought.name, brought.content)
    document = CaseDocument.objects.create(
        local_area=case.local_area, child_id=case.child_id, case=case,
        name=last_part(brought.name), ending=ending, size=len(brought.content),
        sha256=hashlib.sha256(brought.content).hexdigest(), content=brought.content,
        brought_by=by.user, brought_on=on,
    )  # fmt: skip
    record("casework.document_kept", about=document, within=case, by=by, on=on)
    return document
