"""What leads report, and which dates were moved."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from goldenthread.improvement.models.action import Action, Milestone
from goldenthread.improvement.models.plan import ImprovementPlan, Rating


@pghistory.track()
class ProgressUpdate(models.Model):
    """What has happened on an action, as its lead tells it, or as the document printed it.

    An update from the document has no reporter and no day of its own. `as_it_was` keeps the rating
    and the milestones as they were before it, so that a slip can be corrected.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="progress_updates"
    )
    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="progress_updates")
    action = models.ForeignKey(Action, models.CASCADE, related_name="updates")
    position = models.PositiveIntegerField(default=0)
    text = models.TextField()
    rating = models.ForeignKey(Rating, models.PROTECT, null=True, blank=True, related_name="+")
    rating_reason = models.TextField(blank=True)
    is_from_document = models.BooleanField(default=False)
    by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=160, blank=True)
    by_post = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    as_it_was = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="update_reported_by_someone_on_a_day",
                condition=Q(is_from_document=True, by__isnull=True)
                | Q(is_from_document=False, by__isnull=False, on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["action", "-on"], name="update_latest"),
            GinIndex(SearchVector("text", config="english"), name="update_words"),
        ]

    class Privacy:
        """Who reported; free text may name people."""

        personal = frozenset({"text", "rating_reason", "by", "by_name", "as_it_was"})
        plain = frozenset(
            {
                "id", "local_area", "plan", "action", "position", "rating", "is_from_document",
                "by_post", "on", "at",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"update {self.pk}"


@pghistory.track()
class MilestoneMention(models.Model):
    """That an update concerns a milestone, and whether it says that the milestone is done."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="milestone_mentions"
    )
    update_told = models.ForeignKey(ProgressUpdate, models.CASCADE, related_name="mentions")
    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="mentions")
    done_on = models.DateField(null=True, blank=True)
    shown_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["update_told", "milestone"], name="milestone_once_in_an_update"
            ),
        ]

    class Privacy:
        """What shows it may name people."""

        personal = frozenset({"shown_by"})
        plain = frozenset({"id", "local_area", "update_told", "milestone", "done_on"})

    def __str__(self) -> str:
        return f"mention {self.pk}"


@pghistory.track()
class DateMove(models.Model):
    """That a promised date was moved: from what, to what, by whom and why."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="date_moves"
    )
    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="date_moves")
    action = models.ForeignKey(Action, models.CASCADE, related_name="date_moves")
    milestone = models.ForeignKey(
        Milestone, models.CASCADE, null=True, blank=True, related_name="date_moves"
    )
    was_text = models.CharField(max_length=200, blank=True)
    was_by = models.DateField(null=True, blank=True)
    became_text = models.CharField(max_length=200, blank=True)
    became_by = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]

    class Privacy:
        """Who moved it."""

        personal = frozenset({"by", "by_name", "reason"})
        plain = frozenset(
            {
                "id", "local_area", "plan", "action", "milestone", "was_text", "was_by",
                "became_text", "became_by", "on",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"move {self.pk}"
