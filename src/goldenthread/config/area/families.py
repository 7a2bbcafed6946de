"""The child, the family and the home: invented names, languages, numbers, needs."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from goldenthread.config.area import names, numbers
from goldenthread.config.area.days import drawn
from goldenthread.config.area.plots import Plot
from goldenthread.config.area.proportions import (
    CARERS,
    ETHNICITIES,
    LANGUAGES,
    NEEDS,
    PERSONAL_MALE,
    SECOND_NEED,
    band_of,
)
from goldenthread.core.school_years import age_on

_SIBLINGS, _REMEMBERED = 0.07, 400
_MAY_DECIDE = {"mother", "father", "adopter", "guardian"}
_APART = 300  # days between the births of two children of one mother


@dataclass(frozen=True, slots=True)
class _Known:
    """Of an earlier life, what a brother or sister shares with it."""

    number: int
    born: date
    surname: str
    language: str
    kind: str
    home: dict[str, Any]


class Kin:
    """The families that were told of last, in which a brother or sister may be born."""

    def __init__(self) -> None:
        self._known: deque[_Known] = deque(maxlen=_REMEMBERED)

    def remember(self, known: _Known) -> None:
        """Keep a family."""
        self._known.append(known)

    def one_for(self, born: date, chance: Random) -> _Known | None:
        """Return a family that this child can be of, or None for one of its own."""
        if not self._known or chance.random() > _SIBLINGS:
            return None
        one = chance.choice(self._known)
        return one if _APART < abs((one.born - born).days) < 4_000 else None


@dataclass(frozen=True, slots=True)
class Family:
    """What is told of a child at the start: facts of the record, homes, needs and carers."""

    child: dict[str, Any]
    homes: list[tuple[date, dict[str, Any]]]
    needs: list[str]
    carers: list[dict[str, Any]] = field(default_factory=list)


def family_of(number: int, plot: Plot, kin: Kin, as_of: date, chance: Random) -> Family:
    """Return the family of a life, which may be that of an earlier one."""
    shared = kin.one_for(plot.born, chance)
    surname = shared.surname if shared else names.surname(chance)
    language = shared.language if shared else drawn(chance, LANGUAGES)
    home = shared.home if shared else _home(chance)
    kind = shared.kind if shared else drawn(chance, CARERS)
    child = {
        "forename": names.forename(chance),
        "surname": surname,
        "date_of_birth": plot.born,
        "sex": "M" if chance.random() < PERSONAL_MALE else "F",
        "ethnicity": drawn(chance, ETHNICITIES),
        "first_language": language,
        "interpreter_needed": language != "English" and chance.random() < 0.35,
        **_identifiers(number, plot, chance),
    }
    if shared is None:
        kin.remember(_Known(number, plot.born, surname, language, kind, home))
    family = Family(child, _homes(plot, home, as_of, chance), _needs(plot, as_of, chance))
    family.carers.extend(_carers(surname, language, kind, home, shared, chance))
    return family


def _identifiers(number: int, plot: Plot, chance: Random) -> dict[str, str]:
    place = number + 1_000  # below are those of children made by hand
    is_young = age_on(plot.born, plot.known_from) < 5
    has_upn = chance.random() < (0.5 if is_young else 0.97)
    return {
        "upn": numbers.upn(place, plot.born) if has_upn else "",
        "upn_unknown": "" if has_upn else "UN1" if is_young else "UN8",
        "nhs_number": numbers.nhs_number(place) if chance.random() < 0.93 else "",
        "uln": numbers.uln(place) if age_on(plot.born, plot.known_from) >= 14 else "",
    }


def _home(chance: Random) -> dict[str, Any]:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    inward = f"{chance.randint(0, 9)}{chance.choice(letters)}{chance.choice(letters)}"
    return {"lines": f"{names.street(chance)}\nEastmarch", "postcode": f"ZZ99 {inward}"}


def _homes(
    plot: Plot, home: dict[str, Any], as_of: date, chance: Random
) -> list[tuple[date, dict[str, Any]]]:
    known = plot.known_from
    since = max(plot.born, known - timedelta(days=chance.randint(60, 2_000)))
    found = [(since, {**home, "is_confidential": chance.random() < 0.01})]
    last = plot.ended_on or as_of
    while chance.random() < 0.06 * (last - known).days / 365 and len(found) < 3:
        moved = known + timedelta(days=chance.randint(1, max(1, (last - known).days)))
        if moved > found[-1][0]:
            found.append((moved, _home(chance)))
    return found


def _needs(plot: Plot, as_of: date, chance: Random) -> list[str]:
    # by the age on the last day, so that those in force are as England's at that age
    shares = NEEDS[band_of(age_on(plot.born, plot.ended_on or as_of))]
    first = drawn(chance, shares)
    if chance.random() >= SECOND_NEED:
        return [first]
    return [first, drawn(chance, {need: share for need, share in shares.items() if need != first})]


def _carers(
    surname: str,
    language: str,
    kind: str,
    home: dict[str, Any],
    shared: _Known | None,
    chance: Random,
) -> list[dict[str, Any]]:
    main = {
        "carer": None if shared else _person(surname, language, home, chance),
        "of_life": shared.number if shared else None,
        "values": _relationship(kind, is_main=True),
    }
    if kind not in {"mother", "father"} or chance.random() > 0.55:
        return [main]
    other = "father" if kind == "mother" else "mother"
    lives_with = chance.random() < 0.6
    second = {
        "carer": _person(surname, language, home if lives_with else _home(chance), chance),
        "of_life": None,
        "values": _relationship(other, is_main=False, lives_with=lives_with),
    }
    return [main, second]


def _person(surname: str, language: str, home: dict[str, Any], chance: Random) -> dict[str, Any]:
    # 01632 960000 to 960999 are kept by Ofcom for drama
    return {
        "name": f"{names.forename(chance)} {surname}",
        "lines": home["lines"],
        "postcode": home["postcode"],
        "telephone": f"01632 960{chance.randint(0, 999):03d}",
        "language": language,
        "reached_by": chance.choice(("email", "telephone", "text", "post")),
    }


def _relationship(kind: str, *, is_main: bool, lives_with: bool = True) -> dict[str, Any]:
    may_decide = "yes" if kind in _MAY_DECIDE else "no"
    return {
        "kind": kind, "parental_responsibility": may_decide, "is_main_contact": is_main,
        "lives_with": lives_with,
    }  # fmt: skip
