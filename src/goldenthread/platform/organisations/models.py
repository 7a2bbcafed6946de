"""Local areas, the organisations in them, and posts that people hold over time."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower

from goldenthread.platform.access.roles import Role


class DateRange(Func):
    """PostgreSQL's daterange, whose last day is left out and None is open."""

    function = "DATERANGE"


class LocalArea(models.Model):
    """A council area and its partners: the tenant. Its name is public; all else is fenced."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    colour = models.CharField(
        max_length=7, default="#1d3c5a", validators=[RegexValidator(r"^#[0-9a-f]{6}$")]
    )
    founded_on = models.DateField()
    contact = models.CharField(max_length=200, blank=True)
    mediation_adviser = models.CharField(max_length=200, blank=True)

    class Privacy:
        """Nothing here is about a person; families are told whom they can reach."""

        personal: ClassVar[frozenset[str]] = frozenset()
        plain = frozenset(
            {"id", "name", "slug", "colour", "founded_on", "contact", "mediation_adviser"}
        )

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    """What kind of partner an organisation is."""

    COUNCIL = "council", "Council"
    ICB = "icb", "Integrated care board"
    NHS_PROVIDER = "nhs_provider", "NHS trust or provider"
    SCHOOL = "school", "School or college"
    PARENT_CARER_FORUM = "parent_carer_forum", "Parent carer forum"
    VOLUNTARY = "voluntary", "Voluntary organisation"
    GOVERNMENT = "government", "Government adviser"
    OTHER = "other", "Other"


class Organisation(models.Model):
    """A partner in the area."""

    local_area = models.ForeignKey(LocalArea, models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=30, choices=OrganisationKind.choices)
    email = models.EmailField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("local_area", Lower("name"), name="organisation_named_once"),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal: ClassVar[frozenset[str]] = frozenset()
        plain = frozenset({"id", "local_area", "name", "kind", "email", "version"})

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Someone who works in or with the area. The account, if they have one, is apart."""

    local_area = models.ForeignKey(LocalArea, models.PROTECT, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="people"
    )
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["local_area", "user"], name="person_once_for_an_account_in_an_area"
            ),
        ]

    class Privacy:
        """Who they are and how to reach them."""

        personal = frozenset({"name", "email", "telephone", "user"})
        plain = frozenset({"id", "local_area", "organisation", "version"})

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A job in the partnership, whoever holds it. Actions belong to posts, not to people.

    `role` is what the post carries in Golden Thread: who holds the post has the role for as long.
    """

    local_area = models.ForeignKey(LocalArea, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=300)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("local_area", Lower("title"), name="post_titled_once"),
        ]

    class Privacy:
        """A post is not a person; a published plan may name a person as its lead all the same."""

        personal: ClassVar[frozenset[str]] = frozenset()
        plain = frozenset({"id", "local_area", "title", "organisation", "role", "version"})

    def __str__(self) -> str:
        return self.title


class FormerTitle(models.Model):
    """Another spelling of a post's title, from a post that was merged into it.

    A plan that still prints the old spelling finds the post by it. `was_post_id` is the number of
    the merged post, under which history before the merger is kept.
    """

    local_area = models.ForeignKey(LocalArea, models.PROTECT, related_name="former_titles")
    post = models.ForeignKey(Post, models.PROTECT, related_name="former_titles")
    title = models.CharField(max_length=300)
    was_post_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("local_area", Lower("title"), name="former_title_once"),
        ]

    class Privacy:
        """As a post's title."""

        personal: ClassVar[frozenset[str]] = frozenset()
        plain = frozenset({"id", "local_area", "post", "title", "was_post_id"})

    def __str__(self) -> str:
        return self.title


class Tenure(models.Model):
    """That a person holds a post from a day until a day (the last day included) or still."""

    local_area = models.ForeignKey(LocalArea, models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tenures")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tenure_ends_after_it_begins",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
            ExclusionConstraint(
                name="tenure_of_a_person_in_a_post_does_not_overlap",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (DateRange("from_on", "to_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        """Which person held which post."""

        personal = frozenset({"person"})
        plain = frozenset({"id", "local_area", "post", "from_on", "to_on"})

    def __str__(self) -> str:
        return f"tenure {self.pk}"

    def holds_on(self, on: date) -> bool:
        """Whether the person held the post on this day."""
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)
