"""The one clock that every page and job counts time limits by.

Its rules are those that come with the product, corrected by the files that the setting
``CLOCK_RULES`` names. They are read once for each process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from goldenthread.core.clock.deadlines import Clock
from goldenthread.core.clock.rule_files import (
    RulesUnreadable,
    amended_by_files,
    read_rules,
    rules_of_england,
)
from goldenthread.core.clock.rules import Rule


@dataclass(frozen=True)
class _Installed:
    clock: Clock
    files: dict[Rule, str]


def statutory_clock() -> Clock:
    """Return the clock of this installation.

    :raises RulesUnreadable: when a file of ``CLOCK_RULES`` is missing or cannot be used; the
        product does not start then, so a page never meets it.
    """
    return _read(tuple(settings.CLOCK_RULES)).clock


def corrected_by(rule: Rule) -> str:
    """Return the name of the file that this version of a rule comes from, or "" if it is ours."""
    return _read(tuple(settings.CLOCK_RULES)).files.get(_whenever(rule), "")


def is_added(rule: Rule) -> bool:
    """Whether the product has no rule of this key, so that a file has added and not corrected."""
    return rule.key not in rules_of_england().keys


@lru_cache(maxsize=1)
def _read(paths: tuple[Path, ...]) -> _Installed:
    """Read the files in order, each correcting what the ones before it say."""
    book = rules_of_england()
    files: dict[Rule, str] = {}
    for path in paths:
        text = _text(path)
        try:
            book = amended_by_files(book, [(str(path), text)])
            rules = read_rules([(str(path), text)])
        except RulesUnreadable as error:
            reason = str(error).removeprefix(f"{path}: ")
            raise RulesUnreadable(f"{path}: {reason}") from error
        files |= {_whenever(rule): path.name for rule in rules}
    return _Installed(Clock(book), files)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise RulesUnreadable(f"{path}: there is no such file") from error
    except UnicodeDecodeError as error:
        raise RulesUnreadable(f"{path}: it is not text in UTF-8") from error
    except OSError as error:
        raise RulesUnreadable(f"{path}: it cannot be read ({error.strerror})") from error


def _whenever(rule: Rule) -> Rule:
    # another file may have cut off its time: it is the same version still
    return replace(rule, holds_from=date.min, holds_to=None)


def rules_of(key: str) -> Iterator[Rule]:
    """Yield every version of one time limit, in the order of the book."""
    return (rule for rule in statutory_clock().book if rule.key == key)
