"""No rule without a worked example, and no example that checks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.core.clock.rule_files import rules_of_england
from tests.spec import proof_arithmetic, standing, statutory_clock
from tests.spec.chapters import chapters
from tests.spec.proof_arithmetic.telling import Proof
from tests.spec.standing.telling import Standings
from tests.spec.telling import Telling

SPECIFICATIONS = ((statutory_clock, Telling), (proof_arithmetic, Proof), (standing, Standings))


def test_every_version_of_every_rule_has_a_worked_example():
    shown = {rule for chapter in chapters() for told in chapter.tellings for rule in told.rules}

    assert [f"{rule.key} from {rule.holds_from}" for rule in rules_of_england()
            if rule not in shown] == []  # fmt: skip


@pytest.mark.parametrize(("specification", "telling"), SPECIFICATIONS)
def test_every_example_is_checked(specification, telling):
    told = chapters(specification, telling)

    assert [each.heading for chapter in told for each in chapter.tellings if not each.checked] == []


@pytest.mark.parametrize("specification", [each for each, _ in SPECIFICATIONS])
def test_every_module_is_a_chapter(specification):
    modules = Path(specification.__file__).parent.glob("test_*.py")

    assert sorted(specification.CHAPTERS) == sorted(
        path.stem.removeprefix("test_") for path in modules
    )
