"""The chapters of a specification: each test is run, and what it told is kept under its name."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from tests.spec import statutory_clock
from tests.spec.telling import Telling

_PROPER = {
    word.lower(): word
    for word in ("August", "Christmas", "Easter", "February", "January", "July", "March",
                 "September")
}  # fmt: skip
_POSSESSIVE = {"commissioners": "commissioner’s", "childrens": "children’s",
               "parents": "parent’s", "tribunals": "tribunal’s"}  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """A module of the specification: its title, its introduction and what its tests told."""

    title: str
    introduction: str
    tellings: tuple[Telling, ...]


@lru_cache
def chapters() -> tuple[Chapter, ...]:
    """Run the specification of the statutory clock and return its chapters in order.

    :raises AssertionError: when something in it is not so.
    """
    return tuple(_chapters())


def _chapters() -> Iterator[Chapter]:
    for name in statutory_clock.CHAPTERS:
        module = import_module(f"{statutory_clock.__name__}.test_{name}")
        tests = [test for name, test in vars(module).items() if name.startswith("test_")]
        yield Chapter(module.title, _said(module), tuple(map(_told, tests)))


def _told(test) -> Telling:
    told = Telling(_heading(test.__name__), _said(test))
    test(told)
    return told


def _heading(name: str) -> str:
    words = name.removeprefix("test_").split("_")
    heading = " ".join(_PROPER.get(word) or _POSSESSIVE.get(word) or word for word in words)
    return f"{heading[0].upper()}{heading[1:]}"


def _said(of: object) -> str:
    return " ".join((inspect.getdoc(of) or "").split())
