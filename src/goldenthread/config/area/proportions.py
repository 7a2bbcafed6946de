"""How an English area is made up, in figures: what the fictional ones are drawn from.

Sources, all of England: Department for Education, "Education, health and care plans", reporting
year 2025 (plans in January 2025, what happened in the calendar year 2024; requests back to 2016),
and Ministry of Justice, "Tribunal statistics", SEND appeals 2024; both under the Open Government
Licence v3.0. What no one publishes is our own reckoning, and says so.
"""

from __future__ import annotations

from typing import Final

Shares = dict[str, float]

PLANS: Final = 638_745
"""Plans in force in England in January 2025."""

REQUESTS: Final = {
    2015: 45_000, 2016: 55_235, 2017: 64_555, 2018: 72_423, 2019: 82_329, 2020: 75_951,
    2021: 93_302, 2022: 114_482, 2023: 138_242, 2024: 154_489,
}  # fmt: skip
"""Initial requests for an assessment by calendar year; that of 2015 is our reckoning."""

NOT_ASSESSED: Final = 38_889 / (38_889 + 101_045)
"""Of the decided requests of 2024, those that were refused."""

NOT_ISSUED: Final = 6_404 / (6_404 + 98_547)
"""Of the decided assessments of 2024, those after which no plan was issued."""

WITHDRAWN: Final = 2_517 / 154_489
"""Of the requests of 2024, those that were withdrawn."""

MOVED: Final = 0.006
"""Requests that end because the family moves: our reckoning, none is published."""

WITHIN_SIX_WEEKS: Final = 126_160 / (126_160 + 22_593)
"""Of the decisions on requests of 2024, those within six weeks."""

MEDIATION: Final = {"not_assess": 10_507 / 38_889, "not_issue": 2_124 / 6_404}
TRIBUNAL: Final = {"not_assess": 4_655 / 38_889, "not_issue": 1_445 / 6_404}
"""Of the refusals of 2024, those about which there was a mediation or an appeal."""

CONCEDED: Final = {"mediation": 0.35, "tribunal": 0.6}
"""How many refusals fall after mediation or appeal: our reckoning."""

EXCEPTIONS: Final = (90_392 - 84_866) / 90_392
"""Of the plans issued in 2024, those with an exception on record."""

CEASED_IN_A_YEAR: Final = 44_862 / PLANS
"""Plans that ceased in 2024 beside those in force."""

PERSONAL_MALE: Final = 451_239 / (451_239 + 187_502)

MONTHS: Final = (84, 96, 118, 88, 112, 122, 114, 34, 66, 92, 100, 74)
"""Requests by month, January first: our reckoning, since none is published by month. Few in August,
many in spring and before the summer."""

BY_AGE: Final = {
    2: 533, 3: 4_302, 4: 22_517, 5: 30_847, 6: 31_867, 7: 34_082, 8: 36_412, 9: 38_381, 10: 41_405,
    11: 46_775, 12: 47_172, 13: 47_359, 14: 47_125, 15: 44_886, 16: 42_005, 17: 36_484, 18: 28_598,
    19: 20_815, 20: 14_495, 21: 9_805, 22: 6_258, 23: 4_030, 24: 2_221,
}  # fmt: skip
"""Plans in force by age. The 371 of people aged 25 are left out."""

NEW_BY_AGE: Final = {
    2: 203, 3: 2_134, 4: 13_245, 5: 13_207, 6: 7_686, 7: 6_865, 8: 6_431, 9: 6_434, 10: 7_594,
    11: 8_126, 12: 5_259, 13: 4_663, 14: 5_071, 15: 4_474, 16: 3_468, 17: 1_656, 18: 664, 19: 291,
    20: 130, 21: 80, 22: 66,
}  # fmt: skip
"""New plans of 2024 by age; "20 and over" is shared out by us."""

BANDS: Final = (4, 10, 15, 19, 25)
"""The last age of each band of the two tables below."""

NEEDS: Final[tuple[Shares, ...]] = (
    {"ASD": 285, "SLCN": 487, "SEMH": 23, "MLD": 41, "SLD": 25, "PMLD": 25, "SPLD": 7, "PD": 50,
     "HI": 15, "VI": 8, "MSI": 4, "OTH": 12},
    {"ASD": 329, "SLCN": 320, "SEMH": 141, "MLD": 74, "SLD": 30, "PMLD": 14, "SPLD": 14, "PD": 36,
     "HI": 13, "VI": 7, "MSI": 3, "OTH": 12},
    {"ASD": 313, "SLCN": 150, "SEMH": 256, "MLD": 123, "SLD": 39, "PMLD": 11, "SPLD": 30, "PD": 35,
     "HI": 13, "VI": 8, "MSI": 2, "OTH": 12},
    {"ASD": 303, "SLCN": 116, "SEMH": 277, "MLD": 126, "SLD": 51, "PMLD": 13, "SPLD": 25, "PD": 44,
     "HI": 15, "VI": 10, "MSI": 2, "OTH": 11},
    {"ASD": 305, "SLCN": 126, "SEMH": 173, "MLD": 169, "SLD": 82, "PMLD": 17, "SPLD": 25, "PD": 54,
     "HI": 18, "VI": 11, "MSI": 2, "OTH": 12},
)  # fmt: skip
"""Primary need by band of age, of 1,000 plans in January 2025."""

