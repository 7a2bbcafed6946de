"""A panel, who sits on it, and its meetings. Nothing here is about a child."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Lower

from goldenthread.casework.api import Question
from goldenthread.children.api import ends_after_it_begins, kept
from goldenthread.panels.enums import READABLE_DAYS, Agency, MeetingState, Weekday
from goldenthread.platform.organisations.models import DateRange


@kept
class Panel(models.Model):
    """A panel that meets each week, and what it is for.

    `minimum` people and one of each of the `required` agencies make a quorum. With
    `chair_decides` the area has delegated the council's decision to the chair, who is an officer
    of the council; without it the panel only recommends.
    """

    local_area = models.ForeignKey("organisations.LocalArea", models.PROTECT, related_name="panels")
    kind = models.CharField(max_length=10, choices=Question.choices)
    name = models.CharField(max_length=120)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    starts_at = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    minimum = models.PositiveSmallIntegerField(default=3)
    required = ArrayField(models.CharField(max_length=20, choices=Agency.choices), default=list)
    chair_decides = models.BooleanField(default=False)
    readable_days = models.PositiveSmallIntegerField(default=READABLE_DAYS)
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("local_area", Lower("name"), name="panel_named_once"),
            models.CheckConstraint(name="panel_needs_somebody", condition=Q(minimum__gte=1)),
            models.CheckConstraint(
                name="panel_papers_readable_a_year_at_most", condition=Q(readable_days__lte=366)
            ),
        ]

    class Privacy:
        """A panel is no person."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "kind", "name", "weekday", "starts_at", "place", "link", "minimum",
            "required", "chair_decides", "readable_days", "closed_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return self.name


@kept
class Seat(models.Model):
    """That somebody sits on a panel for an agency, from a day until a day, or still."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_seats"
    )
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="panel_seats"
    )  # fmt: skip
    agency = models.CharField(max_length=20, choices=Agency.choices)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="stand_ins"
    )
    is_chair = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["agency", "pk"]
        constraints = [
            ends_after_it_begins("seat_ends_after_it_begins"),
            ExclusionConstraint(
                name="seat_of_a_person_once_at_a_time",
                expressions=[
                    ("panel", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (DateRange("since", "until", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="seat_stands_in_for_another",
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("id")),
            ),
        ]

    class Privacy:
        """Who sits on a panel."""

        personal = frozenset({"person"})
        plain = frozenset({
            "id", "local_area", "panel", "agency", "stands_in_for", "is_chair", "since", "until",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"seat {self.pk}"


@kept
class Meeting(models.Model):
    """One meeting. `planned_on` is the day of the week's rhythm, `day` the one it is held on."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_meetings"
    )
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="meetings")
    planned_on = models.DateField()
    day = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    reason = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "planned_on"], name="meeting_planned_once"),
            models.UniqueConstraint(
                fields=["panel", "day"],
                name="meeting_once_a_day",
                condition=~Q(state=MeetingState.CANCELLED),
            ),
            models.CheckConstraint(
                name="meeting_moved_or_cancelled_with_a_reason",
                condition=~Q(reason="")
                | (Q(day=F("planned_on")) & ~Q(state=MeetingState.CANCELLED)),
            ),
        ]

    class Privacy:
        """When a panel meets."""

        personal = frozenset[str]()
        plain = frozenset({
            "id", "local_area", "panel", "planned_on", "day", "starts_at", "place", "link", "state",
            "reason", "published_on", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"meeting {self.pk}"


@kept
class Attendance(models.Model):
    """That somebody was at a meeting."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_attendances"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendances")

    class Meta:
        ordering = ["seat__agency", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attended_once"),
        ]

    class Privacy:
        """Who was there."""

        personal = frozenset({"seat"})
        plain = frozenset({"id", "local_area", "meeting"})

    def __str__(self) -> str:
        return f"attendance {self.pk}"
