"""Answers to contradictions, what was asked for, and the numbers that an area tuned."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q

from goldenthread.core.enums import Status
from goldenthread.core.standing.numbers import NUMBERS, Numbers
from goldenthread.proof.enums import LEVELS

_STATUSES = [(one.value, one.words) for one in Status]


class AsItStood(models.Model):
    """A contradiction as it stood on a day: rating, standing, and the reasons, kept for good."""

    declared = models.CharField(max_length=20, choices=_STATUSES)
    declared_words = models.CharField(max_length=200)
    standing = models.CharField(max_length=12, choices=LEVELS)
    generosity = models.PositiveSmallIntegerField()
    reasons = models.JSONField()

    class Meta:
        abstract = True

    FIELDS = frozenset({"declared", "declared_words", "standing", "generosity", "reasons"})


@pghistory.track()
class Answer(AsItStood):
    """What the lead of an action said to a contradiction: another rating, or why it stays."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="contradiction_answers"
    )
    action = models.ForeignKey(
        "improvement.Action", models.CASCADE, related_name="contradiction_answers"
    )
    text = models.TextField()
    update_told = models.ForeignKey(
        "improvement.ProgressUpdate", models.PROTECT, null=True, blank=True, related_name="+"
    )
    new_rating = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    by_post = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(name="answer_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="answer_with_new_rating_is_a_report",
                condition=Q(update_told__isnull=True, new_rating="")
                | (Q(update_told__isnull=False) & ~Q(new_rating="")),
            ),
            models.CheckConstraint(
                name="answer_to_a_contradiction", condition=Q(generosity__gte=1)
            ),
        ]

    class Privacy:
        """Who answered; words may name people."""

        personal = frozenset({"text", "by", "by_name"})
        plain = AsItStood.FIELDS | {
            "id", "local_area", "action", "update_told", "new_rating", "by_post", "on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"answer {self.pk}"


@pghistory.track()
class AnswerRequest(AsItStood):
    """That somebody asked, for the board, for an answer to a contradiction."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="answer_requests"
    )
    action = models.ForeignKey("improvement.Action", models.CASCADE, related_name="answer_requests")
    note = models.TextField(blank=True)
    told = models.JSONField(default=list)
    answered_by = models.OneToOneField(
        Answer, models.PROTECT, null=True, blank=True, related_name="answers_to"
    )
    by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(answered_by__isnull=True),
                name="answer_asked_for_once",
            ),
        ]

    class Privacy:
        """Who asked, and whom we wrote to."""

        personal = frozenset({"note", "told", "by", "by_name"})
        plain = AsItStood.FIELDS | {"id", "local_area", "action", "answered_by", "on"}

    def __str__(self) -> str:
        return f"request for an answer {self.pk}"


@pghistory.track()
class StandingRules(models.Model):
    """The numbers by which standings are worked out, from a day on; earlier ones stay on record."""

    local_area = models.ForeignKey(
        "organisations.LocalArea", models.PROTECT, related_name="standing_rules"
    )
    milestones = models.PositiveSmallIntegerField()
    days_late = models.PositiveSmallIntegerField()
    moves = models.PositiveSmallIntegerField()
    months_before = models.PositiveSmallIntegerField()
    months_worse = models.PositiveSmallIntegerField()
    months_verified = models.PositiveSmallIntegerField()
    cycles = models.PositiveSmallIntegerField()
    share = models.PositiveSmallIntegerField()
    reason = models.TextField()
    by = models.ForeignKey("organisations.Person", models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    on = models.DateField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="rules_changed_for_a_reason", condition=~Q(reason="")),
            *(
                models.CheckConstraint(
                    name=f"rules_{one.name}_within_bounds",
                    condition=Q(**{f"{one.name}__gte": one.least, f"{one.name}__lte": one.most}),
                )
                for one in NUMBERS.values()
            ),
        ]

    class Privacy:
        """Who changed them."""

        personal = frozenset({"reason", "by", "by_name"})
        plain = frozenset({"id", "local_area", "on", *NUMBERS})

    def __str__(self) -> str:
        return f"rules {self.pk}"

    @property
    def numbers(self) -> Numbers:
        """The numbers, as the rules take them."""
        return Numbers(**{name: getattr(self, name) for name in NUMBERS})
