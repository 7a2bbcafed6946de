"""Why advice is late."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from goldenthread.advice.actions.turns import locked, take_turn
from goldenthread.advice.models import LateReason
from goldenthread.casework.api import AdviceRequest, check_may_give, works_on_cases
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Guest, Member


@transaction.atomic
def say_why_late(
    *,
    advice: AdviceRequest,
    code: str,
    words: str,
    known: Collection[str],
    version: int,
    by: Member | Guest,
    on: date,
) -> LateReason:
    """Record why advice is late, by the adviser or by an officer. It excuses nothing by itself.

    :param known: the codes that there are on that day.
    :param version: of what the page showed; 0 when nothing was recorded yet.
    :raises NotPermitted: when it was asked of others and they do not carry cases on.
    :raises NotValid: when there is no such reason, or what the something else is is not said.
    :raises ChangedMeanwhile: when someone else recorded a reason since.
    """
    if isinstance(by, Guest) or not works_on_cases(by):
        check_may_give(advice, by)
    now = locked(advice)
    if code not in known:
        raise NotValid("Choose the reason.", field="code")
    if code == "other" and not words.strip():
        raise NotValid("Say what the reason is.", field="words")
    one, _ = LateReason.objects.get_or_create(
        advice=now,
        defaults={"local_area": now.local_area, "child_id": now.child_id, "on": on, "code": code,
                  "by_name": by.name},
    )  # fmt: skip
    before = one.code if version else None
    take_turn(one, version)
    one.code, one.words, one.by_name, one.on = code, words.strip(), by.name, on
    one.save(update_fields=["code", "words", "by_name", "on"])
    record(
        "advice.late_reason_told", about=now, within=now.case, by=by, on=on, reason=words.strip(),
        changes={"reason": (before, code)},
    )  # fmt: skip
    return one
