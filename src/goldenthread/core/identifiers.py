"""The numbers by which a child or young person is known elsewhere, checked by their check digits.

Each function takes what was typed and returns a `Checked`: the value as it is kept (no spaces,
upper case), and in words what is wrong with it, "" when nothing is. A number that passes is well
formed; it is not proof that it was ever issued, or that it is this child's.

Sources: unique pupil number, DfE "Unique pupil numbers: guide" (check letter, temporary form) and
the children-in-need census rules 1510 to 1550 (area codes); unique learner number, Learning
Records Service; NHS number, NHS Data Dictionary (modulus 11); postcode, BS 7666.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # I, O and S are left out: they look like 1, 0 and 5


@dataclass(frozen=True, slots=True)
class Checked:
    """A number as it is kept, and what is wrong with it in words."""

    value: str
    wrong: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it is well formed."""
        return not self.wrong


# Who may have issued a UPN: every English local authority since April 1998, those that are no more
# included, since a number is never issued anew; 001 to 005 are pseudo authorities.
_AREAS = (
    (1, 5), (201, 213), (301, 320), (330, 336), (340, 344), (350, 359), (370, 373), (380, 384),
    (390, 394), (420, 420), (660, 681), (701, 708), (800, 803), (805, 808), (810, 813), (815, 816),
    (820, 823), (825, 826), (830, 831), (835, 841), (845, 846), (850, 852), (855, 857), (860, 861),
    (865, 896), (908, 909), (916, 916), (919, 919), (921, 921), (925, 926), (928, 929), (931, 931),
    (933, 933), (935, 938), (940, 943),
)  # fmt: skip


def check_upn(typed: str) -> Checked:
    """Check a unique pupil number: a check letter, 3 figures of the area, 9 or 8 and a letter.

    A letter in the last place marks a temporary number. The check letter is the sum of each of
    the other characters times its place (2 to 13), modulo 23.
    """
    value = _squeezed(typed)
    if not re.fullmatch(rf"[{_LETTERS}][0-9]{{11}}[0-9{_LETTERS}]", value):
        return Checked(
            value,
            "A UPN is a letter and 12 figures, for example A123456789012; a temporary one ends"
            " in a letter. The letters I, O and S are not used.",
        )
    if not _is_among(int(value[1:4]), _AREAS):
        return Checked(
            value, f"The figures {value[1:4]} after the first letter are no local authority's code."
        )
    if value[0] != upn_check_letter(value[1:]):
        return Checked(
            value,
            "The first letter does not fit the figures of this UPN. Look for a figure that is"
            " mistyped or two that have changed places.",
        )
    return Checked(value)


def upn_check_letter(body: str) -> str:
    """Return the letter that goes before these 12 characters.

    :raises ValueError: when a character is neither a figure nor one of the letters in use.
    """
    worth = (int(c) if c.isdigit() else _LETTERS.index(c) for c in body)
    return _LETTERS[sum(value * place for place, value in enumerate(worth, start=2)) % 23]


def is_temporary_upn(value: str) -> bool:
    """Whether a UPN is of the temporary form, which a school replaces by a permanent one."""
    return len(value) == 13 and value[-1].isalpha()


def check_uln(typed: str) -> Checked:
    """Check a unique learner number: ten figures, the last of them a check digit modulo 11.

    9999999999 stands for "not known" in learner returns and is nobody's number.
    """
    value = _squeezed(typed)
    if not re.fullmatch(r"[1-9][0-9]{9}", value):
        return Checked(value, "A ULN is ten figures and does not begin with 0.")
    if value == "9999999999":
        return Checked(value, "9999999999 stands for a ULN that is not known. Leave the box empty.")
    rest = sum(int(c) * weight for c, weight in zip(value, range(10, 1, -1), strict=False)) % 11
    if rest == 0 or int(value[9]) != 10 - rest:
        return Checked(value, _MISTYPED.format(name="ULN"))
    return Checked(value)


def check_nhs_number(typed: str) -> Checked:
    """Check an NHS number: ten figures, the last of them a check digit modulo 11."""
    value = _squeezed(typed)
    if not re.fullmatch(r"[0-9]{10}", value):
        return Checked(value, "An NHS number is ten figures, for example 943 476 5919.")
    if len(set(value)) == 1:
        return Checked(value, "Ten equal figures are nobody’s NHS number.")
    rest = sum(int(c) * weight for c, weight in zip(value, range(10, 1, -1), strict=False)) % 11
    digit = {11: 0}.get(11 - rest, 11 - rest)
    if digit == 10 or int(value[9]) != digit:
        return Checked(value, _MISTYPED.format(name="NHS number"))
    return Checked(value)


_MISTYPED = (
    "The last figure does not fit the others of this {name}. Look for a figure that is mistyped or"
    " two that have changed places."
)


def nhs_number_in_words(value: str) -> str:
    """Return an NHS number as it is written, 3 3 4; "" for none."""
    return f"{value[:3]} {value[3:6]} {value[6:]}" if value else ""


_POSTCODE = re.compile(
    r"(GIR 0AA|ZZ99 [0-9][A-Z]{2}"
    r"|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRVWXY])?|[0-9][A-HJKPSTUW])"
    r" [0-9][ABD-HJLNP-UW-Z]{2})"
)


def check_postcode(typed: str) -> Checked:
    """Check the form of a postcode, which is kept in capitals with one space.

    ZZ99 begins the pseudo postcodes of the NHS, such as ZZ99 3VZ for no fixed abode.
    """
    squeezed = _squeezed(typed)
    value = f"{squeezed[:-3]} {squeezed[-3:]}" if len(squeezed) > 3 else squeezed
    if not _POSTCODE.fullmatch(value):
        return Checked(value, "Enter a full postcode, for example ZZ99 3AA.")
    return Checked(value)


def check_urn(typed: str) -> Checked:
    """Check a school's unique reference number: six figures, no check digit."""
    value = _squeezed(typed)
    wrong = "" if re.fullmatch(r"[1-9][0-9]{5}", value) else "A URN is six figures."
    return Checked(value, wrong)


def check_ukprn(typed: str) -> Checked:
    """Check a provider's UK reference number: eight figures that begin with 1."""
    value = _squeezed(typed)
    wrong = (
        "" if re.fullmatch(r"1[0-9]{7}", value) else "A UKPRN is eight figures beginning with 1."
    )
    return Checked(value, wrong)


def _squeezed(typed: str) -> str:
    return re.sub(r"[\s\-]", "", typed).upper()


def _is_among(number: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= number <= last for first, last in ranges)
