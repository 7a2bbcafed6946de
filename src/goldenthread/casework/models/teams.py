"""Who works together on cases, and the filters of the list that are kept under a name."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower

from goldenthread.children.api import ends_after_it_begins, kept
from goldenthread.platform.organisations.models import DateRange


@kept
class Team(models.Model):
    """Officers who work together, and to whom a target can be set."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_teams"
    )
    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("local_area", Lower("name"), name="case_team_named_once"),
        ]

    class Privacy:
        """Nothing here is about a person."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "name", "version"})

    def __str__(self) -> str:
        return self.name


@kept
class TeamMember(models.Model):
    """That a person works in a team from a day until a day (the last included) or still."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_team_members"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="members")
    person = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="case_team_members"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            ends_after_it_begins("case_team_member_ends_after_it_begins"),
            ExclusionConstraint(
                name="case_team_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("since", "until", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    class Privacy:
        """Who works where."""

        personal = frozenset({"person"})
        plain = frozenset({"id", "local_area", "team", "since", "until"})

    def __str__(self) -> str:
        return f"team member {self.pk}"


@kept
class SavedFilter(models.Model):
    """A filter of the list of cases under a name: of one person, or of a team for all in it.

    `query` is what stands in the list's address. The words that were searched for are not kept:
    they may name a child.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="saved_case_filters"
    )
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=300)
    owner = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="saved_case_filters"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="saved_filters"
    )
    removed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner", Lower("name"), name="case_filter_named_once_by_a_person",
                condition=Q(team__isnull=True, removed_on__isnull=True),
            ),
            models.UniqueConstraint(
                "team", Lower("name"), name="case_filter_named_once_in_a_team",
                condition=Q(team__isnull=False, removed_on__isnull=True),
            ),
        ]  # fmt: skip

    class Privacy:
        """Whose it is."""

        personal = frozenset({"owner"})
        plain = frozenset({"id", "local_area", "name", "query", "team", "removed_on", "version"})

    def __str__(self) -> str:
        return f"saved filter {self.pk}"


class FilterChoice(models.Model):
    """With which saved filter a person's list of cases opens."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_filter_choices"
    )
    person = models.OneToOneField(
        "organisations.Person", models.PROTECT, related_name="case_filter_choice"
    )
    saved = models.ForeignKey(SavedFilter, models.PROTECT, related_name="chosen_by")

    class Privacy:
        """Whose choice it is."""

        personal = frozenset({"person"})
        plain = frozenset({"id", "local_area", "saved"})

    def __str__(self) -> str:
        return f"filter choice {self.pk}"
