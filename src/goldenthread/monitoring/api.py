"""The door of the monitoring room: what other rooms and the command line may call."""

from __future__ import annotations

from goldenthread.monitoring.actions.programmes import add_items, make_programme
from goldenthread.monitoring.actions.targets import set_target
from goldenthread.monitoring.policies import Period, period_of, series
from goldenthread.monitoring.queries.data import data_of
from goldenthread.monitoring.queries.figures import FIGURES, Figure, Value, value_of
from goldenthread.monitoring.queries.programmes import Candidate

__all__ = [
    "FIGURES",
    "Candidate",
    "Figure",
    "Period",
    "Value",
    "add_items",
    "data_of",
    "make_programme",
    "period_of",
    "series",
    "set_target",
    "value_of",
]
