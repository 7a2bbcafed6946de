"""What was forecast, kept to be compared with what happened."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.children.api import kept


@kept
class MadeForecast(models.Model):
    """For one month: the range that was forecast, made some months before it.

    `last_month` is the month of the last figure that was known then, and `as_now` that figure.
    `definition` is the version of the indicator's definition: forecasts are compared with figures
    of the same version alone. Nothing in it is ever changed.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="made_forecasts"
    )
    indicator = models.CharField(max_length=20)
    definition = models.PositiveSmallIntegerField()
    made_on = models.DateField()
    last_month = models.DateField()
    month = models.DateField()
    ahead = models.PositiveSmallIntegerField()
    low = models.FloatField()
    middle = models.FloatField()
    high = models.FloatField()
    level = models.FloatField()
    as_now = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["local_area", "indicator", "definition", "last_month", "month"],
                name="made_forecast_once",
            ),
            models.CheckConstraint(
                name="made_forecast_is_a_range",
                condition=Q(low__lte=F("middle"), middle__lte=F("high")),
            ),
            models.CheckConstraint(
                name="made_forecast_is_ahead", condition=Q(month__gt=F("last_month"), ahead__gte=1)
            ),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "indicator", "definition", "made_on", "last_month", "month",
            "ahead", "low", "middle", "high", "level", "as_now",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"made forecast {self.pk}"
