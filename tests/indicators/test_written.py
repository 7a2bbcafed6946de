"""SQL is written beforehand: as the definitions say, and nothing is loaded to write it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import goldenthread
from goldenthread.core.indicators import compiled
from goldenthread.core.indicators.definitions import Age, Version
from goldenthread.core.indicators.periods import years_until
from goldenthread.core.indicators.statements import Part, Question, cells_sql, count_sql, rows_sql
from goldenthread.indicators.queries.quality import without_dates
from goldenthread.indicators.queries.registry import WRITTEN, registry
from goldenthread.indicators.queries.written import beforehand

SOURCE = Path(goldenthread.__file__).parent
ON = date(2026, 2, 20)


@pytest.fixture
def asked_of_ibis(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Version, ...]]]:
    """Which versions Ibis was asked to write."""
    asked: list[tuple[Version, ...]] = []
    writes = compiled._by_ibis

    def remembered(versions: tuple[Version, ...], dialect: compiled.Dialect) -> object:
        asked.append(versions)
        return writes(versions, dialect)

    monkeypatch.setattr(compiled, "_by_ibis", remembered)
    compiled.counted_sql.cache_clear()
    compiled.facts_sql.cache_clear()
    yield asked
    compiled.counted_sql.cache_clear()
    compiled.facts_sql.cache_clear()


def test_what_was_written_is_what_the_definitions_say():
    kept = (SOURCE / "indicators" / WRITTEN).read_text(encoding="utf-8")

    assert kept == beforehand(), "print it anew: make docs"


def test_nothing_that_is_defined_has_to_be_written_again(
    asked_of_ibis: list[tuple[Version, ...]],
):
    within = years_until(ON, 5)
    every = [
        Question(one.id, version, version.breakdowns)
        for indicator in registry()
        for one in (indicator, *without_dates(indicator).values())
        for version in one.versions
    ]
    for one in every:
        part = Part(within)
        assert cells_sql([one], within, ON, "postgres")
        assert rows_sql(one.version, part, ON, "postgres", limit=1, offset=0)
        assert count_sql(one.version, part, ON, "postgres")
    assert cells_sql(every, within, ON, "postgres").count("grouping sets") > 10

    assert asked_of_ibis == []


def test_a_changed_definition_is_written_anew(asked_of_ibis: list[tuple[Version, ...]]):
    told = registry().indicators["TIM-01"].latest
    changed = replace(told, age_on=Age.AUGUST)

    assert compiled.facts_sql(changed, "postgres") != compiled.facts_sql(told, "postgres")
    assert asked_of_ibis == [(changed,)]


def test_one_module_alone_loads_ibis_and_it_is_loaded_only_to_write():
    loads = re.compile(r"^(?:import|from) ibis", re.M)
    asks = re.compile(r"^( *)from goldenthread\.core\.indicators\.expressions import", re.M)
    texts = {str(path.relative_to(SOURCE)): path.read_text() for path in SOURCE.rglob("*.py")}

    assert [name for name, text in texts.items() if loads.search(text)] == [
        "core/indicators/expressions.py"
    ]
    found = {name: asks.search(text) for name, text in texts.items()}
    assert {name: len(one[1]) for name, one in found.items() if one} == {
        "core/indicators/compiled.py": 4  # within the function that writes
    }
