"""What the list of children says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.children.models import Child
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries.listing import Choice, Facts
from goldenthread.core.code_lists import SEN_SETTINGS, SEN_TYPES, words_for
from goldenthread.core.school_years import year_group, year_words
from goldenthread.ui.listing import HasName
from goldenthread.ui.words import day


def row(child: Child, facts: Facts, places: Places, *, on: date) -> dict[str, str]:
    """Return a row of the list."""
    return {
        "name": f"{child.surname}, {child.forename}",
        "known_as": child.known_as if child.known_as != child.forename else "",
        "href": places.of(child),
        "number": str(child.number),
        "born": day(child.date_of_birth),
        "year": year_group(child.date_of_birth, on),
        "setting": facts.setting or words_for(SEN_SETTINGS, facts.otherwise) or "Not recorded",
        "need": words_for(SEN_TYPES, facts.need) or "Not recorded",
    }


def filter_words(choice: Choice, settings: Iterable[HasName]) -> dict[str, str]:
    """Return what the tag of each filter that is on says, by its parameter."""
    found = {
        "q": f"“{choice.words}”" if choice.words else "",
        "setting": next((s.name for s in settings if s.pk == choice.setting), ""),
        "year": year_words(choice.year) if choice.year is not None else "",
        "need": words_for(SEN_TYPES, choice.need) if choice.need else "",
    }
    return {name: words for name, words in found.items() if words}


def counted(many: int, *, sees_all: bool) -> str:
    """Return how many children there are, in words."""
    if many == 1:
        return "1 child"
    return f"{many:,} children" if many else ("No children" if sees_all else "No children yet")
