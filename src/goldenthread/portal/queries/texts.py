"""The text that goes to who has asked online."""

from __future__ import annotations

from datetime import date

from goldenthread.platform.notifications import catalogue
from goldenthread.platform.notifications.catalogue import Template

RECEIVED = "portal/mail/received.txt"
TEXTS = (
    Template(
        key=RECEIVED,
        name="Online request received",
        used="At once, to whoever has asked for an assessment on the public pages.",
        sample={
            "reference": "7K3M-Q2XW",
            "received_on": date(2030, 1, 5),
            "decide_by": date(2030, 2, 16),
            "contact": "01234 567890, Monday to Friday, 9am to 5pm",
        },
    ),
)


def offer() -> None:
    """Put the text into the catalogue."""
    for text in TEXTS:
        catalogue.register(text)
