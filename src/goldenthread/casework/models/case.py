"""A request for an EHC needs assessment, with the dates of its journey."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import F, Q

from goldenthread.casework.enums import DATES, ENDINGS, NEEDS, ORDER, Channel, Source
from goldenthread.children.api import kept, not_before_birth


def _blank(*dates: str) -> Q:
    return Q(**{f"{date}__isnull": True for date in dates})


OPEN = (
    Q(historical=False)
    & _blank(*ENDINGS)
    & (_blank("decided_not_to_assess_on") | ~_blank("decided_to_assess_on"))
    & (_blank("decided_not_to_issue_on") | ~_blank("decided_to_issue_on"))
)
"""The journey has not ended. A refusal ends it unless it was conceded."""


def _rules_of_dates() -> Iterator[models.CheckConstraint]:
    for first, then in ORDER:
        yield models.CheckConstraint(
            name=f"case_{then}_after_{first}"[:63],
            condition=_blank(first) | _blank(then) | Q(**{f"{then}__gte": F(first)}),
        )
    for first, then in NEEDS:
        yield models.CheckConstraint(
            name=f"case_{then}_needs_{first}"[:63],
            condition=Q(historical=True) | _blank(then) | ~_blank(first),
        )


_ENDED_ONCE = [_blank(*(other for other in ENDINGS if other != one)) for one in ENDINGS]


class CaseNumber(models.Model):
    """The last number that was given to a case in an area."""

    local_area = models.OneToOneField(
        "organisations.LocalArea", models.PROTECT, related_name="case_number"
    )
    last = models.PositiveIntegerField(default=0)

    class Privacy:
        """A count."""

        personal = frozenset[str]()
        plain = frozenset({"id", "local_area", "last"})

    def __str__(self) -> str:
        return f"case number {self.last}"


@kept
class Case(models.Model):
    """One request and its journey. `number` is what pages call it; it says nothing of the child.

    A `historical` case was decided before it came here: nothing is worked out for it.
    """

    counted_whole = True

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="cases")
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="cases")
    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True)
    source = models.CharField(max_length=1, choices=Source.choices)
    asked_by = models.CharField(max_length=200, blank=True)
    asked_email = models.EmailField(blank=True)
    carer = models.ForeignKey(
        "children.Carer", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    in_youth_accommodation = models.BooleanField(default=False)
    historical = models.BooleanField(default=False)
    moved_to = models.CharField(max_length=3, blank=True)
    officer = models.ForeignKey(
        "organisations.Person", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    request_received_on = models.DateField(null=True, blank=True)
    acknowledged_on = models.DateField(null=True, blank=True)
    told_partners_on = models.DateField(null=True, blank=True)
    consulted_family_on = models.DateField(null=True, blank=True)
    decided_not_to_assess_on = models.DateField(null=True, blank=True)
    decided_to_assess_on = models.DateField(null=True, blank=True)
    decided_not_to_issue_on = models.DateField(null=True, blank=True)
    decided_to_issue_on = models.DateField(null=True, blank=True)
    draft_served_on = models.DateField(null=True, blank=True)
    consultation_sent_on = models.DateField(null=True, blank=True)
    consultation_replied_on = models.DateField(null=True, blank=True)
    representations_received_on = models.DateField(null=True, blank=True)
    final_issued_on = models.DateField(null=True, blank=True)
    request_withdrawn_on = models.DateField(null=True, blank=True)
    moved_area_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["local_area", "number"], name="case_number_once"),
            models.UniqueConstraint(fields=["child"], condition=OPEN, name="case_open_once"),
            models.CheckConstraint(
                name="case_received_unless_historical",
                condition=Q(historical=True) | Q(request_received_on__isnull=False),
            ),
            models.CheckConstraint(
                name="case_ended_once",
                condition=_ENDED_ONCE[0] | _ENDED_ONCE[1] | _ENDED_ONCE[2],
            ),
            models.CheckConstraint(
                name="case_moved_somewhere",
                condition=Q(moved_to="") | Q(moved_area_on__isnull=False),
            ),
            *_rules_of_dates(),
        ]
        indexes = [
            models.Index(fields=["local_area", "officer"], name="case_open", condition=OPEN),
        ]
        triggers = [not_before_birth("request_received_on")]

    class Privacy:
        """A child's case: who asked, and where they went."""

        personal = frozenset(
            {"asked_by", "asked_email", "carer", "moved_to", "in_youth_accommodation"}
        )
        plain = frozenset({
            "id", "local_area", "child", "number", "channel", "source", "organisation",
            "historical", "officer", "version", *DATES,
        })  # fmt: skip

    def __str__(self) -> str:
        return f"case {self.number}"
