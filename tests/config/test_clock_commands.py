"""``goldenthread clock`` as it is run: files and arguments in, exit codes and words out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import goldenthread
from goldenthread.config import cli
from goldenthread.core.clock.rule_files import rules_of_england

CASES = (
    "case_id,information_requested,request_received,exceptions\n"
    "A,2025-06-10,,\n"
    "B,,2025-01-06,\n"
)  # fmt: skip


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Return a function that runs a command and gives its code, output and complaints."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = cli.main(["clock", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def file(tmp_path: Path):
    """Return a function that writes a file and gives its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_explain_tells_every_deadline_of_a_process(run) -> None:
    code, out, err = run(
        "explain", "--process", "assessment", "--on", "2026-01-10",
        "--event", "request_received=2026-01-02", "--exception", "EXC-D(c):2026-01-05/",
        "--detail", "phase=infant to junior",
    )  # fmt: skip

    assert (code, err) == (0, "")
    assert out.startswith("EHC needs assessment, on Saturday 10 January 2026\n\nENA-01  last day")
    assert "ENA-09  last day Friday 22 May 2026  [running]" in out
    assert "ENA-07  no last day  [not started]" in out
    assert "An exception is on record" in out
    assert "Not verified: the whole rule." in out
    assert "For ENA-09 to be met by Friday 22 May 2026:" in out
    assert "takes its whole time, the end is Sunday 8 March 2026.\n" in out
    assert max(len(line) for line in out.splitlines() if line.startswith("    ")) < 200


def test_explain_says_what_came_and_that_the_end_is_too_late(run) -> None:
    code, out, _ = run(
        "explain", "--process", "assessment", "--on", "2026-05-01",
        "--event", "request_received=2026-01-02", "--event", "decided_to_assess=2026-04-20",
    )  # fmt: skip

    assert code == 0
    words = " ".join(out.split())
    assert "the decision to assess by Thursday 26 March 2026; it was Monday 20 April" in words
    assert "the end is Saturday 27 June 2026, which is too late.\n" in out


def test_explain_asks_nothing_for_other_processes(run) -> None:
    code, out, err = run(
        "explain", "--process", "assessment", "--on", "2026-03-01",
        "--event", "request_received=2026-01-02", "--event", "order_made=2026-02-02",
    )  # fmt: skip

    assert (code, err) == (0, "")
    assert "[superseded]" in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--process", "asessment"],
         "“asessment” is not a process the clock knows; did you mean assessment?\n"),
        (["--process", "assessment", "--event", "request_received"],
         "“request_received”: write NAME=DATE, for instance request_received=2025-01-06\n"),
        (["--process", "assessment", "--event", "request_received=yesterday", "--event",
          "zzz=2025-01-06"],
         "request_received: “yesterday” is not a date; write it as 2025-01-06\n"
         "“zzz” is not an event or detail the clock knows\n"),
        (["--process", "assessment", "--event", "died=2025-01-06"],
         "nothing starts a clock here; give one of request_received, advice_requested,"
         " draft_served, consultation_sent, draft_meeting_asked\n"),
        (["--process", "assessment", "--event", "died=2025-01-06", "--event", "died=2025-01-07"],
         "died is given twice\n"),
        (["--process", "assessment", "--exception", "holiday"],
         "exception “holiday” is not readable; write CODE(head):FROM/TO,"
         " for instance EXC-D(c):2025-03-01/2025-04-15\n"),
    ],
)  # fmt: skip
def test_explain_refuses_what_it_cannot_use(run, arguments: list[str], reason: str) -> None:
    code, out, err = run("explain", "--on", "2025-06-01", *arguments)

    assert (code, out) == (2, "")
    if "nothing starts" in reason:
        assert err.startswith("nothing starts a clock here; give one of request_received, ")
    else:
        assert err == reason


def test_a_day_that_is_none_is_refused_by_the_name_of_its_option(run, file) -> None:
    cases = file("cases.csv", CASES)

    assert run("evaluate", cases, "--on", "today") == (
        2, "", "--on: “today” is not a date; write it as 2025-01-06\n"
    )  # fmt: skip
    assert run("replay", cases, "--on", "2025-07-01", "--holiday", "xmas")[2] == (
        "--holiday: “xmas” is not a date; write it as 2025-01-06\n"
    )
    assert run("replay", cases, "--on", "2025-07-01", "--no-holiday", "xmas")[2] == (
        "--no-holiday: “xmas” is not a date; write it as 2025-01-06\n"
    )


