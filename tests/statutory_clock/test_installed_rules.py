"""The setting CLOCK_RULES corrects the rules, and a file that cannot be used stops the start."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core import checks

from goldenthread.config.checks import clock_rules_can_be_used
from goldenthread.core.clock.cases import read_case
from goldenthread.core.clock.rule_files import RulesUnreadable
from goldenthread.core.clock.rules import Mark
from goldenthread.platform.statutory_clock.clock import (
    corrected_by,
    is_added,
    rules_of,
    statutory_clock,
)
from tests.statutory_clock.correction import ADDED, CORRECTED, write


def due(asked_on: str) -> date | None:
    clock = statutory_clock()
    case = read_case(clock.book, "made up", {"advice_requested": asked_on})
    (deadline,) = (
        deadline
        for deadline in clock.deadlines(case, on=date(2026, 11, 20))
        if deadline.rule.id == "ENA-04"
    )
    return deadline.due


def test_without_the_setting_the_rules_are_the_products():
    (rule,) = rules_of("ENA-04")

    assert rule.evidence.mark is Mark.PARTLY
    assert corrected_by(rule) == ""
    assert statutory_clock() is statutory_clock()


def test_a_file_corrects_a_rule_from_its_day_on(settings, tmp_path):
    settings.CLOCK_RULES = [write(tmp_path)]

    before, after = rules_of("ENA-04")

    assert (due("2025-12-31"), due("2026-01-01")) == (date(2026, 2, 11), date(2026, 1, 29))
    assert (corrected_by(before), corrected_by(after)) == ("", "ours.toml")
    assert before.holds_to == date(2025, 12, 31)
    assert not is_added(after)


def test_a_later_file_goes_before_an_earlier_one(settings, tmp_path):
    later = CORRECTED.replace("4 weeks", "3 weeks").replace("2026-01-01", "2026-06-01")
    settings.CLOCK_RULES = [write(tmp_path), write(tmp_path, later, "later.toml")]

    assert (due("2026-05-31"), due("2026-06-01")) == (date(2026, 6, 28), date(2026, 6, 22))
    assert [corrected_by(rule) for rule in rules_of("ENA-04")] == ["", "ours.toml", "later.toml"]


def test_a_file_adds_a_rule(settings, tmp_path):
    settings.CLOCK_RULES = [write(tmp_path, ADDED)]

    (rule,) = rules_of("OUR-01")

    assert (corrected_by(rule), is_added(rule)) == ("ours.toml", True)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(None, "there is no such file", id="missing"),
        pytest.param(b"\xff\xfe", "it is not text in UTF-8", id="not text"),
        pytest.param(b"[[rule]", "Expected ']]'", id="not TOML"),
        pytest.param(CORRECTED.replace("4 weeks", "4 moons").encode(), "“4 moons”", id="limit"),
        pytest.param(
            CORRECTED.replace('"advice_requested"', '"advice_begged"').encode(),
            "ENA-04: the event “advice_begged” is not described",
            id="event",
        ),
        pytest.param(
            f'{CORRECTED}when = {{ nowhere = ["yes"] }}'.encode(),
            "ENA-04: the detail “nowhere” is not described",
            id="detail",
        ),
        pytest.param(
            CORRECTED.replace('"SEND Regulations 2014, regulation 8(1)"', "8").encode(),
            "ENA-04: law must be text in quotes",
            id="no text",
        ),
        pytest.param(
            CORRECTED.replace('"ENA-04"', '""').encode(), "id must not be empty", id="empty"
        ),
        pytest.param(
            CORRECTED.replace('["advice_requested"]', "[]").encode(),
            "ENA-04: from must not be empty",
            id="no start",
        ),
        pytest.param(
            f'{CORRECTED}promptly = "no"'.encode(),
            "ENA-04: promptly must be true or false, without quotes",
            id="no truth value",
        ),
        pytest.param(
            f"{CORRECTED}holds_to = 2025-01-01".encode(),
            "ENA-04: holds_to is before holds_from",
            id="ends before it begins",
        ),
        pytest.param(
            CORRECTED.replace("2026-01-01", "2026-01-01T00:00:00").encode(),
            "is not a date: write it as 2014-09-01, without quotes",
            id="a moment",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(settings, tmp_path, content, reason):
    path = tmp_path / "ours.toml"
    if content is not None:
        path.write_bytes(content)
    settings.CLOCK_RULES = [path]

    with pytest.raises(RulesUnreadable) as raised:
        statutory_clock()
    (found,) = clock_rules_can_be_used(None)

    assert str(raised.value).startswith(f"{path}: ")
    assert str(raised.value).count(str(path)) == 1
    assert reason in str(raised.value)
    assert isinstance(found, checks.Error)
    assert found.msg.startswith(
        f"Refusing to serve without the rules that CLOCK_RULES names. {path}: "
    )


def test_a_folder_is_no_file(settings, tmp_path: Path):
    settings.CLOCK_RULES = [tmp_path]

    with pytest.raises(RulesUnreadable, match="it cannot be read"):
        statutory_clock()


def test_files_that_can_be_used_let_it_start(settings, tmp_path):
    settings.CLOCK_RULES = [write(tmp_path)]

    assert clock_rules_can_be_used(None) == []


def test_the_setting_names_files_as_path_does_and_the_command_refuses_in_a_sentence(tmp_path):
    good, missing = write(tmp_path), tmp_path / "gone.toml"
    environment = {**os.environ, "CLOCK_RULES": os.pathsep.join(map(str, [good, missing]))}

    done = subprocess.run(
        [sys.executable, "-m", "goldenthread.config.cli", "check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert f"CLOCK_RULES names. {missing}: there is no such file. Mend the file" in done.stderr
