"""What the page of a record says, card by card."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.children.models import (
    Address,
    Child,
    Consent,
    FormerName,
    Involvement,
    Need,
    Placement,
    Relationship,
)
from goldenthread.children.presenters.places import Places
from goldenthread.core.code_lists import ETHNICITIES, SEXES, UPN_UNKNOWN, words_for
from goldenthread.core.identifiers import is_temporary_upn, nhs_number_in_words
from goldenthread.core.school_years import age_on, curriculum_year, year_group, year_words
from goldenthread.ui.words import count, day

MASKED = "Withheld: this address is confidential. Ask the SEND case officer."


@dataclass(slots=True)
class Row:
    """One line of a card: what it is, its sentences, and what can be done to it."""

    key: str
    lines: list[str]
    actions: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Card:
    """One card of a record: what holds now, and what held before."""

    title: str
    anchor: str
    rows: list[Row]
    empty: str = ""
    actions: list[dict[str, str]] = field(default_factory=list)
    before: list[Row] = field(default_factory=list)


def headline(child: Child, *, on: date) -> str:
    """Return who the child is in a line: birth, age, year group."""
    if child.died_on:
        return f"Born {day(child.date_of_birth)}. Died {day(child.died_on)}."
    age = count(age_on(child.date_of_birth, on), "year") + " old"
    return f"Born {day(child.date_of_birth)}, {age}, {year_group(child.date_of_birth, on)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a reader of the page may see and do."""

    places: Places
    on: date
    may_change: bool
    sees_confidential: bool


def who(child: Child, former: list[FormerName], sight: Sight) -> Card:
    """Return the card that says who the child is."""
    upn = child.upn or words_for(UPN_UNKNOWN, child.upn_unknown)
    if is_temporary_upn(child.upn):
        upn += " (temporary)"
    nhs = nhs_number_in_words(child.nhs_number)
    told = {
        "Forename": child.forename,
        "Surname": child.surname,
        "Known as": child.known_as,
        "Date of birth": day(child.date_of_birth),
        "Died": day(child.died_on),
        "Sex": words_for(SEXES, child.sex),
        "Ethnicity": words_for(ETHNICITIES, child.ethnicity),
        "UPN": upn,
        "ULN": child.uln,
        "NHS number": f"{nhs} ({child.get_nhs_checked_display().lower()})" if nhs else "",
    }
    card = _facts("Who", "who", told, child, sight, page="identity", optional={"Died", "Known as"})
    for name in former:
        until = f" until {day(name.until)}" if name.until else ""
        words = f"{name.forename} {name.surname}".strip()
        card.rows.append(
            Row(
                "Former name",
                [f"{words}{until}"],
                _changes(child, "former-name", name, words, sight),
            )
        )
    if sight.may_change:
        card.actions.append(_add(child, "former-name", "Add a former name", sight))
    return card


def talking(child: Child, sight: Sight) -> Card:
    """Return the card that says how to talk with the child."""
    told = {
        "First language": child.first_language,
        "Interpreter": "Needed" if child.interpreter_needed else "Not needed",
        "Access needs": child.access_needs,
    }
    return _facts("Language and access", "talking", told, child, sight, page="talking")


def _facts(
    title: str, anchor: str, told: dict[str, str], child: Child, sight: Sight, *, page: str,
    optional: set[str] | None = None,
) -> Card:  # fmt: skip
    rows = [
        Row(key, [value or "Not recorded"])
        for key, value in told.items()
        if value or key not in (optional or set())
    ]
    card = Card(title, anchor, rows)
    if sight.may_change:
        card.actions.append(
            {
                "text": "Change",
                "of": title.lower(),
                "href": sight.places.of(child, "children_change", card=page),
            }
        )
    return card


def dated(child: Child, kind: str, parts: list[Any], sight: Sight) -> Card:
    """Return the card of one kind of dated part: what holds now first, then what is over."""
    title, empty, add = _CARDS[kind]
    card = Card(title, kind, [], empty)
    for part in parts:
        key, lines = _TOLD[kind](part, child, sight)
        last = getattr(part, "until", getattr(part, "withdrawn_on", None))
        of = f"{key.lower()}: {lines[0]}, {lines[-1]}"
        row = Row(key, lines, _changes(child, kind, part, of, sight))
        (card.before if last and last < sight.on else card.rows).append(row)
    if sight.may_change:
        card.actions.append(_add(child, kind, add, sight))
    return card


_CARDS = {
    "address": ("Where the child lives", "No address is recorded.", "Add an address"),
    "carer": ("Family", "No parent or carer is recorded.", "Add a parent or carer"),
    "placement": ("School or college", "No school or college is recorded.", "Add a placement"),
    "need": ("Needs", "No special educational need is recorded.", "Add a need"),
    "professional": (
        "People who work with the child", "Nobody is recorded.", "Add a professional",
    ),
    "consent": ("Consents", "No consent is recorded.", "Add a consent"),
}  # fmt: skip


