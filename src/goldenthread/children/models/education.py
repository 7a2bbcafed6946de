"""Where a child is educated, over time, and with which needs."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from goldenthread.children.enums import Rank, SettingKind
from goldenthread.children.models.child import Child
from goldenthread.children.models.keeping import (
    ends_after_it_begins,
    kept,
    not_before_birth,
    one_at_a_time,
)
from goldenthread.core.code_lists import SEN_SETTINGS, SEN_TYPES, choices


@kept
class Setting(models.Model):
    """A school, college or other place of education, in the area's register.

    With an `organisation`, its staff are given the records of its pupils while they are on roll.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="settings"
    )
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=30, choices=SettingKind.choices)
    urn = models.CharField(max_length=6, blank=True)
    ukprn = models.CharField(max_length=8, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="settings"
    )
    lowest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    highest_age = models.PositiveSmallIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("local_area", Lower("name"), name="setting_named_once"),
            models.UniqueConstraint(
                fields=["local_area", "urn"], name="setting_urn_once", condition=~Q(urn="")
            ),
            models.CheckConstraint(
                name="setting_ages_in_order",
                condition=Q(lowest_age__isnull=True)
                | Q(highest_age__isnull=True)
                | Q(highest_age__gte=F("lowest_age")),
            ),
        ]

    class Privacy:
        """A setting is public."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "name", "kind", "urn", "ukprn", "organisation", "lowest_age",
            "highest_age", "closed_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return self.name


@kept
class Placement(models.Model):
    """That a child goes to a setting, or is educated in one of the other ways that SEN2 counts."""

    counted_whole = True

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="placements"
    )
    child = models.ForeignKey(Child, models.PROTECT, related_name="placements")
    setting = models.ForeignKey(
        Setting, models.PROTECT, null=True, blank=True, related_name="placements"
    )
    otherwise = models.CharField(max_length=4, choices=choices(SEN_SETTINGS), blank=True)
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, default=Rank.FIRST)
    in_sen_unit = models.BooleanField(default=False)
    in_resourced_provision = models.BooleanField(default=False)
    taught_in_year = models.SmallIntegerField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-since", "rank", "pk"]
        constraints = [
            ends_after_it_begins("placement_ends_after_it_begins"),
            models.CheckConstraint(
                name="placement_at_a_setting_or_otherwise",
                condition=Q(setting__isnull=False, otherwise="")
                | (Q(setting__isnull=True) & ~Q(otherwise="")),
            ),
            one_at_a_time("placement_one_main_at_a_time", condition=Q(rank=1)),
        ]
        indexes = [models.Index(fields=["local_area", "setting"], name="placement_by_setting")]
        triggers = [not_before_birth()]

    class Privacy:
        """Where a child goes."""

        personal = frozenset({"setting", "otherwise", "in_sen_unit", "in_resourced_provision"})
        plain = frozenset({
            "id", "local_area", "child", "rank", "taught_in_year", "since", "until", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"placement {self.pk}"


@kept
class Need(models.Model):
    """A special educational need, by the types of the school census and SEN2."""

    counted_whole = True

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="needs")
    child = models.ForeignKey(Child, models.PROTECT, related_name="needs")
    sen_type = models.CharField(max_length=4, choices=choices(SEN_TYPES))
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, default=Rank.FIRST)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["rank", "-since", "pk"]
        constraints = [
            ends_after_it_begins("need_ends_after_it_begins"),
            one_at_a_time("need_one_main_at_a_time", condition=Q(rank=1)),
            one_at_a_time("need_each_type_once_at_a_time", "sen_type"),
        ]
        triggers = [not_before_birth()]

    class Privacy:
        """Health data in the law's sense."""

        personal = frozenset({"sen_type"})
        plain = frozenset({"id", "local_area", "child", "rank", "since", "until", "version"})

    def __str__(self) -> str:
        return f"need {self.pk}"
