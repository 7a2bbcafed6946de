"""Why a date is what it is, in sentences that a parent reads and a lawyer checks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.cases import CaseUnusable, read_case
from goldenthread.core.clock.deadlines import Clock, Deadline
from goldenthread.core.clock.explaining import Explanation, explain, how_many, in_words
from goldenthread.core.clock.rules import Kind
from tests.core.clock.cases_at_random import BOOK, CLOCKS, TERMS, cases, days_asked, few

CLOCK = Clock(BOOK)
WITH_TERMS = Clock(BOOK, Calendars(terms=TERMS))


def found(
    clock: Clock, key: str, on: str, exceptions: str = "", **given_: str
) -> tuple[Deadline, Explanation]:
    case = read_case(BOOK, "", given_, exceptions)
    (deadline,) = [
        each for each in clock.deadlines(case, on=date.fromisoformat(on)) if each.rule.key == key
    ]
    return deadline, explain(deadline, clock)


def text(key: str, on: str, exceptions: str = "", *, clock: Clock = CLOCK, **given_: str) -> str:
    return found(clock, key, on, exceptions, **given_)[1].text


def happened(event: str, day: str) -> str:
    """Say an event with its day."""
    return f"{BOOK.events[event].words} on {in_words(date.fromisoformat(day))}"


def lowered(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"


(FINAL,) = [rule for rule in BOOK if rule.key == "ENA-09"]
TWENTY_WEEKS = (
    f"{happened('request_received', '2026-01-02')}. The law gives us 20 weeks to {FINAL.duty}. It"
    " asks for this as soon as practicable, so 20 weeks is the most. The count starts the day"
    " after. Weekends, bank holidays and school holidays all count."
    " So the last day is Friday 22 May 2026."
)


@pytest.mark.parametrize(
    ("on", "events", "end"),
    [
        ("2026-01-02", {}, "140 days left."),
        ("2026-05-21", {}, "1 day left."),
        ("2026-05-22", {}, "That is today."),
        ("2026-05-23", {}, "It is overdue by 1 day."),
        ("2026-06-01", {"final_issued": "2026-05-22"},
         f"{happened('final_issued', '2026-05-22')}. That was in time."),
        ("2026-06-01", {"final_issued": "2026-05-24"},
         f"{happened('final_issued', '2026-05-24')}. That was 2 days after the last day."),
        ("2026-06-01", {"request_withdrawn": "2026-02-02"},
         f"The clock stopped: {lowered(happened('request_withdrawn', '2026-02-02'))}."),
        ("2026-06-01", {"order_made": "2026-02-02", "order_kind": "dismissed"},
         f"This no longer counts: {lowered(happened('order_made', '2026-02-02'))}."),
    ],
)  # fmt: skip
def test_a_limit_from_its_start_to_its_end(on: str, events: dict[str, str], end: str) -> None:
    said = text("ENA-09", on, request_received="2026-01-02", **events)

    assert said == f"{TWENTY_WEEKS} {end}"


def test_an_exception_that_excuses() -> None:
    exceptions = "EXC-D(c):2026-03-02/2026-03-11;EXC-D(d):2026-04-01/2026-04-10"
    given_ = {"request_received": "2026-01-02"}

    before = text("ENA-09", "2026-05-25", exceptions, **given_)
    after = text("ENA-09", "2026-06-03", exceptions, **given_)
    done = text("ENA-09", "2026-06-03", exceptions, **given_, final_issued="2026-06-02")
    still = text("ENA-09", "2026-05-25", "EXC-D(c):2026-05-20/", **given_)

    group = BOOK.exceptions["EXC-D"]
    head = group.head("c")
    assert head is not None
    middle = (
        f" An exception is on record, EXC-D(c) ({group.law}): {head.words}, from"
        " Monday 2 March 2026 to Wednesday 11 March 2026. EXC-D(d) does not excuse here: it lasted"
        " 10 days, and only 4 weeks or more excuse. The law then does not hold us to the last day"
        " and sets no other. With 10 days added, the target is Monday 1 June 2026."
    )
    assert before == (
        f"{TWENTY_WEEKS}{middle} It is excused, and still to be done as soon as practicable."
    )
    assert after == f"{TWENTY_WEEKS}{middle} It is excused, but the target passed 2 days ago."
    assert done == (
        f"{TWENTY_WEEKS}{middle} {happened('final_issued', '2026-06-02')}. That was 11 days after"
        " the last day. The exception excuses it."
    )
    assert "from Wednesday 20 May 2026 and still lasts." in still


def test_an_exception_that_excuses_nothing_says_why() -> None:
    given_ = {"request_received": "2026-01-02"}

    outside = text("ENA-09", "2026-07-01", "EXC-D(c):2026-06-01/2026-06-10", **given_)
    not_law = text("ENA-09", "2026-07-01", "EXC-COVID:2026-02-01/2026-06-10", **given_)

    assert (
        "EXC-D(c) does not excuse here: it does not fall within the time of this limit." in outside
    )
    assert (
        "EXC-COVID(a) does not excuse here: it lies outside the time in which SEND (Coronavirus)"
        " (Amendment) Regulations 2020 (SI 2020/471) held."
    ) in not_law


def test_an_exception_on_the_first_day_alone_adds_no_day() -> None:
    deadline, told = found(
        CLOCK, "ENA-09", "2026-06-01", "EXC-D(c):2026-01-02/2026-01-02",
        request_received="2026-01-02",
    )  # fmt: skip

    assert deadline.revised_target == deadline.due
    assert "sets no other. It is excused, but the target passed 10 days ago." in told.text


def test_an_exception_counts_only_while_it_was_law() -> None:
    deadline, _ = found(
        CLOCK, "ENA-09", "2021-01-01", "EXC-COVID:2020-04-01/2020-12-31",
        request_received="2020-03-02",
    )  # fmt: skip

    assert deadline.due == date(2020, 7, 20)
    assert deadline.excepted_days == (date(2020, 9, 25) - date(2020, 4, 30)).days


def test_days_passed_over_are_named() -> None:
    _, told = found(CLOCK, "TRF-02", "2026-04-01", new_area_aware="2026-04-01")

    assert (
        "Passed over: 6 weekend days; Good Friday, Friday 3 April 2026; Easter Monday," in told.text
    )
    assert told.text.count("So the last day is Thursday 23 April 2026.") == 1
    assert len(told.left_out) == 8


def test_many_days_for_the_same_reason_are_counted() -> None:
    _, told = found(CLOCK, "APP-02", "2026-07-20", appeal_sent_to_council="2026-07-20")

    assert "days of August" in told.text
    assert "Summer bank holiday, Monday 31 August 2026" in told.text


def test_a_count_back_names_what_it_passes_over() -> None:
    _, told = found(CLOCK, "MED-07", "2026-04-01", mediation_date="2026-04-10")

    assert told.text.startswith(happened("mediation_date", "2026-04-10"))
    assert "at least 5 working days before." in told.text
    assert date(2026, 4, 6) in told.left_out
    assert "So the last day is Wednesday 1 April 2026. That is today." in told.text


def test_the_later_of_two_counts() -> None:
    given_ = {"decision_notice_sent": "2026-01-05"}
    one = text("APP-01", "2026-02-01", **given_)
    both = text("APP-01", "2026-04-01", **given_, mediation_certificate_issued="2026-03-02")

    assert "The later of these holds." not in one
    for part in (
        happened("decision_notice_sent", "2026-01-05"),
        "2 months from then: Thursday 5 March 2026.",
        happened("mediation_certificate_issued", "2026-03-02"),
        "1 month from then: Thursday 2 April 2026.",
        "The later of these holds.",
        "So the last day is Thursday 2 April 2026.",
    ):
        assert part in both


def test_a_count_that_is_not_known_yet() -> None:
    said = text("TRF-04", "2026-02-01", moved_area="2026-01-05")

    words = lowered(BOOK.events["last_review_completed"].words)
    assert f"The clock has not started. It starts with: {words}." in said


def test_days_used_up_are_told() -> None:
    _, told = found(
        WITH_TERMS,
        "EXC-07",
        "2025-09-10",
        suspension_began="2025-09-08",
        suspended_days_before="42",
    )

    assert "Of these, 42 days had been used up before." in told.text
    assert "So the last day is Wednesday 10 September 2025. That is today." in told.text


def test_without_terms_a_last_day_in_school_days_is_not_known() -> None:
    events = {"governors_told_of_exclusion": "2025-09-08"}

    unknown = "No term calendar is known for that time, so the last day cannot be worked out."
    assert unknown in text("EXC-08", "2025-09-08", **events)
    done = text("EXC-08", "2025-10-08", **events, governors_met="2025-10-01")
    assert happened("governors_met", "2025-10-01") in done
    assert "in time" not in done


def test_work_stopped_when_its_end_is_not_known_is_no_breach() -> None:
    deadline, told = found(
        CLOCK,
        "EXC-04",
        "2025-09-20",
        exclusion_began="2025-09-08",
        work_setting_stopped="2025-09-18",
    )

    assert deadline.state.value == "met"
    assert "too soon" not in told.text


def test_what_must_be_kept_going() -> None:
    events = {"cease_notice_sent": "2026-01-05"}

    assert "days left." in text("CEA-02", "2026-02-01", **events)
    assert "It was kept until then." in text("CEA-02", "2026-04-01", **events)
    broken = text("CEA-02", "2026-04-01", **events, plan_ceased="2026-02-02")
    assert f"{happened('plan_ceased', '2026-02-02')}. That was too soon." in broken
    turned = text("CEA-03", "2026-02-01", turned_25="2026-01-05")
    assert "So the last day is Friday 31 July 2026." in turned


@pytest.mark.parametrize(
    ("key", "on", "events", "part"),
    [
        ("TRI-10", "2026-02-01", {"order_made": "2026-01-05", "order_kind": "continue"},
         "From that day"),
        ("ENA-02", "2026-01-05", {"request_received": "2026-01-02"},
         " as soon as practicable. The law fixes no last day."
         " The local target is Friday 9 January 2026."),
        ("EXC-01", "2026-01-05", {"exclusion_decided": "2026-01-05"},
         "on the same day, without delay."),
        ("ENA-07", "2026-06-01", {"draft_served": "2026-04-06"}, "The time has run out."),
        ("REV-05", "2026-05-01", {"review_meeting": "2026-06-10"},
         f"{BOOK.events['review_meeting'].ahead_words} on Wednesday 10 June 2026."),
        ("PHT-02", "2026-01-05", {"transfer_due_year": "2026", "phase": "infant_to_junior"},
         f"{BOOK.events['transfer_due_year'].words} in 2026."),
        ("CON-02", "2014-09-10", {"transfer_review_started": "2014-10-01"},
         "The clock starts on that day."),
        ("FOI-01", "2029-01-10", {"information_requested": "2029-01-08"},
         "The bank holidays of 2029 had not been announced, so the date may move."),
        ("ENA-06", "2026-01-05", {"request_received": "2026-01-02"},
         "A date for planning, so that 15 days for the family and the consultation still fit."),
    ],
)  # fmt: skip
def test_what_is_said_of_each_kind(key: str, on: str, events: dict[str, str], part: str) -> None:
    assert part in text(key, on, **events)


def test_a_year_not_announced_matters_only_where_holidays_are_left_out() -> None:
    assert "announced" not in text("ENA-09", "2029-01-10", request_received="2029-01-08")


def test_law_and_doubt_are_given() -> None:
    _, sure = found(CLOCK, "ENA-09", "2026-01-05", request_received="2026-01-02")
    _, doubtful = found(CLOCK, "ENA-03", "2026-01-05", request_received="2026-01-02")

    assert sure.law == "SEND Regulations 2014, regulation 13(2)"
    assert sure.doubt == ""
    assert doubtful.doubt == "Not verified: the whole rule."


@few
@given(st.data())
def test_every_deadline_is_explained(data: st.DataObject) -> None:
    clock = CLOCKS[data.draw(st.sampled_from(sorted(CLOCKS)))]
    case = data.draw(cases())
    on = data.draw(days_asked(case))
    try:
        deadlines = clock.deadlines(case, on=on)
    except CaseUnusable:
        return

    for deadline in deadlines:
        told = explain(deadline, clock)
        assert told.law
        assert all(sentence and sentence == sentence.strip() for sentence in told.sentences)
        assert not {"None", "{", "}"} & set(told.text.split())
        assert ("The clock has not started." in told.text) == (deadline.counted is None)
        if deadline.due and deadline.rule.kind is not Kind.CONTINUING:
            assert f"So the last day is {in_words(deadline.due)}." in told.text


def test_small_words() -> None:
    assert in_words(date(2025, 1, 6)) == "Monday 6 January 2025"
    assert [how_many(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_of_several_counts_only_those_that_are_known_are_told() -> None:
    told = text("CEA-02", "2026-03-02", cease_notice_sent="2026-01-12", appeal_ended="2026-02-20")

    assert happened("cease_notice_sent", "2026-01-12") in told
    assert happened("appeal_ended", "2026-02-20") in told
    assert "certificate was issued" not in told
    assert "The later of these holds." in told
