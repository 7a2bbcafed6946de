"""Addresses of this room's pages, and the crumbs above them. They carry numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's online requests; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def page(self, slug: str) -> str:
        """Return the address of one public page of the form."""
        return self.to("portal_page", page=slug)

    def crumbs(self, *, below_tray: bool = False) -> list[Link]:
        """Return the crumbs above an officer's page."""
        found = [{"text": "Casework", "href": self.to("casework")}]
        if below_tray:
            found.append({"text": "Online form", "href": self.to("portal_requests")})
        return found
