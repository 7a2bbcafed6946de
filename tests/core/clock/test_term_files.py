"""Term calendars: what is read, and what is wrong with a file that is not."""

from __future__ import annotations

import io
from datetime import date

import pytest

from goldenthread.core.clock.calendars import Calendars
from goldenthread.core.clock.term_files import TermsUnreadable, read_terms

HEADINGS = "first_day,last_day,what\n"


def test_a_term_calendar_is_read() -> None:
    terms = read_terms(
        io.StringIO(
            "first_day, last_day,what \r\n"
            "2025-09-03,2025-10-24, term\r\n"
            "\r\n"
            "2025-09-04,2025-09-05,closed\r\n"
            "2025-11-04,2025-12-19,term\r\n"
        )
    )

    assert terms.spans == (
        (date(2025, 9, 3), date(2025, 10, 24)),
        (date(2025, 11, 4), date(2025, 12, 19)),
    )
    assert terms.closed == {date(2025, 9, 4), date(2025, 9, 5)}
    school = Calendars(terms=terms).school
    assert school is not None
    assert school.after(date(2025, 9, 3), 1) == date(2025, 9, 8)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the first row must be: first_day,last_day,what"),
        ("from,to,what\n", "the first row must be: first_day,last_day,what"),
        (HEADINGS, "no term is given"),
        (HEADINGS + "2025-09-04,2025-09-04,closed\n", "no term is given"),
        (HEADINGS + "2025-09-03,2025-10-24\n", "row 2: write 3 cells"),
        (HEADINGS + "\n2025-09-03,soon,term\n",
         "row 3: last_day: “soon” is not a date; write it as 2025-01-06"),
        (HEADINGS + "2025-09-03,2025-09-02,term\n",
         "row 2: it cannot end on 2025-09-02 and begin on 2025-09-03"),
        (HEADINGS + "2025-09-03,2025-10-24,half-term\n",
         "row 2: “half-term” is neither “term” nor “closed”"),
        (HEADINGS + f'"{"x" * 200_000}"\n',
         "the file is not a CSV in UTF-8: field larger than field limit (131072)"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("usual_csv")
def test_a_term_calendar_that_cannot_be_used_is_told_by_row(text: str, reason: str) -> None:
    with pytest.raises(TermsUnreadable) as refusal:
        read_terms(io.StringIO(text, newline=""))

    assert str(refusal.value) == reason
