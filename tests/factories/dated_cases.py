"""Many cases as rows of dates, put in as they are; for figures, which count dates alone."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from goldenthread.casework.enums import DATES
from goldenthread.casework.models import Allocation, Case, CaseException
from goldenthread.children.models import Child
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Person

BORN = date(2012, 5, 4)
_numbers = count(50_000)


def read_cases(text: str) -> list[dict[str, date | str]]:
    """Read a table of cases: a name, then "what=day" for each date, ISO or +weeks or +weeks+days
    since the request."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        name, *parts = line.split()
        given: dict[str, date | str] = {"name": name}
        for part in parts:
            what, _, day = part.partition("=")
            given[what] = _day(day, given.get("received")) if day else "yes"
        found.append(given)
    return found


def _day(text: str, received: object) -> date:
    if not text.startswith("+"):
        return date.fromisoformat(text)
    assert isinstance(received, date)
    weeks, _, days = text[1:].partition("+")
    return received + timedelta(weeks=int(weeks), days=int(days or 0))


SHORT = {
    "received": "request_received_on", "assess": "decided_to_assess_on",
    "refuse": "decided_not_to_assess_on", "issue": "decided_to_issue_on",
    "no-plan": "decided_not_to_issue_on", "draft": "draft_served_on", "final": "final_issued_on",
    "withdrawn": "request_withdrawn_on", "moved": "moved_area_on",
}  # fmt: skip


def put_cases(by: Member, rows: list[dict[str, date | str]]) -> dict[str, Case]:
    """Make a child and a case for each row; to be called within what the member sees.

    `died` is the child's, `excepted` the first of 40 days away from the area (EXC-D(d)).
    """
    area = by.local_area
    children = Child.objects.bulk_create(
        Child(
            local_area=area, number=next(_numbers), forename="Dated", surname=f"Case{place}",
            date_of_birth=BORN, recorded_on=BORN, died_on=row.get("died") or None,
        )
        for place, row in enumerate(rows)
    )  # fmt: skip
    cases = Case.objects.bulk_create(
        Case(
            local_area=area, child=child, number=child.number, source="1", channel="email",
            historical="historical" in row,
            **{SHORT[name]: day for name, day in row.items() if name in SHORT},
        )
        for child, row in zip(children, rows, strict=True)
    )  # fmt: skip
    CaseException.objects.bulk_create(
        CaseException(
            local_area=area, child_id=case.child_id, case=case, code="EXC-D", head="d",
            since=since, until=since + timedelta(days=40), evidence="Made up",
        )
        for case, row in zip(cases, rows, strict=True)
        if isinstance(since := row.get("excepted"), date)
    )  # fmt: skip
    return {str(row["name"]): case for case, row in zip(cases, rows, strict=True)}


def hold(case: Case, officer: Person, since: date, until: date | None = None) -> None:
    """Put a case into an officer's hands from a day."""
    Allocation.objects.create(
        local_area_id=case.local_area_id, child_id=case.child_id, case=case, officer=officer,
        since=since, until=until,
    )  # fmt: skip
    if until is None:
        Case.objects.filter(pk=case.pk).update(officer=officer)


__all__ = ["DATES", "hold", "put_cases", "read_cases"]
