"""The reasons for which advice can be late: those of the regulations, from the clock's book."""

from __future__ import annotations

from datetime import date

from goldenthread.advice.enums import NotExcused
from goldenthread.advice.policies import split_code
from goldenthread.platform.statutory_clock.clock import statutory_clock
from goldenthread.ui.words import capital

ADVICE = "advice_requested"


def allowed_reasons(*, on: date) -> list[tuple[str, str]]:
    """Return the circumstances that excuse late advice on a day, each with its code."""
    book = statutory_clock().book
    codes = dict.fromkeys(
        code for rule in book if ADVICE in rule.start and rule.holds_on(on)
        for code in rule.excused_by if code in book.exceptions
    )  # fmt: skip
    groups = [book.exceptions[code] for code in codes]
    return [
        (f"{group.code}({head.letter})", capital(head.words))
        for group in groups
        if group.holds_from <= on and (group.holds_to is None or on <= group.holds_to)
        for head in group.heads
    ]


def other_reasons() -> list[tuple[str, str]]:
    """Return the reasons that excuse nothing, each with its code."""
    return [(one.value, one.label) for one in NotExcused]


def reason_words(code: str) -> str:
    """Return a reason in words; the code itself when nothing knows it any longer."""
    if code in NotExcused.values:
        return NotExcused(code).label
    name, letter = split_code(code)
    group = statutory_clock().book.exceptions.get(name)
    head = group.head(letter) if group else None
    return capital(head.words) if head else code
