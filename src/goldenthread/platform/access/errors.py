"""Why something is refused. Each message is a sentence that a page can print."""

from __future__ import annotations


class Refused(Exception):
    """The action did not happen; nothing has changed."""


class NotPermitted(Refused):
    """This person may not do this."""


class NotReady(Refused):
    """This cannot be done yet; the message says what is missing."""


class NotValid(Refused):
    """What was given cannot be right; `field` names the form field that it concerns."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class ChangedMeanwhile(Refused):
    """Someone else changed the same thing after this page was opened."""
