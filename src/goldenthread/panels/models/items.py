"""A case on an agenda, its papers, who may read them, and what was concluded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldenthread.casework.api import LegalTest, Outcome
from goldenthread.children.api import kept
from goldenthread.panels.enums import ItemState
from goldenthread.panels.models.panel import Meeting, Panel, Seat


@kept
class AgendaItem(models.Model):
    """A case that a panel is asked about: at a meeting, or with none between two meetings.

    `why` says why it is there when it is not there by its time limit; `ended_why` why it was
    carried over or taken off.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="agenda_items"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="agenda_items")
    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="agenda_items")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="items")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items"
    )
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    why = models.TextField(blank=True)
    ended_why = models.TextField(blank=True)
    added_on = models.DateField()
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=ItemState.WAITING),
                name="agenda_item_once_at_a_time",
            ),
            models.UniqueConstraint(fields=["case", "meeting"], name="agenda_item_once_a_meeting"),
            models.CheckConstraint(
                name="agenda_item_ended_with_a_reason",
                condition=~Q(state__in=[ItemState.CARRIED, ItemState.TAKEN_OFF]) | ~Q(ended_why=""),
            ),
            models.CheckConstraint(
                name="agenda_item_between_meetings_with_a_reason",
                condition=Q(meeting__isnull=False) | ~Q(why=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["local_area", "panel"],
                name="agenda_item_waiting",
                condition=Q(state=ItemState.WAITING),
            ),
        ]

    class Privacy:
        """Reasons tell of the child."""

        personal = frozenset({"why", "ended_why"})
        plain = frozenset({
            "id", "local_area", "child", "case", "panel", "meeting", "state", "added_on",
            "carried_from", "version",
        })  # fmt: skip

    def __str__(self) -> str:
        return f"agenda item {self.pk}"


@kept
class Paper(models.Model):
    """What an officer adds to the pack of an item, and the pack as it was published."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_papers"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_papers")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="paper")
    asked_for = models.TextField(blank=True)
    views = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    recommendation = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    recommended_because = models.TextField(blank=True)
    written_by = models.CharField(max_length=160, blank=True)
    published_on = models.DateField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_published_and_frozen_together",
                condition=Q(published_on__isnull=True, frozen__isnull=True)
                | Q(published_on__isnull=False, frozen__isnull=False),
            ),
        ]

    class Privacy:
        """All that a panel is told of a child."""

        personal = frozenset({
            "asked_for", "views", "summary", "recommendation", "recommended_because", "written_by",
            "frozen",
        })  # fmt: skip
        plain = frozenset({"id", "local_area", "child", "item", "published_on", "version"})

    def __str__(self) -> str:
        return f"paper {self.pk}"


@kept
class Reader(models.Model):
    """That a member was given the papers of an item, by a grant of the child's record."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_readers"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_readers")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="readers")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="readers")
    grant = models.ForeignKey(
        "children.Grant", models.SET_NULL, null=True, blank=True, related_name="panel_readers"
    )
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="reader_once")]

    class Privacy:
        """Who was given what to read."""

        personal = frozenset({"seat"})
        plain = frozenset({"id", "local_area", "child", "item", "grant", "given_on"})

    def __str__(self) -> str:
        return f"reader {self.pk}"


@kept
class Conflict(models.Model):
    """That a member has an interest in a case: they neither see it here nor take part."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_conflicts"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_conflicts")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="conflicts")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="conflicts")
    why = models.CharField(max_length=300)
    declared_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="conflict_once")]

    class Privacy:
        """What ties somebody to a child."""

        personal = frozenset({"seat", "why"})
        plain = frozenset({"id", "local_area", "child", "item", "declared_on"})

    def __str__(self) -> str:
        return f"conflict {self.pk}"


@kept
class Comment(models.Model):
    """What a member says of an item before the meeting."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_comments"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_comments")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="comments")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="comments")
    words = models.TextField()
    said_on = models.DateField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="comment_once")]

    class Privacy:
        """An opinion of a child's case."""

        personal = frozenset({"seat", "words"})
        plain = frozenset({"id", "local_area", "child", "item", "said_on", "version"})

    def __str__(self) -> str:
        return f"comment {self.pk}"


@kept
class Conclusion(models.Model):
    """What a panel concluded of an item. The council's decision is apart: `decision`, once made.

    `consulted` says who was asked and what they said when there was no meeting.
    """

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_conclusions"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_conclusions")
    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="conclusion")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    legal_test = models.CharField(max_length=20, choices=LegalTest.choices)
    reasons = models.TextField()
    asks = models.TextField(blank=True)
    consulted = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        "organisations.Person", models.PROTECT, related_name="panel_conclusions"
    )
    concluded_on = models.DateField()
    decision = models.OneToOneField(
        "casework.Decision", models.SET_NULL, null=True, blank=True, related_name="conclusion"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="conclusion_has_reasons", condition=~Q(reasons="")),
        ]

    class Privacy:
        """Reasons tell of the child."""

        personal = frozenset({
            "outcome", "legal_test", "reasons", "asks", "consulted", "recorded_by",
        })  # fmt: skip
        plain = frozenset({"id", "local_area", "child", "item", "concluded_on", "decision"})

    def __str__(self) -> str:
        return f"conclusion {self.pk}"


@kept
class Dissent(models.Model):
    """That a member did not agree with what was concluded, and why."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="panel_dissents"
    )
    child = models.ForeignKey("children.Child", models.PROTECT, related_name="panel_dissents")
    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="dissents")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="dissents")
    why = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conclusion", "seat"], name="dissent_once"),
            models.CheckConstraint(name="dissent_has_a_reason", condition=~Q(why="")),
        ]

    class Privacy:
        """Who thought otherwise, and why."""

        personal = frozenset({"seat", "why"})
        plain = frozenset({"id", "local_area", "child", "conclusion"})

    def __str__(self) -> str:
        return f"dissent {self.pk}"
