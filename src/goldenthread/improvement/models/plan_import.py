"""Reading a document, reviewing what was read, and the published versions that came of it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from goldenthread.improvement.enums import ImportState
from goldenthread.improvement.models.plan import ImprovementPlan


@pghistory.track(exclude=["as_read", "oddities", "places", "corrections"])
class PlanImport(models.Model):
    """A document being turned into a plan.

    `as_read` is what the reader found, in the exchange format, and never changes; `corrections`
    are what people did to it since, in order. What is reviewed is the one with the other applied,
    so that every correction can be undone and none is lost.

    Of a file that cannot be read nothing is kept but its name and why: `document` is then empty.
    `oddities` and `places` are keyed by the names of parts (see `core.plan_tree`); `set_aside`
    names the oddities that somebody found to be right, `looked_at` the areas that somebody ticked.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="plan_imports"
    )
    file_name = models.CharField(max_length=255, default="")
    document = models.ForeignKey(
        "documents.StoredDocument", models.PROTECT, null=True, blank=True, related_name="+"
    )
    new_version_of = models.ForeignKey(
        ImprovementPlan, models.CASCADE, null=True, blank=True, related_name="imports"
    )
    state = models.CharField(
        max_length=20, choices=ImportState.choices, default=ImportState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    began_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    as_read = models.JSONField(null=True, blank=True)
    oddities = models.JSONField(default=list, blank=True)
    places = models.JSONField(default=dict, blank=True)
    corrections = models.JSONField(default=list, blank=True)
    set_aside = models.JSONField(default=list, blank=True)
    looked_at = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    started_by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    started_on = models.DateField()
    started_at = models.DateTimeField(auto_now_add=True)
    plan = models.ForeignKey(
        ImprovementPlan, models.SET_NULL, null=True, blank=True, related_name="came_from"
    )

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="import_in_review_has_been_read",
                condition=~Q(state__in=[ImportState.IN_REVIEW, ImportState.ACCEPTED])
                | Q(as_read__isnull=False),
            ),
            models.CheckConstraint(
                name="import_keeps_no_unreadable_file",
                condition=~Q(state__in=[ImportState.UNREADABLE, ImportState.DROPPED])
                | Q(document__isnull=True, as_read__isnull=True),
            ),
        ]

    class Privacy:
        """Who brought it; the document's words may name people."""

        personal = frozenset(
            {"as_read", "oddities", "corrections", "started_by", "problem", "file_name"}
        )
        plain = frozenset(
            {
                "id", "local_area", "document", "new_version_of", "state", "tries", "began_at",
                "places", "set_aside", "looked_at", "version", "started_on", "started_at", "plan",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"import {self.pk}"


@pghistory.track(exclude=["content"])
class PublishedVersion(models.Model):
    """A version of a plan as it was published, kept whole in the exchange format."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="published_versions"
    )
    plan = models.ForeignKey(ImprovementPlan, models.CASCADE, related_name="versions")
    document = models.ForeignKey(
        "documents.StoredDocument", models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveIntegerField()
    content = models.JSONField()
    taken_in_on = models.DateField()
    taken_in_by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_numbered_once"),
        ]

    class Privacy:
        """Who took it in."""

        personal = frozenset({"content", "taken_in_by_name"})
        plain = frozenset({"id", "local_area", "plan", "document", "number", "taken_in_on"})

    def __str__(self) -> str:
        return f"version {self.number}"
