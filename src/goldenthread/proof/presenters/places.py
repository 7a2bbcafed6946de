"""Addresses of this room's pages and of those that they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.core.measurements import Point
from goldenthread.improvement.api import Action, Measure
from goldenthread.indicators.api import Indicator, sources
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]


@lru_cache(maxsize=4096)
def _address(name: str, **parts: Any) -> str:
    return reverse(name, kwargs=parts)


def short(text: str, most: int = 90) -> str:
    """Return a text cut at a word's end."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def name_of(action: Action) -> str:
    """Return an action by its reference and words."""
    return f"{action.ref} {action.text}".strip()


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of one local area's pages; asks the database nothing."""

    local_area: LocalArea

    def to(self, name: str, **parts: Any) -> str:
        """Return the address of a page of this area."""
        return _address(name, area=self.local_area.slug, **parts)

    def action(self, action: Action) -> str:
        """Return where an action's rating stands beside its facts."""
        return self.to("proof_action", action_id=action.pk)

    def measure(self, measure: Measure) -> str:
        """Return where the evidence of a measure is."""
        return self.to("proof_measure", measure_id=measure.pk)

    def indicator(self, identifier: str) -> str:
        """Return the page of an indicator."""
        return self.to("indicators_one", indicator_id=identifier)

    def rows(self, indicator: Indicator, point: Point, by: Member) -> str:
        """Return where the rows behind a month's figure are, or "" for who may not see them."""
        if not by.may(sources()[indicator.latest.records.name].power):
            return ""
        part = "numerator" if point.part else "denominator"
        asked = {"by": "month", "end": f"{point.month:%Y-%m}", "part": part}
        return f"{self.to('indicators_rows', indicator_id=indicator.id)}?{urlencode(asked)}"

    def crumbs(self, *more: Link) -> list[Link]:
        """Return the crumbs of a page below the list of contradictions."""
        return [{"text": "Contradictions", "href": self.to("proof")}, *more]

    def below_action(self, action: Action, *more: Link) -> list[Link]:
        """Return the crumbs of a page below an action."""
        text = f"Action {action.ref}" if action.ref else short(action.text, 40)
        return [
            {"text": "Plan", "href": self.to("plan")},
            {"text": text, "href": self.to("plan_action", action_id=action.pk)},
            *more,
        ]
