"""Who works in the area: posts that people hold for a while, and how long they make wait."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from goldenthread.config.area import names
from goldenthread.config.area.proportions import MONTHS
from goldenthread.config.area.script import Asked, School, Service, Stint

CASES_OF_AN_OFFICER = 230
PLANS_OF_A_MANAGER = 4_000
PLANS_OF_A_PANEL = 8_000
LEAN, MENDED = 0.45, 0.68
"""The part of the years in which too few psychologists and officers are in post."""
ON_PANELS = {
    "psychology": "Psychologist", "health": "Nurse", "social_care": "Social worker",
    "school": "Headteacher",
}  # fmt: skip
"""Who sits on a panel beside the council's officer, by agency."""
_SETTLED = 0.88
_PEAK = 85  # days of work that lie there in the worst week
_MONTH = 30.4
_AHEAD = 1_500

SERVICES = (
    Service("psychology", "{area} Educational Psychology Service", "council"),
    Service("health", "{area} Community NHS Trust", "nhs_provider"),
    Service("social_care", "{area} Children’s Social Care", "council"),
)


class Office:
    """The officers and managers of the area over time."""

    def __init__(self, asked: Asked, schools: tuple[School, ...]) -> None:
        self._asked = asked
        self._chance = Random(f"{asked.mark}:staff")  # noqa: S311 -- repeatable, nothing secret
        self._people = 0
        self.managers = [
            self._stint(f"SEND Case Manager, team {n + 1}", "case_manager", "")
            for n in range(1 + asked.plans // PLANS_OF_A_MANAGER)
        ]
        posts = max(2, round(asked.plans / CASES_OF_AN_OFFICER))
        self.officers = [
            stint for n in range(posts)
            for stint in self._holders(
                f"SEND Case Officer, team {n % 6 + 1}, post {n + 1}", "case_officer", ""
            )
        ]  # fmt: skip
        self.others = [
            self._stint(f"{service.key.replace('_', ' ').title()} adviser {n + 1}",
                        "service_member", service.key)
            for service in SERVICES for n in range(1 + asked.plans // 1_500)
        ]  # fmt: skip
        self.others += [
            self._stint(f"SENCO, {school.name}", "setting_member", school.name)
            for school in schools
            if school.kind in {"mainstream", "special", "college"}
        ]
        self.panels = 2 * (1 + asked.plans // PLANS_OF_A_PANEL) if asked.has_panels else 0
        self.panel_members = {
            (panel, agency): self._sitting(panel, agency, schools)
            for panel in range(self.panels)
            for agency in ON_PANELS
        }

    @property
    def stints(self) -> list[Stint]:
        """Everybody, in the order of their numbers."""
        sitting = [stint for held in self.panel_members.values() for stint in held]
        everybody = [*self.managers, *self.officers, *self.others, *sitting]
        return sorted(everybody, key=lambda one: one.person)

    @property
    def manager(self) -> Stint:
        """Who is there all the time."""
        return self.managers[0]

    def officer_on(self, on: date, chance: Random, *, besides: int | None = None) -> Stint | None:
        """Return one of those who carry cases on a day, if anybody does."""
        there = [one for one in self.officers if one.holds_on(on) and one.person != besides]
        return chance.choice(there) if there else None

    def _sitting(self, panel: int, agency: str, schools: tuple[School, ...]) -> list[Stint]:
        """Return who sits on a panel for an agency, one after another."""
        of_staff = [one.name for one in schools if one.kind in {"mainstream", "special"}]
        home = of_staff[panel % len(of_staff)] if agency == "school" else agency
        title = f"{ON_PANELS[agency]}, SEND panel {panel + 1}"
        return self._holders(title, "panel_member", home)

    def _holders(self, title: str, role: str, organisation: str) -> list[Stint]:
        """Return who holds a post one after another, with gaps that are longer in the lean time."""
        found: list[Stint] = []
        since = self._asked.begins
        while since < self._asked.as_of:
            months = self._chance.uniform(10, 62) if found else self._chance.uniform(2, 40)
            until = since + timedelta(days=int(months * _MONTH))
            last = None if until >= self._asked.as_of else until
            found.append(self._stint(title, role, organisation, since, last))
            gone = (until - self._asked.begins).days / (365.25 * self._asked.years)
            gap = (60, 240) if LEAN <= gone < MENDED else (0, 60)
            since = until + timedelta(days=1 + self._chance.randint(*gap))
        return found

    def _stint(
        self,
        post: str,
        role: str,
        organisation: str,
        since: date | None = None,
        until: date | None = None,
    ) -> Stint:
        self._people += 1
        return Stint(
            self._people, names.person(self._people), post, role, organisation,
            since or self._asked.begins, until,
        )  # fmt: skip


class Psychologists:
    """How long a child waits for a psychologist: a queue that grows while too few are in post.

    Reckoned for each day in days of work that lie there, so that it does not depend on how many
    children the area has.
    """

    def __init__(self, asked: Asked) -> None:
        self._begins = asked.begins
        span = round(365.25 * asked.years)
        lean = span * (MENDED - LEAN)
        self._waits = [0.0]
        for number in range(span + _AHEAD):
            day = asked.begins + timedelta(days=number)
            comes = MONTHS[day.month - 1] / (sum(MONTHS) / 12)
            managed = 1.15
            if LEAN <= number / span < MENDED:
                managed = 1 - _PEAK / lean
            elif MENDED <= number / span < _SETTLED:
                managed = 1 + _PEAK / (span * (_SETTLED - MENDED)) * 1.3
            self._waits.append(max(0.0, self._waits[-1] + comes - managed))

    def wait(self, asked_on: date) -> float:
        """Return how many days lie between the asking and the first free day."""
        day = (asked_on - self._begins).days
        return self._waits[min(max(0, day), len(self._waits) - 1)]


def schools_of(asked: Asked) -> tuple[School, ...]:
    """Return the register of the area."""
    many = max(10, asked.plans // 50)
    found: list[School] = []
    for share, kind, words, low, high in _KINDS:
        for _ in range(max(1, round(many * share))):
            number = len(found)
            name = f"{names.place(number)} {words}"
            found.append(School(number, name, kind, low, high))
    return tuple(found)


_KINDS = (
    (0.46, "mainstream", "Primary School", 4, 11),
    (0.18, "mainstream", "Academy", 11, 18),
    (0.14, "special", "Special School", 2, 19),
    (0.06, "independent_special", "House School", 5, 19),
    (0.04, "college", "College", 16, 25),
    (0.02, "special_post_16", "Specialist College", 16, 25),
    (0.02, "training", "Training", 16, 25),
    (0.05, "early_years", "Nursery", 0, 5),
    (0.03, "alternative", "Pupil Referral Unit", 5, 16),
)


class Register:
    """The schools by kind and age, so that one can be found for a child."""

    def __init__(self, schools: tuple[School, ...]) -> None:
        self._by_kind: dict[str, list[School]] = {}
        for school in schools:
            self._by_kind.setdefault(school.kind, []).append(school)

    def one_for(self, kind: str, age: int, chance: Random) -> School | None:
        """Return a school of this kind for this age, if there is one."""
        fits = [s for s in self._by_kind.get(kind, ()) if s.takes(age)]
        return chance.choice(fits) if fits else None
