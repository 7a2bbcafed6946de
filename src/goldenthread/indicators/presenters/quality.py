"""What the records lack, and how old a figure is, in words."""

from __future__ import annotations

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, period_words
from goldenthread.indicators.queries.quality import YEAR, Lacking
from goldenthread.ui.words import count, day

LACKED_NOTHING = "Nothing that the figure needs is missing from these records."


def quality(found: Lacking | None, indicator: Indicator) -> list[str]:
    """Return what is lacking as sentences, of which months first."""
    if found is None:
        return ["No period can be shown yet."]
    version, records = indicator.latest, indicator.latest.records
    many = "The records counted are few" if found.counted is None else _counted(found.counted)
    when = f"on {day(found.period.last_on)}" if version.stands else _in(found)
    told = [f"{many} {when}."]
    told += [
        f"{_of(rows)} left out, because the {records.columns[name].words} is not recorded."
        for name, rows in found.columns.items()
        if rows != 0
    ]
    told += [
        f"{_of(rows)} counted without the {records.breakdowns.get(name, name)}: it is not recorded."
        for name, rows in found.groups.items()
        if rows != 0
    ]
    return told if len(told) > 1 else [*told, LACKED_NOTHING]


def _counted(rows: int) -> str:
    return f"{count(rows, 'record').capitalize()} {'is' if rows == 1 else 'are'} counted"


def _of(rows: int | None) -> str:
    if rows is None:
        return "A small number, not shown, is"
    return f"{count(rows, 'record').capitalize()} {'is' if rows == 1 else 'are'}"


def _in(found: Lacking) -> str:
    months = found.period.last - found.period.first + 1
    kind = {1: Kind.MONTH, YEAR: Kind.ROLLING}[months]
    the = "" if kind is Kind.MONTH else "the "
    return f"in {the}{period_words(found.period, kind)}"
