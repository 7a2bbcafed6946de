"""What was written to whom, and whether it left."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MessageState(models.TextChoices):
    """Where a message is."""

    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"


class LinkTo(models.TextChoices):
    """Where a message's own link leads."""

    NOWHERE = "", "No link"
    PASSWORD = "password", "Choosing a password"


class Message(models.Model):
    """One email to one person, kept as it was written.

    A link that opens something for its reader alone is no part of what is kept: `body` has
    ``[link]`` in its place, and the link is made when the message is sent.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="messages"
    )
    to_person = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="messages"
    )
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link_to = models.CharField(max_length=20, choices=LinkTo.choices, blank=True)
    about = models.CharField(max_length=80)
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.QUEUED
    )
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=80, blank=True, help_text="The kind of the last error.")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="message_sent_with_its_moment",
                condition=(Q(state=MessageState.SENT) & Q(sent_at__isnull=False))
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["local_area", "state", "-made_at"], name="message_state")]

    class Privacy:
        """To whom, and what they were told."""

        personal = frozenset({"to_person", "to", "subject", "body"})
        plain = frozenset(
            {
                "id", "local_area", "link_to", "about", "state", "tries", "trouble", "made_at",
                "sent_at",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"message {self.pk}"
