"""A plan, its rating scheme, and its structure down to the focus area."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from goldenthread.improvement.enums import (
    KIND_CHOICES,
    STATUS_CHOICES,
    PlanState,
    ReportingCycle,
)


@pghistory.track()
class ImprovementPlan(models.Model):
    """A local area's published improvement plan, as the partnership runs it."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="improvement_plans"
    )
    title = models.TextField()
    area_name = models.CharField(
        max_length=200, blank=True, help_text="The local area as the document names it."
    )
    kind = models.CharField(max_length=40, choices=KIND_CHOICES, blank=True)
    published = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    reporting_cycle = models.CharField(
        max_length=20, choices=ReportingCycle.choices, default=ReportingCycle.MONTHLY
    )
    made_on = models.DateField()
    live_on = models.DateField(null=True, blank=True)
    live_by_name = models.CharField(max_length=160, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_live_on_and_by_together",
                condition=Q(live_on__isnull=True, live_by_name="")
                | (Q(live_on__isnull=False) & ~Q(live_by_name="")),
            ),
            models.CheckConstraint(
                name="plan_state_agrees_with_its_days",
                condition=Q(state=PlanState.DRAFT, live_on__isnull=True, closed_on__isnull=True)
                | Q(state=PlanState.LIVE, live_on__isnull=False, closed_on__isnull=True)
                | Q(state=PlanState.CLOSED, live_on__isnull=False, closed_on__isnull=False),
            ),
        ]

    class Privacy:
        """Who decided that it goes live."""

        personal = frozenset({"live_by_name"})
        plain = frozenset(
            {
                "id", "local_area", "title", "area_name", "kind", "published", "state",
                "reporting_cycle", "made_on", "live_on", "closed_on",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Rating(models.Model):
    """One word of the plan's own rating scheme, what it means, and the status it comes to."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="ratings"
    )
    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="ratings")
    position = models.PositiveIntegerField()
    label = models.CharField(max_length=120)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES)
    definition = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "label"], name="rating_labelled_once"),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset(
            {"id", "local_area", "plan", "position", "label", "status", "definition", "version"}
        )

    def __str__(self) -> str:
        return self.label


class PlanNode(models.Model):
    """What every part of a plan has.

    `published_as` is the part as the last published version printed it, in the exchange format's
    words; what differs from it now was changed here. `withdrawn_on` takes a part out of the plan
    without losing it or its history. `version` counts changes, so that two people who change the
    same part at once are told.
    """

    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="%(class)s_set")
    position = models.PositiveIntegerField()
    published_as = models.JSONField(default=dict, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    NODE_FIELDS = frozenset(
        {"id", "local_area", "plan", "position", "published_as", "withdrawn_on", "version"}
    )


@pghistory.track()
class Area(PlanNode):
    """An area for improvement: what inspectors or the partnership want mended."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="improvement_areas"
    )
    ref = models.CharField(max_length=40)
    title = models.TextField()
    impact = models.TextField(blank=True)

    class Meta(PlanNode.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "ref"],
                condition=Q(withdrawn_on__isnull=True),
                name="area_referenced_once",
            )
        ]
        indexes = [GinIndex(SearchVector("title", config="english"), name="area_words")]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {"ref", "title", "impact"}

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"


@pghistory.track()
class AreaLead(models.Model):
    """A post that leads the work on an area, or leads it as the parent-carer vice lead."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="improvement_area_leads"
    )
    area = models.ForeignKey(Area, models.CASCADE, related_name="leads")
    post = models.ForeignKey("organisations.Post", models.PROTECT, related_name="led_areas")
    is_vice = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "post"], name="area_led_once_by_a_post"),
        ]

    class Privacy:
        """Posts are no persons."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "area", "post", "is_vice"})

    def __str__(self) -> str:
        return f"lead {self.pk}"


@pghistory.track()
class Outcome(PlanNode):
    """An outcome sought for a whole area for improvement."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="outcomes"
    )
    area = models.ForeignKey(Area, models.CASCADE, related_name="outcomes")
    text = models.TextField()

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {"area", "text"}

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Finding(PlanNode):
    """What inspectors said, with its place in their report ("P2 MF1")."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="findings"
    )
    area = models.ForeignKey(Area, models.CASCADE, related_name="findings")
    ref = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    source = models.CharField(max_length=200, blank=True)

    class Meta(PlanNode.Meta):
        indexes = [GinIndex(SearchVector("text", config="english"), name="finding_words")]

    class Privacy:
        """A finding is published."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {"area", "ref", "text", "source"}

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class FocusArea(PlanNode):
    """The second level of a plan that has one: a theme or aim that gathers actions."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="focus_areas"
    )
    area = models.ForeignKey(Area, models.CASCADE, related_name="focus_areas")
    ref = models.CharField(max_length=40)
    title = models.TextField(blank=True)
    impact = models.TextField(blank=True)

    class Meta(PlanNode.Meta):
        indexes = [GinIndex(SearchVector("title", config="english"), name="focus_area_words")]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = PlanNode.NODE_FIELDS | {"area", "ref", "title", "impact"}

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"
