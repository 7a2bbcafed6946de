"""The words of this room."""

from __future__ import annotations

from django.db import models


class AskedAs(models.TextChoices):
    """Who fills the form in."""

    PARENT = "parent", "I am a parent or carer"
    YOUNG_PERSON = "young_person", "I am 16 or over and ask for myself"
    PROFESSIONAL = "professional", "I work with the child or young person"


class State(models.TextChoices):
    """What became of an online request."""

    NEW = "new", "New"
    TAKEN_IN = "taken_in", "Taken in"
    NOT_A_REQUEST = "not_request", "Not a request"


class WhyNot(models.TextChoices):
    """Why something is not a request."""

    TWICE = "twice", "It was sent twice"
    OTHER_AREA = "other_area", "The child lives in another council’s area"
    NOT_MEANT = "not_meant", "It was a test, or not meant"
    OTHER = "other", "Another reason"


WHO, YOU, COLLEAGUE, CHILD, FAMILY, HOME = "who", "you", "work", "child", "family", "home"
SCHOOL, WHY, CONTACT, FILES, CHECK = "school", "why", "contact", "files", "check"

JOURNEYS: dict[str, tuple[str, ...]] = {
    AskedAs.PARENT: (WHO, YOU, CHILD, HOME, SCHOOL, WHY, CONTACT, FILES, CHECK),
    AskedAs.YOUNG_PERSON: (WHO, CHILD, HOME, SCHOOL, WHY, CONTACT, FILES, CHECK),
    AskedAs.PROFESSIONAL: (WHO, COLLEAGUE, CHILD, FAMILY, SCHOOL, WHY, FILES, CHECK),
}
"""The pages of each way, in order."""

MOST_FILES = 5
LARGEST = 10 * 1024 * 1024
