"""The text that goes to the leads of an action."""

from __future__ import annotations

from goldenthread.platform.notifications import catalogue
from goldenthread.platform.notifications.catalogue import Template

ASKED = "proof/mail/asked.txt"
TEXTS = (
    Template(
        key=ASKED,
        name="An answer about a rating is asked for",
        used="When the board asks the leads of an action why its rating is better than the facts.",
        sample={
            "action": "1A Agree one timetable for advice",
            "rating": "On course",
            "standing": "off track",
            "reasons": ["Two of five milestones are overdue."],
            "note": "Please answer before the meeting on 6 January 2030.",
            "path": "/areas/exampleshire/proof/actions/12/",
        },
    ),
)


def offer() -> None:
    """Put the text into the catalogue."""
    for text in TEXTS:
        catalogue.register(text)
