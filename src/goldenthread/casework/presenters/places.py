"""Addresses of this room's pages, and the crumbs above them. They carry numbers, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.casework.models import Case
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's cases; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def of(self, case: Case | int, page: str = "casework_case", **parts: Any) -> str:
        """Return the address of a page about a case."""
        return self.to(page, case_id=case if isinstance(case, int) else case.pk, **parts)

    def crumbs(self, case: Case | None = None) -> list[Link]:
        """Return the crumbs above a page: the room, then the case."""
        found = [{"text": "Casework", "href": self.to("casework")}]
        if case is not None:
            found.append({"text": f"Case {case.number}", "href": self.of(case)})
        return found
