"""Where a child lives, who cares for them, who works with them, and what was consented to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.children.enums import (
    AddressKind,
    ConsentFor,
    ConsentHow,
    Part,
    Reached,
    RelationshipKind,
    Responsibility,
)
from goldenthread.children.models.child import Child
from goldenthread.children.models.keeping import (
    ends_after_it_begins,
    kept,
    not_before_birth,
    one_at_a_time,
)


@kept
class Address(models.Model):
    """Where a child lives or lived. A confidential one is masked for all but those who may."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="addresses"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="addresses")
    lines = models.TextField(max_length=300)
    postcode = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=20, choices=AddressKind.choices, default=AddressKind.HOME)
    is_confidential = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-since", "kind", "pk"]
        constraints = [
            ends_after_it_begins("address_ends_after_it_begins"),
            one_at_a_time("address_one_home_at_a_time", condition=Q(kind=AddressKind.HOME)),
        ]
        indexes = [models.Index(fields=["local_area", "postcode"], name="address_by_postcode")]
        triggers = [not_before_birth()]

    class Privacy:
        """Where somebody lives."""

        personal = frozenset({"lines", "postcode"})
        plain = frozenset({
            "id", "local_area", "child", "kind", "is_confidential", "since", "until", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"address {self.pk}"


@kept
class Carer(models.Model):
    """A parent or carer, told once for all of their children."""

    seen_through: ClassVar[tuple[str, str]] = ("children.Relationship", "carer")

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="carers")
    name = models.CharField(max_length=160)
    lines = models.TextField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=80, blank=True)
    access_needs = models.TextField(blank=True)
    reached_by = models.CharField(max_length=20, choices=Reached.choices, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]

    class Privacy:
        """Who they are and how to reach them."""

        personal = frozenset({
            "name", "lines", "postcode", "email", "telephone", "language", "access_needs",
            "reached_by",
        })  # fmt: skip
        plain = frozenset({"id", "local_area", "version"})

    def __str__(self) -> str:
        return f"carer {self.pk}"


@kept
class Relationship(models.Model):
    """What a parent or carer is to a child, and what follows from it."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="relationships"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="relationships")
    carer = models.ForeignKey(Carer, models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=20, choices=RelationshipKind.choices)
    parental_responsibility = models.CharField(
        max_length=10, choices=Responsibility.choices, default=Responsibility.UNKNOWN
    )
    lives_with = models.BooleanField(default=False)
    is_main_contact = models.BooleanField(default=False)
    may_be_told = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-is_main_contact", "pk"]
        constraints = [
            ends_after_it_begins("relationship_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["child", "carer"],
                condition=Q(until__isnull=True),
                name="relationship_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(is_main_contact=True, until__isnull=True),
                name="relationship_one_main_contact",
            ),
        ]
        triggers = [not_before_birth()]

    class Privacy:
        """Who is whose parent."""

        personal = frozenset({
            "carer", "kind", "parental_responsibility", "lives_with", "is_main_contact",
            "may_be_told",
        })  # fmt: skip
        plain = frozenset({"id", "local_area", "child", "since", "until", "version"})

    def __str__(self) -> str:
        return f"relationship {self.pk}"


@kept
class Involvement(models.Model):
    """That a professional works with a child: someone of the area, an organisation, or a name."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="involvements"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="involvements")
    person = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True,
        related_name="involvements",
    )  # fmt: skip
    name = models.CharField(max_length=160, blank=True)
    part = models.CharField(max_length=20, choices=Part.choices)
    is_key_contact = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-is_key_contact", "part", "pk"]
        constraints = [
            ends_after_it_begins("involvement_ends_after_it_begins"),
            models.CheckConstraint(
                name="involvement_of_somebody",
                condition=Q(person__isnull=False) | Q(organisation__isnull=False) | ~Q(name=""),
            ),
        ]
        triggers = [not_before_birth()]

    class Privacy:
        """Who works with whom."""

        personal = frozenset({"person", "organisation", "name", "part", "is_key_contact"})
        plain = frozenset({"id", "local_area", "child", "since", "until", "version"})

    def __str__(self) -> str:
        return f"involvement {self.pk}"


@kept
class Consent(models.Model):
    """What was consented to or refused, by whom, when and how; and when it was withdrawn."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="consents"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="consents")
    what_for = models.CharField(max_length=20, choices=ConsentFor.choices)
    details = models.CharField(max_length=300, blank=True)
    is_given = models.BooleanField()
    by = models.CharField(max_length=160)
    on = models.DateField()
    how = models.CharField(max_length=10, choices=ConsentHow.choices)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawn_after_it_was_given",
                condition=Q(withdrawn_on__isnull=True)
                | Q(is_given=True, withdrawn_on__gte=F("on")),
            ),
        ]
        triggers = [not_before_birth("on")]

    class Privacy:
        """Who said what."""

        personal = frozenset({"what_for", "details", "is_given", "by", "how"})
        plain = frozenset({"id", "local_area", "child", "on", "withdrawn_on", "version"})

    def __str__(self) -> str:
        return f"consent {self.pk}"
