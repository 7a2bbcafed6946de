"""Term calendars of an area or a school, from a small file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date

from goldenthread.core.clock.calendars import Terms
from goldenthread.core.clock.cases import read_day

TERM_HEADINGS = ("first_day", "last_day", "what")


class TermsUnreadable(ValueError):
    """A term calendar that cannot be used; the message names the row and the reason."""


def read_terms(lines: Iterable[str]) -> Terms:
    """Read a term calendar: rows of first_day, last_day and what, "term" or "closed".

    :raises TermsUnreadable: naming the row and the reason.
    """
    reader = csv.DictReader(lines, restkey="", restval="")
    if [name.strip() for name in reader.fieldnames or ()] != list(TERM_HEADINGS):
        raise TermsUnreadable(f"the first row must be: {','.join(TERM_HEADINGS)}")
    spans: list[tuple[date, date]] = []
    closed: set[date] = set()
    for number, row in enumerate(reader, start=2):
        try:
            first, last = (read_day(row[name].strip(), name) for name in TERM_HEADINGS[:2])
            what = row["what"].strip()
            if last < first or what not in ("term", "closed"):
                raise ValueError("write first day, last day and “term” or “closed”")
        except ValueError as error:
            raise TermsUnreadable(f"row {number}: {error}") from error
        if what == "term":
            spans.append((first, last))
        else:
            days = range(first.toordinal(), last.toordinal() + 1)
            closed |= {date.fromordinal(day) for day in days}
    return Terms(tuple(spans), frozenset(closed))
