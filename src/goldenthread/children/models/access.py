"""Who is given a record, which records are restricted, and which two were made one."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Q, Value, When

from goldenthread.children.enums import Basis, WhyRestricted
from goldenthread.children.models.child import Child
from goldenthread.children.models.keeping import ends_after_it_begins, kept
from goldenthread.platform.access.child_fences import GRANTS, RESTRICTIONS


class RecordNumber(models.Model):
    """The last number that was given to a record in an area."""

    local_area = models.OneToOneField(
        "organisations.LocalArea", models.PROTECT, related_name="record_number"
    )
    last = models.PositiveIntegerField(default=0)

    class Privacy:
        """A count."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "last"})

    def __str__(self) -> str:
        return f"record number {self.last}"


@kept
class Grant(models.Model):
    """That a person, all who read for an organisation, or a link's holder is given a record."""

    child_fence = GRANTS

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="child_grants"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="grants")
    person = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="child_grants"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True,
        related_name="child_grants",
    )  # fmt: skip
    link = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=10, choices=Basis.choices)
    because = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    placement = models.ForeignKey(
        "children.Placement", models.SET_NULL, null=True, blank=True, related_name="grants"
    )
    involvement = models.ForeignKey(
        "children.Involvement", models.SET_NULL, null=True, blank=True, related_name="grants"
    )

    class Meta:
        constraints = [
            ends_after_it_begins("grant_ends_after_it_begins"),
            models.CheckConstraint(
                name="grant_to_a_person_or_an_organisation",
                condition=Q(person__isnull=False, organisation__isnull=True, link="")
                | Q(person__isnull=True, organisation__isnull=False, link="")
                | (Q(person__isnull=True, organisation__isnull=True) & ~Q(link="")),
            ),
            models.CheckConstraint(
                name="grant_names_persons_alone",
                condition=~Q(kind=Basis.NAMED) | Q(person__isnull=False),
            ),
        ]
        indexes = [
            # The fence asks for a person's, an organisation's and a link's grants that are not over
            # (`child_fences`): a service was asked about far more children than it is now.
            models.Index(
                "organisation",
                Case(
                    When(until=None, then=Value("infinity")),
                    default="until",
                    output_field=models.DateField(),
                ),
                name="grant_by_organisation",
            ),
            models.Index(fields=["link"], name="grant_by_link", condition=~Q(link="")),
        ]

    class Privacy:
        """Who may see whom."""

        personal = frozenset({"person", "because"})
        plain = frozenset({
            "id", "local_area", "child", "organisation", "link", "kind", "since", "until",
            "placement", "involvement",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"grant {self.pk}"


@kept
class Restriction(models.Model):
    """That a record opens only for named people. It says no more: see `RestrictionReason`."""

    child_fence = RESTRICTIONS

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="child_restrictions"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="restrictions")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ends_after_it_begins("restriction_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(until__isnull=True), name="restriction_once"
            ),
        ]

    class Privacy:
        """Known to all who may see children: without it nothing could be held back from them."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "child", "since", "until"})

    def __str__(self) -> str:
        return f"restriction {self.pk}"


@kept
class RestrictionReason(models.Model):
    """Why a record is restricted, seen only by those who see the record."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="restriction_reasons"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="restriction_reasons")
    restriction = models.OneToOneField(Restriction, models.PROTECT, related_name="reason")
    kind = models.CharField(max_length=10, choices=WhyRestricted.choices)
    words = models.TextField(blank=True)

    class Privacy:
        """Some of the most sensitive words of all."""

        personal = frozenset({"kind", "words"})
        plain = frozenset({"id", "local_area", "child", "restriction"})

    def __str__(self) -> str:
        return f"reason {self.pk}"


@kept
class Merger(models.Model):
    """That a record was made one with another, what moved, and what it said before.

    `child` is the record that stays. `moved` maps a table to the numbers of the rows that went
    over; `before` and `chosen` map each field that changed to its values.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="child_mergers"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="mergers")
    merged = models.ForeignKey(Child, models.PROTECT, related_name="+")
    on = models.DateField()
    moved = models.JSONField(default=dict)
    stayed = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    chosen = models.JSONField(default=dict)
    undone_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_on__isnull=True), name="merged_once"
            ),
        ]

    class Privacy:
        """What two records said."""

        personal = frozenset({"before", "chosen"})
        plain = frozenset({
            "id", "local_area", "child", "merged", "on", "moved", "stayed", "undone_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"merger {self.pk}"
