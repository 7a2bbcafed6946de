"""The child, and what they were called before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.children.enums import NhsChecked
from goldenthread.children.models.keeping import kept
from goldenthread.core.code_lists import ETHNICITIES, SEXES, UPN_UNKNOWN, choices
from goldenthread.platform.access.child_fences import IS_CHILD

IDENTIFIERS = ("upn", "uln", "nhs_number")


def _once(identifier: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["local_area", identifier],
        name=f"child_{identifier}_once",
        condition=Q(merged_into__isnull=True) & ~Q(**{identifier: ""}),
    )


@kept
class Child(models.Model):
    """A child or young person from 0 to 25: who they are and how to talk with them.

    `number` is what pages and addresses call the record; it says nothing about the child. `names`
    holds every name, former ones too, made plain for searching.
    """

    child_fence = IS_CHILD
    counted_whole = True

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="children"
    )
    number = models.PositiveIntegerField()
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    names = models.TextField(blank=True)
    date_of_birth = models.DateField()
    sex = models.CharField(max_length=1, choices=choices(SEXES), blank=True)
    ethnicity = models.CharField(max_length=4, choices=choices(ETHNICITIES), blank=True)
    upn = models.CharField(max_length=13, blank=True)
    upn_unknown = models.CharField(max_length=4, choices=choices(UPN_UNKNOWN), blank=True)
    uln = models.CharField(max_length=10, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    nhs_checked = models.CharField(max_length=2, choices=NhsChecked.choices, blank=True)
    first_language = models.CharField(max_length=80, blank=True)
    interpreter_needed = models.BooleanField(default=False)
    access_needs = models.TextField(blank=True)
    died_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField()
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_records"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["local_area", "number"], name="child_number_once"),
            *(_once(identifier) for identifier in IDENTIFIERS),
            models.CheckConstraint(
                name="child_died_after_birth",
                condition=Q(died_on__isnull=True) | Q(died_on__gte=F("date_of_birth")),
            ),
            models.CheckConstraint(
                name="child_recorded_after_birth",
                condition=Q(recorded_on__gte=F("date_of_birth")),
            ),
            models.CheckConstraint(
                name="child_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="child_upn_or_why_not", condition=Q(upn="") | Q(upn_unknown="")
            ),
        ]
        indexes = [
            models.Index(fields=["local_area", "surname", "forename"], name="child_by_name"),
            models.Index(fields=["local_area", "date_of_birth"], name="child_by_birth"),
        ]

    class Privacy:
        """Nearly all of it is about the child."""

        personal = frozenset({
            "forename", "surname", "known_as", "names", "date_of_birth", "sex", "ethnicity", "upn",
            "uln", "nhs_number", "first_language", "interpreter_needed", "access_needs", "died_on",
        })  # fmt: skip
        plain = frozenset({
            "id", "local_area", "number", "upn_unknown", "nhs_checked", "recorded_on",
            "merged_into", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"record {self.number}"

    @property
    def name(self) -> str:
        """What the child is called: the name they go by, or the forename, and the surname."""
        return f"{self.known_as or self.forename} {self.surname}"


@kept
class FormerName(models.Model):
    """A name that the child had before, or has elsewhere."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="former_names"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="former_names")
    forename = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100)
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    class Privacy:
        """A name."""

        personal = frozenset({"forename", "surname"})
        plain = frozenset({"id", "local_area", "child", "until", "version"})

    def __str__(self) -> str:
        return f"former name {self.pk}"
