"""The counts of an indicator as they were worked out last."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class KeptCounts(models.Model):
    """The counts of one version of an indicator by month and group, for one breakdown.

    `breakdown` is "" for all in one. `cells` holds for each group its months, numerators,
    denominators, and for a median days, each a list. `made_by` marks the definition and the query
    that counted: counts of another are not read. It is worked out of other rows and no state of it
    is kept: it can be thrown away at any time.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="kept_counts"
    )
    indicator = models.CharField(max_length=40)
    definition = models.PositiveIntegerField()
    breakdown = models.CharField(max_length=40, blank=True)
    made_by = models.CharField(max_length=64)
    first_month = models.PositiveIntegerField()
    last_month = models.PositiveIntegerField()
    as_of = models.DateField()
    worked_out_at = models.DateTimeField()
    cells = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["local_area", "indicator", "definition", "breakdown"],
                name="kept_counts_once",
            ),
            models.CheckConstraint(
                name="kept_counts_months_in_order",
                condition=Q(first_month__lte=F("last_month")),
            ),
        ]

    class Privacy:
        """Counts: a group can be small, and is shown as the figure of that moment would be."""

        personal = frozenset({"cells"})
        plain = frozenset({
            "id", "local_area", "indicator", "definition", "breakdown", "made_by", "first_month",
            "last_month", "as_of", "worked_out_at",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"counts {self.pk}"