SECOND_NEED: Final = 0.45
"""How many have a second need on record: our reckoning."""

PLACES: Final[tuple[Shares, ...]] = (
    {"special": 180, "mainstream": 600, "early_years": 165, "OLA": 20, "OTH": 35},
    {"special": 250, "independent_special": 37, "mainstream": 663, "alternative": 4, "EHE": 10,
     "OLA": 17, "OTH": 19},
    {"special": 332, "independent_special": 88, "mainstream": 463, "alternative": 16, "EHE": 21,
     "OLA": 34, "NIEO": 22, "OTH": 24},
    {"special": 178, "independent_special": 52, "mainstream": 101, "college": 414,
     "special_post_16": 55, "training": 46, "NEET": 110, "OLA": 13, "OTH": 31},
    {"special": 17, "college": 490, "special_post_16": 70, "training": 35, "NEET": 250, "OLA": 30,
     "OTH": 108},
)  # fmt: skip
"""Where those with a plan are, by band of age, of 1,000. England tells this for all ages together
(`PLACED`); the shares of the bands are ours, fitted so that together they give that."""

PLACED: Final = {
    "mainstream": 278_236, "special": 193_880, "further_education": 88_158, "elsewhere": 49_750,
    "alternative": 4_858, "early_years": 4_524, "unknown": 19_339,
}  # fmt: skip
"""Plans in January 2025 by kind of place, all ages; special ones with the independent ones."""

STAYS: Final = (
    (15, 0.985), (16, 0.87), (17, 0.78), (18, 0.73), (19, 0.70), (20, 0.68), (21, 0.64), (22, 0.64),
    (23, 0.55), (24, 0.50),
)  # fmt: skip
"""How many keep their plan for another year, by age: each age's plans in January 2025 beside those
of the age before it; below 16 our reckoning."""

WHY_ENDED: Final[Shares] = {
    "no_engagement": 16_091, "transfer": 13_953, "employment": 4_053, "needs_met": 3_955,
    "higher_education": 2_579, "left_england": 928, "died": 475,
}  # fmt: skip
"""Why plans ceased in 2024, save by the greatest age, which the age itself tells."""

ASKED_BY: Final[Shares] = {"1": 38, "2": 52, "3": 4, "4": 4, "5": 2}
"""Who asks, of 100, by the codes of SEN2: our reckoning."""

ETHNICITIES: Final[Shares] = {
    "WBRI": 648.7, "WOTH": 43.0, "APKN": 33.5, "BAFR": 37.4, "NOBT": 76.9, "MOTH": 24.1,
    "MWBC": 19.4, "AIND": 16.9, "OOTH": 16.7, "AOTH": 16.0, "ABAN": 13.9, "BCRB": 12.3,
    "MWAS": 11.5, "BOTH": 10.5, "MWBA": 8.7, "WROM": 3.7, "CHNE": 2.8, "WIRI": 2.5, "WIRT": 1.5,
}  # fmt: skip
"""Of 1,000 plans in January 2025."""

LANGUAGES: Final[Shares] = {
    "English": 860, "Urdu": 22, "Polish": 20, "Panjabi": 15, "Bengali": 14, "Arabic": 14,
    "Romanian": 14, "Somali": 12, "Portuguese": 9, "Turkish": 8, "British Sign Language": 4,
    "Ukrainian": 8,
}  # fmt: skip
"""The family's language, of 1,000: our reckoning."""

CARERS: Final[Shares] = {
    "mother": 760, "father": 110, "grandparent": 45, "foster_carer": 45, "adopter": 20,
    "guardian": 20,
}  # fmt: skip
"""Who is the main contact, of 1,000: our reckoning."""


def band_of(age: int) -> int:
    """Return the place of an age's band in `NEEDS` and `PLACES`."""
    return next((n for n, last in enumerate(BANDS) if age <= last), len(BANDS) - 1)


def stays(age: int) -> float:
    """Return how likely somebody of this age is to keep their plan for another year."""
    return next((share for last, share in STAYS if age <= last), 0.0)


def requests_in(years_ago: int) -> float:
    """Return the requests of one year, so many years ago, for each plan in force today."""
    year = max(min(REQUESTS), max(REQUESTS) - years_ago)
    return REQUESTS[year] / PLANS
