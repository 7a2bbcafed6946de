"""Who carries how much, what holds a case that will be late, and for whom cases wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.crypto import salted_hmac

from goldenthread.casework.enums import OPEN_STAGES, QUIET_DAYS, Stage
from goldenthread.casework.queries.standing import Standing
from goldenthread.core.clock.states import State


@dataclass(slots=True, kw_only=True)
class Load:
    """The open cases of one officer, or of nobody, counted."""

    officer_id: int | None
    total: int = 0
    stages: dict[Stage, int] = field(default_factory=lambda: dict.fromkeys(OPEN_STAGES, 0))
    overdue: int = 0
    due: int = 0
    will_miss: int = 0
    quiet: int = 0
    days: int = 0

    @property
    def average_age(self) -> int:
        """For how many days the cases have been open, on average."""
        return round(self.days / self.total) if self.total else 0

    def add(self, one: Standing, *, on: date) -> None:
        """Count a case."""
        self.total += 1
        self.stages[one.stage] += 1
        self.overdue += bool(one.dues_in(State.OVERDUE))
        self.due += bool(one.dues_in(State.DUE_SOON))
        self.will_miss += one.will_miss
        self.quiet += one.quiet_for(on) >= QUIET_DAYS
        self.days += (on - one.received_on).days if one.received_on else 0


def loads(found: Iterable[Standing], officers: Iterable[int], *, on: date) -> list[Load]:
    """Return the load of nobody, of each of these officers, and of all others who have cases.

    :param officers: who may carry cases, in the order in which they are to be shown.
    """
    mine: dict[int | None, Load] = {None: Load(officer_id=None)}
    mine |= {one: Load(officer_id=one) for one in officers}
    for one in found:
        mine.setdefault(one.officer_id, Load(officer_id=one.officer_id)).add(one, on=on)
    return list(mine.values())


def what_holds(one: Standing) -> str:
    """Return what keeps a case from its final plan, in words that are the same for all such."""
    if one.officer_id is None:
        return "Nobody has the case"
    if one.stage == Stage.REQUEST:
        return "Our decision whether to assess"
    if one.stage == Stage.ASSESSMENT:
        if one.waits:
            return f"Advice: {min(one.waits, key=lambda wait: (wait[1], wait[0]))[0]}"
        return "Our decision whether to issue a plan" if one.advised else "Advice not asked for yet"
    if one.stage == Stage.WRITING:
        return "Writing the draft plan"
    return "The draft: the family’s and the school’s time, and the final plan"


def held_up(found: Iterable[Standing]) -> list[tuple[str, list[Standing]]]:
    """Return the cases that will miss 20 weeks by what holds them, most cases first."""
    groups: dict[str, list[Standing]] = defaultdict(list)
    for one in found:
        if one.will_miss:
            groups[what_holds(one)].append(one)
    for cases in groups.values():
        cases.sort(key=lambda one: (-days_over(one), one.number))
    return sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def days_over(one: Standing) -> int:
    """Return by how many days the forecast end is past the last day of the 20 weeks."""
    if one.final is None or one.forecast_on is None:
        return 0
    return (one.forecast_on - one.final.day).days


def mark_of(who: str) -> str:
    """Return what stands for an adviser in an address: the name does not."""
    return salted_hmac("casework.waits", who).hexdigest()[:12]


def adviser_marked(found: Sequence[Standing], mark: str) -> str:
    """Return for whom a mark stands among those whom these cases wait for, or ""."""
    names = {who for one in found for who, _ in one.waits}
    return next((who for who in names if mark_of(who) == mark), "")


def waits_for(one: Standing, mark: str) -> bool:
    """Whether a case waits for the adviser whom a mark stands for."""
    return any(mark_of(who) == mark for who, _ in one.waits)
