"""Files that show something of a case, fenced as the case is."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldenthread.casework.models.case import Case


class CaseDocument(models.Model):
    """A file that shows something of a case, as it came. It is added, never changed."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_documents"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="case_documents")
    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    ending = models.CharField(max_length=5)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    brought_on = models.DateField()

    class Privacy:
        """A file may hold anything."""

        personal = frozenset({"name", "content", "brought_by"})
        plain = frozenset({
            "id", "local_area", "child", "case", "ending", "size", "sha256", "brought_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"case document {self.pk}"
