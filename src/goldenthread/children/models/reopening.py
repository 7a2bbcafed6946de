"""Asking that a restricted record opens again, for which nobody is left who could open it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.children.models.keeping import kept


@kept
class Reopening(models.Model):
    """That somebody asks for it, for whom it is to open, and what a second person said.

    It knows the record by its number alone: it stands outside the fence of the child, which opens
    for neither of the two. Its words must not tell of the child.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="reopenings"
    )
    number = models.PositiveIntegerField()
    to = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answered_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    is_confirmed = models.BooleanField(default=False)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["local_area", "number"], condition=Q(answered_on__isnull=True),
                name="reopening_asked_once",
            ),
            models.CheckConstraint(
                name="reopening_answered_by_another",
                condition=Q(answered_on__isnull=True, answered_by__isnull=True, is_confirmed=False)
                | (Q(answered_on__isnull=False) & ~Q(answered_by=F("asked_by"))
                   & ~Q(answered_by=F("to")) & Q(answered_by__isnull=False)),
            ),
        ]  # fmt: skip

    class Privacy:
        """Who asked for whom, and why."""

        personal = frozenset({"to", "reason", "asked_by", "answered_by", "answer"})
        plain = frozenset({
            "id", "local_area", "number", "asked_on", "answered_on", "is_confirmed",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"reopening {self.pk}"
