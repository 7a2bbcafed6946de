"""What My work says: what needs this person, by when and why, and the next step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.improvement.models import Action, ImprovementPlan, Milestone
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.plan import sentence
from goldenthread.improvement.presenters.tags import due_away, due_words, name_of_action, short
from goldenthread.improvement.queries.plans import Totals, cycle_now
from goldenthread.improvement.queries.work import ToRun, Waiting
from goldenthread.ui.words import count, day


def work_groups(
    waiting: Iterable[tuple[ImprovementPlan, Waiting]],
    places: Places,
    *,
    may_report: bool,
    on: date,
) -> list[dict[str, Any]]:
    """Return at most three groups of rows: late, due soon, without a report in this cycle."""
    late: list[dict[str, Any]] = []
    soon: list[dict[str, Any]] = []
    silent: list[dict[str, Any]] = []
    for plan, needs in waiting:
        rows = _Rows(places, may_report=may_report, on=on)
        ends = day(cycle_now(plan, on=on).last_on)
        late += [rows.action(one, due_away(one, on=on)) for one in needs.late]
        late += [rows.milestone(one, due_away(one, on=on)) for one in needs.late_milestones]
        soon += [rows.action(one, f"Due {due_away(one, on=on)}") for one in needs.due_soon]
        soon += [
            rows.milestone(one, f"Due {due_away(one, on=on)}") for one in needs.milestones_due_soon
        ]
        silent += [
            rows.action(one, f"No report in this cycle, which ends on {ends}")
            for one in needs.silent
        ]
    groups = [
        {"title": "Late", "rows": _by_day(late)},
        {"title": "Due in the next 30 days", "rows": _by_day(soon)},
        {"title": "No report in this cycle", "rows": silent},
    ]
    return [group for group in groups if group["rows"]]


def summary(groups: list[dict[str, Any]], *, to_run: int = 0) -> str:
    """Return how many things wait, in one sentence; `to_run` are those of the plan itself."""
    many = sum(len(group["rows"]) for group in groups) + to_run
    if not many:
        return "Nothing needs you today."
    return f"{count(many, 'thing')} {'needs' if many == 1 else 'need'} you."


def to_run_rows(asked: ToRun, places: Places) -> list[dict[str, str]]:
    """Return what running the plan asks for, each with its next step."""
    rows = [
        {
            "text": f"Finish the review of {review.file_name}",
            "href": places.to("plan_review", pk=review.pk),
        }
        for review in asked.reviews
    ]
    rows += [
        {
            "text": f"Set live the draft “{short(plan.title, 80)}”",
            "href": places.to("plan_life", pk=plan.pk),
        }
        for plan in asked.drafts
    ]
    for plan, totals in asked.totals:
        rows += _gaps(plan, totals, places)
    rows += [
        {
            "text": f"Nobody holds the post {post.title}, which holds unfinished actions",
            "href": places.to("settings"),
        }
        for post in asked.vacant_posts[:10]
    ]
    more = len(asked.vacant_posts) - 10
    if more > 0:
        rows.append({"text": count(more, "more vacant post"), "href": places.to("settings")})
    return rows


def plan_summaries(
    asked: Iterable[tuple[ImprovementPlan, Totals]], places: Places
) -> list[dict[str, str]]:
    """Return each live plan in one sentence, for people who report on none of it."""
    return [
        {"title": plan.title, "sentence": sentence(totals), "href": places.plan(plan)}
        for plan, totals in asked
    ]


def _gaps(plan: ImprovementPlan, totals: Totals, places: Places) -> list[dict[str, str]]:
    gaps = [
        (totals.without_lead, "without a lead", "no-lead"),
        (totals.without_date, "without a date", "no-date"),
    ]
    return [
        {"text": f"{count(many, 'action')} {words}", "href": places.actions(plan, only=only)}
        for many, words, only in gaps
        if many
    ]


def _by_day(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["day"])


class _Rows:
    """Makes rows for one person on one day."""

    def __init__(self, places: Places, *, may_report: bool, on: date) -> None:
        self.places, self.may_report, self.on = places, may_report, on

    def action(self, action: Action, why: str) -> dict[str, Any]:
        return {
            "what": short(name_of_action(action), 140),
            "href": self.places.action(action),
            "area": f"{action.area.ref} {short(action.area.title, 60)}",
            "due": due_words(action),
            "day": action.due_by,
            "why": why[:1].upper() + why[1:],
            "next": self._next(action, f"action {action.ref or short(action.text, 60)}"),
        }

    def milestone(self, step: Milestone, why: str) -> dict[str, Any]:
        row = self.action(step.action, why)
        kind = f"Milestone of {step.action.ref}: " if step.action.ref else "Milestone: "
        return row | {
            "what": kind + short(step.text, 120),
            "due": due_words(step),
            "day": step.due_by,
            "next": self._next(step.action, f"milestone {short(step.text, 60)}"),
        }

    def _next(self, action: Action, of: str) -> dict[str, str]:
        if self.may_report:
            return {"text": "Report progress", "of": of, "href": self.places.report(action)}
        return {"text": "Read the action", "of": of, "href": self.places.action(action)}
