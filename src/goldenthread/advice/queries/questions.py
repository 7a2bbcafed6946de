"""The forms of advice: read from files of questions, one for each kind."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from goldenthread.casework.api import AdviceKind

OURS = Path(__file__).resolve().parents[1] / "questions"


class QuestionsUnreadable(Exception):
    """A file of questions cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: what is asked, and what a good answer holds."""

    key: str
    label: str
    help: str = ""
    needed: bool = False
    rows: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One step of a form."""

    key: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """One form: a kind's sections in order. `areas` are those it is for, or empty for all."""

    kind: str
    version: int
    title: str
    sections: tuple[Section, ...]
    areas: frozenset[str] = frozenset()

    def section(self, key: str) -> Section | None:
        """Return a section by its key, if there is one."""
        return next((one for one in self.sections if one.key == key), None)

    def after(self, key: str) -> Section | None:
        """Return the section after this one, if it is not the last."""
        keys = [one.key for one in self.sections]
        place = keys.index(key) + 1
        return self.sections[place] if place < len(keys) else None


def questions_for(kind: str, area: str) -> Questions:
    """Return the form of a kind of advice in an area, named as in its address.

    A file of the setting goes before ours, one for this area before one for all.

    :raises QuestionsUnreadable: when a file cannot be used.
    """
    found = [one for one in all_questions() if one.kind == kind]
    mine = [one for one in found if area in one.areas] or [one for one in found if not one.areas]
    return mine[0]


def all_questions() -> tuple[Questions, ...]:
    """Return every form that is installed, those of the setting first.

    :raises QuestionsUnreadable: when a file cannot be used.
    """
    return _all(tuple(settings.ADVICE_FORMS))


@lru_cache(maxsize=2)
def _all(named: tuple[Path, ...]) -> tuple[Questions, ...]:
    """Read every file, those that are named before ours."""
    return tuple(read_questions(path) for path in [*named, *sorted(OURS.glob("*.toml"))])


def read_questions(path: Path) -> Questions:
    """Read one file of questions.

    :raises QuestionsUnreadable: when it is missing, is no TOML, or lacks or repeats something.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        form = _form(told)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise QuestionsUnreadable(f"{path}: {error}") from error
    keys = [one.key for one in form.sections]
    asked = [(one.key, q.key) for one in form.sections for q in one.questions]
    if form.kind not in AdviceKind.values or not asked:
        raise QuestionsUnreadable(f"{path}: it asks nothing, or of no kind of advice that we know")
    if len({*keys}) < len(keys) or len({*asked}) < len(asked):
        raise QuestionsUnreadable(f"{path}: a key is there twice")
    return form


def _form(told: dict[str, Any]) -> Questions:
    sections = tuple(
        Section(
            key=one["key"],
            title=one["title"],
            intro=one.get("intro", ""),
            questions=tuple(Question(**question) for question in one["question"]),
        )
        for one in told.pop("section")
    )
    areas = frozenset(told.pop("areas", ()))
    return Questions(sections=sections, areas=areas, **told)
