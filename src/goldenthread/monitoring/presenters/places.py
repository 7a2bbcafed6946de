"""Addresses of this room's pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.monitoring.policies import Period
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's figures, targets and programmes."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return reverse(name, kwargs={"area": self.local_area.slug, **parts})

    def case(self, case_id: int) -> str:
        """Return the address of a case."""
        return self.to("casework_case", case_id=case_id)

    def figures(self, **asked: Any) -> str:
        """Return the address of the figures."""
        return f"{self.to('monitoring')}?{urlencode(_given(asked))}"

    def behind(self, figure: str, period: Period, part: str, team_id: int | None) -> str:
        """Return the address of the cases behind a number."""
        asked = {"figure": figure, "by": period.kind, "at": period.on.isoformat(), "part": part,
                 "team": team_id}  # fmt: skip
        return f"{self.to('monitoring_cases')}?{urlencode(_given(asked))}"

    def crumbs(self, *more: tuple[str, str]) -> list[Link]:
        """Return the crumbs above a page: the room, then more."""
        found = [("Monitoring", self.to("monitoring")), *more]
        return [{"text": text, "href": href} for text, href in found]

    def subnav(self, by: Member, current: str) -> list[Link]:
        """Return the pages of the room under its name."""
        pages = [
            ("figures", "Figures", "monitoring"),
            ("targets", "Targets", "monitoring_targets"),
            ("programmes", "Programmes", "monitoring_programmes"),
            ("mine", "My items", "monitoring_mine"),
        ]
        return [
            {"text": text, "href": self.to(name), "current": key == current}
            for key, text, name in pages
            if by.may(Power.WORK_ON_CASES)
        ]


def _given(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if value}
