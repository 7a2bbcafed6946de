"""Code lists of the special educational needs (SEN2) return, with the years for which they hold.

A record keeps the code and a page shows its words. A code is never deleted, because old records
hold it; it is ended with the last return that took it.

Source: DfE "SEN2 person level survey" guides and specifications 2023 to 2026 and the Common Basic
Data Set. Years are survey years. Where no year is given the code has held since 2023.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its words, the group it is shown in, and the first and last year it holds for."""

    code: str
    words: str
    group: str = ""
    first_year: int = 2023
    last_year: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether the return of this year takes it."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


_THINKING = "Cognition and learning"
_TALKING = "Communication and interaction"
_SENSING = "Sensory and physical"
_FEELING = "Social, emotional and mental health"

SEN_TYPES = (
    Code("SPLD", "Specific learning difficulty", _THINKING),
    Code("MLD", "Moderate learning difficulty", _THINKING),
    Code("SLD", "Severe learning difficulty", _THINKING),
    Code("PMLD", "Profound and multiple learning difficulty", _THINKING),
    Code("SLCN", "Speech, language and communication needs", _TALKING),
    Code("ASD", "Autistic spectrum disorder", _TALKING),
    Code("SEMH", "Social, emotional and mental health", _FEELING),
    Code("HI", "Hearing impairment", _SENSING),
    Code("VI", "Vision impairment", _SENSING),
    Code("MSI", "Multi-sensory impairment", _SENSING),
    Code("PD", "Physical disability", _SENSING),
    Code("DS", "Down syndrome", "Other", first_year=2025),
    Code("OTH", "Other difficulty or disability", "Other"),
)

ETHNICITIES = (
    Code("WBRI", "White British", "White"),
    Code("WIRI", "White Irish", "White"),
    Code("WIRT", "Traveller of Irish heritage", "White"),
    Code("WROM", "Gypsy or Roma", "White"),
    Code("WOTH", "Any other White background", "White"),
    Code("MWBC", "White and Black Caribbean", "Mixed"),
    Code("MWBA", "White and Black African", "Mixed"),
    Code("MWAS", "White and Asian", "Mixed"),
    Code("MOTH", "Any other Mixed background", "Mixed"),
    Code("AIND", "Indian", "Asian"),
    Code("APKN", "Pakistani", "Asian"),
    Code("ABAN", "Bangladeshi", "Asian"),
    Code("AOTH", "Any other Asian background", "Asian"),
    Code("CHNE", "Chinese", "Asian"),
    Code("BCRB", "Black Caribbean", "Black"),
    Code("BAFR", "Black African", "Black"),
    Code("BOTH", "Any other Black background", "Black"),
    Code("OOTH", "Any other ethnic group", "Other"),
    Code("REFU", "Prefers not to say", "Other"),
    Code("NOBT", "Not yet asked", "Other"),
)

SEXES = (Code("M", "Male", first_year=2024), Code("F", "Female", first_year=2024))

UPN_UNKNOWN = (
    Code("UN1", "Under 6 and none given yet"),
    Code("UN2", "Never in a state school in England"),
    Code("UN3", "Educated outside England"),
    Code("UN5", "Sources differ on name or date of birth"),
    Code("UN8", "New to the area and not known yet"),
    Code("UN9", "Over 16 and never in a state school or college in England"),
    Code("UN10", "The request came to nothing before it was known"),
)

SEN_SETTINGS = (
    Code("OLA", "Education otherwise than at school, arranged by the council"),
    Code("OPA", "Other arrangements made by the parent or young person"),
    Code("EHE", "Elective home education"),
    Code("EYP", "Early years provider without a reference number"),
    Code("OTH", "Other, or a kind of setting is named and no setting", first_year=2024),
    Code("NEET", "Aged 16 to 25 and not in education, employment or training"),
    Code("NIEC", "Not in education; told that the plan is to end"),
    Code("NIEO", "Not in education for another reason"),
)


def words_for(codes: Iterable[Code], code: str) -> str:
    """Return a code's words; the code itself when the list does not know it, "" for none."""
    return next((one.words for one in codes if one.code == code), code)


def choices(codes: Iterable[Code]) -> list[tuple[str, str]]:
    """Return the codes that have not ended, each with its words, as a form takes them."""
    return [(one.code, one.words) for one in codes if one.last_year is None]
