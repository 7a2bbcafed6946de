"""What each figure counts: by hand over a table of cases, and beside a count case by case."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from goldenthread.casework.api import OPEN_STAGES, Stage, facts_of, stage_of
from goldenthread.casework.models import AdviceRequest, Case, CaseException
from goldenthread.children.models import Child
from goldenthread.monitoring.policies import MONTH, WEEK, period_of, series
from goldenthread.monitoring.queries.data import BASE, COUNTED, LATE, behind, data_of
from goldenthread.monitoring.queries.figures import FIGURES, value_of
from goldenthread.platform.organisations.reach import as_member
from tests.factories.areas import make_area
from tests.factories.children import make_manager
from tests.factories.dated_cases import hold, put_cases, read_cases

pytestmark = pytest.mark.django_db

NOW = date(2026, 3, 31)
FIRST = date(2024, 1, 1)

CASES = """
    on-the-day    received=2025-10-13 assess=+6 issue=+14 draft=+15 final=+20
    a-day-late    received=2025-10-13 assess=+6+1 issue=+14 draft=+15 final=+20+1
    excepted      received=2025-10-06 assess=+5 issue=+14 draft=+15 final=+24 excepted=2025-12-01
    in-time-exc   received=2025-10-20 assess=+5 issue=+14 draft=+15 final=+19 excepted=2025-12-01
    february      received=2025-09-29 assess=+6 issue=+14 draft=+15 final=+20
    conceded      received=2026-01-05 refuse=+6 assess=+12
    refused       received=2026-01-19 refuse=+7
    no-plan       received=2025-11-10 assess=+6 no-plan=+16
    no-plan-late  received=2025-11-10 assess=+6 no-plan=+16+1
    withdrawn     received=2026-03-02 withdrawn=+2
    moved         received=2026-02-02 assess=+5 moved=2026-03-20
    died          received=2026-02-02 died=2026-03-30
    historical    historical final=2026-03-10 draft=2026-03-01 issue=2026-03-01
    old           received=2025-06-02 assess=+6
    young         received=2026-03-30
    first-of-it   received=2026-03-01
    last-of-it    received=2026-03-31
    next-month    received=2026-04-01
    exactly-20    received=2025-11-11
"""

# figure, counted, of: March 2026 as at its last day
BY_HAND = """
    requests       4   4
    decided-6      1   2
    told-16        1   2
    final-20       1   2
    final-20-all   2   4
    open           6   6
    past-20        1   6
    stage-request  4   6
    stage-assessment 2 6
    age-0          3   6
    age-12         1   6
    age-16         1   6
    age-26         1   6
    age-20         0   6
"""


@pytest.fixture
def world(area, manager):
    with as_member(manager, on=NOW):
        yield put_cases(manager, read_cases(CASES))


def names_behind(world, figure, data, period, part, team=None) -> set[str]:
    names = {case.pk: name for name, case in world.items()}
    return {names[row.case_id]
            for row in behind(FIGURES[figure], data, period, part, team)}  # fmt: skip


@pytest.mark.usefixtures("world")
def test_figures_come_to_what_was_counted_by_hand(area):
    data, march = data_of(area, since=FIRST), period_of(MONTH, NOW)
    for line in filter(str.strip, BY_HAND.splitlines()):
        key, many, of = line.split()
        value = value_of(FIGURES[key], data, march)
        assert (key, value.many, value.base) == (key, int(many), int(of))


def test_each_number_opens_the_cases_that_it_counts(area, world):
    data, march = data_of(area, since=FIRST), period_of(MONTH, NOW)

    def names(figure: str, part: str) -> set[str]:
        return names_behind(world, figure, data, march, part)

    assert names("final-20", COUNTED) == {"on-the-day"}
    assert names("final-20", LATE) == {"a-day-late"}
    assert names("final-20-all", BASE) == {"on-the-day", "a-day-late", "excepted", "in-time-exc"}
    assert names("decided-6", BASE) == {"refused", "moved"}
    assert names("decided-6", LATE) == {"refused"}
    assert names("told-16", LATE) == {"no-plan-late"}
    assert names("open", COUNTED) == {
        "conceded", "old", "young", "first-of-it", "last-of-it", "exactly-20",
    }  # fmt: skip
    assert names("past-20", COUNTED) == {"old"}
    longest = behind(FIGURES["final-20-all"], data, march, BASE, None)
    assert [row.days for row in longest] == [168, 141, 140, 133]


EVERY = list(FIGURES.values())


def all_values(data, period, team=None) -> dict[str, tuple[int, int]]:
    found = {}
    for figure in EVERY:
        value = value_of(figure, data, period, team)
        found[figure.key] = (value.many, value.base)
    return found


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 20), date(2025, 12, 31)])
@pytest.mark.parametrize("kind", [WEEK, MONTH])
def test_a_past_day_is_counted_as_if_nothing_had_happened_since(area, world, day, kind):
    until_then = [
        {name: value for name, value in row.items()
         if not isinstance(value, date) or value <= day}
        for row in read_cases(CASES)
    ]  # fmt: skip
    until_then = [row for row in until_then if "received" in row or "historical" in row]
    other = make_manager(make_area())
    now = {kind: [all_values(data_of(area, since=FIRST), period) for period in series(kind, day)]}

    with as_member(other, on=NOW):
        put_cases(other, until_then)
        data = data_of(other.local_area, since=FIRST)
        then = [all_values(data, period) for period in series(kind, day)]

    assert now[kind] == then


def test_a_team_is_counted_by_who_held_the_case_and_worked_there_then(
    area, manager, world, teams, officers
):
    north, south = (one.person for one in officers)
    hold(world["on-the-day"], north, date(2025, 10, 13))
    hold(world["a-day-late"], north, date(2025, 10, 13), date(2026, 3, 10))
    hold(world["a-day-late"], south, date(2026, 3, 11))
    data = data_of(area, since=FIRST)

    def of(team, on) -> tuple[int, int]:
        value = value_of(FIGURES["final-20-all"], data, period_of(MONTH, on), team.pk)
        return value.many, value.base

    assert [of(team, date(2026, 3, 5)) for team in teams] == [(1, 2), (0, 0)]
    assert [of(team, NOW) for team in teams] == [(1, 1), (0, 1)]


# what, asked, came (or - while it is missing): counted of the advice due in March 2026
ADVICE = """
    medical        2026-01-19  2026-03-02   42 days, due 2 March: in time
    medical        2026-01-19  2026-03-03   a day late
    medical        2026-01-20  -            due 3 March, and missing
    psychological  2026-02-17  -            due on the last day of March, and missing
    psychological  2026-02-18  2026-03-20   due in April: not yet counted, though it came
    education      2026-01-18  2026-03-15   due on 1 March: late
    education      2026-01-17  2026-03-15   due in February
    social_care    2026-01-20  2026-02-03   in time, long before its last day
    other          2026-03-02  -            asked in March, due in April
