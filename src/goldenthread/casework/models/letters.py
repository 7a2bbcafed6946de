"""What somebody must be told, or was, in another way than by email."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.enums import Telling
from goldenthread.casework.models.case import Case
from goldenthread.children.api import kept


@kept
class Letter(models.Model):
    """One message to one person who has no email address, or whom an email did not reach.

    It is a task until `told_on` is there. `message` is the email that failed, if one did.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="letters"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="letters")
    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    message = models.OneToOneField(
        "notifications.Message", models.PROTECT, null=True, blank=True, related_name="letter"
    )
    template = models.CharField(max_length=100)
    to_name = models.CharField(max_length=160)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed = models.CharField(max_length=300, blank=True)
    made_on = models.DateField()
    how = models.CharField(max_length=10, choices=Telling.choices, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="letter_told_by_somebody_somehow",
                condition=Q(told_on__isnull=True, told_by__isnull=True, how="")
                | (Q(told_on__isnull=False, told_by__isnull=False) & ~Q(how="")),
            ),
            models.CheckConstraint(
                name="letter_after_a_failed_message_is_told",
                condition=Q(message__isnull=True) | Q(told_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["case"], name="letter_waiting", condition=Q(told_on__isnull=True)),
        ]

    class Privacy:
        """To whom, and what they are told."""

        personal = frozenset({"to_name", "subject", "body", "changed", "told_by", "note"})
        plain = frozenset({
            "id", "local_area", "child", "case", "message", "template", "made_on", "how", "told_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"letter {self.pk}"
