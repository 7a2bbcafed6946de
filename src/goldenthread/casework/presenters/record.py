"""What a child's record shows of the child's cases."""

from __future__ import annotations

from goldenthread.casework.policies import is_over
from goldenthread.casework.presenters.places import Link, Places
from goldenthread.casework.queries.cases import cases_of, facts_of
from goldenthread.children.api import Child
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member


def links(child: Child, by: Member) -> list[Link]:
    """Return where one can go from a record: each case, and taking in a request."""
    if not by.may(Power.READ_CASES):
        return []
    places, cases = Places(by.local_area), list(cases_of(child))
    found = [{"text": f"Case {case.number}", "href": places.of(case)} for case in cases]
    is_free = all(is_over(facts_of(case)) for case in cases)
    if by.may(Power.WORK_ON_CASES) and is_free and child.merged_into_id is None:
        href = places.to("casework_open", child_id=child.pk)
        found.append({"text": "Take in a request for assessment", "href": href})
    return found
