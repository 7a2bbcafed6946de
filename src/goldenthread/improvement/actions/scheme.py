"""How a plan is rated and how often it is reported on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldenthread.improvement.enums import ReportingCycle
from goldenthread.improvement.models import Action, ImprovementPlan, ProgressUpdate, Rating
from goldenthread.improvement.policies import (
    check_can_change,
    check_rating_can_go,
    check_version,
)
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member


@transaction.atomic
def add_rating(
    *, plan: ImprovementPlan, label: str, status: str, definition: str, by: Member, on: date
) -> Rating:
    """Add a word to the plan's rating scheme, at its end.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when the scheme has the word already.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(plan.state)
    _check_label(plan, label)
    last = plan.ratings.last()
    rating = Rating.objects.create(
        local_area=by.local_area,
        plan=plan,
        position=last.position + 1 if last else 0,
        label=label,
        status=status,
        definition=definition,
    )
    record("improvement.rating_added", about=plan, by=by, on=on, changes={"rating": (None, label)})
    return rating


@transaction.atomic
def change_rating(
    *,
    rating: Rating,
    label: str,
    status: str,
    definition: str,
    version: int,
    by: Member,
    on: date,
) -> Rating:
    """Change a rating's word, meaning or status; every action that carries it follows.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    :raises NotValid: when the scheme has the word already.
    :raises ChangedMeanwhile: when someone has changed it since the form was opened.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(rating.plan.state)
    rating = Rating.objects.select_for_update(of=("self",)).select_related("plan").get(pk=rating.pk)
    check_version(seen=version, now=rating.version)
    _check_label(rating.plan, label, but=rating)
    new = {"label": label, "status": status, "definition": definition}
    changes = {
        name: (getattr(rating, name), value)
        for name, value in new.items()
        if getattr(rating, name) != value
    }
    for name, value in new.items():
        setattr(rating, name, value)
    rating.version += 1
    rating.save()
    Action.objects.filter(rating=rating).update(status=status, status_text=label)
    if changes:
        record("improvement.rating_changed", about=rating.plan, by=by, on=on, changes=changes)
    return rating


@transaction.atomic
def define_rating(
    *, plan: ImprovementPlan, label: str, status: str, definition: str, by: Member, on: date
) -> Rating:
    """Say what a word of the scheme means, adding the word where the scheme has none.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    rating = plan.ratings.select_related("plan").filter(label__iexact=label).first()
    new = {"label": label, "status": status, "definition": definition}
    if rating is None:
        return add_rating(plan=plan, **new, by=by, on=on)
    return change_rating(rating=rating, **new, version=rating.version, by=by, on=on)


@transaction.atomic
def move_rating(*, rating: Rating, up: bool, by: Member, on: date) -> None:
    """Move a rating one place up or down in the scheme.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(rating.plan.state)
    scheme = list(rating.plan.ratings.select_for_update())
    here = scheme.index(rating)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(scheme):
        return
    scheme[here], scheme[there] = scheme[there], scheme[here]
    for position, one in enumerate(scheme):
        one.position = position
    Rating.objects.bulk_update(scheme, ["position"])
    record(
        "improvement.parts_reordered", about=rating.plan, by=by, on=on,
        changes={f"place of the rating {rating.label}": (here + 1, there + 1)},
    )  # fmt: skip


@transaction.atomic
def remove_rating(*, rating: Rating, by: Member, on: date) -> None:
    """Take a word out of the plan's rating scheme.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed, the rating is in use, or it is the last.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(rating.plan.state)
    in_use = Action.objects.filter(rating=rating).count()
    in_use += ProgressUpdate.objects.filter(rating=rating).count()
    check_rating_can_go(in_use=in_use, others=rating.plan.ratings.exclude(pk=rating.pk).count())
    plan, label = rating.plan, rating.label
    rating.delete()
    record(
        "improvement.rating_removed", about=plan, by=by, on=on, changes={"rating": (label, None)}
    )


@transaction.atomic
def change_cycle(*, plan: ImprovementPlan, cycle: str, by: Member, on: date) -> None:
    """Change how often leads report.

    :raises NotPermitted: when they may not change the plan.
    :raises NotReady: when the plan is closed.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_change(plan.state)
    was, becomes = ReportingCycle(plan.reporting_cycle), ReportingCycle(cycle)
    if was == becomes:
        return
    plan.reporting_cycle = becomes
    plan.save(update_fields=["reporting_cycle"])
    record(
        "improvement.cycle_changed", about=plan, by=by, on=on,
        changes={"leads report": (was.label, becomes.label)},
    )  # fmt: skip


def _check_label(plan: ImprovementPlan, label: str, *, but: Rating | None = None) -> None:
    same = plan.ratings.filter(label__iexact=label)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise NotValid("The scheme has this rating already.", field="label")
