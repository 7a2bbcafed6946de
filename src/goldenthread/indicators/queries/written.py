"""The SQL of every definition in PostgreSQL's words, written beforehand."""

from __future__ import annotations

import json

from goldenthread.core.indicators.compiled import mark_of, written
from goldenthread.indicators.queries.quality import without_dates
from goldenthread.indicators.queries.registry import registry


def beforehand() -> str:
    """Return the file of SQL that every process takes instead of writing it anew.

    Each definition by its mark, so that a changed one does not find what was written before. See
    `registry.WRITTEN` for the place; ``make docs`` prints it.
    """
    every = {
        version: f"{one.id}, version {version.number}"
        for indicator in registry()
        for one in (indicator, *without_dates(indicator).values())
        for version in one.versions
    }
    names = {mark_of(version): name for version, name in every.items()}
    told = {mark: {"of": names[mark], **one} for mark, one in written(every, "postgres").items()}
    in_order = dict(sorted(told.items(), key=lambda pair: (pair[1]["of"], pair[0])))
    return json.dumps(in_order, ensure_ascii=False, indent=1) + "\n"
