"""Uploaded files. They are kept in the database: fenced, backed up and restored with the rest."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StoredDocument(models.Model):
    """A file as it came, with who brought it and when."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="documents"
    )
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_on = models.DateField()

    class Privacy:
        """A file may hold anything."""

        personal = frozenset({"name", "content", "uploaded_by"})
        plain = frozenset({"id", "local_area", "size", "sha256", "uploaded_on"})

    def __str__(self) -> str:
        return f"document {self.pk}"