def _add(child: Child, kind: str, text: str, sight: Sight) -> dict[str, str]:
    page = "children_carer_add" if kind == "carer" else "children_part_add"
    parts = {} if kind == "carer" else {"kind": kind}
    return {"text": text, "of": "", "href": sight.places.of(child, page, **parts)}


def _changes(child: Child, kind: str, part: Any, of: str, sight: Sight) -> list[dict[str, str]]:
    if not sight.may_change:
        return []
    to = {"kind": kind, "part_id": part.pk}
    found = [
        {"text": "Change", "of": of, "href": sight.places.of(child, "children_part_change", **to)},
        {"text": "Remove", "of": of, "href": sight.places.of(child, "children_part_remove", **to)},
    ]
    if kind == "carer":
        page = sight.places.of(child, "children_carer_change", part_id=part.pk)
        found.insert(0, {"text": "Contact details", "of": of, "href": page})
    return found


def period(since: date | None, until: date | None, *, on: date) -> str:
    """Return when something holds: "since 1 May 2025", "from 1 May 2025 to 2 June 2025"."""
    if since is None:
        return f"until {day(until)}" if until else ""
    if until is None:
        return f"{'from' if since > on else 'since'} {day(since)}"
    return f"from {day(since)} to {day(until)}"


def _address(part: Address, child: Child, sight: Sight) -> tuple[str, list[str]]:
    when = period(part.since, part.until, on=sight.on)
    if part.is_confidential and not sight.sees_confidential:
        return part.get_kind_display(), [MASKED, when]
    place = ", ".join([*part.lines.splitlines(), part.postcode]).strip(", ")
    note = ["Confidential: never to be given away"] if part.is_confidential else []
    return part.get_kind_display(), [place, *note, when]


def _placement(part: Placement, child: Child, sight: Sight) -> tuple[str, list[str]]:
    name = part.setting.name if part.setting else part.get_otherwise_display()
    lines = [name]
    if part.in_sen_unit:
        lines.append("In its SEN unit")
    if part.in_resourced_provision:
        lines.append("In its resourced provision")
    if part.taught_in_year is not None:
        usual = curriculum_year(child.date_of_birth, sight.on)
        lines.append(f"Taught in {year_words(part.taught_in_year)}, by age {year_words(usual)}")
    return part.get_rank_display(), [*lines, period(part.since, part.until, on=sight.on)]


def _need(part: Need, child: Child, sight: Sight) -> tuple[str, list[str]]:
    when = period(part.since, part.until, on=sight.on)
    return part.get_rank_display(), [part.get_sen_type_display(), when]


def _carer(part: Relationship, child: Child, sight: Sight) -> tuple[str, list[str]]:
    carer = part.carer
    lines = [carer.name, part.get_parental_responsibility_display()]
    if part.is_main_contact:
        lines.append("Main contact")
    if part.lives_with:
        lines.append("Lives with the child")
    lines += [line for line in (carer.telephone, carer.email) if line]
    if carer.lines or carer.postcode:
        place = ", ".join([*carer.lines.splitlines(), carer.postcode]).strip(", ")
        lines.append(place if sight.sees_confidential else MASKED)
    if carer.reached_by:
        lines.append(f"Likes to be reached by {carer.get_reached_by_display().lower()}")
    if carer.language:
        lines.append(f"Language: {carer.language}")
    if carer.access_needs:
        lines.append(f"Access needs: {carer.access_needs}")
    if part.may_be_told:
        lines.append(f"May be told: {part.may_be_told}")
    when = period(part.since, part.until, on=sight.on)
    return part.get_kind_display(), [*lines, *([when] if when else [])]


def _professional(part: Involvement, child: Child, sight: Sight) -> tuple[str, list[str]]:
    names = [part.name, getattr(part.person, "name", ""), getattr(part.organisation, "name", "")]
    lines = [", ".join(name for name in names if name)]
    if part.person:
        lines += [line for line in (part.person.telephone, part.person.email) if line]
    if part.is_key_contact:
        lines.append("Key contact")
    return part.get_part_display(), [*lines, period(part.since, part.until, on=sight.on)]


def _consent(part: Consent, child: Child, sight: Sight) -> tuple[str, list[str]]:
    did = "Given" if part.is_given else "Refused"
    lines = [f"{did} by {part.by} on {day(part.on)}, {part.get_how_display().lower()}"]
    lines += [part.details] if part.details else []
    lines += [f"Withdrawn on {day(part.withdrawn_on)}"] if part.withdrawn_on else []
    return part.get_what_for_display(), lines


_TOLD: dict[str, Any] = {
    "address": _address,
    "carer": _carer,
    "placement": _placement,
    "need": _need,
    "professional": _professional,
    "consent": _consent,
}
