"""Reporting what has happened on an action, and correcting a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.core.enums import Status
from goldenthread.improvement.models import (
    Action,
    Milestone,
    MilestoneMention,
    ProgressUpdate,
    Rating,
)
from goldenthread.improvement.permissions import check_may_report
from goldenthread.improvement.policies import (
    DoneMilestone,
    Report,
    check_can_correct,
    check_report,
    check_takes_reports,
    check_version,
    is_done,
)
from goldenthread.improvement.queries.holders import posts_behind
from goldenthread.improvement.queries.record import latest_report, milestones_of, waits_of
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Post


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a person reports.

    `concerns` are the milestones that the words are about; `done` are those that are done, each
    with its day and what shows it.
    """

    text: str
    rating: Rating
    reason: str = ""
    concerns: frozenset[int] = frozenset()
    done: Mapping[int, tuple[date | None, str]] = field(default_factory=dict)


@transaction.atomic
def report_progress(
    *, action: Action, told: Told, version: int, by: Member, on: date
) -> ProgressUpdate:
    """Record what has happened, the rating, and which milestones are done.

    :raises NotPermitted: when their posts neither hold nor lead the action.
    :raises NotReady: when the plan is not live, or the action waits for another.
    :raises NotValid: when a reason or a date is missing or cannot be right.
    :raises ChangedMeanwhile: when someone has changed the action since the form was opened.
    """
    held_by = posts_behind(action)
    check_may_report(by, held_by)
    check_takes_reports(action.plan.state)
    action = _locked(action)
    check_version(seen=version, now=action.version)
    milestones = _check(action, told, on=on)

    update = ProgressUpdate.objects.create(
        local_area=action.local_area,
        plan=action.plan,
        action=action,
        position=action.updates.count(),
        text=told.text,
        rating=told.rating,
        rating_reason=told.reason,
        by=by.person,
        by_name=by.person.name,
        by_post=_title_of_post(by, held_by),
        on=on,
        as_it_was=_as_it_is(action),
    )
    changes = _apply(update, told, milestones)
    record(
        "improvement.progress_reported", about=action, within=action.plan, by=by, on=on,
        changes=changes, reason=told.reason,
    )  # fmt: skip
    return update


@transaction.atomic
def report_by_reference(
    *,
    plan_id: int,
    ref: str,
    text: str,
    rating: str,
    by: Member,
    on: date,
    reason: str = "",
    done: Mapping[int, tuple[date | None, str]] | None = None,
) -> ProgressUpdate:
    """Report on the action that the plan calls so, with the rating of that label.

    :param done: milestones by their number in the action, from 1, each with its day and what shows
        it.
    :raises NotValid: when the plan has no such action, rating or milestone.
    :raises Refused: whatever `report_progress` refuses.
    """
    action = by.local_area.actions.filter(plan=plan_id, ref=ref, withdrawn_on=None).first()
    if action is None:
        raise NotValid(f"The plan has no action {ref}.", field="ref")
    chosen = action.plan.ratings.filter(label=rating).first()
    if chosen is None:
        raise NotValid(f"The plan has no rating {rating}.", field="rating")
    steps = dict(enumerate(milestones_of(action), start=1))
    if not set(done or {}) <= set(steps):
        raise NotValid(f"Action {ref} has no such milestone.", field="concerns")
    told = Told(
        text=text,
        rating=chosen,
        reason=reason,
        done={steps[number].pk: how for number, how in (done or {}).items()},
    )
    return report_progress(action=action, told=told, version=action.version, by=by, on=on)


@transaction.atomic
def correct_report(
    *, update: ProgressUpdate, told: Told, version: int, by: Member, on: date
) -> ProgressUpdate:
    """Put right one's own last report; history keeps what was said before as well.

    What the first report did to the rating and the milestones is taken back, then done anew.

    :raises NotPermitted: when their posts no longer hold or lead the action.
    :raises NotReady: when it is not theirs, not the latest, or more than a day old.
    :raises NotValid: when a reason or a date is missing or cannot be right.
    :raises ChangedMeanwhile: when someone has changed the action since the form was opened.
    """
    check_may_report(by, posts_behind(update.action))
    check_takes_reports(update.plan.state)
    action = _locked(update.action)
    check_version(seen=version, now=action.version)
    latest = latest_report(action)
    check_can_correct(
        mine=update.by_id == by.person.pk,
        is_latest=latest is not None and latest.pk == update.pk,
        reported_on=update.on or on,
        on=on,
    )
    said, rated = update.text, update.rating
    _put_back(action, update)
    milestones = _check(action, told, on=on)

    update.text, update.rating, update.rating_reason = told.text, told.rating, told.reason
    update.save(update_fields=["text", "rating", "rating_reason"])
    update.mentions.all().delete()
    changes = _apply(update, told, milestones)
    changes |= {"report": (said, told.text), "rating": (_label(rated), told.rating.label)}
    record(
        "improvement.report_corrected", about=action, within=action.plan, by=by, on=on,
        changes={name: pair for name, pair in changes.items() if pair[0] != pair[1]},
        reason=told.reason,
    )  # fmt: skip
    return update


