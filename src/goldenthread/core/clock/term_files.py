"""Term calendars of an area or a school, from a small file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from goldenthread.core.clock.calendars import Terms
from goldenthread.core.clock.cases import read_day

TERM_HEADINGS = ("first_day", "last_day", "what")


class TermsUnreadable(ValueError):
    """A term calendar that cannot be used; the message names the row and the reason."""


def read_terms(lines: Iterable[str]) -> Terms:
    """Read a term calendar: rows of first_day, last_day and what, "term" or "closed".

    :raises TermsUnreadable: naming the row and the reason.
    """
    reader = csv.reader(lines)
    spans: list[tuple[date, date]] = []
    closed: set[date] = set()
    try:
        if tuple(name.strip() for name in next(reader, ())) != TERM_HEADINGS:
            raise TermsUnreadable(f"the first row must be: {','.join(TERM_HEADINGS)}")
        for number, cells in enumerate(reader, start=2):
            if not any(cells):
                continue
            first, last, what = _read_row(number, cells)
            if what == "term":
                spans.append((first, last))
            else:
                closed |= {first + timedelta(days=day) for day in range((last - first).days + 1)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise TermsUnreadable(f"the file is not a CSV in UTF-8: {error}") from error
    if not spans:
        raise TermsUnreadable("no term is given")
    return Terms(tuple(spans), frozenset(closed))


def _read_row(number: int, cells: Sequence[str]) -> tuple[date, date, str]:
    try:
        if len(cells) != len(TERM_HEADINGS):
            raise ValueError(f"write {len(TERM_HEADINGS)} cells")
        texts = [text.strip() for text in cells]
        first, last = map(read_day, texts, TERM_HEADINGS[:2])
        if last < first:
            raise ValueError(f"it cannot end on {last} and begin on {first}")
        if texts[2] not in ("term", "closed"):
            raise ValueError(f"“{texts[2]}” is neither “term” nor “closed”")
    except ValueError as error:
        raise TermsUnreadable(f"row {number}: {error}") from error
    return first, last, texts[2]
