"""What happened, as sentences can be made of it. Rows are added, never changed, never removed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class Event(models.Model):
    """Something that a person did, about one thing.

    `kind` is ``room.past_participle``. `about` names the thing ("improvement.action:12") and
    `within` the larger thing whose history also tells it ("improvement.improvementplan:3").
    `changes` maps a field to what it was and what it became. What is told of a child carries
    `child_id`, and is then seen by whoever sees the child, and by nobody else.
    """

    append_only = True

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="events")
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=80)
    within = models.CharField(max_length=80, blank=True)
    child_id = models.BigIntegerField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField()
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["local_area", "about", "-at"], name="event_about"),
            models.Index(fields=["local_area", "within", "-at"], name="event_within"),
            models.Index(fields=["child_id", "-at"], name="event_child"),
        ]

    class Privacy:
        """Who did it; what changed may name people."""

        personal = frozenset({"by", "by_name", "changes", "reason"})
        plain = frozenset({"id", "local_area", "kind", "about", "within", "child_id", "at", "on"})

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event.

        :raises TypeError: when it is there already.
        """
        if not self._state.adding:
            raise TypeError("history is append-only")
        super().save(*args, **kwargs)
