"""The owner's words on why a figure is as it is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.children.api import kept

LONGEST = 1500


@kept
class Story(models.Model):
    """The story behind the line, as it was told on a day. A new one leaves the earlier in place."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="indicator_stories"
    )
    indicator = models.CharField(max_length=20)
    text = models.TextField(max_length=LONGEST)
    told_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="indicator_stories"
    )
    told_on = models.DateField()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "stories"
        indexes = [models.Index("local_area", "indicator", name="indicator_story_of")]
        constraints = [models.CheckConstraint(name="indicator_story_told", condition=~Q(text=""))]

    class Privacy:
        """A person wrote it, and might name one."""

        personal = frozenset({"text", "told_by"})
        plain = frozenset({"id", "local_area", "indicator", "told_on"})

    def __str__(self) -> str:
        return f"story {self.pk}"
