"""The texts of this room that may leave as mail, with their samples."""

from __future__ import annotations

from datetime import date

from goldenthread.platform.notifications.catalogue import Template

_CHILD = {"initials": "AT", "case_number": 12}
TEXTS = (
    Template(
        key="advice/mail/link.txt",
        name="A link to a request for advice",
        used="When an officer sends a link to somebody who has no account.",
        about_child=True,
        sample={**_CHILD, "kind": "other", "until": date(2026, 3, 16), "is_word": False},
    ),
    Template(
        key="advice/mail/code.txt",
        name="Code for a link",
        used="When somebody has opened a link to a request for advice.",
        about_child=True,
        sample={**_CHILD, "kind": "other", "until": date(2026, 3, 16), "is_word": False,
                "code": "042137", "minutes": 30},
    ),
    Template(
        key="advice/mail/asked_again.txt",
        name="Somebody asks for a new link",
        used="To the case officer, when a link does not open any more and its holder says so.",
        about_child=True,
        sample={**_CHILD, "name": "Thea Therapist"},
    ),
    Template(
        key="advice/mail/reminder.txt",
        name="Reminder of advice",
        used="Before, on and after the last day for advice, and when an officer asks again.",
        about_child=True,
        sample={**_CHILD, "kind": "health", "due": date(2026, 3, 16), "is_late": False,
                "words": "", "is_guest": False},
    ),
    Template(
        key="advice/mail/views_reminder.txt",
        name="Reminder to the family",
        used="Before, on and after the last day for the family’s views, and when an officer asks"
        " again.",
        about_child=True,
        readers=frozenset({"family"}),
        sample={**_CHILD, "who": "your child", "due": date(2026, 3, 16), "is_late": False,
                "words": "", "way": "link"},
    ),
    Template(
        key="advice/mail/sent_back.txt",
        name="Advice back for more work",
        used="When an officer sends advice back to whoever gave it.",
        about_child=True,
        sample={**_CHILD, "kind": "health", "due": date(2026, 3, 16), "is_guest": False},
    ),
    Template(
        key="advice/mail/sharing_ended.txt",
        name="Advice is no longer shared",
        used="When an officer ends that a service can read advice of another.",
        about_child=True,
        sample={**_CHILD, "kind": "health"},
    ),
)  # fmt: skip
