"""Says what a cell shows itself to be by its contents: a date, a rating, a post, a reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from goldenthread.core.imprecise_dates import WhyNoDate, parse_date
from goldenthread.core.printed_dates import mentions
from goldenthread.core.statuses import colour_in, status_of_words
from goldenthread.reading.document import Cell
from goldenthread.reading.lexicon import Role, plain

_MOST_WORDS_BY_DATE = 2
_PEOPLE = re.compile(
    r"\b(head|director|manager|lead|officer|chair|board|council|team|icb|ccg|nhs|trust|dco|dmo|dscro"
    r"|senco|commissioner|psychologist|coordinator|co-ordinator|principal|assistant|service|dcs)\b",
    re.IGNORECASE,
)


def content_role(cells: Sequence[Cell], heading: str = "") -> Role | None:
    """Return what a column's contents show it to hold when no heading says so."""
    if share(cells, is_date) > 0.7:
        return Role.UPDATE if re.search(r"meeting|review", heading.lower()) else Role.DUE
    if share(cells, is_rating) > 0.7:
        return Role.STATUS
    if parse_date(heading).date is not None and share(cells, lambda c: len(c.text) > 25) > 0.5:
        return Role.UPDATE
    return None


def holds_people(cells: Sequence[Cell]) -> bool:
    """Whether a column's cells read as posts, teams or organisations."""
    return share(cells, lambda c: len(c.text) < 140 and bool(_PEOPLE.search(c.text))) > 0.6


def is_contents(cell: Cell) -> bool:
    """Whether a cell is a date or a rating, which no heading is."""
    return is_date(cell) or (bool(cell.text) and is_answer(cell))


def is_ref(text: str) -> bool:
    """Whether a text is a reference and nothing else ("1.2", "A3")."""
    return bool(re.fullmatch(r"[A-Za-z]{0,3}[ -.]?\d+(?:[.\d]*)[ ]?[A-Za-z]?[.)]?", text))


def is_date(cell: Cell) -> bool:
    parsed = parse_date(cell.text)
    dated = cell.date is not None or parsed.date is not None or parsed.why is WhyNoDate.NO_YEAR
    return dated and len(cell.text) <= 40


def is_date_alone(cell: Cell) -> bool:
    """Whether a cell is a date and no step that ends with one."""
    left = cell.text
    for found in reversed(mentions(left)):
        left = left[: found.start] + " " + left[found.end :]
    return is_date(cell) and len(re.findall(r"[A-Za-z]{2,}", left)) <= _MOST_WORDS_BY_DATE


def is_rating(cell: Cell) -> bool:
    if not cell.text:
        return cell.fill is not None
    short = len(cell.text.split()) <= 6
    return short and bool(status_of_words(cell.text) or colour_in(cell.text))


def is_mark(cell: Cell) -> bool:
    """Whether a cell only marks its column: shading alone, an x, a tick or a bar."""
    if cell.text:
        return bool(re.fullmatch(r"[xX]|[^\w\s]{1,3}", cell.text.strip()))
    return cell.fill is not None


def tells_of_the_past(cell: Cell) -> bool:
    return bool(re.search(r"\b(has|have|had|was|were|now|since|so far)\b", cell.text.lower()))


def is_answer(cell: Cell) -> bool:
    """Whether a cell is a rating or an open date, which only contents are."""
    plainly = plain(cell.text) not in ("status", "rag", "brag", "target", "completion", "progress")
    return plainly and (status_of_words(cell.text) or colour_in(cell.text)) is not None


def share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    if not cells:
        return 0.0
    return sum(1 for cell in cells if test(cell)) / len(cells)
