"""What hangs on a case: decisions, exceptions, advice, disputes, and whose case it was when."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from goldenthread.casework.enums import (
    AdviceKind,
    ChaseHow,
    EvidenceKind,
    LegalTest,
    Ordered,
    OrderKind,
    Outcome,
    Stage,
)
from goldenthread.casework.models.case import Case
from goldenthread.children.api import ends_after_it_begins, kept


def _in_order(name: str, first: str, then: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{first}__isnull": True})
        | Q(**{f"{then}__isnull": True})
        | Q(**{f"{then}__gte": F(first)}),
    )


@kept
class Decision(models.Model):
    """What was decided, on which test, why, by whom, and when the family was told."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_decisions"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="case_decisions")
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    legal_test = models.CharField(max_length=20, choices=LegalTest.choices)
    reasons = models.TextField()
    decided_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="case_decisions"
    )
    decided_on = models.DateField()
    told_on = models.DateField()

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "outcome"], name="decision_once"),
            _in_order("decision_told_after_made", "decided_on", "told_on"),
        ]

    class Privacy:
        """Reasons tell of the child."""

        personal = frozenset({"outcome", "legal_test", "reasons", "decided_by"})
        plain = frozenset({"id", "local_area", "child", "case", "decided_on", "told_on"})

    def __str__(self) -> str:
        return f"decision {self.pk}"


