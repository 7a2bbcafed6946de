"""The caseload: searched, filtered, sorted, and sorted into trays."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from django.db.models import Q, QuerySet

from goldenthread.casework.enums import ENDINGS, OPEN_STAGES, QUIET_DAYS
from goldenthread.casework.models import OPEN, Case, TeamMember
from goldenthread.casework.permissions import advisers_for
from goldenthread.casework.queries.advice import alive
from goldenthread.casework.queries.caseloads import days_over, waits_for
from goldenthread.casework.queries.owing import cases_that_may_owe
from goldenthread.casework.queries.standing import Standing, standings
from goldenthread.children.api import Child, Need, Placement, Setting, by_names
from goldenthread.core.clock.states import State
from goldenthread.platform.among import Among
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import LocalArea, Person
from goldenthread.ui.listing import Named, named

_UPN = re.compile(r"[A-Za-z]\d{11}[0-9A-Za-z]")
OURS = "mine or nobody"
_LIKELIEST = ("-likeness", "pk")  # the likeness is put there by `by_names`
TRAYS: dict[str, Callable[[Standing, date], bool]] = {
    "overdue": lambda one, on: bool(one.dues_in(State.OVERDUE)),
    "due": lambda one, on: bool(one.dues_in(State.DUE_SOON)),
    "waiting": lambda one, on: bool(one.waits),
    "quiet": lambda one, on: one.quiet_for(on) >= QUIET_DAYS,
    "unallocated": lambda one, on: one.officer_id is None,
    "will-miss": lambda one, on: one.will_miss,
}
SORTS: dict[str, Callable[[Standing], tuple[object, ...]]] = {
    "next": lambda one: (one.dues[0].day if one.dues else date.max, one.number),
    "number": lambda one: (one.number,),
    "received": lambda one: (one.received_on or date.min, one.number),
    "quiet": lambda one: (one.last_on or date.min, one.number),
    "waiting": lambda one: (min((day for _, day in one.waits), default=date.max), one.number),
    "over": lambda one: (-days_over(one), one.number),
    "stage": lambda one: ([*OPEN_STAGES, one.stage].index(one.stage), one.number),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the caseload is asked for. `officer` is a number, "mine", "nobody" or `OURS`.

    `waits` is the mark of an adviser, `team` the number of a team.
    """

    words: str = ""
    officer: str = ""
    stage: str = ""
    need: str = ""
    setting: int | None = None
    tray: str = ""
    quiet_days: int = QUIET_DAYS
    waits: str = ""
    team: int | None = None
    sort: str = "next"

    @property
    def is_ended(self) -> bool:
        """Whether ended cases are asked for."""
        return self.stage == "ended"


def choice_of(query: str) -> Choice:
    """Return what a saved filter asks for."""
    given = dict(parse_qsl(query))
    quiet = given.get("quiet_days", "")
    sort = given.get("sort", "next")
    return Choice(
        officer=given.get("officer", ""),
        stage=given.get("stage", ""),
        need=given.get("need", ""),
        setting=int(given["setting"]) if given.get("setting", "").isdigit() else None,
        tray=given.get("tray", ""),
        quiet_days=int(quiet) if quiet.isdigit() else QUIET_DAYS,
        waits=given.get("waits", ""),
        team=int(given["team"]) if given.get("team", "").isdigit() else None,
        sort=sort if sort.removeprefix("-") in SORTS else "next",
    )


def caseload(local_area: LocalArea, choice: Choice, *, by: Member, on: date) -> list[Standing]:
    """Return the open cases that fit, sorted, each as it stands on the day for this member.

    Who works on cases is also shown refusals of which mediation or an appeal leaves us a duty.
    """
    advisers = advisers_for(by)
    at_work = _cases_at_work(local_area, on=on) if advisers is None else _open_cases(local_area)
    narrowed = _narrowed(at_work, choice, me=by.person, on=on)
    found = standings(narrowed, on=on, advisers=advisers, remember=True)
    kept = [one for one in found if (one.is_open or one.dues) and _fits(one, choice, on)]
    return sorted(
        kept,
        key=SORTS[choice.sort.removeprefix("-")],
        reverse=choice.sort.startswith("-"),
    )


