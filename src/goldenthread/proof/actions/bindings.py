"""Binding an indicator to a measure of success, and ending that."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.core.success.conditions import Condition
from goldenthread.improvement.api import Measure
from goldenthread.indicators import api as indicators
from goldenthread.platform.access.errors import NotReady, NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.proof.actions.evidence import check_open
from goldenthread.proof.models import Binding
from goldenthread.proof.policies.evidence import check_reason, check_version
from goldenthread.proof.queries.figures import usable


@transaction.atomic
def bind_indicator(
    *, measure: Measure, indicator: str, condition: Condition, since: date, by: Member, on: date
) -> Binding:
    """Say that a measure is shown by an indicator, and what of it counts as success.

    The indicator's figure on `since` is kept as the baseline.

    :raises NotPermitted: when they may not change the plan: who answers for an action does not
        choose what it is measured by.
    :raises NotReady: when the plan is closed or the measure withdrawn.
    :raises NotValid: when there is no such indicator, it is bound already, it has another unit, or
        `since` has not come yet.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_open(measure)
    found = indicators.find(indicator)
    if found is None:
        raise NotValid("Choose an indicator.", field="indicator")
    if condition.unit is not indicators.unit_of(found):
        raise NotValid(f"{found.name} is told in {found.unit}.", field="indicator")
    if since > on:
        raise NotValid("This day has not come yet.", field="since")
    if Binding.objects.filter(measure=measure, indicator=indicator, ended_on=None).exists():
        raise NotValid("This indicator is bound to the measure already.", field="indicator")
    known = usable(indicators.series_of(by.local_area, found, on=on).ended_by(since))
    binding = Binding.objects.create(
        local_area=by.local_area,
        measure=measure,
        indicator=indicator,
        test=condition.test,
        unit=condition.unit,
        level=condition.level,
        against=condition.against or "",
        change=condition.change,
        counted=condition.counted,
        months=condition.months,
        by=condition.by,
        since=since,
        baseline=known[-1].value if known else None,
        bound_by=by.person,
        bound_by_name=by.person.name,
        bound_on=on,
    )
    record(
        "proof.indicator_bound", about=measure.action, within=measure.plan, by=by, on=on,
        changes={"indicator": (None, f"{found.name}: {condition.words}")},
    )  # fmt: skip
    return binding


@transaction.atomic
def end_binding(*, binding: Binding, reason: str, version: int, by: Member, on: date) -> Binding:
    """Say that an indicator shows a measure no longer; that it did stays on record.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when it was ended already.
    :raises NotValid: when no reason is given.
    :raises ChangedMeanwhile: when someone else changed it since `version`.
    """
    by.check_may(Power.MANAGE_PLAN)
    binding = (
        Binding.objects.select_for_update(of=("self",))
        .select_related("measure__action__plan", "measure__plan")
        .get(pk=binding.pk)
    )
    if binding.ended_on:
        raise NotReady("This indicator shows the measure no longer.")
    check_version(seen=version, now=binding.version)
    binding.ended_reason = check_reason(reason, "Say why it shows the measure no longer.")
    binding.ended_on, binding.ended_by_name = on, by.person.name
    binding.version += 1
    binding.save(update_fields=["ended_on", "ended_by_name", "ended_reason", "version"])
    found = indicators.find(binding.indicator)
    record(
        "proof.binding_ended", about=binding.measure.action, within=binding.measure.plan, by=by,
        on=on, reason=binding.ended_reason,
        changes={"indicator": (found.name if found else binding.indicator, None)},
    )  # fmt: skip
    return binding
