"""What the pages say on which two records are compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.children.models import Child
from goldenthread.children.policies import Likeness
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries.duplicates import Match
from goldenthread.core.code_lists import ETHNICITIES, SEXES, UPN_UNKNOWN, words_for
from goldenthread.core.identifiers import nhs_number_in_words
from goldenthread.ui.words import count, day

_LABELS = {
    "forename": "Forename",
    "surname": "Surname",
    "known_as": "Name they go by",
    "date_of_birth": "Date of birth",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "upn": "UPN",
    "upn_unknown": "Why there is no UPN",
    "uln": "ULN",
    "nhs_number": "NHS number",
    "nhs_checked": "How far the NHS number is verified",
    "died_on": "Date of death",
    "first_language": "First language",
    "interpreter_needed": "Interpreter needed",
    "access_needs": "Access needs",
}
_TAGS = {
    Likeness.CERTAIN: {"text": "The same child", "classes": "govuk-tag--red"},
    Likeness.LIKELY: {"text": "Very likely", "classes": "govuk-tag--yellow"},
    Likeness.POSSIBLE: {"text": "Possible", "classes": "govuk-tag--grey"},
}


def match_rows(matches: Iterable[Match], places: Places) -> list[dict[str, Any]]:
    """Return the records that may be of the same child, as a list shows them."""
    return [
        {
            "name": match.child.name,
            "number": str(match.child.number),
            "born": day(match.child.date_of_birth),
            "tag": _TAGS[match.likeness],
            "because": ", ".join(match.because).capitalize(),
            "href": places.of(match.child),
        }
        for match in matches
    ]


def words_of(child: Child, name: str) -> str:
    """Return a field of a record in words."""
    value = getattr(child, name)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    lists = {"sex": SEXES, "ethnicity": ETHNICITIES, "upn_unknown": UPN_UNKNOWN}
    if name in lists:
        return words_for(lists[name], value)
    if name == "nhs_number":
        return nhs_number_in_words(value)
    if name == "nhs_checked":
        return str(child.get_nhs_checked_display()) if child.nhs_number else ""
    return str(value or "")


def differing(kept: Child, merged: Child) -> list[tuple[str, str, str, str]]:
    """Return the fields in which two records differ: name, label, and what each says."""
    return [
        (name, label, _said(kept, name), _said(merged, name))
        for name, label in _LABELS.items()
        if getattr(kept, name) != getattr(merged, name)
    ]


def first_choices(kept: Child, merged: Child) -> dict[str, str]:
    """Return which record each differing field is taken from at first: the one that says it."""
    return {
        name: "kept" if words_of(kept, name) else "merged" for name, *_ in differing(kept, merged)
    }


def _said(child: Child, name: str) -> str:
    return f"{words_of(child, name) or 'Nothing'} (record {child.number})"


def alike(kept: Child, merged: Child) -> list[dict[str, str]]:
    """Return what both records say."""
    return [
        {"name": label, "value": words_of(kept, name)}
        for name, label in _LABELS.items()
        if getattr(kept, name) == getattr(merged, name) and words_of(kept, name)
    ]


_ROWS = {
    "Address": "address",
    "Placement": "placement",
    "Need": "need",
    "Relationship": "parent or carer",
    "Involvement": "professional",
    "Consent": "consent",
    "FormerName": "former name",
}


def what_goes_over(rows: Iterable[Any]) -> list[str]:
    """Return what hangs on a record, counted: "2 addresses", "1 need"."""
    found: dict[str, int] = {}
    for row in rows:
        name = _ROWS.get(type(row).__name__)
        if name:
            found[name] = found.get(name, 0) + 1
    many = {"address": "addresses", "parent or carer": "parents or carers"}
    return [count(number, name, many.get(name)) for name, number in found.items()]
