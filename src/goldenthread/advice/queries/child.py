"""What of a child somebody is shown who gives advice: no more than that kind of advice needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldenthread.advice.policies import NEEDED
from goldenthread.casework.api import AdviceRequest
from goldenthread.children.api import Child, Need, Placement
from goldenthread.core.code_lists import SEN_TYPES, words_for
from goldenthread.core.school_years import year_group
from goldenthread.ui.words import day


def facts_for(advice: AdviceRequest, *, on: date) -> list[tuple[str, str]]:
    """Return the facts of the child that this kind of advice needs, each with its name."""
    found = (_FACTS[name](advice.child, on) for name in NEEDED[advice.kind])
    return [(name, value or "Not recorded") for name, value in found]


def _setting(child: Child, on: date) -> tuple[str, str]:
    now = Placement.objects.filter(child=child, since__lte=on).exclude(until__lt=on)
    places = [one.setting.name for one in now.select_related("setting") if one.setting]
    return "School or college", ", ".join(places)


def _needs(child: Child, on: date) -> tuple[str, str]:
    now = Need.objects.filter(child=child, since__lte=on).exclude(until__lt=on)
    return "Needs on record", ", ".join(words_for(SEN_TYPES, one.sen_type) for one in now)


_FACTS: dict[str, Callable[[Child, date], tuple[str, str]]] = {
    "name": lambda child, on: ("Name", child.name),
    "date_of_birth": lambda child, on: ("Born", day(child.date_of_birth)),
    "year": lambda child, on: ("Year group", year_group(child.date_of_birth, on)),
    "setting": _setting,
    "needs": _needs,
    "upn": lambda child, on: ("Unique pupil number", child.upn),
    "nhs_number": lambda child, on: ("NHS number", child.nhs_number),
}
