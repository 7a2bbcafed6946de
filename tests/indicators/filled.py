"""An area with cases in every month of some years: enough for charts, targets and forecasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

from goldenthread.casework.models import Case
from goldenthread.children.models import Child
from goldenthread.core.measurements import months_on
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import make_officer
from tests.factories.days import today

ON = today()
THIS_MONTH = ON.replace(day=1)


class Filled:
    """An area, an officer, and plans that were issued month after month."""

    def __init__(self, area: LocalArea | None = None) -> None:
        self.area = area or make_area()
        self.officer: Member = make_officer(self.area)
        self._numbers = count(1)

    def issue(self, months: int, counts: Callable[[int], tuple[int, int]]) -> None:
        """Issue plans in each of the last months.

        :param counts: of a month, 1 for the last one that is over: how many in time, and how many
            late.
        """
        children, cases = [], []
        for back in range(months, 0, -1):
            in_time, late = counts(back)
            for n in range(in_time + late):
                number = next(self._numbers)
                issued = months_on(THIS_MONTH, -back) + timedelta(days=n % 27)
                begun = issued - timedelta(days=140 if n < in_time else 141)
                child = Child(
                    local_area=self.area, number=number, forename="Test", surname=f"Child{number}",
                    date_of_birth=date(2016, 5, 4), sex="F" if n % 2 else "M",
                    recorded_on=date(2020, 1, 1),
                )  # fmt: skip
                children.append(child)
                cases.append(Case(
                    local_area=self.area, child=child, number=number, source="1",
                    request_received_on=begun, decided_to_assess_on=begun + timedelta(days=30),
                    decided_to_issue_on=begun + timedelta(days=90),
                    draft_served_on=begun + timedelta(days=95), final_issued_on=issued,
                ))  # fmt: skip
        with as_member(self.officer, on=ON):
            Child.objects.bulk_create(children)
            Case.objects.bulk_create(cases)
