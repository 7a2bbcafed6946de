"""Accepted advice that was shared with another service that is asked on the same case."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.advice.models.giving import Given
from goldenthread.children.api import kept


@kept
class Shared(models.Model):
    """That an officer shared advice, as it was sent, with who answers another request, and why.

    `ground` is the legal reason, in words, where the family has said no to sharing with them.
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

    class Meta:
        ordering = ["shared_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["given", "with_request"], name="advice_shared_once"),
            models.CheckConstraint(name="advice_shared_with_a_reason", condition=~Q(reason="")),
        ]

    class Privacy:
        """Why may tell of the child."""

        personal = frozenset({"reason", "ground", "shared_by"})
        plain = frozenset({"id", "local_area", "child", "given", "with_request", "shared_on"})

    def __str__(self) -> str:
        return f"shared advice {self.pk}"
