"""What was written to whom, and whether it left."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class MessageState(models.TextChoices):
    """Where a message is."""

    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"


class Message(models.Model):
    """One email to one person, kept as it was written.

    A link that opens something for its reader alone is no part of what is kept: `body` has
    ``[link]`` in its place, and the link is made when the message is sent (`links`). What is
    written about a child carries `child_id`, and is then seen by whoever sees the child, and by
    nobody else. `to_name` is the reader as they were called then; `to_person` is None when they
    have no place in the area, as a parent. What is written to these and is about no child yet
    answers what came in, and is shown only to who takes requests in.
    """

    seen_before_a_child = "id"
    open_to_the_area_with = "to_person_id"

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="messages"
    )
    to_person = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="messages"
    )
    to_name = models.CharField(max_length=160, blank=True)
    to = models.EmailField()
    child_id = models.BigIntegerField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    template = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    changed = models.CharField(max_length=300, blank=True, help_text="What changed, in a sentence.")
    link_to = models.CharField(max_length=40, blank=True)
    link_ref = models.BigIntegerField(null=True, blank=True)
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
        indexes = [
            models.Index(fields=["local_area", "state", "-made_at"], name="message_state"),
            models.Index(fields=["local_area", "about", "-made_at"], name="message_about"),
            models.Index(fields=["child_id"], name="message_child"),
        ]

    class Privacy:
        """To whom, and what they were told."""

        personal = frozenset(
            {"to_person", "to_name", "to", "subject", "body", "changed", "sent_by"}
        )
        plain = frozenset({
            "id", "local_area", "child_id", "template", "link_to", "link_ref", "about", "state",
            "tries", "trouble", "made_at", "sent_at",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"message {self.pk}"
