"""Who may do what, from the one table that decides it."""

from __future__ import annotations

from goldenthread.platform.access.roles import POWERS, Power, Role
from goldenthread.platform.organisations.presenters.posts import ROLE_HINTS


def table() -> list[dict[str, object]]:
    """Return a row for each power: its words, and for each role whether it has the power."""
    return [
        {"power": power.label, "has": [power in POWERS[role] for role in Role]} for power in Power
    ]


def roles() -> list[dict[str, str]]:
    """Return each role and what it is for."""
    return [{"name": role.label, "for": ROLE_HINTS[role]} for role in Role]


def manual() -> str:
    """Return the same as a page of the manual, in Markdown."""
    heads = ["May", *(role["name"] for role in roles())]
    rows = [
        [str(row["power"]), *("yes" if has else "no" for has in row["has"])]  # type: ignore[attr-defined]  # -- a list
        for row in table()
    ]
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
