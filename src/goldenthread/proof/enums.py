"""The words of this room."""

from __future__ import annotations

from django.db import models

from goldenthread.core.measurements import Unit
from goldenthread.core.standing.levels import Level
from goldenthread.core.success.conditions import Against, Change, Comparison


class Kind(models.TextChoices):
    """What kind of evidence it is. The kind "indicator" is a binding."""

    AUDIT = "audit", "Audit"
    VOICE = "voice", "Voice of children and families"
    REVIEW = "review", "Review or inspection"
    MINUTES = "minutes", "Minutes of a meeting"
    SURVEY = "survey", "Survey"
    DOCUMENT = "document", "Other document"


class Verdict(models.TextChoices):
    """What became of evidence when somebody else looked at it."""

    VERIFIED = "verified", "Verified"
    REFUSED = "refused", "Not accepted"


COMPARISONS = [(one.value, one.words.capitalize()) for one in Comparison]
AGAINST = [(one.value, f"The figure {one.words}") for one in Against]
CHANGES = [(one.value, one.value) for one in Change]
UNITS = [(one.value, one.value) for one in Unit]
LEVELS = [(one.value, one.words) for one in Level]
