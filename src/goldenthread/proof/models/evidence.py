"""Evidence for a measure of success, and indicators that are bound to one."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q

from goldenthread.core.measurements import Unit
from goldenthread.core.success.conditions import Against, Change, Comparison, Condition
from goldenthread.proof.enums import AGAINST, CHANGES, COMPARISONS, UNITS, Kind, Verdict


@pghistory.track()
class Evidence(models.Model):
    """What somebody gave to show that a measure is met. A claim until somebody else verifies it."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="evidence"
    )
    measure = models.ForeignKey("improvement.Measure", models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    statement = models.TextField(blank=True)
    document = models.ForeignKey(
        "documents.StoredDocument", models.PROTECT, null=True, blank=True, related_name="+"
    )
    dated = models.DateField()
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    given_by_name = models.CharField(max_length=160)
    given_by_post = models.CharField(max_length=300, blank=True)
    given_on = models.DateField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    verified_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_by_name = models.CharField(max_length=160, blank=True)
    verified_by_post = models.CharField(max_length=300, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    verification_note = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=160, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-dated", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_verified_by_another",
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("given_by")),
            ),
            models.CheckConstraint(
                name="evidence_not_dated_ahead", condition=Q(dated__lte=F("given_on"))
            ),
            models.CheckConstraint(
                name="evidence_period_in_order",
                condition=Q(period_from__isnull=True, period_to__isnull=True)
                | Q(
                    period_from__isnull=False,
                    period_to__isnull=False,
                    period_from__lte=F("period_to"),
                    period_to__lte=F("given_on"),
                ),
            ),
            models.CheckConstraint(
                name="evidence_says_or_shows_something",
                condition=~Q(statement="") | Q(document__isnull=False),
            ),
            models.CheckConstraint(
                name="evidence_verdict_with_who_and_when",
                condition=Q(verdict="", verified_by__isnull=True, verified_on__isnull=True)
                | (
                    ~Q(verdict="")
                    & Q(verified_by__isnull=False, verified_on__gte=F("given_on"))
                    & ~Q(verification_note="")
                ),
            ),
            models.CheckConstraint(
                name="evidence_withdrawn_with_reason",
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["measure", "-dated"], name="evidence_of_measure")]

    class Privacy:
        """Who gave and who verified it; words may name people."""

        personal = frozenset(
            {
                "statement", "given_by", "given_by_name", "verified_by", "verified_by_name",
                "verification_note", "withdrawn_by_name", "withdrawn_reason",
            }
        )  # fmt: skip
        plain = frozenset(
            {
                "id", "local_area", "measure", "kind", "document", "dated", "period_from",
                "period_to", "given_by_post", "given_on", "verdict", "verified_by_post",
                "verified_on", "withdrawn_on", "version",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"evidence {self.pk}"


@pghistory.track()
class Binding(models.Model):
    """That a measure is shown by an indicator, and the condition that counts as success.

    `baseline` is the indicator's figure on `since`; with a level and a day it makes a planned path
    where the area has set no target of its own.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="bindings"
    )
    measure = models.ForeignKey("improvement.Measure", models.CASCADE, related_name="bindings")
    indicator = models.CharField(max_length=20)
    test = models.CharField(max_length=12, choices=COMPARISONS)
    unit = models.CharField(max_length=10, choices=UNITS)
    level = models.FloatField(null=True, blank=True)
    against = models.CharField(max_length=10, choices=AGAINST, blank=True)
    change = models.FloatField(default=0)
    counted = models.CharField(max_length=10, choices=CHANGES, default=Change.POINTS.value)
    months = models.PositiveSmallIntegerField(default=1)
    by = models.DateField(null=True, blank=True)
    since = models.DateField()
    baseline = models.FloatField(null=True, blank=True)
    bound_by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    bound_by_name = models.CharField(max_length=160)
    bound_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=160, blank=True)
    ended_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-bound_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "indicator"],
                condition=Q(ended_on__isnull=True),
                name="indicator_bound_once_to_a_measure",
            ),
            models.CheckConstraint(
                name="binding_compares_with_one_thing",
                condition=Q(level__isnull=False, against="", change=0)
                | (Q(level__isnull=True) & ~Q(against="")),
            ),
            models.CheckConstraint(
                name="binding_holds_for_some_months",
                condition=Q(months__gte=1, months__lte=36, change__gte=0),
            ),
            models.CheckConstraint(
                name="binding_not_since_a_day_ahead", condition=Q(since__lte=F("bound_on"))
            ),
            models.CheckConstraint(
                name="binding_ended_with_reason",
                condition=Q(ended_on__isnull=True, ended_reason="")
                | (Q(ended_on__isnull=False, ended_on__gte=F("bound_on")) & ~Q(ended_reason="")),
            ),
        ]

    class Privacy:
        """Who bound it and who ended it."""

        personal = frozenset({"bound_by", "bound_by_name", "ended_by_name", "ended_reason"})
        plain = frozenset(
            {
                "id", "local_area", "measure", "indicator", "test", "unit", "level", "against",
                "change", "counted", "months", "by", "since", "baseline", "bound_on", "ended_on",
                "version",
            }
        )  # fmt: skip

    def __str__(self) -> str:
        return f"binding {self.pk}"

    @property
    def condition(self) -> Condition:
        """What counts as success."""
        return Condition(
            test=Comparison(self.test),
            unit=Unit(self.unit),
            level=self.level,
            against=Against(self.against) if self.against else None,
            change=self.change,
            counted=Change(self.counted),
            months=self.months,
            by=self.by,
        )
