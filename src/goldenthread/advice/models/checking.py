"""What is made of advice: its quality, why it is late, who was reminded, what was reused."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.advice.enums import Verdict
from goldenthread.advice.models.giving import Given
from goldenthread.casework.api import AdviceKind
from goldenthread.children.api import kept


@kept
class QualityCheck(models.Model):
    """What an officer found of advice that came: four questions, each yes or no with a note.

    `given` is empty where the advice came on paper and not through a form of ours.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_checks"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_checks")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="checks")
    given = models.OneToOneField(
        Given, models.PROTECT, null=True, blank=True, related_name="check_of_quality"
    )
    found = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    checked_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="advice_checks"
    )
    checked_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="returned_with_a_reason",
                condition=Q(verdict=Verdict.ACCEPTED) | ~Q(reason=""),
            ),
        ]

    class Privacy:
        """Notes may tell of the child."""

        personal = frozenset({"found", "reason", "checked_by"})
        plain = frozenset({
            "id", "local_area", "child", "advice", "given", "verdict", "checked_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"check {self.pk}"


@kept
class LateReason(models.Model):
    """Why advice is late: a circumstance that regulation 8 allows, or one that it does not.

    `code` is the clock's, such as EXC-B(a), or one of `NotExcused`. It excuses nothing by itself.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_late_reasons"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_late_reasons")
    advice = models.OneToOneField("casework.AdviceRequest", models.PROTECT, related_name="why_late")
    code = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    by_name = models.CharField(max_length=160)
    on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Privacy:
        """A circumstance of the family, or of a service."""

        personal = frozenset({"code", "words", "by_name"})
        plain = frozenset({"id", "local_area", "child", "advice", "on", "version"})

    def __str__(self) -> str:
        return f"late reason {self.pk}"


@kept
class Reminder(models.Model):
    """That somebody was reminded of advice by the product itself. Each is sent once.

    `stage` says which, such as before-10 or after-5, in working days from the last day.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_reminders"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_reminders")
    advice = models.ForeignKey("casework.AdviceRequest", models.PROTECT, related_name="reminders")
    stage = models.CharField(max_length=12)
    on = models.DateField()
    to = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["advice", "stage"], name="reminded_once_for_a_stage"),
        ]

    class Privacy:
        """Who was written to."""

        personal = frozenset({"to"})
        plain = frozenset({"id", "local_area", "child", "advice", "stage", "on"})

    def __str__(self) -> str:
        return f"reminder {self.pk}"


@kept
class Reuse(models.Model):
    """Advice of earlier that is used again, because all three agree that it is enough.

    SEND Regulations 2014, regulation 6(4): whoever gave it, the council, and the parent or young
    person. Nothing is asked of the giver then. `earlier` is the request that it answered, or empty
    where it came as a `document`.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="reused_advice"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="reused_advice")
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="reused_advice")
    kind = models.CharField(max_length=25, choices=AdviceKind.choices)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True,
        related_name="reused_advice",
    )  # fmt: skip
    giver = models.CharField(max_length=160)
    earlier = models.ForeignKey(
        "casework.AdviceRequest", models.PROTECT, null=True, blank=True, related_name="reused"
    )
    document = models.CharField(max_length=200, blank=True)
    written_on = models.DateField()
    giver_agreed_on = models.DateField()
    family_agreed_on = models.DateField()
    council_agreed_on = models.DateField()
    council_agreed_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="reused_advice"
    )
    family_agreed_who = models.CharField(max_length=160)

    class Meta:
        ordering = ["council_agreed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="reuse_of_something",
                condition=Q(earlier__isnull=False) | ~Q(document=""),
            ),
            models.CheckConstraint(
                name="reuse_agreed_after_written",
                condition=Q(giver_agreed_on__gte=F("written_on"))
                & Q(family_agreed_on__gte=F("written_on"))
                & Q(council_agreed_on__gte=F("written_on")),
            ),
            models.UniqueConstraint(
                fields=["case", "earlier"], condition=Q(earlier__isnull=False),
                name="earlier_advice_reused_once_in_a_case",
            ),
        ]  # fmt: skip

    class Privacy:
        """Who advised, and who agreed."""

        personal = frozenset({"giver", "document", "council_agreed_by", "family_agreed_who"})
        plain = frozenset({
            "id", "local_area", "child", "case", "kind", "organisation", "earlier", "written_on",
            "giver_agreed_on", "family_agreed_on", "council_agreed_on",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"reuse {self.pk}"
