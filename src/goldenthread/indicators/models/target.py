"""What an indicator is to reach by a day, and the way there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.children.api import kept


@kept
class Target(models.Model):
    """From a baseline to a value by a day, one version of it.

    A row is never edited: a change ends it and makes the next version, so that what was promised
    before stays to be seen. `way` is the path as data: nothing for a straight one, `steps` or
    `milestones`. `worse_is_meant` says that the target lies on the worse side of its baseline, and
    that this was confirmed.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="indicator_targets"
    )
    indicator = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    baseline_on = models.DateField()
    baseline_value = models.DecimalField(max_digits=9, decimal_places=2)
    target_on = models.DateField()
    target_value = models.DecimalField(max_digits=9, decimal_places=2)
    tolerance = models.DecimalField(max_digits=9, decimal_places=2)
    way = models.JSONField(default=dict, blank=True)
    worse_is_meant = models.BooleanField(default=False)
    reason = models.TextField()
    set_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="indicator_targets"
    )
    set_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                name="indicator_target_after_its_baseline",
                condition=Q(target_on__gt=F("baseline_on")),
            ),
            models.CheckConstraint(
                name="indicator_target_tolerance_not_below_nought", condition=Q(tolerance__gte=0)
            ),
            models.CheckConstraint(
                name="indicator_target_ended_says_why",
                condition=Q(ended_on__isnull=True, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
            ),
            models.UniqueConstraint(
                fields=["local_area", "indicator", "version"], name="indicator_target_version_once"
            ),
            models.UniqueConstraint(
                fields=["local_area", "indicator"], name="indicator_has_one_target",
                condition=Q(ended_on__isnull=True),
            ),
        ]  # fmt: skip

    class Privacy:
        """Of people, only who set it."""

        personal = frozenset({"set_by"})
        plain = frozenset({
            "id", "local_area", "indicator", "version", "baseline_on", "baseline_value",
            "target_on", "target_value", "tolerance", "way", "worse_is_meant", "reason", "set_on",
            "ended_on", "ended_because",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"target {self.pk}"
