"""When something may be done in a plan, and what the facts make of a date or a rating.

Nothing here asks the database: every rule is told what it judges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.core.enums import Status
from goldenthread.core.reporting_cycles import Cycle, calendar_month, calendar_quarter, six_weeks
from goldenthread.improvement.enums import PlanState, ReportingCycle
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid

SOON = timedelta(days=30)
DONE = frozenset(status.value for status in Status if status.is_done)

# The further down, the worse a rating is; two in one row are as good as each other.
_FROM_BEST_TO_WORST = (
    (Status.EMBEDDED,),
    (Status.COMPLETE,),
    (Status.ON_TRACK, Status.IN_PROGRESS),
    (Status.NOT_STARTED,),
    (Status.AT_RISK,),
    (Status.OFF_TRACK, Status.BLOCKED),
)
_BADNESS = {
    status.value: row for row, statuses in enumerate(_FROM_BEST_TO_WORST) for status in statuses
}


def is_done(status: str, done_on: date | None = None) -> bool:
    """Whether nothing more is promised: rated complete or embedded, or with a day on which done."""
    return done_on is not None or status in DONE


def is_late(due_by: date | None, *, done: bool, on: date) -> bool:
    """Whether the last day that the promise covers has gone by and it is not done."""
    return due_by is not None and not done and due_by < on


def is_due_soon(due_by: date | None, *, done: bool, on: date) -> bool:
    """Whether it is to be done within the next thirty days, today among them."""
    return due_by is not None and not done and on <= due_by <= on + SOON


def cycle_of(kind: str, *, on: date, live_on: date | None) -> Cycle:
    """Return the reporting cycle that holds this day; a plan not yet live counts from the day."""
    if kind == ReportingCycle.SIX_WEEKLY:
        return six_weeks(on, since=live_on or on)
    if kind == ReportingCycle.QUARTERLY:
        return calendar_quarter(on)
    return calendar_month(on)


def is_worse(before: str, after: str) -> bool:
    """Whether a rating is worse than the one before; where there was none it is not."""
    if before not in _BADNESS:
        return False
    return _BADNESS[after] > _BADNESS[before]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneMilestone:
    """A milestone that is said to be done: on which day, and what shows it."""

    id: int
    text: str
    done_on: date | None
    shown_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a progress report would make of an action.

    `open_milestones` counts those left open after it; `waits_for` names the actions that this one
    waits for and that are not done.
    """

    status_before: str
    status_after: str
    reason: str
    open_milestones: int = 0
    waits_for: Collection[str] = ()
    done: Collection[DoneMilestone] = ()


def check_report(report: Report, *, on: date) -> None:
    """Pass silently if a lead may report this.

    :raises NotReady: when it is rated complete while it waits for another action.
    :raises NotValid: when a day is missing or has not come yet, nothing shows what is said to be
        done, or a reason is missing.
    """
    for milestone in report.done:
        check_done(milestone, on=on)
    if report.status_after in DONE and report.waits_for:
        raise NotReady(
            "This action cannot be complete yet: it waits for " + ", ".join(report.waits_for) + "."
        )
    if not report.reason and is_worse(report.status_before, report.status_after):
        raise NotValid("Say why the rating is worse than it was.", field="rating_reason")
    if not report.reason and report.status_after in DONE and report.open_milestones:
        raise NotValid(
            "Say why this is complete although milestones are not done.", field="rating_reason"
        )


def check_done(milestone: DoneMilestone, *, on: date) -> None:
    """Pass silently if a milestone can be said to be done like this.

    :raises NotValid: when the day is missing or has not come yet, or nothing shows it.
    """
    day_field = f"done_on_{milestone.id}"
    if milestone.done_on is None:
        raise NotValid(f"Enter the date on which this was done: {milestone.text}", field=day_field)
    if milestone.done_on > on:
        raise NotValid(f"The date must be today or in the past: {milestone.text}", field=day_field)
    if not milestone.shown_by:
        raise NotValid(
            f"Say what shows that this is done: {milestone.text}", field=f"shown_by_{milestone.id}"
        )


def check_takes_reports(state: str) -> None:
    """Pass silently if progress can be reported on a plan in this state.

    :raises NotReady: when the plan is not live.
    """
    if state == PlanState.DRAFT:
        raise NotReady("Progress can be reported once this plan is live. It is still a draft.")
    if state == PlanState.CLOSED:
        raise NotReady("This plan is closed. Nothing more is reported on it.")


def check_can_change(state: str) -> None:
    """Pass silently if a plan in this state can be changed.

    :raises NotReady: when the plan is closed.
    """
    if state == PlanState.CLOSED:
        raise NotReady("This plan is closed and is kept as it was.")


def check_version(*, seen: int, now: int) -> None:
    """Pass silently if nobody has changed the record since it was shown.

    :raises ChangedMeanwhile: when somebody has.
    """
    if seen != now:
        raise ChangedMeanwhile(
            "Someone else changed this after you opened it. Nothing you typed is lost: compare it"
            " with what is there now, then save again."
        )


def asks_why(*, state: str, was_by: date | None, becomes_by: date | None) -> bool:
    """Whether moving a date needs a reason: a live plan's promised day goes to another, or away."""
    return state == PlanState.LIVE and was_by is not None and was_by != becomes_by


def check_date_move(*, state: str, was_by: date | None, becomes_by: date | None, why: str) -> None:
    """Pass silently if the date may be moved.

    :raises NotValid: when a reason is needed and missing.
    """
    if asks_why(state=state, was_by=was_by, becomes_by=becomes_by) and not why:
        raise NotValid("Say why the date is moved. It is kept with the plan.", field="why_moved")


def check_no_circle(waiting: int, waits_for: int, edges: Iterable[tuple[int, int]]) -> None:
    """Pass silently if an action may wait for another.

    :param edges: every dependency of the plan already there, as (action, what it waits for).
    :raises NotValid: when the other waits, directly or through others, for the first.
    """
    if waiting == waits_for:
        raise NotValid("An action cannot wait for itself.", field="waits_for")
    onward: dict[int, list[int]] = {}
    for action, other in edges:
        onward.setdefault(action, []).append(other)
    seen, ahead = set[int](), [waits_for]
    while ahead:
        action = ahead.pop()
        if action == waiting:
            raise NotValid(
                "That action already waits for this one, directly or through others. Neither could"
                " ever be done.",
                field="waits_for",
            )
        if action not in seen:
            seen.add(action)
            ahead += onward.get(action, [])


def check_rating_can_go(*, in_use: int, others: int) -> None:
    """Pass silently if a rating can leave the plan's scheme.

    :raises NotReady: when actions or reports carry it, or it is the last.
    """
    if in_use:
        raise NotReady("This rating is in use, so it cannot be removed.")
    if not others:
        raise NotReady("A plan needs at least one rating.")


def check_can_correct(*, mine: bool, is_latest: bool, reported_on: date, on: date) -> None:
    """Pass silently if a report can be corrected: one's own, the latest, until the next day ends.

    :raises NotReady: when it cannot, with what to do instead.
    """
    if not mine:
        raise NotReady("Only the person who reported this can correct it.")
    if not is_latest:
        raise NotReady("A later report has been made since. Report progress again instead.")
    if on > reported_on + timedelta(days=1):
        raise NotReady("A report can be corrected for a day. Report progress again instead.")
