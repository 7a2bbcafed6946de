"""The 6, 16 and 20 weeks as an analyst would work them out, twice.

``plainly``: dates by ``Timedelta``, "due soon" by ``CustomBusinessDay``, states by
``numpy.select``. ``skilfully``: the same frame, with ``numpy.busday_offset`` for all rows at once
and the exceptions without loops. Both start from the same columns of dates as ours.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas.tseries.offsets import CustomBusinessDay

from bench.clock_cases import HEADS, ON, Made
from bench.clock_jobs import Results, dates_of
from goldenthread.core.clock.calendars import ENGLAND
from goldenthread.core.clock.states import State

HOLIDAYS = [np.datetime64(day - 719163, "D") for day in ENGLAND.holidays]
TODAY = pd.Timestamp(ON)
COVID = (pd.Timestamp(2020, 5, 1), pd.Timestamp(2020, 9, 25))
TOO_SHORT = pd.Timedelta(days=27)
FAR = pd.Timestamp(2099, 12, 31)


@dataclass(frozen=True)
class Limit:
    """What an analyst would write down of one rule."""

    key: str
    weeks: int
    done: tuple[str, ...]
    stopped_by: tuple[str, ...]
    revived_by: tuple[str, ...]
    superseded_by: tuple[str, ...]
    exceptions: str


LIMITS = (
    Limit("ENA-01", 6, ("decided_to_assess", "decided_not_to_assess"),
          ("request_withdrawn", "moved_area"), (), (), "EXC-A"),
    Limit("ENA-05", 16, ("decided_not_to_issue",),
          ("request_withdrawn", "decided_not_to_assess", "moved_area"), ("decided_to_assess",),
          ("draft_served", "final_issued"), "EXC-C"),
    Limit("ENA-09", 20, ("final_issued",),
          ("request_withdrawn", "decided_not_to_assess", "decided_not_to_issue", "moved_area"),
          ("decided_to_assess",), (), "EXC-D"),
)  # fmt: skip

SoonFrom = Callable[["pd.Series[pd.Timestamp]"], "pd.Series[pd.Timestamp]"]


def plainly(made: Made) -> tuple[float, Results]:
    """Work them out with pandas' own business days."""
    five_days = CustomBusinessDay(5, holidays=HOLIDAYS)

    def soon_from(due: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
        with warnings.catch_warnings():
            # pandas itself says that this is done row by row
            warnings.simplefilter("ignore", pd.errors.PerformanceWarning)
            return due - five_days

    return _timed(made, soon_from)


def skilfully(made: Made) -> tuple[float, Results]:
    """Work them out with numpy's business days, all rows at once."""
    calendar = np.busdaycalendar(holidays=HOLIDAYS)

    def soon_from(due: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
        days = due.to_numpy().astype("datetime64[D]")
        return pd.Series(np.busday_offset(days, -5, roll="backward", busdaycal=calendar))

    return _timed(made, soon_from)


def _timed(made: Made, soon_from: SoonFrom) -> tuple[float, Results]:
    dates = dates_of(made)
    began = time.perf_counter()
    frame = pd.DataFrame({name: days.astype("datetime64[s]") for name, days in dates.items()})
    exceptions = _exceptions(made)
    found = {limit.key: _limit(frame, exceptions, limit, soon_from) for limit in LIMITS}
    seconds = time.perf_counter() - began
    order = {state.value: place for place, state in enumerate(State)}
    results: Results = {}
    for key, columns in found.items():
        due = columns["due"].to_numpy().astype("datetime64[D]").astype(np.int64) + 719163
        results[f"{key} due"] = due
        results[f"{key} state"] = columns["state"].map(order).to_numpy(np.int64)
        results[f"{key} days_late"] = columns["days_late"].to_numpy(np.int64)
    return seconds, results


def _exceptions(made: Made) -> pd.DataFrame:
    """Return the exceptions that can excuse, one row each, with their first and last days."""
    frame = pd.DataFrame(made.exceptions, columns=["row", "head", "since", "until"])
    for name in ("since", "until"):
        days = frame[name].where(frame[name] > 0) - 719163
        frame[name] = pd.to_datetime(days, unit="D")
    frame["code"] = np.array([code for code, _ in HEADS])[frame["head"]]
    needs_four_weeks = np.array([letter in "abd" and code != "EXC-COVID" for code, letter in HEADS])
    lasted = frame["until"].fillna(frame["since"].clip(lower=TODAY)) - frame["since"]
    frame = frame[~(needs_four_weeks[frame["head"]] & (lasted < TOO_SHORT))]
    frame = frame[frame["since"] <= TODAY].copy()
    frame["until"] = frame["until"].fillna(FAR)
    covid = frame["code"] == "EXC-COVID"
    frame.loc[covid, "since"] = frame.loc[covid, "since"].clip(lower=COVID[0])
    frame.loc[covid, "until"] = frame.loc[covid, "until"].clip(upper=COVID[1])
    return frame[frame["since"] <= frame["until"]]


def _limit(
    frame: pd.DataFrame, exceptions: pd.DataFrame, limit: Limit, soon_from: SoonFrom
) -> pd.DataFrame:
    due = frame["request_received"] + pd.Timedelta(weeks=limit.weeks)
    done = frame[list(limit.done)].min(axis=1)
    stopped_on = frame[list(limit.stopped_by)].max(axis=1)
    stopped = stopped_on.notna()
    for event in limit.revived_by:
        stopped &= ~(frame[event] >= stopped_on)
    superseded = frame[list(limit.superseded_by)].notna().any(axis=1)
    meant = exceptions[exceptions["code"].isin([limit.exceptions, "EXC-COVID"])]
    rows = meant["row"].to_numpy()
    overlaps = (meant["since"].to_numpy() <= due.to_numpy()[rows]) & (
        meant["until"].to_numpy() >= frame["request_received"].to_numpy()[rows]
    )
    excused = np.zeros(len(frame), np.bool_)
    excused[rows[overlaps]] = True
    past, is_done = due < TODAY, done.notna()
    state = np.select(
        [is_done & (done <= due), is_done & excused, is_done, superseded, stopped,
         past & excused, past, soon_from(due) <= TODAY],
        ["met", "excused", "met_late", "superseded", "stopped", "excused", "overdue", "due_soon"],
        "running",
    )  # fmt: skip
    late = (done.fillna(TODAY) - due).dt.days.clip(lower=0)
    counts = np.isin(state, ["met_late", "overdue", "excused"])
    return pd.DataFrame({"due": due, "state": state, "days_late": late.where(counts, 0)})
