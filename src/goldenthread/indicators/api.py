"""The door of the indicators room: what other rooms may call."""

from __future__ import annotations

from goldenthread.core.indicators.definitions import Indicator
from goldenthread.core.indicators.periods import Kind, Months, years_until
from goldenthread.core.indicators.results import Result
from goldenthread.indicators.actions.stories import write_story
from goldenthread.indicators.actions.targets import change_target, end_target, set_target
from goldenthread.indicators.policies.aiming import Aim
from goldenthread.indicators.policies.measuring import unit_of
from goldenthread.indicators.queries.live import figures
from goldenthread.indicators.queries.registry import find, registry
from goldenthread.indicators.queries.seen import many_seen_by, sees_all
from goldenthread.indicators.queries.series import series_of, series_of_many
from goldenthread.indicators.queries.targets import targets, trajectory_of
from goldenthread.indicators.signals import Source, register_records, sources

__all__ = [
    "Aim",
    "Indicator",
    "Kind",
    "Months",
    "Result",
    "Source",
    "change_target",
    "end_target",
    "figures",
    "find",
    "many_seen_by",
    "register_records",
    "registry",
    "sees_all",
    "series_of",
    "series_of_many",
    "set_target",
    "sources",
    "targets",
    "trajectory_of",
    "unit_of",
    "write_story",
    "years_until",
]
