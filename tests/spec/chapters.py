"""The chapters of a specification: each test is run, and what it told is kept under its name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol

from tests.spec import statutory_clock
from tests.spec.telling import Telling

_PROPER = {
    word.lower(): word
    for word in ("August", "Christmas", "Easter", "February", "January", "July", "March",
                 "September")
}  # fmt: skip
_POSSESSIVE = {"commissioners": "commissioner’s", "childrens": "children’s", "measures":
               "measure’s", "parents": "parent’s", "tribunals": "tribunal’s"}  # fmt: skip


class Told(Protocol):
    """What a test of a specification told."""

    heading: str
    introduction: str
    blocks: list[str]
    checked: int


@dataclass(frozen=True)
class Chapter:
    """A module of the specification: its title, its introduction and what its tests told."""

    title: str
    introduction: str
    tellings: tuple[Any, ...]


@lru_cache
def chapters(
    specification: ModuleType = statutory_clock, telling: Callable[[str, str], Told] = Telling
) -> tuple[Chapter, ...]:
    """Run a specification and return its chapters in order.

    :param telling: what its tests are given, made of a heading and an introduction.
    :raises AssertionError: when something in it is not so.
    """
    return tuple(_chapters(specification, telling))


def _chapters(specification: ModuleType, telling: Callable[[str, str], Told]) -> Iterator[Chapter]:
    for name in specification.CHAPTERS:
        module = import_module(f"{specification.__name__}.test_{name}")
        tests = [test for name, test in vars(module).items() if name.startswith("test_")]
        told = (_told(test, telling) for test in tests)
        yield Chapter(module.title, _said(module), tuple(told))


def _told(test: Callable[[Any], None], telling: Callable[[str, str], Told]) -> Told:
    told = telling(_heading(test.__name__), _said(test))
    test(told)
    return told


def _heading(name: str) -> str:
    words = name.removeprefix("test_").split("_")
    heading = " ".join(_PROPER.get(word) or _POSSESSIVE.get(word) or word for word in words)
    return f"{heading[0].upper()}{heading[1:]}"


def _said(of: object) -> str:
    return " ".join((inspect.getdoc(of) or "").split())
