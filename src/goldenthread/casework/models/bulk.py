"""One step done to many cases at once: planned, looked at, carried out, and perhaps undone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.enums import BulkKind, ItemState
from goldenthread.casework.models.case import Case
from goldenthread.casework.models.parts import AdviceRequest


class BulkStep(models.Model):
    """What is to be done to the cases of its items, by whom, with what was typed for all.

    `values` are the fields of the form: ISO dates and words.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="bulk_steps"
    )
    kind = models.CharField(max_length=12, choices=BulkKind.choices)
    made_by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="bulk_steps")
    made_on = models.DateField()
    values = models.JSONField(default=dict)
    begun_on = models.DateField(null=True, blank=True)
    undone_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="bulk_undone_after_it_was_begun",
                condition=Q(undone_on__isnull=True) | Q(begun_on__isnull=False),
            ),
        ]

    class Privacy:
        """Notes may tell of a child."""

        personal = frozenset({"made_by", "values"})
        plain = frozenset({"id", "local_area", "kind", "made_on", "begun_on", "undone_on"})

    def __str__(self) -> str:
        return f"bulk step {self.pk}"


class BulkItem(models.Model):
    """One case of a bulk step: what changes, whether it was done, and if not why.

    `was` and `becomes` are the officers of a reallocation; `next_words` what was next when it was
    planned.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="bulk_items"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="bulk_items")
    step = models.ForeignKey(BulkStep, models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="bulk_items")
    advice = models.ForeignKey(
        AdviceRequest, models.PROTECT, null=True, blank=True, related_name="bulk_items"
    )
    was = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    becomes = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    next_words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.PLANNED)
    why_not = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="bulk_item_refused_says_why",
                condition=~Q(state="refused") | ~Q(why_not=""),
            ),
        ]
        indexes = [models.Index(fields=["step", "state"], name="bulk_item_state")]

    class Privacy:
        """What is to happen to a child's case."""

        personal = frozenset({"was", "becomes", "next_words", "why_not"})
        plain = frozenset({"id", "local_area", "child", "step", "case", "advice", "state"})

    def __str__(self) -> str:
        return f"bulk item {self.pk}"
