"""Made-up cases in columns, the same for the same seed: nobody's, and shaped like an area's.

A kind of case is its first event, how many of them a child has in ten years, and the steps that
follow: each so many days after an earlier one, in a share of the cases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from goldenthread.core.clock.calendars import Terms

Column = npt.NDArray[np.int64]

FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)
ON = date(2026, 1, 9)  # a Friday: where ways to count back from a weekend part
WEEKEND_SHARE = 0.35
"""How often what falls on a Saturday or Sunday stays there: letters wait, e-mail does not."""

HEADS = (("EXC-A", "c"), ("EXC-A", "d"), ("EXC-C", "c"), ("EXC-C", "d"),
         ("EXC-D", "a"), ("EXC-D", "c"), ("EXC-D", "d"), ("EXC-COVID", "a"))  # fmt: skip
"""Exceptions are kept by their place in this list."""


@dataclass(frozen=True)
class Step:
    """An event, from ``low`` to ``high`` days after another, in a share of the cases.

    Where the event ``unless`` has happened it does not.
    """

    event: str
    after: str
    low: int
    high: int
    share: float = 1.0
    unless: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of case: how many a child has in ten years, how it starts and goes on."""

    per_child: float
    first: str
    steps: tuple[Step, ...] = ()
    details: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass
class Made:
    """Cases in columns: ordinals with 0 for none, details as places in :data:`WORDS`.

    ``exceptions`` are rows of: row of the case, place in :data:`HEADS`, first and last day.
    """

    size: int
    events: dict[str, Column]
    details: dict[str, Column] = field(default_factory=dict)
    exceptions: Column = field(default_factory=lambda: np.zeros((0, 4), np.int64))

    def save(self, path: Path) -> None:
        """Keep the columns in a file."""
        columns = {f"event {name}": days.astype(np.int32) for name, days in self.events.items()}
        columns |= {f"detail {name}": said.astype(np.int16) for name, said in self.details.items()}
        np.savez(path, size=self.size, exceptions=self.exceptions, **columns)

    @classmethod
    def load(cls, path: Path) -> Made:
        """Read what was kept."""
        with np.load(path) as kept:
            found = {name: kept[name] for name in kept.files}
        return cls(
            int(found["size"]),
            {name.removeprefix("event "): found[name] for name in found if name[:6] == "event "},
            {name.removeprefix("detail "): found[name] for name in found if name[:7] == "detail "},
            found["exceptions"],
        )


ASSESSMENT = Kind(1, "request_received", (
    Step("decided_to_assess", "request_received", 12, 52, 0.72),
    Step("decided_not_to_assess", "request_received", 20, 50, 0.9, "decided_to_assess"),
    Step("request_withdrawn", "request_received", 5, 90, 0.03),
    Step("moved_area", "request_received", 5, 140, 0.01),
    Step("decided_not_to_issue", "decided_to_assess", 50, 90, 0.06),
    Step("draft_served", "decided_to_assess", 50, 130, 0.99, "decided_not_to_issue"),
    Step("final_issued", "draft_served", 16, 60, 0.99),
))  # fmt: skip
"""One request: as published statistics have it, about half end within 20 weeks."""

