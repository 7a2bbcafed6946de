"""A figure that the area or a team means to reach by a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.children.api import kept


@kept
class Target(models.Model):
    """From a value on a day to another on a later day; between them lies a straight path.

    `figure` is the key of a figure. Without a team it is the area's. `withdrawn_on` ends it; its
    row stays.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_targets"
    )
    figure = models.CharField(max_length=40)
    team = models.ForeignKey(
        "casework.Team", models.PROTECT, null=True, blank=True, related_name="targets"
    )
    start_on = models.DateField()
    start_value = models.DecimalField(max_digits=8, decimal_places=1)
    due_on = models.DateField()
    value = models.DecimalField(max_digits=8, decimal_places=1)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="target_due_after_its_start", condition=Q(due_on__gt=F("start_on"))
            ),
            models.UniqueConstraint(
                fields=["local_area", "figure", "team"], name="target_once_for_a_figure",
                condition=Q(withdrawn_on__isnull=True), nulls_distinct=False,
            ),
        ]  # fmt: skip

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "figure", "team", "start_on", "start_value", "due_on", "value",
            "withdrawn_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"target {self.pk}"
