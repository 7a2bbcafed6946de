"""Figures of indicators, month by month, and the paths that they are planned to take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.core.measurements import Point, Series, Unit
from goldenthread.core.success.judging import FEWEST_CASES
from goldenthread.core.trajectories.paths import Trajectory
from goldenthread.indicators import api as indicators
from goldenthread.indicators.api import Indicator
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea


@dataclass(frozen=True)
class Figures:
    """The series of some indicators by id, and the targets that the area has set for any."""

    series: dict[str, Series]
    targets: dict[str, Trajectory]


def figures_of(local_area: LocalArea, identifiers: Iterable[str], *, on: date) -> Figures:
    """Return the figures and targets of these indicators; ids that are unknown are left out.

    Asks for all of them at once.
    """
    found = [one for pk in sorted(set(identifiers)) if (one := indicators.find(pk))]
    if not found:
        return Figures({}, {})
    return Figures(
        indicators.series_of_many(local_area, found, on=on), indicators.targets(local_area, on=on)
    )


def figures_shown(by: Member, indicator: Indicator, *, on: date) -> Figures:
    """Return an indicator's figures as somebody may be shown them: exact, or made safe.

    A preview is judged by these: by trying levels one after the other nobody finds a hidden count.
    """
    if indicators.sees_all(indicator.latest, by):
        return figures_of(by.local_area, [indicator.id], on=on)
    (seen,) = indicators.many_seen_by(by, [indicator], on=on)
    return Figures({indicator.id: seen.series()}, indicators.targets(by.local_area, on=on))


def usable(series: Series) -> tuple[Point, ...]:
    """Return the months whose figure proves something: a percentage of few cases does not."""
    if series.unit is not Unit.PERCENT:
        return series.known
    return tuple(one for one in series.known if one.whole is None or one.whole >= FEWEST_CASES)
