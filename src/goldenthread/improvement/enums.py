"""The words and the lives of the improvement room."""

from __future__ import annotations

from django.db import models

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.lifecycle import Lifecycle


class PlanState(models.TextChoices):
    """Where an improvement plan is in its life."""

    DRAFT = "draft", "Draft"
    LIVE = "live", "Live"
    CLOSED = "closed", "Closed"


PLAN_LIFE = Lifecycle(
    start=PlanState.DRAFT,
    moves={
        PlanState.DRAFT: (PlanState.LIVE,),
        PlanState.LIVE: (PlanState.CLOSED,),
    },
)


class ImportState(models.TextChoices):
    """Where the reading of a document is."""

    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    UNREADABLE = "unreadable", "Could not be read"
    IN_REVIEW = "in_review", "In review"
    ACCEPTED = "accepted", "Accepted"
    DROPPED = "dropped", "Dropped"


IMPORT_LIFE = Lifecycle(
    start=ImportState.WAITING,
    moves={
        ImportState.WAITING: (ImportState.READING, ImportState.UNREADABLE),
        ImportState.READING: (ImportState.IN_REVIEW, ImportState.UNREADABLE, ImportState.WAITING),
        ImportState.IN_REVIEW: (ImportState.ACCEPTED, ImportState.DROPPED),
        ImportState.ACCEPTED: (ImportState.IN_REVIEW,),  # its draft was dropped
    },
)


class ReportingCycle(models.TextChoices):
    """How often each lead reports."""

    MONTHLY = "monthly", "Every calendar month"
    SIX_WEEKLY = "six_weekly", "Every six weeks"
    QUARTERLY = "quarterly", "Every quarter"


KIND_CHOICES = [(kind.value, kind.words) for kind in PlanKind]
STATUS_CHOICES = [(status.value, status.words) for status in Status]
