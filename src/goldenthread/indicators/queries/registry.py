"""The indicators of this installation, read once for each process."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from goldenthread.core.indicators.compiled import offer
from goldenthread.core.indicators.definition_files import read_registry
from goldenthread.core.indicators.definitions import Group, Indicator, Registry

_PACKAGE = "goldenthread.indicators"
WRITTEN = "definitions/postgresql.json"
"""The SQL of every definition, which `written` printed."""
_FILES = ("requests", "timeliness", "plans", "disagreement", "improvement_plan")


@cache
def registry() -> Registry:
    """Return every indicator; their SQL, as it was written beforehand, is offered by the way.

    :raises DefinitionsUnreadable: when a file cannot be used; the product does not start then, so
        a page never meets it.
    """
    folder = resources.files(_PACKAGE)
    offer(json.loads((folder / WRITTEN).read_text(encoding="utf-8")), "postgres")
    records = (folder / "records.toml").read_text(encoding="utf-8")
    files = {f"{one}.toml": folder / "definitions" / f"{one}.toml" for one in _FILES}
    texts = [(name, path.read_text(encoding="utf-8")) for name, path in files.items()]
    return read_registry(("records.toml", records), texts)


def find(identifier: str) -> Indicator | None:
    """Return an indicator by its id, if there is one."""
    return registry().indicators.get(identifier)


def chosen(*, words: str, topic: str, group: str) -> list[Indicator]:
    """Return the indicators that hold all of these words, of this topic and class if given."""
    return [
        one
        for one in registry()
        if topic in ("", one.topic)
        and group in ("", Group(one.group).name.lower())
        and _has(words, one)
    ]


def _has(words: str, one: Indicator) -> bool:
    told = (one.id, one.name, one.question, one.note, one.owner, one.latest.follows)
    whole = " ".join(told).casefold()
    return all(word in whole for word in words.casefold().split())
