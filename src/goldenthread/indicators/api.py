"""The door of the indicators room: what other rooms may call."""

from __future__ import annotations

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, Months, years_until
from goldenthread.core.indicators.results import Result
from goldenthread.indicators.queries.live import figures
from goldenthread.indicators.queries.registry import find, registry
from goldenthread.indicators.signals import Source, register_records, sources

__all__ = [
    "Indicator",
    "Kind",
    "Months",
    "Result",
    "Source",
    "figures",
    "find",
    "register_records",
    "registry",
    "sources",
    "years_until",
]