KINDS = (
    ASSESSMENT,
    Kind(6, "advice_requested", (Step("advice_received", "advice_requested", 10, 80, 0.97),)),
    Kind(10, "review_meeting", (
        Step("review_report_sent", "review_meeting", 3, 40, 0.95),
        Step("review_decided", "review_meeting", 14, 80, 0.95),
        Step("amendment_notice_served", "review_meeting", 81, 95, 0.3),
        Step("amendment_answered", "amendment_notice_served", 2, 20, 0.8),
        Step("amended_final_issued", "amendment_notice_served", 21, 90, 0.97),
    ), {"review_outcome": ("maintain", "maintain", "amend", "cease")}),
    Kind(1.6, "transfer_due_year", (), {
        "phase": ("early_years_to_school", "primary_to_secondary", "secondary_to_post16"),
    }),
    Kind(2, "amendment_notice_served", (
        Step("amendment_answered", "amendment_notice_served", 2, 20, 0.8),
        Step("amended_final_issued", "amendment_notice_served", 21, 90, 0.96),
    ), {"outside_review": ("yes",)}),
    Kind(0.4, "decision_notice_sent", (
        Step("mediation_requested", "decision_notice_sent", 3, 80, 0.6),
        Step("mediation_not_wanted", "decision_notice_sent", 3, 70, 0.9, "mediation_requested"),
        Step("mediation_held", "mediation_requested", 10, 60, 0.7),
        Step("mediation_concluded", "mediation_requested", 61, 65, 0.7),
        Step("mediation_certificate_issued", "mediation_concluded", 1, 12),
    ), {"mediation_about": ("education_or_social_care", "mixed")}),
    Kind(0.3, "appeal_sent_to_council", (
        Step("appeal_response_sent", "appeal_sent_to_council", 20, 60, 0.8),
        Step("appeal_ended", "appeal_sent_to_council", 70, 400, 0.9),
    )),
    Kind(0.1, "order_made", (
        Step("draft_served", "order_made", 10, 50, 0.5),
        Step("final_issued", "draft_served", 16, 60),
        Step("amended_final_issued", "order_made", 8, 60, 0.6),
    ), {"order_kind": ("assess", "make_plan", "amend_contents", "amend_setting")}),
    Kind(0.05, "appeal_not_opposed", (Step("amended_final_issued", "appeal_not_opposed", 8, 60),), {
        "appeal_kind": ("refusal_to_assess", "contents", "setting", "refusal_to_issue"),
    }),
    Kind(0.5, "complaint_received", (
        Step("corporate_complaint_acknowledged", "complaint_received", 1, 12),
        Step("corporate_stage1_replied", "corporate_complaint_acknowledged", 5, 40, 0.9),
        Step("stage1_replied", "complaint_received", 41, 60, 0.4),
        Step("stage2_requested", "stage1_replied", 2, 40, 0.2),
    ), {"complaint_kind": ("children_statutory", "corporate", "nhs"),
        "extended": ("yes", "no", "no")}),
    Kind(0.6, "exclusion_decided", (
        Step("exclusion_began", "exclusion_decided", 0, 3),
        Step("parents_told_of_exclusion", "exclusion_decided", 0, 2),
        Step("council_told_of_exclusion", "exclusion_decided", 0, 9, 0.9),
        Step("governors_told_of_exclusion", "exclusion_decided", 0, 2, 0.5),
        Step("governors_met", "governors_told_of_exclusion", 5, 40, 0.9),
        Step("alternative_education_began", "exclusion_began", 5, 30, 0.7),
    ), {"exclusion_kind": ("permanent", "suspension_6_to_15_days", "suspension_up_to_5_days")}),
    Kind(0.8, "became_looked_after", (
        Step("health_assessed", "became_looked_after", 10, 50, 0.95),
        Step("personal_education_plan_ready", "became_looked_after", 5, 30, 0.9),
    )),
    Kind(0.3, "absence_began", (
        Step("alternative_education_began", "absence_began", 10, 60, 0.6),
        Step("returned_to_school", "absence_began", 10, 200, 0.6),
    )),
    Kind(0.3, "new_area_aware", (
        Step("moved_area", "new_area_aware", 0, 20),
        Step("plan_transferred", "moved_area", 0, 40, 0.97),
        Step("family_told_of_transfer", "plan_transferred", 5, 60, 0.9),
    )),
    Kind(0.3, "personal_data_requested", (
        Step("personal_data_answered", "personal_data_requested", 5, 60, 0.95),
    ), {"extended": ("yes", "no", "no")}),
    Kind(0.1, "direct_payment_started", (
        Step("direct_payment_checked", "direct_payment_started", 60, 120, 0.9),
    )),
    Kind(0.1, "reassessment_requested", (
        Step("decided_to_reassess", "reassessment_requested", 5, 25, 0.6),
        Step("amended_final_issued", "decided_to_reassess", 50, 120, 0.95),
    )),
    Kind(0.2, "ceasing_considered", (
        Step("decided_to_cease", "ceasing_considered", 5, 40, 0.8),
        Step("cease_notice_sent", "decided_to_cease", 1, 10),
        Step("plan_ceased", "cease_notice_sent", 60, 100),
    )),
)  # fmt: skip

WORDS = ("", *sorted({word for kind in KINDS for said in kind.details.values() for word in said}))
"""Every word that a made-up case says about itself; the first is none."""

OPEN_SHARE = {"request_received": 0.15, "advice_requested": 0.35, "review_meeting": 1.0,
              "transfer_due_year": 0.15, "appeal_sent_to_council": 0.03}  # fmt: skip
"""How many open cases of a kind a child has on a day in a national caseload."""


