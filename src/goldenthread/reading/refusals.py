"""The one way in which reading fails."""

from __future__ import annotations


class CannotRead(Exception):
    """The file cannot be read as a plan; the message is one plain sentence that says what to do."""
