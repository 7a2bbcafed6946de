"""A piece of work on many cases or children, with an end and a pace."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from goldenthread.children.api import kept
from goldenthread.monitoring.enums import DoneBy


@kept
class Programme(models.Model):
    """What is to be worked through, from a day, by a day, at so many items a week.

    `done_by` names what finishes an item: a date of its case, or, when empty, somebody's word.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="programmes"
    )
    name = models.CharField(max_length=100)
    purpose = models.TextField()
    begins_on = models.DateField()
    ends_on = models.DateField()
    pace = models.PositiveIntegerField(validators=[MinValueValidator(1)])
    done_by = models.CharField(max_length=20, choices=DoneBy.choices, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="programme_ends_after_it_begins", condition=Q(ends_on__gt=F("begins_on"))
            ),
            models.CheckConstraint(name="programme_has_a_pace", condition=Q(pace__gte=1)),
            models.UniqueConstraint("local_area", Lower("name"), name="programme_named_once"),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "name", "purpose", "begins_on", "ends_on", "pace", "done_by",
            "closed_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return self.name


@kept
class ProgrammeItem(models.Model):
    """One case or child of a programme.

    An item of a case is worked on by the case's officer; `officer` is of one without a case.
    `done_on` is somebody's word; where a date of the case finishes it, it stays empty.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="programme_items"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="programme_items")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="items")
    case = models.ForeignKey(
        "casework.Case", models.PROTECT, null=True, blank=True, related_name="programme_items"
    )
    officer = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True,
        related_name="programme_items",
    )  # fmt: skip
    added_on = models.DateField()
    begun_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    left_out_on = models.DateField(null=True, blank=True)
    left_out_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "child", "case"], name="programme_item_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="programme_item_left_out_says_why",
                condition=Q(left_out_on__isnull=True, left_out_because="")
                | (Q(left_out_on__isnull=False) & ~Q(left_out_because="")),
            ),
            models.CheckConstraint(
                name="programme_item_done_or_left_out",
                condition=Q(done_on__isnull=True) | Q(left_out_on__isnull=True),
            ),
        ]  # fmt: skip

    class Privacy:
        """Why a child is left out tells of the child."""

        personal = frozenset({"officer", "left_out_because"})
        plain = frozenset({
            "id", "local_area", "child", "programme", "case", "added_on", "begun_on", "done_on",
            "left_out_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"programme item {self.pk}"