"""


def put_advice(area, case, table: str) -> None:
    for line in filter(str.strip, table.splitlines()):
        kind, asked, came = line.split()[:3]
        AdviceRequest.objects.create(
            local_area=area, child_id=case.child_id, case=case, kind=kind, name="Made up",
            advice_requested_on=date.fromisoformat(asked),
            advice_received_on=None if came == "-" else date.fromisoformat(came),
        )  # fmt: skip


def test_advice_is_counted_of_what_was_due_also_when_it_is_missing(area, world):
    put_advice(area, world["old"], ADVICE)
    data, march = data_of(area, since=date(2026, 3, 1)), period_of(MONTH, NOW)
    found = all_values(data, march)

    assert found["advice-6"] == (2, 6)
    assert found["came-medical"] == (1, 3)
    assert found["came-psychological"] == (0, 1)
    assert found["came-education"] == (0, 1)
    assert found["came-social_care"] == (1, 1)
    assert found["came-other"] == (0, 0)
    assert (found["asked-other"], found["asked-medical"]) == ((1, 1), (0, 0))
    late = behind(FIGURES["came-medical"], data, march, LATE, None)
    assert [(row.days, row.about) for row in late] == [(None, "medical"), (43, "medical")]


def test_advice_that_is_excused_or_not_wanted_any_more_is_not_counted(area, world):
    due = "medical 2026-01-19 -"
    for name in ("old", "exactly-20", "withdrawn", "moved", "died"):
        put_advice(area, world[name], due)
    for name, code, head in (("old", "EXC-B", "b"), ("exactly-20", "EXC-D", "d")):
        CaseException.objects.create(
            local_area=area, child_id=world[name].child_id, case=world[name], code=code, head=head,
            since=date(2026, 2, 2), until=date(2026, 3, 20), evidence="Made up",
        )  # fmt: skip
    AdviceRequest.objects.filter(case=world["exactly-20"]).update(kind="education")
    Case.objects.filter(pk=world["withdrawn"].pk).update(
        request_received_on=date(2026, 1, 5), request_withdrawn_on=date(2026, 3, 1)
    )
    found = all_values(data_of(area, since=FIRST), period_of(MONTH, NOW))

    # regulation 8 excuses the first; an exception to the 20 weeks alone excuses no advice; the
    # request that was withdrawn the day before asks for none; two ended after the last day
    assert found["came-education"] == (0, 1)
    assert found["came-medical"] == (0, 2)


def test_open_cases_are_counted_by_the_childs_age_on_the_day(area, manager):
    ages = {"five today": date(2021, 3, 31), "five tomorrow": date(2021, 4, 1),
            "nineteen": date(2006, 4, 1), "twenty": date(2006, 3, 31)}  # fmt: skip
    with as_member(manager, on=NOW):
        rows = [{"name": name, "received": date(2025, 9, 1)} for name in ages]
        for name, case in put_cases(manager, rows).items():
            Child.objects.filter(pk=case.child_id).update(date_of_birth=ages[name], recorded_on=NOW)
        found = all_values(data_of(area, since=FIRST), period_of(MONTH, NOW))

    bands = (0, 5, 11, 16, 20)
    assert [found[f"child-{band}"] for band in bands] == [(1, 4), (1, 4), (0, 4), (1, 4), (1, 4)]
    assert [found[f"child-past-{band}"][0] for band in bands] == [1, 1, 0, 1, 1]


# --- beside a plain count, one case after the other ---

GAPS = st.integers(0, 60)


@st.composite
def journeys(draw) -> dict[str, date | str]:
    """Draw a case whose dates the database takes."""
    received = draw(st.dates(date(2024, 6, 1), date(2026, 3, 31)))
    row: dict[str, date | str] = {"name": "any", "received": received}
    day = received
    route = draw(st.sampled_from(["", "refuse", "assess", "no-plan", "issue", "draft", "final"]))
    if draw(st.booleans()) and route:
        row["refuse"] = day = day + timedelta(days=draw(GAPS))
    if route in ("", "refuse"):
        return _ended(draw, row, day)
    steps = ["assess", "issue", "draft", "final"]
    if route == "no-plan" or draw(st.booleans()):
        steps.insert(1, "no-plan")
    for step in steps:
        row[step] = day = day + timedelta(days=draw(GAPS))
        if step == route:
            break
    return row if "final" in row else _ended(draw, row, day)


def _ended(draw, row: dict[str, date | str], day: date) -> dict[str, date | str]:
    end = draw(st.sampled_from(["", "withdrawn", "moved", "died"]))
    if end:
        row[end] = day + timedelta(days=draw(GAPS))
    if draw(st.booleans()):
        row["excepted"] = day - timedelta(days=draw(GAPS))
    return row


def plain(cases: list[Case], period, excepted: set[int]) -> dict[str, tuple[int, int]]:
    """Count a few figures as anybody would: one case, then the next."""
    known = [as_known(case, period.on) for case in cases]
    known = [case for case in known if case.request_received_on]
    stages = [stage_of(facts_of(case)) for case in known]
    opened = [case for case, stage in zip(known, stages, strict=True) if stage in OPEN_STAGES]

    def within(weeks: int, day_of, among=known) -> tuple[int, int]:
        taken = [
            (day_of(case) - case.request_received_on).days
            for case in among
            if day_of(case) and period.first <= day_of(case) <= period.on
        ]
        return sum(days <= 7 * weeks for days in taken), len(taken)

    def first(case: Case) -> date | None:
        days = [case.decided_not_to_assess_on, case.decided_to_assess_on]
        return min((day for day in days if day), default=None)

    ages = [(period.on - case.request_received_on).days for case in opened]
    asked = sum(case.request_received_on >= period.first for case in known)
    found = {
        "requests": (asked, asked),
        "decided-6": within(6, first),
        "told-16": within(16, lambda case: case.decided_not_to_issue_on),
        "final-20-all": within(20, lambda case: case.final_issued_on),
        "final-20": within(20, lambda case: case.final_issued_on,
                           [case for case in known if case.pk not in excepted]),
        "open": (len(opened), len(opened)),
        "past-20": (sum(age > 140 for age in ages), len(opened)),
        "age-12": (sum(84 < age <= 112 for age in ages), len(opened)),
        "age-52": (sum(age > 364 for age in ages), len(opened)),
    }  # fmt: skip
    for stage in OPEN_STAGES:
        found[f"stage-{Stage(stage).value}"] = (stages.count(stage), len(opened))
    return found


def as_known(case: Case, on: date) -> Case:
    """Return a case with what had happened by a day."""
    copy = Case(pk=case.pk, child=Child(date_of_birth=case.child.date_of_birth))
    for field in Case._meta.fields:
        day = getattr(case, field.name) if field.name.endswith("_on") else None
        if day and day <= on:
            setattr(copy, field.name, day)
    if case.child.died_on and case.child.died_on <= on:
        copy.child.died_on = case.child.died_on
    return copy


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(journeys(), min_size=1, max_size=12), kind=st.sampled_from([WEEK, MONTH]))
def test_columns_count_as_one_case_after_the_other_does(db, rows, kind):
    manager = make_manager(make_area())
    with as_member(manager, on=NOW):
        put_cases(manager, rows)
        data = data_of(manager.local_area, since=FIRST)
        cases = list(Case.objects.select_related("child").prefetch_related("exceptions"))
        for period in series(kind, NOW)[::5]:
            # the exceptions of this test last over four weeks and are on record from their first
            # day; they count when they lie within the 20 weeks
            excepted = {
                case.pk
                for case in cases
                for one in case.exceptions.all()
                if one.since <= period.on
                and one.since <= case.request_received_on + timedelta(days=140)
                and one.until >= case.request_received_on
            }
            told = all_values(data, period)
            counted = plain(cases, period, excepted)
            assert {key: told[key] for key in counted} == counted
