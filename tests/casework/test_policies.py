"""What may come next, why something may not yet, and which dates can be right: as tables."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.casework.enums import DATES, NEEDS, ORDER, Stage
from goldenthread.casework.policies import (
    STEPS,
    Facts,
    check_dates,
    is_over,
    stage_of,
    why_no_advice,
    why_not,
)
from goldenthread.platform.access.errors import NotValid

BORN, ON = date(2016, 5, 4), date(2026, 6, 1)
SHORT = {
    "received": "request_received_on", "assess": "decided_to_assess_on",
    "not assess": "decided_not_to_assess_on", "issue": "decided_to_issue_on",
    "not issue": "decided_not_to_issue_on", "draft": "draft_served_on",
    "consulted": "consultation_sent_on", "final": "final_issued_on",
    "withdrawn": "request_withdrawn_on", "moved": "moved_area_on",
}  # fmt: skip


def facts(words: str = "", **more) -> Facts:
    """Return the facts of a case by the short names of its dates, a week apart."""
    names = ["received", *filter(None, words.split(", "))]
    dates = dict.fromkeys(DATES, None) | {
        SHORT[name]: date(2026, 1, 5 + 7 * place) if place < 4 else date(2026, 2, 5 + place)
        for place, name in enumerate(names)
    }
    return Facts(dates={**dates, **more.pop("dates", {})}, born=BORN, **more)


@pytest.mark.parametrize(
    ("words", "stage", "over"),
    [
        ("", Stage.REQUEST, False),
        ("assess", Stage.ASSESSMENT, False),
        ("not assess", Stage.NOT_ASSESSED, True),
        ("not assess, assess", Stage.ASSESSMENT, False),
        ("assess, issue", Stage.WRITING, False),
        ("assess, not issue", Stage.NOT_ISSUED, True),
        ("assess, not issue, issue", Stage.WRITING, False),
        ("assess, issue, draft", Stage.DRAFT, False),
        ("assess, issue, draft, final", Stage.ISSUED, True),
        ("withdrawn", Stage.WITHDRAWN, True),
        ("assess, moved", Stage.MOVED, True),
    ],
)
def test_where_a_case_is(words, stage, over):
    assert (stage_of(facts(words)), is_over(facts(words))) == (stage, over)


def test_a_death_and_history_end_a_case():
    assert stage_of(facts("assess", died_on=ON)) == Stage.DIED
    assert stage_of(facts("assess", historical=True)) == Stage.HISTORICAL


@pytest.mark.parametrize(
    ("step", "words", "why"),
    [
        ("acknowledge", "", None),
        ("acknowledge", "withdrawn", "The request was withdrawn."),
        ("decide-to-assess", "", None),
        ("decide-to-assess", "assess", "This is recorded already, for 12 January 2026."
         " If that day is wrong, correct it."),
        ("decide-to-assess", "not assess", None),  # conceded
        ("decide-to-assess", "not assess, withdrawn", "The request was withdrawn."),
        ("decide-not-to-assess", "assess", "The decision to assess has been given."),
        ("decide-to-issue", "", "This comes after the decision to assess, which is not recorded."),
        ("decide-to-issue", "not assess", "It was decided not to assess."),
        ("decide-to-issue", "assess", None),
        ("decide-to-issue", "assess, not issue", None),  # conceded
        ("decide-not-to-issue", "assess", None),
        ("decide-not-to-issue", "assess, issue", "The decision to issue a plan has been taken."),
        ("serve-draft", "assess",
         "This comes after the decision to issue a plan, which is not recorded."),
        ("serve-draft", "assess, issue", None),
        ("consult-setting", "assess, issue",
         "This comes after the draft plan, which is not recorded as sent."),
        ("take-in-reply", "assess, issue, draft",
         "No consultation of a school or college is recorded."),
        ("take-in-reply", "assess, issue, draft, consulted", None),
        ("issue-final", "assess, issue",
         "This comes after the draft plan, which is not recorded as sent."),
        ("issue-final", "assess, issue, draft", None),
        ("withdraw", "assess", None),
        ("withdraw", "assess, issue, draft, final", "The final plan was issued."),
        ("record-move", "assess, not issue", "It was decided not to issue a plan."),
    ],
)  # fmt: skip
def test_why_a_step_cannot_be_taken(step, words, why):
    assert why_not(step, facts(words)) == why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "This comes after the decision to assess, which is not recorded."),
        ("assess", None),
        ("assess, moved", "The family moved to another council’s area."),
    ],
)
def test_advice_is_asked_for_once_it_is_decided_to_assess(words, why):
    assert why_no_advice(facts(words)) == why


@pytest.mark.parametrize(
    ("words", "name", "day", "why"),
    [
        ("", "acknowledged_on", date(2026, 1, 4),
         "This is before the request was received, on 5 January 2026."),
        ("", "acknowledged_on", date(2026, 1, 5), None),
        ("", "acknowledged_on", date(2026, 6, 2), "This day is in the future."),
        ("", "request_received_on", date(2016, 5, 3),
         "This is before the child was born, on 4 May 2016."),
        ("assess", "request_received_on", date(2026, 1, 13),
         "This is after the decision to assess, on 12 January 2026."),
        ("assess", "decided_to_issue_on", date(2026, 1, 11),
         "This is before the decision to assess, on 12 January 2026."),
        ("assess, issue", "decided_to_assess_on", None,
         "This cannot be taken away: it is recorded that the decision to issue a plan was taken on"
         " 19 January 2026."),
        ("withdrawn", "moved_area_on", date(2026, 2, 1),
         "The case has ended in another way already."),
        ("not assess", "decided_to_assess_on", date(2026, 1, 11),
         "This is before the decision not to assess, on 12 January 2026."),
    ],
)  # fmt: skip
def test_which_dates_can_be_right(words, name, day, why):
    changed = facts(words, dates={name: day})
    if why is None:
        check_dates(changed, name, on=ON)
        return

    with pytest.raises(NotValid) as refused:
        check_dates(changed, name, on=ON)

    assert (str(refused.value), refused.value.field) == (why, "day")


def test_the_tables_name_dates_that_there_are():
    assert {name for pair in (*ORDER, *NEEDS) for name in pair} <= set(DATES)
    assert {step.date for step in STEPS.values()} == set(DATES) - {"request_received_on"}
