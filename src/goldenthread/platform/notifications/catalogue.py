"""Every text that may be sent, with the sample by which a page shows it before it is ever used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ABOUT_CHILD = frozenset({"initials", "case_number"})
"""What a message about a child may call the child by. It never says more than this: no full name,
no date of birth, no needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One text that may be sent.

    `key` is its file, as `send` is told it. `sample` holds every fact that the text takes, all
    invented; one `about_child` calls the child by `ABOUT_CHILD` alone. `fits` are the words of the
    room that registers it for when somebody may choose it, and `readers` for whom it is written.
    """

    key: str
    name: str
    used: str
    sample: Mapping[str, Any]
    about_child: bool = False
    fits: frozenset[str] = frozenset()
    readers: frozenset[str] = frozenset()

    @property
    def facts(self) -> frozenset[str]:
        """The names of what the text is told."""
        return frozenset(self.sample)


_templates: dict[str, Template] = {}


def register(template: Template) -> None:
    """Take a text into the catalogue.

    :raises ValueError: when it is there already.
    """
    if template.key in _templates:
        raise ValueError(f"{template.key} is registered already")
    _templates[template.key] = template


def every_template() -> list[Template]:
    """Return all of them, by name."""
    return sorted(_templates.values(), key=lambda one: (one.name, one.key))


def find(key: str) -> Template:
    """Return one.

    :raises LookupError: when there is none of that key.
    """
    if key not in _templates:
        raise LookupError(f"{key} is in no catalogue")
    return _templates[key]
