"""Who comes to the area's notice, when, and how it ends: the outline of each life.

Outlines are small, so that those of the largest area fit into memory; `telling` makes each into
all that happens, one after another.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from goldenthread.config.area import journeys, proportions
from goldenthread.config.area.days import drawn, workday
from goldenthread.config.area.script import Asked
from goldenthread.config.area.staff import Psychologists
from goldenthread.core.school_years import age_on

_YEAR = 365.25
_SECOND_REQUEST = 0.12
_GROWTH = 0.93


@dataclass(slots=True)
class Plot:
    """One child: born when, known since when, with which requests; and why and when it ended.

    A `historical` plan was there before the area's first day.
    """

    born: date
    known_from: date
    journeys: list[journeys.Journey] = field(default_factory=list)
    historical: bool = False
    ended_on: date | None = None
    why_ended: str = ""


def standing_of(plot: Plot, as_of: date) -> str:
    """Return how a child stands on the last day: "in force", "ended", "open", "refused" ..."""
    if plot.ended_on is not None:
        return "ended"
    if plot.historical:
        return "in force"
    last = plot.journeys[-1]
    over = last.over_on
    if over is None or over > as_of or (last.final_on or date.min) > as_of:
        return "open"
    return {"issued": "in force"}.get(last.ending, last.ending)


def plots_of(asked: Asked) -> list[Plot]:
    """Return every outline, in the order in which the children come to the area's notice.

    As many have a plan in force on the last day as were asked for.
    """
    chance = Random(f"{asked.mark}:plots")  # noqa: S311 -- repeatable, nothing secret
    psychologists = Psychologists(asked)
    found = [_requested(day, asked, chance, psychologists) for day in _days_of(asked, chance)]
    in_force = [plot for plot in found if standing_of(plot, asked.as_of) == "in force"]
    # too many for a short while of many years: the first of them ended after all
    for plot in in_force[: max(0, len(in_force) - asked.plans)]:
        plot.ended_on, plot.why_ended = asked.as_of, "transfer"
    old = _from_before(asked, chance, in_force)
    ended = sum(plot.ended_on is not None for plot in found)
    old += _ended_before(asked, chance, max(0, round(_ceased(asked) - ended)))
    old.sort(key=lambda plot: plot.known_from)
    return [*old, *found]


def _days_of(asked: Asked, chance: Random) -> list[date]:
    """Return the day of each request, in order: by years as England's, by months as the season."""
    days = []
    for years_ago in range(asked.years):
        ends = asked.as_of - timedelta(days=round(_YEAR * years_ago))
        many = asked.plans * proportions.requests_in(years_ago)
        weights = [proportions.MONTHS[(ends - timedelta(days=n)).month - 1] for n in range(365)]
        many = int(many) + (chance.random() < many % 1)
        for back in chance.choices(range(365), weights, k=many):
            days.append(max(asked.begins, ends - timedelta(days=back)))
    return sorted(_back_to_work(day) for day in days)


def _back_to_work(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _requested(day: date, asked: Asked, chance: Random, psychologists: Psychologists) -> Plot:
    # ages are published of new plans, which come some months after the request
    born = _born(int(drawn(chance, _NEW_BY_AGE)), day + timedelta(days=150), chance)
    plot = Plot(born, day, [journeys.take(day, chance, psychologists)])
    first = plot.journeys[0]
    if first.ending == "refused" and chance.random() < _SECOND_REQUEST:
        again = _back_to_work(_quiet_again(first) + timedelta(days=chance.randint(150, 420)))
        if again < asked.as_of - timedelta(days=7):
            plot.journeys.append(journeys.take(again, chance, psychologists, is_second=True))
    final = plot.journeys[-1].final_on
    if final is not None and final <= asked.as_of:
        _end(plot, final, asked, chance)
    return plot


def _quiet_again(journey: journeys.Journey) -> date:
    """Return the day after which nothing more comes of a journey that was refused."""
    days = [journey.over_on or journey.received_on]
    days += [day for one in journey.disputes for day, _ in [*one.mediation, *one.appeal]]
    return max(days)


_NEW_BY_AGE = {str(age): float(many) for age, many in proportions.NEW_BY_AGE.items()}


def _born(age: int, on: date, chance: Random) -> date:
    return on - timedelta(days=int(_YEAR * age) + chance.randint(3, 362))


def _end(plot: Plot, final: date, asked: Asked, chance: Random) -> None:
    """Let a plan end, year by year less or more likely by age, and with the year of 25 surely."""
    year = final
    while year < asked.as_of:
        age = age_on(plot.born, year)
        following = year + timedelta(days=365)
        if age >= 25 or chance.random() > proportions.stays(age):
            on = workday(year + timedelta(days=chance.randint(20, 360)))
            if on <= asked.as_of:
                plot.ended_on, plot.why_ended = on, _why(age, chance)
            return
        year = following


def _why(age: int, chance: Random) -> str:
    if age >= 24:
        return "max_age"
    reasons = proportions.WHY_ENDED
    if age < 16:
        reasons = {why: reasons[why] for why in ("transfer", "needs_met", "died", "left_england")}
    return drawn(chance, reasons)


def _ceased(asked: Asked) -> float:
    grown = sum(_GROWTH**years_ago for years_ago in range(asked.years))
    return asked.plans * proportions.CEASED_IN_A_YEAR * grown


def _from_before(asked: Asked, chance: Random, in_force: list[Plot]) -> list[Plot]:
    """Return those whose plan is older than the area's first day, of the ages that are missing."""
    missing = max(0, asked.plans - len(in_force))
    there = Counter(age_on(plot.born, asked.as_of) for plot in in_force)
    total = sum(proportions.BY_AGE.values())
    youngest = min(asked.years + 3, 20)
    wanted = {
        str(age): max(0.01, asked.plans * many / total - there[age])
        for age, many in proportions.BY_AGE.items()
        if age >= youngest
    }
    found = []
    for _ in range(missing):
        born = _born(int(drawn(chance, wanted)), asked.as_of, chance)
        found.append(Plot(born, _carried_over(asked, chance), historical=True))
    return found


def _ended_before(asked: Asked, chance: Random, many: int) -> list[Plot]:
    """Return those whose plan was there on the area's first day, and has ended since."""
    leaving = {
        str(age): plans * (1 - proportions.stays(age))
        for age, plans in proportions.BY_AGE.items()
        if age >= 16
    }
    found = []
    days = (asked.as_of - asked.begins).days
    for _ in range(many):
        ended = workday(asked.begins + timedelta(days=chance.randint(40, max(41, days - 3))))
        age = int(drawn(chance, leaving))
        plot = Plot(_born(age, ended, chance), _carried_over(asked, chance), historical=True)
        plot.ended_on, plot.why_ended = ended, _why(age, chance)
        found.append(plot)
    return found


def _carried_over(asked: Asked, chance: Random) -> date:
    return workday(asked.begins + timedelta(days=chance.randint(0, 20)))
