"""When something may be done in a plan."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.enums import Status
from goldenthread.core.reporting_cycles import calendar_month, calendar_quarter, six_weeks
from goldenthread.improvement import policies
from goldenthread.improvement.policies import DoneMilestone, Report
from goldenthread.platform.access.errors import ChangedMeanwhile, NotReady, NotValid

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("due_by", "done", "late", "soon"),
    [
        pytest.param(None, False, False, False, id="without a date"),
        pytest.param(date(2026, 3, 14), False, True, False, id="yesterday"),
        pytest.param(date(2026, 3, 15), False, False, True, id="today"),
        pytest.param(date(2026, 4, 14), False, False, True, id="in thirty days"),
        pytest.param(date(2026, 4, 15), False, False, False, id="in thirty-one days"),
        pytest.param(date(2026, 3, 14), True, False, False, id="past and done"),
        pytest.param(date(2026, 3, 20), True, False, False, id="soon and done"),
    ],
)
def test_what_is_late_and_what_is_due_soon(due_by, done, late, soon):
    assert policies.is_late(due_by, done=done, on=TODAY) is late
    assert policies.is_due_soon(due_by, done=done, on=TODAY) is soon


@pytest.mark.parametrize(
    ("status", "done_on", "done"),
    [
        ("complete", None, True),
        ("embedded", None, True),
        ("on_track", None, False),
        ("", None, False),
        ("at_risk", TODAY, True),
    ],
)
def test_what_is_done(status, done_on, done):
    assert policies.is_done(status, done_on) is done


@pytest.mark.parametrize(
    ("kind", "cycle"),
    [
        ("monthly", calendar_month(TODAY)),
        ("quarterly", calendar_quarter(TODAY)),
        ("six_weekly", six_weeks(TODAY, since=date(2026, 1, 5))),
    ],
)
def test_the_cycle_is_of_the_plans_kind(kind, cycle):
    assert policies.cycle_of(kind, on=TODAY, live_on=date(2026, 1, 5)) == cycle


def test_six_weeks_of_a_plan_not_live_begin_today():
    assert policies.cycle_of("six_weekly", on=TODAY, live_on=None).first_on == TODAY


BEST_FIRST = ["embedded", "complete", "on_track", "not_started", "at_risk", "off_track"]


@pytest.mark.parametrize("before", BEST_FIRST)
@pytest.mark.parametrize("after", BEST_FIRST)
def test_a_rating_is_worse_when_it_stands_further_down(before, after):
    assert policies.is_worse(before, after) is (BEST_FIRST.index(before) < BEST_FIRST.index(after))


def test_every_status_has_its_place():
    assert {s for s in Status if policies.is_worse("embedded", s) or s == "embedded"} == set(Status)


@pytest.mark.parametrize(
    "pair", [("on_track", "in_progress"), ("blocked", "off_track"), ("", "off_track")]
)
def test_ratings_that_are_no_worse_than_each_other(pair):
    assert not policies.is_worse(*pair)


def report(**changes):
    usual = {"status_before": "on_track", "status_after": "on_track", "reason": ""}
    return Report(**{**usual, **changes})


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(report(), id="nothing new"),
        pytest.param(
            report(status_after="off_track", reason="Staff left"), id="worse, with reason"
        ),
        pytest.param(report(status_after="complete"), id="complete, no milestones"),
        pytest.param(
            report(status_after="complete", open_milestones=1, reason="Overtaken"),
            id="complete with open milestones, with reason",
        ),
        pytest.param(report(waits_for=["1.1"], status_after="at_risk", reason="x"), id="blocked"),
        pytest.param(
            report(done=[DoneMilestone(id=1, text="A", done_on=TODAY, shown_by="Minutes")]),
            id="done today",
        ),
    ],
)
def test_a_report_that_is_taken(told):
    policies.check_report(told, on=TODAY)


@pytest.mark.parametrize(
    ("told", "kind", "field"),
    [
        pytest.param(report(status_after="at_risk"), NotValid, "rating_reason", id="worse"),
        pytest.param(
            report(status_after="complete", open_milestones=2), NotValid, "rating_reason",
            id="complete with open milestones",
        ),
        pytest.param(
            report(status_after="complete", reason="x", waits_for=["1.1"]), NotReady, None,
            id="complete while it waits",
        ),
        pytest.param(
            report(status_after="embedded", reason="x", waits_for=["1.1"]), NotReady, None,
            id="embedded while it waits",
        ),
        pytest.param(
            report(done=[DoneMilestone(id=7, text="A", done_on=None, shown_by="x")]), NotValid,
            "done_on_7", id="done without a day",
        ),
        pytest.param(
            report(
                done=[
                    DoneMilestone(
                        id=7, text="A", done_on=TODAY + timedelta(days=1), shown_by="x"
                    )
                ]
            ),
            NotValid, "done_on_7", id="done tomorrow",
        ),
        pytest.param(
            report(done=[DoneMilestone(id=7, text="A", done_on=TODAY, shown_by="")]), NotValid,
            "shown_by_7", id="done with nothing to show",
        ),
    ],
)  # fmt: skip
def test_a_report_that_is_refused(told, kind, field):
    with pytest.raises(kind) as refused:
        policies.check_report(told, on=TODAY)

    assert getattr(refused.value, "field", None) == field


@pytest.mark.parametrize(
    ("state", "reports", "changes"),
    [("draft", False, True), ("live", True, True), ("closed", False, False)],
)
def test_what_each_state_of_a_plan_allows(state, reports, changes):
    allowed = {}
    for check in (policies.check_takes_reports, policies.check_can_change):
        allowed[check] = False
        with suppress(NotReady):
            check(state)
            allowed[check] = True

    assert list(allowed.values()) == [reports, changes]


def test_a_stale_form_is_told():
    policies.check_version(seen=3, now=3)
    with pytest.raises(ChangedMeanwhile):
        policies.check_version(seen=2, now=3)


@pytest.mark.parametrize(
    ("state", "was", "becomes", "asks"),
    [
        ("live", TODAY, TODAY + timedelta(days=9), True),
        ("live", TODAY, None, True),
        ("live", None, TODAY, False),
        ("live", TODAY, TODAY, False),
        ("draft", TODAY, None, False),
    ],
)
def test_moving_a_date_asks_why_where_a_live_plan_promised_one(state, was, becomes, asks):
    dates = {"state": state, "was_by": was, "becomes_by": becomes}

    assert policies.asks_why(**dates) is asks
    policies.check_date_move(**dates, why="Because")
    if asks:
        with pytest.raises(NotValid):
            policies.check_date_move(**dates, why="")
    else:
        policies.check_date_move(**dates, why="")


def test_an_action_cannot_wait_for_itself():
    with pytest.raises(NotValid):
        policies.check_no_circle(1, 1, [])


EDGES = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40)


@given(EDGES)
def test_dependencies_taken_one_by_one_never_close_a_circle(wanted):
    taken = []
    for action, waits_for in wanted:
        with suppress(NotValid):
            policies.check_no_circle(action, waits_for, taken)
            taken.append((action, waits_for))

    assert _can_be_put_in_order(taken)


@given(EDGES)
def test_only_what_would_close_a_circle_is_refused(wanted):
    taken = []
    for action, waits_for in wanted:
        try:
            policies.check_no_circle(action, waits_for, taken)
        except NotValid:
            assert not _can_be_put_in_order([*taken, (action, waits_for)])
        else:
            taken.append((action, waits_for))


def _can_be_put_in_order(edges):
    """Whether the actions can be done one after the other: take away what waits for nothing."""
    left = set(edges)
    while left:
        free = {e for e in left if e[1] not in {action for action, _ in left}}
        if not free:
            return False
        left -= free
    return True


@pytest.mark.parametrize(("in_use", "others", "goes"), [(0, 1, True), (1, 1, False), (0, 0, False)])
def test_a_rating_in_use_or_the_last_cannot_go(in_use, others, goes):
    if goes:
        policies.check_rating_can_go(in_use=in_use, others=others)
    else:
        with pytest.raises(NotReady):
            policies.check_rating_can_go(in_use=in_use, others=others)


@pytest.mark.parametrize(
    ("mine", "is_latest", "days", "may"),
    [
        pytest.param(True, True, 0, True, id="one's own, today"),
        pytest.param(True, True, 1, True, id="one's own, the day after"),
        pytest.param(True, True, 2, False, id="too late"),
        pytest.param(False, True, 0, False, id="another's"),
        pytest.param(True, False, 0, False, id="not the latest"),
    ],
)
def test_when_a_report_can_be_corrected(mine, is_latest, days, may):
    facts = {"mine": mine, "is_latest": is_latest, "reported_on": TODAY}
    on = TODAY + timedelta(days=days)
    if may:
        policies.check_can_correct(**facts, on=on)
    else:
        with pytest.raises(NotReady):
            policies.check_can_correct(**facts, on=on)
