"""What the rooms above offer to be counted: a query for each record set.

This room never asks who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.models import LocalArea

Link = dict[str, str]
Query = Callable[[date, Collection[str]], tuple[str, Mapping[str, Any]]]
Links = Callable[[LocalArea, Collection[int]], dict[int, Link]]


@dataclass(frozen=True)
class Source:
    """Where the rows of a record set come from.

    ``query`` gives SQL and its parameters, as things are on a day; its columns are those of the
    record set, and it may leave those empty that are not asked for. ``links`` says for keys of rows
    where each can be looked at, as far as this person sees it. ``power`` is what one needs to see
    rows.
    """

    query: Query
    links: Links
    power: Power


_sources: dict[str, Source] = {}


def register_records(name: str, source: Source) -> None:
    """Take the source of a record set.

    :raises ValueError: when the set has a source already.
    """
    if name in _sources:
        raise ValueError(f"{name} has a source already")
    _sources[name] = source


def source_of(name: str) -> Source:
    """Return the source of a record set.

    :raises KeyError: when no room has offered it.
    """
    return _sources[name]


def sources() -> Mapping[str, Source]:
    """Return every source by the name of its record set."""
    return _sources
