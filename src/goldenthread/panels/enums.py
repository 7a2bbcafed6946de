"""The words of this room."""

from __future__ import annotations

from django.db import models


class Agency(models.TextChoices):
    """For whom a member of a panel speaks."""

    SEND = "send", "Council SEND service"
    PSYCHOLOGY = "psychology", "Educational psychology"
    HEALTH = "health", "Health"
    SOCIAL_CARE = "social_care", "Social care"
    SCHOOL = "school", "A school or college"
    EARLY_YEARS = "early_years", "Early years"
    FAMILIES = "families", "Parents and carers"
    OTHER = "other", "Other"


class Weekday(models.IntegerChoices):
    """The days on which a panel can meet, as Python counts them."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"


class MeetingState(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class ItemState(models.TextChoices):
    """What became of a case on an agenda."""

    WAITING = "waiting", "On the agenda"
    CONCLUDED = "concluded", "Concluded"
    CARRIED = "carried", "Carried over"
    TAKEN_OFF = "taken_off", "Taken off"


WEEKS_AHEAD = 8
"""For how many weeks meetings are planned."""

READABLE_DAYS = 28
"""How many days after a meeting its papers can be read, unless a panel says otherwise."""

TOO_FEW = 10
"""Below this many decisions a share says nothing."""
