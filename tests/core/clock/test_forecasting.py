"""What lies ahead of a case, and by when each step must come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.cases import CaseUnusable, read_case
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.forecasting import Forecast, RouteAhead, forecast
from goldenthread.core.clock.states import OPEN
from tests.core.clock.cases_at_random import BOOK, CLOCKS, cases, days_asked, few

CLOCK = Clock(BOOK)


def ahead(on: str, **given_: str) -> Forecast:
    return forecast(CLOCK, read_case(BOOK, "", given_), on=date.fromisoformat(on))


def route(found: Forecast, final: str) -> RouteAhead:
    (way,) = [way for way in found.routes if way.final.rule.key == final]
    return way


def test_the_steps_to_a_final_plan_are_counted_back_from_its_last_day() -> None:
    way = route(ahead("2026-01-10", request_received="2026-01-02"), "ENA-09")

    assert way.last_day == date(2026, 5, 22)
    assert {step.event: step.latest for step in way.steps} == {
        "draft_served": date(2026, 5, 7),
        "consultation_sent": date(2026, 5, 7),
        "advice_received": date(2026, 5, 7),
        "advice_requested": date(2026, 3, 26),
        "decided_to_assess": date(2026, 3, 26),
    }
    assert {step.event: step.own_due for step in way.steps} == {
        "draft_served": date(2026, 4, 24),
        "consultation_sent": None,
        "advice_received": None,
        "advice_requested": None,
        "decided_to_assess": date(2026, 2, 13),
    }
    assert way.earliest_finish == date(2026, 3, 8)
    assert not way.will_miss


def test_a_step_that_came_is_not_waited_for() -> None:
    way = route(
        ahead(
            "2026-04-01",
            request_received="2026-01-02",
            decided_to_assess="2026-02-10",
            advice_requested="2026-02-10",
        ),
        "ENA-09",
    )

    done = {step.event: step.done_on for step in way.steps if step.done_on}
    assert done == {
        "decided_to_assess": date(2026, 2, 10),
        "advice_requested": date(2026, 2, 10),
    }
    assert way.earliest_finish == date(2026, 4, 16)
    assert not any(step.is_missed(on=date(2026, 4, 1)) for step in way.steps)


def test_a_final_limit_that_cannot_be_kept_is_said_to_be_missed() -> None:
    way = route(ahead("2026-05-01", request_received="2026-01-02"), "ENA-09")

    assert way.will_miss
    assert way.earliest_finish == date(2026, 6, 27)
    missed = {step.event for step in way.steps if step.is_missed(on=date(2026, 5, 1))}
    assert missed == {"advice_requested", "decided_to_assess"}


def test_a_step_that_came_too_late_is_missed_for_good() -> None:
    way = route(
        ahead("2026-05-15", request_received="2026-01-02", draft_served="2026-05-12"), "ENA-09"
    )

    (draft,) = [step for step in way.steps if step.event == "draft_served"]
    assert draft.is_missed(on=date(2026, 5, 15))
    assert draft.done_on == date(2026, 5, 12)
    assert way.earliest_finish == date(2026, 5, 30)


def test_what_came_in_an_earlier_turn_does_not_serve_again() -> None:
    way = route(
        ahead(
            "2026-03-01",
            last_review_completed="2025-09-01",
            review_meeting="2025-08-01",
            review_decided="2025-09-01",
        ),
        "REV-02",
    )

    assert way.last_day == date(2026, 8, 31)
    assert not any(step.done_on for step in way.steps)
    assert way.earliest_finish == date(2026, 4, 12)


def test_what_came_before_a_start_that_lay_ahead_does_serve() -> None:
    way = route(
        ahead(
            "2025-12-01",
            transfer_due_year="2026",
            phase="primary_to_secondary",
            review_meeting="2025-11-12",
        ),
        "PHT-02",
    )

    assert way.last_day == date(2026, 2, 15)
    done = {step.event: step.done_on for step in way.steps}
    assert done["review_meeting"] == date(2025, 11, 12)
    assert way.earliest_finish == date(2026, 2, 4)


def test_a_limit_that_has_stopped_is_no_step_s_own() -> None:
    way = route(
        ahead(
            "2026-07-01",
            plan_made="2024-01-01",
            last_review_completed="2025-10-01",
            review_meeting="2026-06-10",
        ),
        "REV-02",
    )

    own = {step.event: step.own_due for step in way.steps}
    assert own["review_invited"] == date(2026, 5, 27)


def test_nothing_lies_ahead_when_all_is_done() -> None:
    found = ahead("2026-06-01", request_received="2026-01-02", request_withdrawn="2026-02-01")

    assert found == Forecast((), ())


def test_a_forecast_can_be_of_one_process() -> None:
    given_ = {"request_received": "2026-01-02", "order_made": "2026-02-01"}
    case = read_case(BOOK, "", given_)

    found = forecast(CLOCK, case, on=date(2026, 1, 20), processes=["assessment"])

    assert {each.rule.process for each in found.ahead} == {"assessment"}
    with pytest.raises(CaseUnusable):
        forecast(CLOCK, case, on=date(2026, 3, 1))


@few
@given(st.data())
def test_what_lies_ahead_is_open_and_comes_soonest_first(data: st.DataObject) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))
    try:
        found = forecast(CLOCKS["with terms"], case, on=on)
    except CaseUnusable:
        return

    dues = [each.due for each in found.ahead if each.due]
    assert len(dues) == len(found.ahead)
    assert dues == sorted(dues)
    assert all(each.state in OPEN and each.done is None for each in found.ahead)
    for way in found.routes:
        assert way.final in found.ahead
        assert way.earliest_finish >= on
        assert all(step.latest <= way.last_day for step in way.steps)
        assert all(step.done_on is None or step.done_on <= on for step in way.steps)


def test_nothing_belongs_to_a_turn_that_has_not_started() -> None:
    case = read_case(BOOK, "", {"request_received": "2026-01-02"})
    waiting = [each for each in CLOCK.deadlines(case, on=date(2026, 1, 2)) if not each.start]

    assert waiting
    assert not any(CLOCK.counts_for(each, date(2026, 1, 2)) for each in waiting)
