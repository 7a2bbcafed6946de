"""Whether a rule is one for a case: by what the case says, an age, or notice that was given."""

from __future__ import annotations

from datetime import date

from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.cases import Case, CaseUnusable
from goldenthread.core.clock.counting import corresponding_date
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Condition,
    DetailIs,
    NoticeGiven,
    Rule,
    WhenMissing,
)


def applies(rule: Rule, case: Case, day: date, calendars: Calendars) -> bool:
    """Whether a rule that starts on a day is one for this case.

    :raises CaseUnusable: when the case must say more.
    """
    answers = [_holds(condition, case, day, calendars) for condition in rule.conditions]
    if False in answers:
        return False
    asked = [
        f"{rule.key} needs {_asked(condition)}"
        for condition, answer in zip(rule.conditions, answers, strict=True)
        if answer is None
    ]
    if asked:
        raise CaseUnusable(asked)
    return True


def may_apply(rule: Rule, case: Case) -> bool:
    """Whether a rule that has not started could be one for this case, by what it says so far."""
    for condition in rule.conditions:
        if not isinstance(condition, DetailIs):
            continue
        said = case.details.get(condition.name)
        if said is None and condition.when_missing is not WhenMissing.APPLIES:
            return False
        if said is not None and said not in condition.values:
            return False
    return True


def _holds(condition: Condition, case: Case, day: date, calendars: Calendars) -> bool | None:
    """Whether a condition holds; None when the case must say more."""
    if isinstance(condition, NoticeGiven):
        return notice_given(
            condition,
            case.events.get(condition.known),
            case.events.get(condition.happens),
            calendars,
        )
    if isinstance(condition, AgeOnDay):
        born = case.events.get(BIRTH)
        if born is None:
            return if_missing(condition.when_missing)
        return (day < corresponding_date(born, 12 * condition.years)) == condition.under
    said = case.details.get(condition.name)
    return if_missing(condition.when_missing) if said is None else said in condition.values


def notice_given(
    condition: NoticeGiven, known: date | None, happens: date | None, calendars: Calendars
) -> bool:
    """Whether an event was known long enough before it happened, compared with what is asked.

    When one of the two is not known, the rule applies.
    """
    if known is None or happens is None:
        return True
    enough = condition.limit.due(known, calendars)
    return (enough is not None and happens >= enough) == condition.given


def if_missing(when_missing: WhenMissing) -> bool | None:
    """Return what holds of a case that does not tell; None when it must be asked."""
    return {WhenMissing.APPLIES: True, WhenMissing.DOES_NOT: False, WhenMissing.ASK: None}[
        when_missing
    ]


def _asked(condition: Condition) -> str:
    if isinstance(condition, DetailIs):
        return f"{condition.name}, one of: {', '.join(condition.values)}"
    return BIRTH
