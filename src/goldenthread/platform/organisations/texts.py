"""The texts about accounts and posts, for the catalogue of all that may be sent."""

from __future__ import annotations

from datetime import date

from goldenthread.platform.notifications.catalogue import Template, register

_SLUG = "eastmarch"
TEXTS = (
    Template(
        key="organisations/mail/invited.txt",
        name="Invitation",
        used="When somebody is added who has no account yet.",
        sample={"slug": _SLUG, "inviter": "Mo Manager"},
    ),
    Template(
        key="organisations/mail/added.txt",
        name="Added to an area",
        used="When somebody is added who has an account already.",
        sample={"slug": _SLUG, "inviter": "Mo Manager"},
    ),
    Template(
        key="organisations/mail/posts_held.txt",
        name="Posts that pass to somebody",
        used="When somebody takes over a post, with the work that hangs on it.",
        sample={
            "slug": _SLUG,
            "posts": [{"title": "Head of SEND"}],
            "from_on": date(2026, 9, 1),
            "leaver": "Lee Leaver",
            "appointer": "Mo Manager",
            "held": [
                {
                    "text": "Publish the new joint data set",
                    "kind": "action",
                    "due_by": date(2026, 10, 30),
                    "due_text": "",
                }
            ],
            "more": 2,
        },
    ),
)


def offer() -> None:
    """Put them into the catalogue."""
    for text in TEXTS:
        register(text)
