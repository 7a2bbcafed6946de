"""Files of cases: what is written, and why a row or a whole file is left out."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.case_files import (
    HEADINGS,
    REPLAY_HEADINGS,
    CaseFileUnusable,
    evaluate,
    replay_file,
)
from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.rule_files import amended_by_files
from tests.core.clock.cases_at_random import BOOK

CLOCK = Clock(BOOK)
ON = date(2025, 7, 1)


def worked_out(text: str, *, on: date = ON) -> tuple[str, list[str]]:
    """Work out a file; return what was written, and what was said of rows."""
    out = io.StringIO()
    problems = evaluate(CLOCK, io.StringIO(text, newline=""), out, on=on)
    said = [str(problem) for problem in problems]
    return out.getvalue(), said


def test_a_file_is_worked_out() -> None:
    written, said = worked_out(
        "case_id,advice_requested,advice_received,exceptions,order_kind\n"
        "A,2025-01-06,2025-02-20,,\n"
        "B,2025-06-02,,EXC-B(a):2025-06-10/,dismissed\n",
        on=date(2025, 7, 14),
    )

    assert said == []
    rows = list(csv.reader(io.StringIO(written)))
    assert tuple(rows[0]) == HEADINGS == (
        "case_id", "rule", "due", "state", "done_on", "days_late"
    )  # fmt: skip
    assert ["A", "ENA-04", "2025-02-17", "met_late", "2025-02-20", "3"] in rows
    assert ["B", "ENA-04", "2025-07-14", "due_soon", "", "0"] in rows
    assert ["B", "ENA-01", "", "not_started", "", "0"] in rows
    assert {row[0] for row in rows[1:]} == {"A", "B"}


def test_deadlines_come_case_by_case_in_the_order_of_the_book() -> None:
    written, _ = worked_out("case_id,request_received\nB,2025-01-06\nA,2025-01-07\n")

    rows = list(csv.reader(io.StringIO(written)))[1:]
    rules = [row[1] for row in rows if row[0] == "B"]
    assert [row[0] for row in rows] == ["B"] * len(rules) + ["A"] * len(rules)
    assert rules == [key for key in BOOK.keys if key in rules]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("case_id,request_received\n,2025-01-06\n", "row 2 (case without an id): case_id is empty"),
        ("case_id,request_received\nA,2025-01-06,x\n",
         "row 2 (case A): the row has more cells than there are headings"),
        ("case_id,request_received,\nA,2025-01-06,x\n",
         "row 2 (case A): a cell has no heading above it"),
        ("case_id,request_received\nA\n", "row 2 (case A): no event is given, so no clock starts"),
        ("case_id,request_received\nA,6.1.2025\n",
         "row 2 (case A): request_received: “6.1.2025” is not a date; write it as 2025-01-06"),
        ('case_id,request_received\n"A\n",2025-01-06\nB,x\n',
         "row 3 (case B): request_received: “x” is not a date; write it as 2025-01-06"),
        ("case_id,request_received,notes\nA,2025-01-06,\nB,2025-01-06,late\n",
         "row 3 (case B): “notes” is not an event or detail the clock knows"),
        ("case_id,request_received,phase\nA,2025-01-06,college\n",
         "row 2 (case A): phase: “college” is not known; write early_years_to_school,"
         " infant_to_junior, primary_to_middle, primary_to_secondary, middle_to_secondary,"
         " secondary_to_post16 or post16_to_post16"),
        ("case_id,request_received,exceptions\nA,2025-01-06,EXC-D(c):2025-02-01/2025-01-31\n",
         "row 2 (case A): exception EXC-D(c):2025-02-01/2025-01-31 ends before it begins"),
        ("case_id,request_received,died\nA,2025-01-06,2010-01-01\nB,2001-01-01,\n",
         "row 3 (case B): request_received (2001-01-01) is before the law: no time limit counted"
         " from it held before 2014-09-01"),
        ("case_id,request_received,draft_served\n,2025-01-06,2025-01-05\n",
         "row 2 (case without an id): case_id is empty;"
         " draft_served (2025-01-05) is before request_received (2025-01-06)"),
        ("case_id,order_made\nA,2025-01-06\n",
         "row 2 (case A): " + "; ".join(
            f"TRI-{number:02} needs order_kind, one of: {kind}" for number, kind in enumerate(
                ["dismissed_cease", "assess", "assess", "assess", "make_plan", "make_plan",
                 "reconsider", "amend_contents", "amend_setting", "continue",
                 "continue_and_amend"], 1))),
        ("case_id,request_received\nA,2025-08-01\n",
         "row 2 (case A): by 2025-07-01 no time limit had begun to run from request_received"
         " (2025-08-01)"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_left_out_with_the_reason(rows: str, said: str) -> None:
    written, problems = worked_out(rows)

    assert problems == [said]
    refused = said.partition("(case ")[2].partition(")")[0]
    assert refused not in {row["case_id"] for row in csv.DictReader(io.StringIO(written))}


def test_the_second_of_two_rows_with_the_same_case_id_is_left_out() -> None:
    written, problems = worked_out("case_id,request_received\nA,2025-01-06\n\n,,\nA,2025-02-06\n")

    assert problems == ["row 5 (case A): case_id is on row 2 already"]
    dues = {row["rule"]: row["due"] for row in csv.DictReader(io.StringIO(written))}
    assert dues["ENA-01"] == "2025-02-17"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the first row must hold headings, one of them case_id"),
        ("id,request_received\n1,2025-01-06\n",
         "the first row must hold headings, one of them case_id"),
        ("case_id,died,request_received, died\n", "the heading died is there twice"),
        ("case_id,died,died,order_made,order_made\n",
         "the heading died and the heading order_made is there twice"),
        (f"case_id\n{'x' * 200_000}\n",
         "the file is not a CSV in UTF-8: field larger than field limit (131072)"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("usual_csv")
def test_a_file_that_cannot_be_read_is_refused(text: str, reason: str) -> None:
    with pytest.raises(CaseFileUnusable) as refusal:
        worked_out(text)

    assert str(refusal.value) == reason


def test_a_file_of_another_encoding_is_refused() -> None:
    cases = io.TextIOWrapper(io.BytesIO("case_id,é\n".encode("latin-1")), encoding="utf-8")

    with pytest.raises(CaseFileUnusable, match="the file is not a CSV in UTF-8: 'utf-8' codec"):
        list(evaluate(CLOCK, cases, io.StringIO(), on=ON))


def test_nothing_is_written_of_a_file_without_headings() -> None:
    out = io.StringIO()

    with pytest.raises(CaseFileUnusable):
        list(evaluate(CLOCK, io.StringIO(""), out, on=ON))

    assert out.getvalue() == ""


def test_a_long_file_goes_on_after_bad_rows_and_keeps_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("goldenthread.core.clock.case_files._ROWS_AT_ONCE", 7)
    lines = [f"{number},{'2025-01-06' if number % 10 else 'never'}" for number in range(2, 102)]

    written, said = worked_out("\n".join(["case_id,request_received", *lines, "5,2025-01-06"]))

    assert said == [
        *(
            f"row {number} (case {number}): request_received: “never” is not a date;"
            " write it as 2025-01-06"
            for number in range(10, 102, 10)
        ),
        "row 102 (case 5): case_id is on row 5 already",
    ]
    found = [row["case_id"] for row in csv.DictReader(io.StringIO(written))]
    assert list(dict.fromkeys(found)) == [str(n) for n in range(2, 102) if n % 10]


def replayed(after: Clock, text: str) -> tuple[list[list[str]], list[str]]:
    """Replay a file under another clock; return the rows written, and what was said."""
    out = io.StringIO()
    said = [str(each) for each in replay_file(CLOCK, after, io.StringIO(text), out, on=ON)]
    rows = list(csv.reader(io.StringIO(out.getvalue())))
    assert tuple(rows[0]) == REPLAY_HEADINGS
    return rows[1:], said


def test_a_replay_writes_what_moves_and_leaves_out_the_rest() -> None:
    after = Clock(BOOK, Calendars(added={date(2025, 6, 18): "a day of our own"}))

    rows, said = replayed(
        after,
        "case_id,information_requested,request_received\n"
        "A,2025-06-10,\nB,2025-01-06,\nC,soon,\nD,,2025-01-06\n",
    )

    assert rows == [["A", "FOI-01", "2025-07-08", "2025-07-09", "1", "due_soon", "running"]]
    assert said == [
        "row 4 (case C): information_requested: “soon” is not a date; write it as 2025-01-06"
    ]


def test_a_new_regime_with_events_of_its_own_is_replayed() -> None:
    text = """
    [processes]
    support_plan = "Individual support plan"
    [events]
    support_plan_asked = "The plan was asked for"
    [details.tier]
    words = "the tier"
    values = ["one", "two"]
    [[rule]]
    id = "ISP-01"
    process = "support_plan"
    duty = "make the plan"
    owed_by = "the school"
    from = "support_plan_asked"
    limit = "4 weeks"
    when = { tier = "one" }
    law = "an Act to come"
    holds_from = 2025-01-01
    """
    after = Clock(amended_by_files(BOOK, [("reform.toml", text)]))

    rows, said = replayed(
        after,
        "case_id,request_received,support_plan_asked,tier\n"
        "A,2025-01-06,2025-06-02,one\nB,,2025-06-02,one\nC,2025-01-06,2025-06-02,three\n",
    )

    assert rows == [["A", "ISP-01", "", "2025-06-30", "", "", "overdue"]]
    assert said == [
        "row 3 (case B): by 2025-07-01 no time limit had begun to run from support_plan_asked"
        " (2025-06-02)",
        "row 4 (case C): tier: “three” is not known; write one or two",
    ]
