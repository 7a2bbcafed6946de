"""The words of this room."""

from __future__ import annotations

from django.db import models


class DoneBy(models.TextChoices):
    """What finishes an item of a programme: a date of its case, or somebody's word."""

    HAND = "", "Somebody ticks it off"
    DECIDED = "decided", "It is decided whether to assess"
    DRAFT = "draft_served_on", "The draft plan is sent"
    FINAL = "final_issued_on", "The final plan is issued"


class Progress(models.TextChoices):
    """How far an item of a programme is."""

    TO_DO = "to_do", "To do"
    IN_WORK = "in_work", "In work"
    DONE = "done", "Done"
    LEFT_OUT = "left_out", "Left out"