def _locked(action: Action) -> Action:
    """Return the action as it is now, kept from others until the transaction ends."""
    return (
        Action.objects.select_for_update(of=("self",))
        .select_related("plan", "rating", "area")
        .get(pk=action.pk)
    )


def _check(action: Action, told: Told, *, on: date) -> dict[int, Milestone]:
    milestones = {step.pk: step for step in milestones_of(action)}
    if told.rating.plan_id != action.plan_id:
        raise NotValid("Choose a rating of this plan.", field="rating")
    if not (set(told.concerns) | set(told.done)) <= set(milestones):
        raise NotValid("Choose milestones of this action.", field="concerns")
    still_open = [
        step
        for step in milestones.values()
        if step.pk not in told.done and not is_done(step.status, step.done_on)
    ]
    check_report(
        Report(
            status_before=action.status,
            status_after=told.rating.status,
            reason=told.reason,
            open_milestones=len(still_open),
            waits_for=[
                other.ref or other.text for other in waits_of(action) if not is_done(other.status)
            ],
            done=[
                DoneMilestone(id=pk, text=milestones[pk].text, done_on=day, shown_by=shown_by)
                for pk, (day, shown_by) in told.done.items()
            ],
        ),
        on=on,
    )
    return milestones


def _as_it_is(action: Action) -> dict[str, Any]:
    return {
        "rating": action.rating_id,
        "status": action.status,
        "status_text": action.status_text,
        "milestones": {},
    }


def _apply(
    update: ProgressUpdate, told: Told, milestones: Mapping[int, Milestone]
) -> dict[str, tuple[object, object]]:
    """Bring rating and milestones to what was told, keep what they were, say what changed."""
    action = update.action
    changes: dict[str, tuple[object, object]] = {}
    if action.rating_id != told.rating.pk:
        changes["rating"] = (_label(action.rating) or action.status_text, told.rating.label)
        action.rating = told.rating
        action.status, action.status_text = told.rating.status, told.rating.label
    action.version += 1
    action.save(update_fields=["rating", "status", "status_text", "version"])
    for pk in sorted(told.concerns | set(told.done)):
        day, shown_by = told.done.get(pk, (None, ""))
        MilestoneMention.objects.create(
            local_area=update.local_area,
            update_told=update,
            milestone=milestones[pk],
            done_on=day,
            shown_by=shown_by,
        )
        if day is not None:
            update.as_it_was["milestones"][str(pk)] = _finish(milestones[pk], day, shown_by)
            changes[f"milestone done: {milestones[pk].text}"] = (None, day)
    update.save(update_fields=["as_it_was"])
    return changes


_MILESTONE_STATE = ("status", "status_text", "done_on", "shown_by")


def _finish(milestone: Milestone, day: date, shown_by: str) -> dict[str, Any]:
    """Mark a milestone done and return what it was."""
    before = {name: getattr(milestone, name) for name in _MILESTONE_STATE}
    before["done_on"] = milestone.done_on.isoformat() if milestone.done_on else None
    done = milestone.plan.ratings.filter(status=Status.COMPLETE).first()
    milestone.done_on, milestone.shown_by = day, shown_by
    milestone.status = Status.COMPLETE
    milestone.status_text = done.label if done else Status.COMPLETE.words
    milestone.version += 1
    milestone.save(update_fields=[*_MILESTONE_STATE, "version"])
    return before


def _put_back(action: Action, update: ProgressUpdate) -> None:
    """Take back what a report did to the rating and the milestones."""
    was = update.as_it_was
    action.rating = Rating.objects.filter(pk=was["rating"]).first()
    action.status, action.status_text = was["status"], was["status_text"]
    action.save(update_fields=["rating", "status", "status_text"])
    for milestone in Milestone.objects.filter(pk__in=[int(pk) for pk in was["milestones"]]):
        for name, value in was["milestones"][str(milestone.pk)].items():
            setattr(milestone, name, value)
        milestone.version += 1
        milestone.save(update_fields=[*_MILESTONE_STATE, "version"])
    update.action = action
    update.as_it_was = _as_it_is(action)


def _title_of_post(by: Member, held_by: set[int]) -> str:
    """Return the post as which they report: one that holds the action if they hold such a one."""
    posts = Post.objects.filter(pk__in=by.post_ids).order_by("title")
    mine = [post for post in posts if post.pk in held_by] or list(posts)
    return mine[0].title if mine else ""


def _label(rating: Rating | None) -> str:
    return rating.label if rating else ""
