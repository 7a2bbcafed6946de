"""What a process remembers of figures is told by the marks of counts, and by nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.indicators import api
from goldenthread.indicators.models import KeptCounts
from goldenthread.indicators.queries.held import held
from goldenthread.indicators.queries.memory import Memory
from goldenthread.platform.access.roles import Role
from goldenthread.platform.access.row_security import in_area
from tests.factories.areas import make_member
from tests.factories.children import make_child
from tests.factories.pages import links_on, rows_on, words_on
from tests.indicators.test_kept import AT, keep
from tests.indicators.test_live import END, LAST, ON, Area, after

pytestmark = pytest.mark.django_db

IN_TIME = api.registry().indicators["TIM-01"]
WITHIN = api.years_until(ON, 5)


def in_time(*days: int) -> Area:
    """Return an area with a plan issued after each of so many days, its counts kept."""
    area = Area()
    for many in days:
        area.case(final_issued_on=after(many))
    keep(area, "TIM-01")
    return area


def opened(client, area: Area, member=None, **asked: str):
    client.force_login((member or area.officer).user)
    part = {"area": area.area.slug, "indicator_id": "TIM-01"}
    return client.get(reverse("indicators_one", kwargs=part), {"by": "year", **asked})


def of_the_year(page) -> list[str]:
    return shown(page, str(LAST))


def shown(page, head: str) -> list[str]:
    """Return the row of the table without the words for who does not see its headings."""
    rows = [row for row in rows_on(page) if row[0] == head]
    return [cell.split(",")[0] for cell in rows[-1][1:]]


def test_a_page_opened_again_reads_marks_alone_and_says_the_same(client):
    here = in_time(140, 141, 141)
    for asked in ({}, {"split": "sex", "end": END}):
        first = opened(client, here, **asked)
        with CaptureQueriesContext(connection) as questions:
            again = opened(client, here, **asked)
        assert rows_on(again) == rows_on(first) != []
        assert sum("indicators_keptcounts" in one["sql"] for one in questions) == 1
        assert not any('"cells"' in one["sql"] for one in questions)


def test_counts_worked_out_again_elsewhere_are_seen_at_once(client):
    here = in_time(140)
    listed = reverse("indicators", kwargs={"area": here.area.slug})
    assert of_the_year(opened(client, here)) == ["100.0%", "1", "1"]
    client.get(listed)
    here.case(final_issued_on=after(141))
    assert of_the_year(opened(client, here)) == ["100.0%", "1", "1"]

    # nothing tells this process of it: what it remembers stays where it is
    keep(here, "TIM-01", at=AT + timedelta(microseconds=1))

    assert of_the_year(opened(client, here)) == ["50.0%", "1", "2"]
    split = opened(client, here, split="need", end=END)
    assert shown(split, "Not known") == ["50.0%", "1", "2"]
    with in_area(here.area.pk):
        KeptCounts.objects.all().delete()
    here.case(final_issued_on=after(141))
    page = opened(client, here)
    assert of_the_year(page) == ["33.3%", "1", "3"]
    assert "Worked out just now." in words_on(page)


def test_no_area_is_shown_what_was_worked_out_for_another(client):
    here, there = in_time(140), in_time(140, 141)
    for _ in range(2):
        assert of_the_year(opened(client, here)) == ["100.0%", "1", "1"]
        assert of_the_year(opened(client, there)) == ["50.0%", "1", "2"]
    assert opened(client, here, there.officer).status_code == 404

    with in_area(here.area.pk):
        mine = held(here.area, [IN_TIME], on=ON)
        assert mine.figures([(IN_TIME, ())], WITHIN, [api.Kind.YEAR])
    # where its fence is up nobody finds them, whichever area they name
    with in_area(there.area.pk):
        theirs = held(here.area, [IN_TIME], on=ON)
        assert theirs.marks == {}
        assert theirs.figures([(IN_TIME, ())], WITHIN, [api.Kind.YEAR]) is None
        marks = held(there.area, [IN_TIME], on=ON).marks.values()
    assert {one.local_area for one in marks} == {there.area.pk}
    assert not set(marks) & set(mine.marks.values())


@pytest.mark.parametrize("exact_first", [True, False])
def test_who_may_not_see_cases_is_never_shown_what_was_remembered_for_who_may(
    client, *, exact_first: bool
):
    here = in_time(140, 140, 140, *[141] * 6)
    board = make_member(here.area, Role.BOARD_MEMBER)
    told = {}
    for member in (here.officer, board) if exact_first else (board, here.officer):
        page = opened(client, here, member)
        opens = any("/rows/" in href for href in links_on(page).values())
        told[member.person.pk] = of_the_year(page), opens
    assert told[here.officer.person.pk] == (["33.3%", "3", "9"], True)
    assert told[board.person.pk] == (["Not shown", "Not shown", "10"], False)


def test_a_group_without_rows_in_the_period_stays_beside_the_others(client):
    here = in_time(140)
    boy = make_child(here.officer, values={"sex": "M"})
    days = {
        "request_received_on": 0, "decided_to_assess_on": 30, "decided_to_issue_on": 90,
        "draft_served_on": 95, "final_issued_on": 120,
    }  # fmt: skip
    begun = date(LAST - 1, 1, 6)
    here.case(child=boy, **{name: begun + timedelta(days=many) for name, many in days.items()})
    keep(here, "TIM-01", at=AT + timedelta(seconds=1))

    page = opened(client, here, split="sex", end=END)

    assert shown(page, "Not known") == ["100.0%", "1", "1"]
    assert shown(page, "Male") == ["No data", "0", "0"]


def test_a_process_remembers_only_so_much():
    memory = Memory(room=10)
    made = []

    def recall(key: str, weight: int) -> str:
        return memory.recall(key, lambda: made.append(key) or key.upper(), lambda _: weight)

    recall("a", 4), recall("b", 4), recall("a", 4), recall("c", 4)
    assert made == ["a", "b", "c"]
    assert [memory.find(key) for key in "abc"] == ["A", None, "C"]
    recall("whole", 11)  # more than there is room for: nothing stays
    assert [memory.find(key) for key in ("a", "c", "whole")] == [None, None, None]
    assert recall("whole", 11) == "WHOLE"


def test_the_months_before_this_one_are_in_what_is_remembered():
    """A period that goes on is worked out of the months that have begun, as without marks."""
    here = in_time(140)
    both_years = api.years_until(ON, 1)
    with in_area(here.area.pk):
        marks = held(here.area, [IN_TIME], on=ON)
        for within in (WITHIN, both_years):
            kept = marks.figures([(IN_TIME, ("sex",))], within, list(api.Kind))
            KeptCounts.objects.update(as_of=ON - timedelta(days=9))
            now = api.figures(here.area, IN_TIME, within=within, kinds=list(api.Kind), on=ON,
                              breakdowns=["sex"])  # fmt: skip
            KeptCounts.objects.update(as_of=ON)
            assert sorted(map(str, kept["TIM-01"])) == sorted(map(str, now))
