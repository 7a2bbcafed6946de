"""Where the rows behind a figure lead: to the case of each."""

from __future__ import annotations

from collections.abc import Collection

from goldenthread.casework.models import Case
from goldenthread.casework.presenters.places import Link, Places
from goldenthread.casework.queries.records import (
    cases_numbered,
    cases_of_advice,
    cases_of_disputes,
)
from goldenthread.platform.organisations.models import LocalArea


def case_links(local_area: LocalArea, numbers: Collection[int]) -> dict[int, Link]:
    """Return the link of each case that this person may see, by its number."""
    places = Places(local_area)
    return {
        number: {"text": f"Case {number}", "href": places.of(pk)}
        for number, pk in cases_numbered(local_area, numbers).items()
    }


def advice_links(local_area: LocalArea, keys: Collection[int]) -> dict[int, Link]:
    """Return the link of the case of each request for advice."""
    return _links(local_area, cases_of_advice(local_area, keys))


def dispute_links(local_area: LocalArea, keys: Collection[int]) -> dict[int, Link]:
    """Return the link of the case of each dispute."""
    return _links(local_area, cases_of_disputes(local_area, keys))


def _links(local_area: LocalArea, cases: dict[int, Case]) -> dict[int, Link]:
    places = Places(local_area)
    return {
        key: {"text": f"Case {case.number}", "href": places.of(case)} for key, case in cases.items()
    }
