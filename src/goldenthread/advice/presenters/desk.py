"""Where an adviser answers one request: signed in, or by a link. The pages are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.casework.api import AdviceRequest
from goldenthread.platform.organisations.member import Guest, Member
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A request and who answers it; knows the addresses of its pages."""

    advice: AdviceRequest
    by: Member | Guest

    @property
    def is_guest(self) -> bool:
        """Whether a link let them in."""
        return isinstance(self.by, Guest)

    def to(self, page: str = "request", **parts: Any) -> str:
        """Return the address of a page about this request."""
        if self.is_guest:
            return reverse(f"advice_link_{page}", kwargs=parts)
        area = self.by.local_area.slug
        return reverse(
            f"advice_{page}", kwargs={"area": area, "advice_id": self.advice.pk, **parts}
        )

    @property
    def crumbs(self) -> list[Link]:
        """Return the crumbs above a page below the request's own."""
        return [*self.above, {"text": self.title, "href": self.to()}]

    @property
    def above(self) -> list[Link]:
        """Return the crumbs above the request's own page."""
        if self.is_guest:
            return []
        return [{"text": "Advice", "href": to_area(self.by.local_area, "advice")}]

    @property
    def title(self) -> str:
        """Return what a page about this request is called: never by the child's name."""
        return f"{self.advice.get_kind_display()}, case {self.advice.case.number}"


def to_area(local_area: LocalArea, page: str, **parts: Any) -> str:
    """Return the address of a page of this room."""
    return reverse(page, kwargs={"area": local_area.slug, **parts})