def assessments(size: int, seed: int) -> Made:
    """Return requests of ten years, about 6% with an exception."""
    chance = np.random.default_rng(seed)
    events = _events(ASSESSMENT, size, chance, FIRST)
    # after mediation some refusals are taken back
    again = (events["decided_not_to_assess"] > 0) & (chance.random(size) < 0.05)
    events["decided_to_assess"] = np.where(
        again, events["decided_not_to_assess"] + 40, events["decided_to_assess"]
    )
    _end(events)
    return Made(size, events, {}, _exceptions(events["request_received"], chance))


def ten_years(children: int, seed: int) -> Made:
    """Return all cases of children over ten years."""
    sizes = [(kind, round(kind.per_child * children)) for kind in KINDS]
    return _stacked(sizes, seed, FIRST)


def open_cases(children: int, seed: int) -> Made:
    """Return the cases begun in the last 200 days, as many as a caseload has open at once."""
    sizes = [
        (kind, round(OPEN_SHARE[kind.first] * children))
        for kind in KINDS
        if kind.first in OPEN_SHARE
    ]
    return _stacked(sizes, seed, date(2025, 6, 15))


def terms() -> Terms:
    """Return a plain term calendar that reaches from 2015 to 2027."""
    year_round = (("01-05", "02-10"), ("02-20", "03-28"), ("04-15", "05-23"),
                  ("06-02", "07-20"), ("09-03", "10-20"), ("10-31", "12-18"))  # fmt: skip
    return Terms(tuple(
        (date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}"))
        for year in range(2015, 2028)
        for first, last in year_round
    ))  # fmt: skip


def _stacked(sizes: list[tuple[Kind, int]], seed: int, first: date) -> Made:
    chance = np.random.default_rng(seed)
    size = sum(how_many for _, how_many in sizes)
    made = Made(size, {})
    begin = 0
    for kind, how_many in sizes:
        rows = slice(begin, begin + how_many)
        for name, days in _events(kind, how_many, chance, first).items():
            made.events.setdefault(name, np.zeros(size, np.int64))[rows] = days
        for name, words in kind.details.items():
            column = made.details.setdefault(name, np.zeros(size, np.int64))
            column[rows] = chance.choice([WORDS.index(word) for word in words], how_many)
        begin += how_many
    _end(made.events)
    requests = made.events["request_received"]
    made.exceptions = _exceptions(requests[requests > 0], chance)
    made.exceptions[:, 0] = np.flatnonzero(requests)[made.exceptions[:, 0]]
    return made


def _events(kind: Kind, size: int, chance: np.random.Generator, first: date) -> dict[str, Column]:
    began = chance.integers(first.toordinal(), LAST.toordinal() + 1, size)
    if kind.first == "transfer_due_year":
        years = np.array([date(year, 1, 1).toordinal() for year in range(first.year, 2027)])
        return {kind.first: chance.choice(years, size)}
    events = {kind.first: _in_the_week(began, chance)}
    for step in kind.steps:
        before = events[step.after]
        days = before + chance.integers(step.low, step.high + 1, size)
        happens = (before > 0) & (chance.random(size) < step.share)
        if step.unless:
            happens &= events[step.unless] == 0
        moved = days if step.low == 0 else _in_the_week(days, chance)
        events[step.event] = np.where(happens, moved, 0)
    return events


def _in_the_week(days: Column, chance: np.random.Generator) -> Column:
    """Put most of what falls on a weekend on the Monday after."""
    weekday = (days - 1) % 7
    stays = chance.random(len(days)) < WEEKEND_SHARE
    return np.where((weekday < 5) | stays, days, days + 7 - weekday)


def _end(events: dict[str, Column]) -> None:
    """Forget what lies after the day asked about, unless it is planned."""
    for name, days in events.items():
        if name != "transfer_due_year":
            days[days > ON.toordinal()] = 0


def _exceptions(requests: Column, chance: np.random.Generator) -> Column:
    """Return rows, heads, first and last days: one in about 6% of the cases, 0 while it lasts."""
    rows = np.flatnonzero(chance.random(len(requests)) < 0.06)
    heads = chance.integers(0, len(HEADS), len(rows))
    since = requests[rows] + chance.integers(0, 150, len(rows))
    until = np.where(chance.random(len(rows)) < 0.03, 0, since + chance.integers(3, 80, len(rows)))
    return np.stack([rows, heads, since, until], axis=1)
