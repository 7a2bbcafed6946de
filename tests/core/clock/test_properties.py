"""What must hold of every deadline of every case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.core.clock.calendars import LAST_DAY
from goldenthread.core.clock.cases import Case, CaseUnusable
from goldenthread.core.clock.counting import BeforeDate
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.rules import (
    BIRTH,
    AgeOnDay,
    Kind,
    NoticeGiven,
    Rule,
    RuleBook,
)
from goldenthread.core.clock.states import DUE_SOON_DAYS, State
from tests.core.clock.cases_at_random import BOOK, CLOCKS, TERMS, cases, days_asked, few, offsets

ONE_DAY = timedelta(days=1)
CLOCK = CLOCKS["with terms"]
LATER_OF = [rule for rule in BOOK if len(rule.counts) > 1]
EXCUSABLE = [rule for rule in BOOK if rule.excused_by]


def told(clock: Clock, case: Case, on: date) -> tuple[Deadline, ...] | None:
    """Work out a case; None when it is refused."""
    try:
        return clock.deadlines(case, on=on)
    except CaseUnusable:
        return None


def last_days(clock: Clock, case: Case, on: date) -> dict[int, date | None] | None:
    """Return the last day of each version of a rule that has started."""
    found = told(clock, case, on)
    return None if found is None else {id(each.rule): each.due for each in found if each.start}


def decides(rule: Rule, event: str) -> bool:
    """Whether a rule counts from an event, or looks at it to know if it applies."""
    return (
        any(event in count.start for count in rule.counts)
        or any(isinstance(each, AgeOnDay) and event == BIRTH for each in rule.conditions)
        or any(
            isinstance(each, NoticeGiven) and event in (each.known, each.happens)
            for each in rule.conditions
        )
    )


@few
@given(st.data())
def test_what_was_said_as_of_a_day_stays_said_whatever_happens_later(data: st.DataObject) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))
    later = data.draw(cases())
    happened_later = {
        name: day
        for name, day in later.events.items()
        if day > on and not BOOK.events[name].ahead and name not in case.events
    }
    began_later = tuple(period for period in later.exceptions if period.since > on)

    after = replace(
        case,
        events={**case.events, **happened_later},
        exceptions=(*case.exceptions, *began_later),
    )

    assert told(CLOCK, after, on) == told(CLOCK, case, on)


@few
@given(st.data())
def test_an_event_that_no_count_names_leaves_the_last_day_alone(data: st.DataObject) -> None:
    case = data.draw(cases())
    name = data.draw(st.sampled_from(sorted(BOOK.events)))
    assume(name not in case.events)
    day = min(case.events.values()) + timedelta(days=data.draw(st.integers(0, 400)))
    more = replace(case, events={**case.events, name: min(day, LAST_DAY)})

    before, after = (last_days(CLOCK, each, LAST_DAY) for each in (case, more))

    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    untouched = {id(rule) for rule in BOOK if not decides(rule, name)}
    assert {key: due for key, due in before.items() if key in untouched} == {
        key: due for key, due in after.items() if key in untouched and key in before
    }


@few
@given(st.data())
def test_a_further_count_never_makes_a_last_day_sooner(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(LATER_OF))
    case = data.draw(cases(rule=rule))
    further = data.draw(st.sampled_from(rule.counts[1:]))
    name = data.draw(st.sampled_from(further.start))
    events = {event: day for event, day in case.events.items() if event not in further.start}
    start = case.first_known(rule.start)
    assert start is not None
    day = min(start[1] + timedelta(days=data.draw(st.integers(0, 400))), LAST_DAY)

    found = [
        last_days(CLOCK, replace(case, events=each), LAST_DAY)
        for each in (events, {**events, name: day})
    ]

    assume(None not in found)
    before, after = ((each or {}).get(id(rule)) for each in found)
    assert before is None or (after is not None and after >= before)


@few
@given(st.data())
def test_an_exception_moves_no_last_day_and_no_excused_deadline_is_overdue(
    data: st.DataObject,
) -> None:
    case = data.draw(cases(rule=data.draw(st.sampled_from(EXCUSABLE))))
    on = data.draw(days_asked(case))
    plain = last_days(CLOCK, replace(case, exceptions=()), on)

    found = told(CLOCK, case, on)

    assert last_days(CLOCK, case, on) == plain
    for deadline in found or ():
        if deadline.excused_by:
            assert deadline.state not in (State.OVERDUE, State.MET_LATE)
        else:
            assert deadline.state is not State.EXCUSED


@few
@given(st.data())
def test_a_revised_target_adds_each_excepted_day_once(data: st.DataObject) -> None:
    case = data.draw(cases(rule=data.draw(st.sampled_from(EXCUSABLE))))
    on = data.draw(days_asked(case))

    for deadline in told(CLOCK, case, on) or ():
        if not deadline.excused_by:
            assert deadline.revised_target is None
            continue
        assert deadline.start is not None
        assert deadline.due is not None
        excepted = set()
        for period in deadline.excused_by:
            since, until = period.in_law
            last = until if period.until else min(until, on)
            first = max(since, deadline.start[1] + ONE_DAY)
            excepted |= {first + n * ONE_DAY for n in range((last - first).days + 1)}
        assert deadline.excepted_days == len(excepted)
        assert deadline.revised_target == deadline.due + len(excepted) * ONE_DAY


@few
@given(st.data())
def test_days_late_are_counted_after_the_last_day_and_only_then(data: st.DataObject) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))

    for deadline in told(CLOCK, case, on) or ():
        reached = deadline.done_on or on
        if deadline.state in (State.MET_LATE, State.OVERDUE, State.EXCUSED) and deadline.due:
            assert deadline.days_late == max(0, (reached - deadline.due).days)
        elif deadline.state is State.STOPPED and deadline.stopped and deadline.due:
            late = max(0, (deadline.stopped[1] - deadline.due).days)
            assert deadline.days_late == (late if deadline.rule.kind is Kind.DUTY else 0)
        else:
            assert deadline.days_late == 0
        if deadline.state in (State.MET_LATE, State.OVERDUE) and deadline.rule.kind is Kind.DUTY:
            assert deadline.days_late > 0


@few
@given(st.data())
def test_a_deadline_is_due_soon_in_its_last_working_days_only(data: st.DataObject) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))

    for deadline in told(CLOCK, case, on) or ():
        if deadline.state is State.DUE_SOON:
            assert deadline.due is not None
            assert on <= deadline.due
            assert CLOCK.calendars.working.between(on, deadline.due) <= DUE_SOON_DAYS


@few
@given(st.data())
def test_a_case_says_the_same_of_a_process_whether_or_not_others_are_asked(
    data: st.DataObject,
) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))
    together = told(CLOCK, case, on)
    assume(together is not None)
    assert together is not None

    for process in {deadline.rule.process for deadline in together}:
        mine = tuple(deadline for deadline in together if deadline.rule.process == process)
        assert CLOCK.deadlines(case, on=on, processes=[process]) == mine


@given(st.integers(2015, 2028), st.sampled_from(["secondary_to_post16", "infant_to_junior"]))
def test_the_strict_reading_is_exactly_a_day_sooner(year: int, phase: str) -> None:
    case = Case("", {"transfer_due_year": date(year, 1, 1)}, (), {"phase": phase})
    strictly = Clock(BOOK.read_strictly())

    (usual,), (strict,) = (
        clock.deadlines(case, on=date(year, 1, 1)) for clock in (Clock(BOOK), strictly)
    )

    moved = ONE_DAY if isinstance(usual.rule.limit, BeforeDate) else timedelta(0)
    assert usual.due is not None
    assert strict.due == usual.due - moved


def test_the_strict_reading_changes_nothing_else() -> None:
    dated = {id(rule): rule for rule in BOOK if isinstance(rule.limit, BeforeDate)}

    for usual, strict in zip(BOOK, BOOK.read_strictly(), strict=True):
        assert (usual == strict) == (id(usual) not in dated)


spans = st.tuples(
    st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    st.one_of(st.none(), st.integers(0, 4000), st.just(date.max)),
).map(
    lambda span: (
        span[0],
        span[0] + timedelta(days=span[1]) if isinstance(span[1], int) else span[1],
    )
)


@given(st.lists(spans, min_size=1, max_size=2), st.lists(spans, min_size=1, max_size=3), st.data())
def test_an_amendment_holds_in_its_time_and_changes_nothing_outside(
    ours: list[tuple[date, date | None]],
    theirs: list[tuple[date, date | None]],
    data: st.DataObject,
) -> None:
    rule = BOOK.rules[0]
    old = [replace(rule, holds_from=since, holds_to=until, note="ours") for since, until in ours]
    new = [replace(rule, holds_from=since, holds_to=until, note="new") for since, until in theirs]
    book = replace(BOOK, rules=(*old, *BOOK.rules[1:]))

    amended = book.amended_by(RuleBook(tuple(new), {}, {}, {}, {}))

    edges = [edge for span in (*ours, *theirs) for edge in span if edge and edge < date.max]
    day = data.draw(st.sampled_from(edges)) + data.draw(st.integers(-1, 1)) * ONE_DAY
    holding = {each.note for each in amended if each.key == rule.key and each.holds_on(day)}
    if any(each.holds_on(day) for each in new):
        assert holding == {"new"}
    else:
        assert holding == ({"ours"} if any(each.holds_on(day) for each in old) else set())
    assert amended.corrected == {rule.key}
    assert [each for each in amended if each.key != rule.key] == list(BOOK.rules[1:])


def test_an_amendment_for_a_time_leaves_the_rule_before_and_after() -> None:
    rule = BOOK.rules[0]
    other = replace(rule, holds_from=date(2020, 1, 1), holds_to=date(2020, 12, 31), note="other")

    amended = BOOK.amended_by(RuleBook((other,), {}, {}, {}, {}))

    assert [(each.holds_from, each.holds_to) for each in amended if each.key == rule.key] == [
        (rule.holds_from, date(2019, 12, 31)),
        (date(2021, 1, 1), None),
        (date(2020, 1, 1), date(2020, 12, 31)),
    ]


def test_only_a_book_that_knows_births_puts_them_first() -> None:
    rule = next(rule for rule in BOOK if rule.key == "FOI-01")
    words = {name: BOOK.events[name] for name in (*rule.start, *rule.done_by, *rule.ended_by)}

    book = RuleBook((rule,), words, {}, {}, {})

    assert book.in_order == (("information_requested", "information_answered"),)
    assert all(first != BIRTH for first, _ in book.in_order)


@few
@given(st.data())
def test_nothing_is_worked_out_without_what_starts_it(data: st.DataObject) -> None:
    case = data.draw(cases())
    on = data.draw(days_asked(case))

    for deadline in told(CLOCK, case, on) or ():
        if deadline.start is None:
            assert deadline.state is State.NOT_STARTED
            assert deadline.due is None
            assert not any(name in case.events and case.events[name] <= on
                           for name in deadline.rule.start)  # fmt: skip
        else:
            assert deadline.rule.holds_on(deadline.start[1])


@given(st.dates(date(2013, 1, 1), date(2028, 1, 1)), offsets)
def test_school_days_end_in_term(start: date, days: int) -> None:
    school = CLOCK.calendars.school
    assert school is not None
    due = school.after(start, max(1, days % 90))

    assert due is not None
    assert any(first <= due <= last for first, last in TERMS.spans)