def test_evaluate_writes_what_is_documented(run, file) -> None:
    code, out, err = run("evaluate", file("cases.csv", CASES), "--on", "2025-07-01")

    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "case_id,rule,due,state,done_on,days_late"
    assert "A,FOI-01,2025-07-08,due_soon,,0" in lines
    assert "B,ENA-01,2025-02-17,overdue,,134" in lines
    assert "B,ENA-07,,not_started,,0" in lines


def test_evaluate_reads_what_a_spreadsheet_saves(run, file) -> None:
    plain = run("evaluate", file("a.csv", CASES), "--on", "2025-07-01")
    saved = b"\xef\xbb\xbf" + CASES.replace("\n", "\r\n").encode() + b",,,\r\n"

    assert run("evaluate", file("b.csv", saved), "--on", "2025-07-01") == plain


def test_evaluate_goes_on_after_a_bad_row_and_says_so_by_its_code(run, file, tmp_path) -> None:
    cases = file("cases.csv", CASES + "C,soon,,\nD,2025-06-10,,\n")
    out = tmp_path / "out.csv"

    code, printed, err = run("evaluate", cases, "--on", "2025-07-01", "--out", out)

    assert (code, printed) == (1, "")
    assert err == (
        "row 4 (case C): information_requested: “soon” is not a date; write it as 2025-01-06\n"
    )
    assert "D,FOI-01,2025-07-08,due_soon,,0\n" in out.read_text()


def test_evaluate_refuses_a_file_it_cannot_use(run, file, tmp_path) -> None:
    ask = ("--on", "2025-07-01")

    assert run("evaluate", tmp_path / "none.csv", *ask) == (
        2, "", f"there is no file {tmp_path / 'none.csv'}\n"
    )  # fmt: skip
    assert run("evaluate", tmp_path, *ask) == (2, "", f"{tmp_path}: Is a directory\n")
    assert run("evaluate", file("a.csv", "id\n1\n"), *ask) == (
        2, "", "the first row must hold headings, one of them case_id\n"
    )  # fmt: skip
    code, out, err = run("evaluate", file("b.csv", b"case_id,\xff\n"), *ask)
    assert (code, out) == (2, "")
    assert err.startswith("the file is not a CSV in UTF-8: ")


def test_the_file_of_cases_is_never_written_over(run, file) -> None:
    cases = file("cases.csv", CASES)

    assert run("evaluate", cases, "--on", "2025-07-01", "--out", cases) == (
        2, "", "--out names the file of cases itself\n"
    )  # fmt: skip
    assert cases.read_text() == CASES


def test_terms_and_the_strict_reading_change_what_is_due(run, file) -> None:
    terms = file("terms.csv", "\ufefffirst_day,last_day,what\n2025-09-03,2025-10-24,term\n")
    cases = file(
        "cases.csv",
        "case_id,governors_told_of_exclusion,transfer_due_year,phase\n"
        "A,2025-09-08,,\nB,,2026,infant_to_junior\n",
    )

    plain = run("evaluate", cases, "--on", "2025-09-08")[1]
    other = run("evaluate", cases, "--on", "2025-09-08", "--terms", terms, "--strict")[1]

    assert "A,EXC-08,,running,,0\n" in plain
    assert "A,EXC-08,2025-09-29,running,,0\n" in other
    assert "B,PHT-02,2026-02-15,running,,0\n" in plain
    assert "B,PHT-02,2026-02-14,running,,0\n" in other


def test_files_of_terms_and_rules_that_cannot_be_read_are_told(run, file) -> None:
    ask = ("evaluate", file("cases.csv", CASES), "--on", "2025-07-01")

    assert run(*ask, "--terms", file("t.csv", "from,to\n")) == (
        2, "", "the first row must be: first_day,last_day,what\n"
    )  # fmt: skip
    assert run(*ask, "--terms", file("u.csv", b"\xff\n"))[2].startswith(
        "the file is not a CSV in UTF-8: "
    )
    assert run(*ask, "--rules", file("r.toml", "[[rules]]\n")) == (
        2, "", "r.toml: unknown key rules\n"
    )  # fmt: skip
    assert run(*ask, "--rules", file("s.toml", b"\xff"))[2].startswith(
        "s.toml: the file is not in UTF-8: "
    )


