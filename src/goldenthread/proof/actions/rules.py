"""Tuning the numbers by which standings are worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.db import transaction

from goldenthread.core.standing.numbers import NUMBERS, differing
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.proof.models import StandingRules
from goldenthread.proof.policies.evidence import check_numbers, check_reason
from goldenthread.proof.queries.rules import numbers_of


@transaction.atomic
def tune_rules(*, numbers: Mapping[str, int], reason: str, by: Member, on: date) -> StandingRules:
    """Judge by other numbers from now on; those before stay on record with who and why.

    :raises NotPermitted: when they may not.
    :raises NotValid: when a number is out of its bounds, nothing differs, or no reason is given.
    """
    by.check_may(Power.ASK_FOR_ANSWERS)
    LocalArea.objects.select_for_update().get(pk=by.local_area.pk)
    before = numbers_of(by.local_area)
    after = check_numbers(before, numbers)
    why = check_reason(reason, "Say why the numbers are changed. It is kept with them.")
    rules = StandingRules.objects.create(
        local_area=by.local_area, reason=why, by=by.person, by_name=by.person.name, on=on,
        **asdict(after),
    )  # fmt: skip
    changed = differing(before, after)
    record(
        "proof.rules_tuned", about=rules, by=by, on=on, reason=why,
        changes={NUMBERS[name].words: pair for name, pair in changed.items()},
    )  # fmt: skip
    return rules
