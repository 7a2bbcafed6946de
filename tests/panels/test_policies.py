"""When a panel is quorate, on which days it meets, and what belongs on an agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.panels.enums import Agency
from goldenthread.panels.policies import (
    belongs_on_agenda,
    cannot_wait,
    check_answer,
    is_too_few,
    meeting_days,
    quorum,
    quorum_words,
)
from goldenthread.platform.access.errors import NotValid

AGENCIES = st.sampled_from(Agency.values)
PEOPLE = st.lists(AGENCIES, max_size=8)


@pytest.mark.parametrize(
    ("minimum", "required", "present", "words"),
    [
        (2, ["send"], ["send", "health"],
         "The panel is quorate: 2 members present, and 2 are needed."),
        (1, [], ["other"], "The panel is quorate: 1 member present, and 1 are needed."),
        (2, ["send", "health"], ["send", "send"],
         "The panel is not quorate. 2 members are present; nobody is here for health."),
        (4, ["send", "school", "social_care"], ["send", "health"],
         "The panel is not quorate. 2 members are present; nobody is here for social care or a"
         " school or college and 2 more members are needed."),
        (3, ["send"], [],
         "The panel is not quorate. Nobody is present; nobody is here for the council’s SEND"
         " service and 3 more members are needed."),
    ],
)  # fmt: skip
def test_the_quorum_is_said_in_words(minimum, required, present, words):
    found = quorum(minimum=minimum, required=required, present=present)

    assert quorum_words(found) == words


@given(st.integers(1, 8), st.sets(AGENCIES), PEOPLE, AGENCIES)
def test_one_more_member_never_breaks_a_quorum(minimum, required, present, newcomer):
    before = quorum(minimum=minimum, required=required, present=present)
    after = quorum(minimum=minimum, required=required, present=[*present, newcomer])

    assert after.is_there or not before.is_there
    assert after.short_by <= before.short_by
    assert set(after.missing) == set(before.missing) - {newcomer}


@given(st.integers(1, 8), st.sets(AGENCIES), PEOPLE)
def test_a_panel_is_quorate_exactly_when_enough_are_there_and_each_agency(
    minimum, required, present
):
    found = quorum(minimum=minimum, required=required, present=present)

    assert found.is_there == (len(present) >= minimum and set(required) <= set(present))
    assert ("not quorate" in quorum_words(found)) != found.is_there


@given(st.integers(0, 4), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_a_panel_meets_each_week_and_no_week_is_left_out(weekday, after, days):
    until = after + timedelta(days=days)
    found = list(meeting_days(weekday, after=after, until=until))

    every = [after + timedelta(days=n) for n in range(1, days + 1)]
    assert found == [day for day in every if day.weekday() == weekday]


@pytest.mark.parametrize(
    ("last_day", "belongs", "urgent"),
    [
        (date(2026, 3, 4), True, True),  # over before the next meeting
        (date(2026, 3, 5), True, False),  # the day of the next meeting is itself in time
        (date(2026, 3, 11), True, False),
        (date(2026, 3, 12), False, False),  # the meeting after can still decide it in time
        (None, False, False),
    ],
)
def test_a_case_belongs_on_an_agenda_by_its_last_day(last_day, belongs, urgent):
    assert belongs_on_agenda(last_day, next_but_one=date(2026, 3, 12)) is belongs
    assert cannot_wait(last_day, meeting=date(2026, 3, 5)) is urgent


@pytest.mark.parametrize(
    ("kind", "outcome", "test", "field"),
    [
        ("assess", "issue", "plan_needed", "outcome"),
        ("issue", "assess", "may_need_plan", "outcome"),
        ("assess", "assess", "no_needs", "legal_test"),
        ("issue", "not_issue", "plan_needed", "legal_test"),
    ],
)
def test_an_answer_must_fit_the_question_and_its_test(kind, outcome, test, field):
    with pytest.raises(NotValid) as refused:
        check_answer(kind, outcome, test)

    assert refused.value.field == field
    check_answer("assess", "not_assess", "no_plan_likely")


def test_under_ten_a_share_says_nothing():
    assert [is_too_few(many) for many in (0, 9, 10)] == [True, True, False]