def test_replay_lists_what_moves(run, file) -> None:
    cases = file("cases.csv", CASES)

    code, out, err = run(
        "replay", cases, "--on", "2025-07-01", "--holiday", "2025-06-18", "--no-holiday",
        "2025-05-05",
    )  # fmt: skip

    assert (code, err) == (0, "")
    assert out == (
        "case_id,rule,due_before,due_after,days,state_before,state_after\n"
        "A,FOI-01,2025-07-08,2025-07-09,1,due_soon,running\n"
    )


CORRECTION = """
[[rule]]
id = "FOI-01"
process = "information_rights"
duty = "answer the request for information"
owed_by = "us"
from = "information_requested"
limit = "10 working days"
done_by = "information_answered"
law = "an Act to come"
unverified = "the whole rule"
holds_from = 2025-01-01
"""


def test_replay_shows_what_a_correction_changes(run, file) -> None:
    cases, rules = file("cases.csv", CASES), file("ours.toml", CORRECTION)

    code, out, _ = run("replay", cases, "--on", "2025-07-01", "--rules", rules)

    assert code == 0
    assert out.splitlines()[1:] == ["A,FOI-01,2025-07-08,2025-06-24,-14,due_soon,overdue"]


def test_rules_lists_every_rule_with_its_law_and_evidence(run, file) -> None:
    code, out, _ = run("rules")
    assert code == 0
    keys = [line.split("  ")[0] for line in out.splitlines() if line and line[0].isupper()]
    assert set(rules_of_england().keys) <= set(keys)

    _, some, _ = run("rules", "--process", "information_rights", "--unverified")
    assert some.startswith("Information rights (information_rights)\n")
    assert "FOI-01" not in some.split() or "Evidence found" not in some

    _, corrected, _ = run("rules", "--process", "information_rights", "--rules",
                          file("ours.toml", CORRECTION))  # fmt: skip
    assert "FOI-01  10 working days from information_requested" in corrected
    assert "an Act to come. Law. From 2025-01-01, corrected here." in corrected
    assert "From 2005-01-01 to 2024-12-31" in " ".join(corrected.split())
    assert "Evidence unverified: the whole rule." in corrected

    assert run("rules", "--process", "informatoin_rights") == (
        2, "",
        "“informatoin_rights” is not a process the clock knows; did you mean"
        " information_rights?\n",
    )  # fmt: skip


def test_events_lists_what_a_case_may_have(run) -> None:
    code, out, _ = run("events")

    book = rules_of_england()
    assert code == 0
    first_words = {line.split()[0] for line in out.splitlines() if line}
    assert first_words >= {*book.events, *book.details}
    assert first_words >= {
        f"{group.code}({head.letter})" for group in book.exceptions.values() for head in group.heads
    }
    (year,) = [line for line in out.splitlines() if line.startswith("transfer_due_year")]
    assert year.endswith(" (a year)")


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        cli.main(["clock", "rules", "--colour"])

    assert refused.value.code == 2
    assert "unknown: --colour" in capsys.readouterr().err


def test_a_reader_who_has_seen_enough_closes_the_pipe_in_peace(file) -> None:
    rows = "".join(f"{number},2025-01-06\n" for number in range(20_000))
    cases = file("cases.csv", f"case_id,request_received\n{rows}")

    with subprocess.Popen(
        [sys.executable, "-m", "goldenthread.config.cli", "clock", "evaluate", cases,
         "--on", "2025-07-01"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(goldenthread.__file__).parents[1])},
    ) as command:  # fmt: skip
        assert command.stdout is not None
        assert command.stderr is not None
        first = command.stdout.readline()
        command.stdout.close()
        complaints = command.stderr.read()

    assert first == "case_id,rule,due,state,done_on,days_late\n"
    assert complaints == ""
    assert command.returncode == 0
