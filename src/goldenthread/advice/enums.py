"""The words of this room."""

from __future__ import annotations

from django.db import models


class Verdict(models.TextChoices):
    """What an officer makes of advice that was given."""

    ACCEPTED = "accepted", "Accepted"
    RETURNED = "returned", "Sent back for more work"


class NotExcused(models.TextChoices):
    """Why advice is late for reasons that the law does not allow."""

    NO_CAPACITY = "no_capacity", "We do not have enough staff"
    SICKNESS = "sickness", "Somebody of our service is ill or on leave"
    NOT_KNOWN = "not_known", "The child is not known to our service"
    ASKED_LATE = "asked_late", "The request reached us late, or we did not see it in time"
    WAITING = "waiting", "We are waiting for somebody else’s information"
    CLOSURE = "closure", "School holidays of less than 4 weeks"
    OTHER = "other", "Something else"


class SecondStep(models.TextChoices):
    """What is asked after a link is opened."""

    EMAIL = "email", "A code of 6 figures, sent to the same email address"
    WORD = "word", "A code word that you tell them by telephone"


class LinkState(models.TextChoices):
    """How a link stands."""

    WAITING = "waiting", "Not opened yet"
    OPENED = "opened", "Opened"
    EXPIRED = "expired", "No longer valid"
    REVOKED = "revoked", "Taken back"


class Standing(models.TextChoices):
    """How a request for advice stands in the inbox."""

    NEW = "new", "Nobody has taken it"
    TAKEN = "taken", "In work"
    RETURNED = "returned", "Back for more work"
    GIVEN = "given", "Sent, being checked"
    ACCEPTED = "accepted", "Accepted"


BY_LETTER = ", by letter"
"""How it ends to whom somebody was reminded whom no email reaches: a letter waits to be sent."""

QUESTIONS_OF_QUALITY = (
    ("answers", "Does it answer what was asked?"),
    ("specific", "Is it specific?"),
    ("provision", "Does it say what provision is needed, how much and by whom?"),
    ("plain", "Can the family understand it?"),
)
"""What an officer asks of given advice: yes or no, with a note."""
