"""Addresses of an area's settings, their navigation and crumbs."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member

Link = dict[str, str]

_PAGES: list[tuple[str, str, Power | None]] = [
    ("People", "settings_people", None),
    ("Posts", "settings_posts", None),
    ("Organisations", "settings_organisations", None),
    ("Area", "settings_area", None),
    ("Messages", "settings_messages", Power.MANAGE_PEOPLE),
    ("Message templates", "settings_message_templates", None),
    ("Who may do what", "settings_roles", None),
    ("Time limits", "settings_time_limits", None),
    ("Who has looked", "settings_looks", Power.READ_AUDIT),
]


def add_page(text: str, name: str, power: Power) -> None:
    """Let a room above have its page among the settings, for who has this power."""
    _PAGES.append((text, name, power))


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one area's settings, as one member sees them."""

    member: Member

    def to(self, name: str, pk: int | None = None) -> str:
        """Return the address of a page of the settings."""
        parts: dict[str, str | int] = {"area": self.member.local_area.slug}
        return reverse(name, kwargs=parts if pk is None else {**parts, "pk": pk})

    def navigation(self, current: str) -> list[dict[str, str | bool]]:
        """Return the pages that they may open, the current one marked."""
        return [
            {"text": text, "href": self.to(name), "current": name == current}
            for text, name, power in _PAGES
            if power is None or self.member.may(power)
        ]

    def crumbs(self, *above: tuple[str, str, int | None]) -> list[Link]:
        """Return crumbs from the settings down; each is a text, a page's name and a number."""
        return [
            {"text": "Area settings", "href": self.to("settings")},
            *({"text": text, "href": self.to(name, pk)} for text, name, pk in above),
        ]