@kept
class CaseException(models.Model):
    """A circumstance in which the law does not hold someone to a time limit, with its days.

    `code` and `head` name it in the rules of the clock, `also` the same circumstance in other
    regulations ("EXC-D(c)"). It is shown by something of `evidence_kind` of the day `evidence_on`:
    a document, advice on record, or what is held where `evidence` says.
    """

    counted_whole = True

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_exceptions"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="case_exceptions")
    case = models.ForeignKey(Case, models.PROTECT, related_name="exceptions")
    code = models.CharField(max_length=20)
    head = models.CharField(max_length=1)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    also = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    evidence = models.CharField(max_length=200, blank=True)
    evidence_kind = models.CharField(
        max_length=10, choices=EvidenceKind.choices, default=EvidenceKind.OTHER
    )
    evidence_on = models.DateField(null=True, blank=True)
    advice = models.ForeignKey(
        "AdviceRequest", models.PROTECT, null=True, blank=True, related_name="exceptions"
    )
    document = models.ForeignKey(
        "CaseDocument", models.PROTECT, null=True, blank=True, related_name="exceptions"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["since", "code", "head", "pk"]
        constraints = [
            ends_after_it_begins("case_exception_ends_after_it_begins"),
            models.CheckConstraint(
                name="case_exception_is_shown",
                condition=~Q(evidence="") | Q(advice__isnull=False) | Q(document__isnull=False),
            ),
        ]

    class Privacy:
        """A circumstance of the family."""

        personal = frozenset({"code", "head", "also", "evidence", "evidence_kind"})
        plain = frozenset({
            "id", "local_area", "child", "case", "since", "until", "evidence_on", "advice",
            "document", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"exception {self.pk}"


@kept
class AdviceRequest(models.Model):
    """That advice was asked of somebody, and what became of it.

    `asks` is what they are asked, and why the assessment was asked for. Advice that is sent back
    for more work has not come: `advice_received_on` is empty again and `returned_on` is there.
    What was withdrawn is owed by nobody; the row stays for the history. `withdrawn_with` says how
    the case ended with which it was withdrawn, and is "" when somebody withdrew this one request.
    """

    counted_whole = True

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_requests"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_requests")
    case = models.ForeignKey(Case, models.PROTECT, related_name="advice_requests")
    kind = models.CharField(max_length=25, choices=AdviceKind.choices)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True,
        related_name="advice_requests",
    )  # fmt: skip
    name = models.CharField(max_length=160, blank=True)
    asks = models.TextField(blank=True)
    advice_requested_on = models.DateField()
    chased_on = models.DateField(null=True, blank=True)
    advice_received_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_with = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    late_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["advice_requested_on", "pk"]
        constraints = [
            _in_order("advice_after_it_was_asked", "advice_requested_on", "advice_received_on"),
            _in_order("chased_after_it_was_asked", "advice_requested_on", "chased_on"),
            _in_order("advice_returned_after_asked", "advice_requested_on", "returned_on"),
            _in_order("advice_accepted_after_it_came", "advice_received_on", "accepted_on"),
            models.CheckConstraint(
                name="advice_accepted_once_it_came",
                condition=Q(accepted_on__isnull=True) | Q(advice_received_on__isnull=False),
            ),
            _in_order("advice_withdrawn_after_asked", "advice_requested_on", "withdrawn_on"),
            models.CheckConstraint(
                name="advice_withdrawn_has_not_come",
                condition=Q(withdrawn_on__isnull=True) | Q(advice_received_on__isnull=True),
            ),
            models.CheckConstraint(
                name="advice_withdrawn_with_its_case",
                condition=Q(withdrawn_with="") | Q(withdrawn_on__isnull=False),
            ),
            models.CheckConstraint(
                name="advice_asked_of_somebody",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["case"], name="advice_waited_for",
                condition=Q(advice_received_on__isnull=True),
            ),
        ]  # fmt: skip

    class Privacy:
        """Who advises on a child."""

        personal = frozenset({"name", "asks", "late_reason"})
        plain = frozenset({
            "id", "local_area", "child", "case", "kind", "organisation", "advice_requested_on",
            "chased_on", "advice_received_on", "returned_on", "accepted_on", "withdrawn_on",
            "withdrawn_with", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"advice {self.pk}"

    @property
    def of(self) -> str:
        """Return of whom it was asked."""
        names = [self.name, self.organisation.name if self.organisation else ""]
        return ", ".join(name for name in names if name)


@kept
class AdviceChase(models.Model):
    """That advice was asked for again: when, how, by whom, and what was said."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="advice_chases"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="advice_chases")
    advice = models.ForeignKey(AdviceRequest, models.PROTECT, related_name="chases")
    day = models.DateField()
    how = models.CharField(max_length=10, choices=ChaseHow.choices)
    said = models.TextField(blank=True)
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["day", "pk"]

    class Privacy:
        """What was said may tell of the child."""

        personal = frozenset({"said", "by_name"})
        plain = frozenset({"id", "local_area", "child", "advice", "day", "how"})

    def __str__(self) -> str:
        return f"chase {self.pk}"


@kept
class Dispute(models.Model):
    """Mediation and appeal about one decision, each date as the clock names it."""

    counted_whole = True

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="disputes"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="disputes")
    case = models.ForeignKey(Case, models.PROTECT, related_name="disputes")
    about = models.CharField(max_length=10, choices=Outcome.choices)
    decision_notice_sent_on = models.DateField()
    mediation_requested_on = models.DateField(null=True, blank=True)
    mediation_not_wanted_on = models.DateField(null=True, blank=True)
    mediation_held_on = models.DateField(null=True, blank=True)
    mediation_certificate_issued_on = models.DateField(null=True, blank=True)
    mediation_agreed_on = models.DateField(null=True, blank=True)
    order_kind = models.CharField(max_length=20, choices=OrderKind.choices, blank=True)
    appeal_lodged_on = models.DateField(null=True, blank=True)
    appeal_sent_to_council_on = models.DateField(null=True, blank=True)
    appeal_response_sent_on = models.DateField(null=True, blank=True)
    appeal_not_opposed_on = models.DateField(null=True, blank=True)
    appeal_ended_on = models.DateField(null=True, blank=True)
    ordered = models.CharField(max_length=20, choices=Ordered.choices, blank=True)
    order_made_on = models.DateField(null=True, blank=True)
    order_set_aside_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["decision_notice_sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "about"], name="dispute_once_for_a_decision"),
            models.CheckConstraint(
                name="dispute_agreed_on_something",
                condition=Q(order_kind="") | Q(mediation_agreed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="dispute_order_has_its_day",
                condition=Q(ordered="", order_made_on=None)
                | (~Q(ordered="") & Q(order_made_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="dispute_set_aside_after_order",
                condition=Q(order_set_aside_on=None)
                | Q(order_set_aside_on__gte=F("order_made_on"), order_made_on__isnull=False),
            ),
            *(
                _in_order(f"{then}_in_order"[:63], "decision_notice_sent_on", then)
                for then in (
                    "mediation_requested_on", "mediation_not_wanted_on", "mediation_held_on",
                    "mediation_certificate_issued_on", "mediation_agreed_on", "appeal_lodged_on",
                    "appeal_sent_to_council_on", "appeal_response_sent_on", "appeal_ended_on",
                    "appeal_not_opposed_on", "order_made_on",
                )
            ),
        ]  # fmt: skip

    class Privacy:
        """What a family disputes."""

        personal = frozenset({"about", "order_kind", "ordered"})
        plain = frozenset({
            "id", "local_area", "child", "case", "decision_notice_sent_on",
            "mediation_requested_on", "mediation_not_wanted_on", "mediation_held_on",
            "mediation_certificate_issued_on", "mediation_agreed_on", "appeal_lodged_on",
            "appeal_sent_to_council_on", "appeal_response_sent_on", "appeal_not_opposed_on",
            "appeal_ended_on", "order_made_on", "order_set_aside_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"dispute {self.pk}"


@kept
class Allocation(models.Model):
    """Whose case it was from a day until a day, or is still, with what was handed over."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="case_allocations"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="case_allocations")
    case = models.ForeignKey(Case, models.PROTECT, related_name="allocations")
    officer = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="case_allocations"
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    handover_note = models.TextField(blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            ends_after_it_begins("allocation_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until__isnull=True), name="allocation_once_at_a_time"
            ),
        ]

    class Privacy:
        """Notes tell of the child."""

        personal = frozenset({"officer", "handover_note"})
        plain = frozenset({"id", "local_area", "child", "case", "since", "until"})

    def __str__(self) -> str:
        return f"allocation {self.pk}"