def ended_cases(local_area: LocalArea, choice: Choice, *, by: Member, on: date) -> QuerySet[Case]:
    """Return the cases that have ended and fit, the latest first."""
    over = local_area.cases.filter(~OPEN | ~alive())
    return _narrowed(over, choice, me=by.person, on=on).order_by("-number")


def these(numbers: Collection[int]) -> QuerySet[Case]:
    """Return the query for these very cases, by their numbers in the table, the latest first."""
    return Case.objects.filter(Among("pk", numbers)).order_by("-number")


def _open_cases(local_area: LocalArea) -> QuerySet[Case]:
    return local_area.cases.filter(OPEN)  # who has died is left out by the stage


def _cases_at_work(local_area: LocalArea, *, on: date) -> QuerySet[Case]:
    # by their numbers, as in `facts_of_many`: within the fences a query within a query is slow
    owing = Q(Among("pk", cases_that_may_owe(on=on)), **{f"{end}__isnull": True for end in ENDINGS})
    return local_area.cases.filter(OPEN | owing)


def _narrowed(found: QuerySet[Case], choice: Choice, *, me: Person, on: date) -> QuerySet[Case]:
    if choice.officer:
        mine, nobodys = Q(officer=me), Q(officer=None)
        whose = {"mine": mine, "nobody": nobodys, OURS: mine | nobodys}
        found = found.filter(whose.get(choice.officer) or Q(officer=int(choice.officer)))
    if choice.team:
        members = TeamMember.objects.filter(_on_day(on), team=choice.team)
        found = found.filter(officer__in=members.values("person"))
    if choice.need:
        needing = Need.objects.filter(_on_day(on), sen_type=choice.need)
        found = found.filter(child__in=needing.values("child"))
    if choice.setting:
        placed = Placement.objects.filter(_on_day(on), setting=choice.setting)
        found = found.filter(child__in=placed.values("child"))
    if choice.words:
        found = _named(found, choice)
    return found


def _named(found: QuerySet[Case], choice: Choice) -> QuerySet[Case]:
    words = choice.words
    if words.isdigit():
        return found.filter(number=int(words)) if len(words) < 10 else found.none()
    if _UPN.fullmatch(words):
        return found.filter(child__upn=words.upper())
    if choice.is_ended:
        return found.filter(child__in=by_names(Child.objects.all(), words).values("pk"))
    # the children of open cases are few beside all of the area's: only their names are compared
    few = Child.objects.filter(Among("pk", found.values_list("child_id", flat=True)))
    return found.filter(Among("child_id", by_names(few, words).values_list("pk", flat=True)))


def _on_day(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def _fits(one: Standing, choice: Choice, on: date) -> bool:
    if choice.stage in OPEN_STAGES and one.stage != choice.stage:
        return False
    if choice.waits and not waits_for(one, choice.waits):
        return False
    if choice.tray == "quiet":
        return one.quiet_for(on) >= choice.quiet_days
    return choice.tray not in TRAYS or TRAYS[choice.tray](one, on)


def children_named(numbers: Collection[int]) -> dict[int, Child]:
    """Return children by their number in the table, as far as this person sees them."""
    return {child.pk: child for child in Child.objects.filter(Among("pk", numbers))}


def people_named(numbers: Collection[int | None]) -> dict[int, Named]:
    """Return the names of people by their number in the table."""
    found = Person.objects.filter(Among("pk", [number for number in numbers if number]))
    return {person.pk: person for person in named(found)}


def settings_of(local_area: LocalArea) -> QuerySet[Setting]:
    """Return the register's settings by name."""
    return local_area.settings.order_by("name", "pk")


def children_found(local_area: LocalArea, words: str) -> list[Child]:
    """Return up to ten children of this name or record number, the likeliest first."""
    found = local_area.children.filter(merged_into=None)
    if words.isdigit():
        return list(found.filter(number=int(words)) if len(words) < 10 else [])
    return list(by_names(found, words).order_by(*_LIKELIEST)[:10])
