"""Forms that were sent by somebody who was no longer signed in."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What somebody typed into the form of one address, sealed; shown to nobody else."""

    private_to = "user_id"

    local_area = models.ForeignKey("organisations.LocalArea", models.CASCADE, related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    sealed = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="draft_one_for_each_form"),
        ]

    class Privacy:
        """Anything may have been typed."""

        personal = frozenset({"user", "sealed"})
        plain = frozenset({"id", "local_area", "path", "kept_at"})

    def __str__(self) -> str:
        return f"draft {self.pk}"
