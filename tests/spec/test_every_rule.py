"""No rule without a worked example, and no example that checks nothing."""

from __future__ import annotations

from pathlib import Path

from goldenthread.core.clock.rule_files import rules_of_england
from tests.spec import statutory_clock
from tests.spec.chapters import chapters


def test_every_version_of_every_rule_has_a_worked_example():
    shown = {rule for chapter in chapters() for told in chapter.tellings for rule in told.rules}

    assert [f"{rule.key} from {rule.holds_from}" for rule in rules_of_england()
            if rule not in shown] == []  # fmt: skip


def test_every_example_is_checked():
    assert [told.heading for chapter in chapters() for told in chapter.tellings
            if not told.checked] == []  # fmt: skip


def test_every_module_is_a_chapter():
    modules = Path(statutory_clock.__file__).parent.glob("test_*.py")

    assert sorted(statutory_clock.CHAPTERS) == sorted(
        path.stem.removeprefix("test_") for path in modules
    )
