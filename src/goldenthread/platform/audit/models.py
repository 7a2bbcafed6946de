"""Looks at children's records. Rows are added, never changed, never removed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models


class Look(models.Model):
    """That someone opened a page of a child's record, and why they were let in.

    `by` is empty for somebody without an account, whom a link let in.

    The child is told by number, not by a relation: the reader of the audit sees which record was
    opened and by whom, and needs no sight of the record itself.
    """

    append_only = True

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="looks")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField(auto_now_add=True)
    child_pk = models.BigIntegerField()
    child_number = models.PositiveIntegerField()
    page = models.CharField(max_length=80)
    basis = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["local_area", "-at"], name="look_at"),
            models.Index(fields=["local_area", "child_number", "-at"], name="look_child"),
            models.Index(fields=["local_area", "by", "-at"], name="look_by"),
        ]

    class Privacy:
        """Who looked; the child is a number."""

        personal = frozenset({"by", "by_name", "basis"})
        plain = frozenset({"id", "local_area", "at", "child_pk", "child_number", "page"})

    def __str__(self) -> str:
        return f"look {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the look.

        :raises TypeError: when it is there already.
        """
        if not self._state.adding:
            raise TypeError("the audit is append-only")
        super().save(*args, **kwargs)
