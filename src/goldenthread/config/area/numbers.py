"""Numbers with right check digits that stand for nobody and for no school.

- UPN: of the pseudo authorities 001 to 005 (DfE, "Unique pupil numbers: guide"), which no school
  may issue for a pupil.
- NHS number: 999 is kept for tests (NHS Digital, "Synthetic test data"); none is issued with it.
- ULN: no range is published for tests. Ours begin with 99999: the register counts up from
  1000000000, and the very last of these, 9999999999, stands for "not known" in returns.
- URN: schools in England have had 100000 upwards, and the register (Get Information about Schools)
  has come to the 150 thousands; ours begin with 99.
- UKPRN: the register of providers counts up from 10000000 and has come to 101 hundred thousands;
  ours begin with 1999.
"""

from __future__ import annotations

from datetime import date

from goldenthread.core.identifiers import upn_check_letter

_WEIGHTS = range(10, 1, -1)


def upn(number: int, born: date) -> str:
    """Return the UPN of one child of an area, another for each number below 200,000."""
    pseudo, place = 1 + number // 1000 % 5, number // 5000
    body = f"00{pseudo}{9900 + place:04d}{born.year % 100:02d}{number % 1000:03d}"
    return upn_check_letter(body) + body


def nhs_number(number: int) -> str:
    """Return the NHS number of one child of an area; "" for the few that can have none."""
    nine = f"999{number:06d}"
    digit = 11 - _rest(nine)
    return "" if digit == 10 else f"{nine}{0 if digit == 11 else digit}"


def uln(number: int) -> str:
    """Return the ULN of one child of an area below 9,990; "" beyond and for those without."""
    if number >= 9_990:
        return ""
    nine = f"99999{number:04d}"
    rest = _rest(nine)
    return "" if rest == 0 else f"{nine}{10 - rest}"


def urn(number: int) -> str:
    """Return the URN of one school of an area, another for each number below 9,000."""
    return f"99{1000 + number:04d}"


def ukprn(number: int) -> str:
    """Return the UKPRN of one college of an area."""
    return f"1999{1000 + number:04d}"


def _rest(nine: str) -> int:
    return sum(int(c) * weight for c, weight in zip(nine, _WEIGHTS, strict=True)) % 11
