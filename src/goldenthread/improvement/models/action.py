"""Actions and what hangs on them: milestones, measures, leads, what they wait for."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from goldenthread.improvement.enums import STATUS_CHOICES
from goldenthread.improvement.models.plan import Area, FocusArea, PlanNode, Rating


def _iso_and_day_together(field: str) -> Q:
    return Q(**{field: "", f"{field}_by__isnull": True}) | (
        ~Q(**{field: ""}) & Q(**{f"{field}_by__isnull": False})
    )


@pghistory.track()
class Action(PlanNode):
    """What the partnership promises to do, held by posts, due by a date, rated by its lead."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="actions"
    )
    area = models.ForeignKey(Area, models.CASCADE, related_name="actions")
    focus_area = models.ForeignKey(
        FocusArea, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    ref = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    start_text = models.CharField(max_length=200, blank=True)
    start = models.CharField(max_length=10, blank=True)
    start_by = models.DateField(null=True, blank=True)
    due_text = models.CharField(max_length=200, blank=True)
    due = models.CharField(max_length=10, blank=True)
    due_by = models.DateField(null=True, blank=True)
    rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    status_text = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES, blank=True)

    class Meta(PlanNode.Meta):
        constraints = [
            models.CheckConstraint(
                name="action_due_with_its_day", condition=_iso_and_day_together("due")
            ),
            models.CheckConstraint(
                name="action_start_with_its_day", condition=_iso_and_day_together("start")
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "due_by"], name="action_due"),
            GinIndex(SearchVector("text", config="english"), name="action_words"),
        ]

    class Privacy:
        """An action is published."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {
            "area", "focus_area", "ref", "text", "start_text", "start", "start_by", "due_text",
            "due", "due_by", "rating", "status_text", "status",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.ref} {self.text}".strip()


@pghistory.track()
class ActionLead(models.Model):
    """That a post holds an action."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="action_leads"
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="leads")
    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="action_leads")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["action", "post"], name="action_held_once_by_a_post"),
        ]

    class Privacy:
        """Posts are no persons."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "action", "post", "position"})

    def __str__(self) -> str:
        return f"lead {self.pk}"


@pghistory.track()
class Measure(PlanNode):
    """How the partnership will know that an action has worked."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="measures"
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="measures")
    text = models.TextField()

    class Meta(PlanNode.Meta):
        indexes = [GinIndex(SearchVector("text", config="english"), name="measure_words")]

    class Privacy:
        """A measure is published."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {"action", "text"}

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Milestone(PlanNode):
    """A dated step of an action. Done when it has a day on which it was done."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="milestones"
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    text = models.TextField()
    due_text = models.CharField(max_length=200, blank=True)
    due = models.CharField(max_length=10, blank=True)
    due_by = models.DateField(null=True, blank=True)
    status_text = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES, blank=True)
    done_on = models.DateField(null=True, blank=True)
    shown_by = models.TextField(blank=True)

    class Meta(PlanNode.Meta):
        constraints = [
            models.CheckConstraint(
                name="milestone_due_with_its_day", condition=_iso_and_day_together("due")
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "due_by"], name="milestone_due"),
            GinIndex(SearchVector("text", config="english"), name="milestone_words"),
        ]

    class Privacy:
        """A milestone is published."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {
            "action", "text", "due_text", "due", "due_by", "status_text", "status", "done_on",
            "shown_by",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class MilestoneLead(models.Model):
    """That a post holds a milestone of its own."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="milestone_leads"
    )
    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="leads")
    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="milestone_leads")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "post"], name="milestone_held_once_by_a_post"
            ),
        ]

    class Privacy:
        """Posts are no persons."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "milestone", "post", "position"})

    def __str__(self) -> str:
        return f"lead {self.pk}"


@pghistory.track()
class ActionDependency(models.Model):
    """That an action cannot go on until another is done."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="action_dependencies"
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="dependencies")
    waits_for = models.ForeignKey(Action, models.CASCADE, related_name="dependants")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "waits_for"], name="dependency_once"),
            models.CheckConstraint(
                name="dependency_not_on_itself", condition=~Q(action=F("waits_for"))
            ),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "action", "waits_for"})

    def __str__(self) -> str:
        return f"dependency {self.pk}"
