"""What the clock says is wrong with a case, with its names turned into words."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.core.clock.rules import RuleBook
from goldenthread.platform.statutory_clock.presenters.wording import plain
from goldenthread.ui.words import capital, day

_NAME = re.compile(r"\b[a-z][a-z0-9_]*(?= \(|:|,|$)")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def said(problem: str, book: RuleBook) -> str:
    """Return a reason of the clock for a reader who does not know how the rules are written.

    Names of events and details become their words, ISO dates dates in full.
    """

    def in_words(found: re.Match[str]) -> str:
        name = found[0]
        if name in book.events:
            return f"“{book.events[name].words}”"
        if name in book.details:
            return f"“{capital(book.details[name].words)}”"
        return name

    named = _NAME.sub(in_words, problem)
    return capital(plain(_DAY.sub(_in_full, named)))


def _in_full(found: re.Match[str]) -> str:
    try:
        return day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
