"""The children of the fictional area: plants for forenames, surnames that nobody has.

UPNs are of pseudo councils 001 to 005, NHS numbers begin with 999 and are never issued, postcodes
are of the pseudo district ZZ99.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goldenthread.children import api as children
from goldenthread.core.identifiers import check_nhs_number, upn_check_letter
from goldenthread.core.school_years import age_on
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea
from goldenthread.platform.organisations.reach import as_member

FORENAMES = (
    "Alder", "Bramble", "Clover", "Dahlia", "Elder", "Fennel", "Gorse", "Hazel", "Iris", "Juniper",
    "Larch", "Maple", "Nettle", "Oakley", "Poppy", "Quince", "Rowan", "Sorrel", "Thistle", "Yarrow",
)  # fmt: skip
SURNAMES = ("Exampleby", "Samplewick", "Testerham", "Demoworth", "Fictonley", "Mockbridge")
SETTINGS = (
    ("Larkfield School", "special", "Larkfield School", 4, 19),
    ("Eastmarch Primary School", "mainstream", None, 3, 11),
    ("Eastmarch Academy", "mainstream", None, 11, 18),
    ("Eastmarch College", "college", None, 16, 25),
    ("Tern House School", "independent_special", None, 7, 19),
)
NEEDS = ("SLCN", "ASD", "SEMH", "MLD", "SPLD", "PD", "HI", "SLD", "VI")
HOW_MANY = 36


def make_children(area: LocalArea, *, officer: Member, manager: Member, on: date) -> int:
    """Make the register and the children's records, by the officer; return how many."""
    with as_member(officer, on=on):
        settings = _make_settings(area, officer, on)
        made = [_make_child(number, settings, officer, on) for number in range(HOW_MANY)]
        _make_family(made[0], made[6], officer, on)
        _make_duplicate(made[3], officer, on)
    with as_member(manager, on=on):
        children.restrict(
            child=made[8],
            kind="adoption",
            words="The birth family must not learn where the child lives.",
            people=[],
            by=manager,
            on=on,
        )
    return len(made) + 1


def _make_settings(area: LocalArea, by: Member, on: date) -> list[children.Setting]:
    homes = {organisation.name: organisation for organisation in area.organisations.all()}
    return [
        children.add_setting(
            values={
                "name": name,
                "kind": kind,
                "organisation": homes.get(organisation or ""),
                "lowest_age": low,
                "highest_age": high,
                "urn": f"99900{place}" if kind != "college" else "",
                "ukprn": "19990001" if kind == "college" else "",
            },
            by=by,
            on=on,
        )
        for place, (name, kind, organisation, low, high) in enumerate(SETTINGS)
    ]


def _make_child(
    number: int, settings: list[children.Setting], by: Member, on: date
) -> children.Child:
    born = on - timedelta(days=365 * (3 + number % 19) + 11 * number)
    child = children.begin_record(values=_facts(number, born), by=by, on=on)
    since = max(born, on - timedelta(days=400))
    home = {
        "lines": f"{number + 1} Pattern Road\nEastmarch",
        "postcode": f"ZZ99 {number % 9 + 1}AA",
        "since": since,
        "is_confidential": number == 4,
    }
    children.add_part(child=child, kind="address", values=home, by=by, on=on)
    fitting = [
        setting
        for setting in settings
        if (setting.lowest_age or 0) <= age_on(born, on) <= (setting.highest_age or 25)
    ]
    place: dict[str, Any] = {"otherwise": "EYP"}
    if number % 11 == 10:
        place = {"otherwise": "EHE"}
    elif fitting:
        place = {"setting": fitting[number % len(fitting)]}
    placed = {**place, "since": since}
    children.add_part(child=child, kind="placement", values=placed, by=by, on=on)
    for rank in (1, 2)[: 1 + number % 2]:
        need = {"sen_type": NEEDS[(number + rank) % len(NEEDS)], "rank": rank, "since": since}
        children.add_part(child=child, kind="need", values=need, by=by, on=on)
    children.add_carer(
        child=child,
        carer={"name": f"Parent of {child.forename}", "telephone": "01632 960000"},
        values={
            "kind": ("mother", "father", "grandparent")[number % 3],
            "parental_responsibility": "yes",
            "is_main_contact": True,
            "lives_with": True,
        },
        by=by,
        on=on,
    )
    return child


def _facts(number: int, born: date) -> dict[str, Any]:
    surname = SURNAMES[number % len(SURNAMES)]
    body = f"00{number % 5 + 1}999{number % 10}{born.year % 100:02d}{number:03d}"
    nine = f"999{number:06d}"
    nhs = next((f"{nine}{n}" for n in range(10) if check_nhs_number(f"{nine}{n}").is_right), "")
    return {
        "forename": FORENAMES[number % len(FORENAMES)],
        "surname": surname,
        "date_of_birth": born,
        "sex": "FM"[number % 2],
        "upn": upn_check_letter(body) + body if number % 9 else "",
        "upn_unknown": "" if number % 9 else "UN8",
        "nhs_number": nhs,
        "first_language": "British Sign Language" if number % 13 == 5 else "English",
        "interpreter_needed": number % 13 == 5,
    }


def _make_family(child: children.Child, sibling: children.Child, by: Member, on: date) -> None:
    """Let two children share a parent, who is told once."""
    shared = child.relationships.get().carer
    values = {"kind": "mother", "parental_responsibility": "yes"}
    children.add_carer(child=sibling, carer=shared, values=values, by=by, on=on)
    given = {
        "what_for": "share_health",
        "is_given": True,
        "by": shared.name,
        "on": on,
        "how": "written",
    }
    children.add_part(child=child, kind="consent", values=given, by=by, on=on)
    psychologist = by.local_area.organisations.get(name="Eastmarch Educational Psychology Service")
    works = {"organisation": psychologist, "part": "psychologist", "since": on}
    for one in (child, sibling):
        children.add_part(child=one, kind="professional", values=works, by=by, on=on)


def _make_duplicate(child: children.Child, by: Member, on: date) -> None:
    """Make a second record of one child, as happens, for a manager to find and merge."""
    values = {
        "forename": child.forename,
        "surname": child.surname[:-1],
        "date_of_birth": child.date_of_birth,
    }
    children.begin_record(values=values, by=by, on=on)
