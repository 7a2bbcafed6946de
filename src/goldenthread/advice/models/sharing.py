"""Accepted advice that is or was shared with another service that is asked on the same case."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.advice.models.giving import Given
from goldenthread.children.api import kept


@kept
class Shared(models.Model):
    """That an officer shared advice, as it was sent, with who answers another request, and why.

    `ground` is the legal reason, in words, where the family has said no to sharing with them. From
    `ended_on` it is shared no longer; the row stays, with who ended it and why.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="shared_advice"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="shared_advice")
    given = models.ForeignKey(Given, models.PROTECT, related_name="shared")
    with_request = models.ForeignKey(
        "casework.AdviceRequest", models.PROTECT, related_name="shared_with_it"
    )
    reason = models.TextField()
    ground = models.TextField(blank=True)
    shared_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="shared_advice"
    )
    shared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["shared_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["given", "with_request"], name="advice_shared_once",
                condition=Q(ended_on__isnull=True),
            ),
            models.CheckConstraint(
                name="advice_sharing_ended_by_somebody_for_a_reason",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True, ended_because="")
                | (Q(ended_on__gte=F("shared_on"), ended_by__isnull=False)
                   & ~Q(ended_because="")),
            ),
            models.CheckConstraint(name="advice_shared_with_a_reason", condition=~Q(reason="")),
        ]  # fmt: skip

    class Privacy:
        """Why may tell of the child."""

        personal = frozenset({"reason", "ground", "shared_by", "ended_by", "ended_because"})
        plain = frozenset(
            {"id", "local_area", "child", "given", "with_request", "shared_on", "ended_on"}
        )

    def __str__(self) -> str:
        return f"shared advice {self.pk}"
