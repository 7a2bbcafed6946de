"""Addresses of this room's pages, and the crumbs above them. They carry numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.children.models import Child
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's children; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def of(self, child: Child, page: str = "children_record", **parts: Any) -> str:
        """Return the address of a page about a child."""
        return self.to(page, child_id=child.pk, **parts)

    def crumbs(self, child: Child | None = None, *more: Link) -> list[Link]:
        """Return the crumbs above a page: the list, then the record."""
        found = [{"text": "Children", "href": self.to("children")}]
        if child is not None:
            found.append({"text": f"Record {child.number}", "href": self.of(child)})
        return [*found, *more]
