"""Who may do what, from the one table that decides it."""

from __future__ import annotations

from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.organisations.presenters.posts import ROLE_HINTS


def table() -> list[dict[str, str]]:
    """Return a row for each power: its words, and the roles that have it."""
    return [
        {
            "power": power.label,
            "roles": "Every role"
            if all(power in POWERS[role] for role in Role)
            else ", ".join(role.label for role in Role if power in POWERS[role]),
        }
        for power in Power
    ]


def roles() -> list[dict[str, str]]:
    """Return each role and what it is for."""
    return [{"name": role.label, "for": ROLE_HINTS[role]} for role in Role]


def manual() -> str:
    """Return the same as a page of the manual, in Markdown."""
    heads = ["May", "Roles"]
    rows = [[row["power"], row["roles"]] for row in table()]
    lines = ["| " + " | ".join(cells) + " |" for cells in (heads, ["---"] * len(heads), *rows)]
    kinds = [f"- **{role['name']}**: {role['for']}" for role in roles()]
    return "\n".join(
        [
            "# Who may do what",
            "",
            "Printed from `src/goldenthread/platform/access/roles.py`. A role belongs to a post;",
            "whoever holds the post has it, for as long as they hold it.",
            "",
            *kinds,
            "",
            *lines,
            "",
        ]
    )
