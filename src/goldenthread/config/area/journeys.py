"""The days of one request for an assessment, from its receipt to where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from goldenthread.config.area import proportions
from goldenthread.config.area.days import after
from goldenthread.config.area.staff import Psychologists

ADVICE = {
    "parent_or_young_person": (5, 26),
    "education": (14, 42),
    "medical": (22, 58),
    "psychological": (24, 41),
    "social_care": (12, 48),
}
"""How many days each adviser takes, from the least to the most, when nobody has to wait."""


@dataclass(slots=True)
class Dispute:
    """Mediation and appeal about a refusal, each day by the name of its field."""

    about: str
    mediation: list[tuple[date, dict[str, date | str]]] = field(default_factory=list)
    appeal: list[tuple[date, dict[str, date | str]]] = field(default_factory=list)
    conceded_on: date | None = None


@dataclass(slots=True)
class Journey:
    """The days of a request; those after the last day of the script have not come yet.

    `refused_on` and `not_issued_on` stay when they are conceded. `advice` maps a kind to the days
    on which it was asked for and came.
    """

    received_on: date
    acknowledged_on: date
    told_partners_on: date
    ending: str = ""
    refused_on: date | None = None
    assess_on: date | None = None
    advice: dict[str, tuple[date, date]] = field(default_factory=dict)
    not_issued_on: date | None = None
    issue_on: date | None = None
    draft_on: date | None = None
    consulted_on: date | None = None
    replied_on: date | None = None
    answered_on: date | None = None
    final_on: date | None = None
    ended_on: date | None = None
    exception: tuple[date, date] | None = None
    disputes: list[Dispute] = field(default_factory=list)

    @property
    def over_on(self) -> date | None:
        """The day from which no more is to be expected, if there is one."""
        if self.final_on or self.ended_on:
            return self.final_on or self.ended_on
        return self.not_issued_on or self.refused_on


def take(
    received_on: date, chance: Random, psychologists: Psychologists, *, is_second: bool = False
) -> Journey:
    """Return the journey of a request that is received on a day."""
    acknowledged = after(received_on, chance, 0, 5)
    journey = Journey(received_on, acknowledged, after(acknowledged, chance, 1, 9))
    share = chance.random()
    if share < proportions.WITHDRAWN:
        journey.ended_on = after(journey.told_partners_on, chance, 3, 60)
        journey.ending = "withdrawn"
        return journey
    decided = _first_decision(journey, chance)
    if chance.random() < (0.15 if is_second else proportions.NOT_ASSESSED):
        journey.refused_on = decided
        conceded = _dispute(journey, "not_assess", decided, chance)
        if conceded is None:
            journey.ending = "refused"
            return journey
        decided = conceded
    journey.assess_on = decided
    _assess(journey, chance, psychologists)
    return journey


def _first_decision(journey: Journey, chance: Random) -> date:
    in_time = chance.random() < proportions.WITHIN_SIX_WEEKS
    least, most = (24, 39) if in_time else (44, 84)
    return after(journey.received_on, chance, least, most)


def _assess(journey: Journey, chance: Random, psychologists: Psychologists) -> None:
    told = journey.assess_on
    assert told is not None  # noqa: S101 -- it is put there before this is called
    asked = after(told, chance, 0, 3)
    for kind, (least, most) in ADVICE.items():
        comes = after(asked, chance, least, most)
        if chance.random() < 0.08:
            comes = after(comes, chance, 10, 60)
        if kind == "psychological":
            waits = int(psychologists.wait(asked) * chance.uniform(0.6, 1.4))
            comes = max(comes, after(asked, chance, waits + 8, waits + 24))
        journey.advice[kind] = (asked, comes)
    if chance.random() < proportions.MOVED:
        journey.ended_on = after(asked, chance, 5, 80)
        journey.ending = "moved"
        return
    if chance.random() < proportions.EXCEPTIONS:
        since = after(asked, chance, 5, 30)
        journey.exception = (since, after(since, chance, 28, 60))
    complete = max(day for _, day in journey.advice.values())
    decided = after(complete, chance, 2, 9)
    if chance.random() < proportions.NOT_ISSUED:
        journey.not_issued_on = decided
        conceded = _dispute(journey, "not_issue", decided, chance)
        if conceded is None:
            journey.ending = "not_issued"
            return
        decided = conceded
    _write(journey, decided, chance)


def _write(journey: Journey, decided: date, chance: Random) -> None:
    journey.issue_on = decided
    journey.draft_on = after(decided, chance, 1, 12)
    journey.consulted_on = after(journey.draft_on, chance, 0, 2)
    journey.replied_on = after(journey.consulted_on, chance, 8, 21)
    ready = max(journey.replied_on, journey.draft_on + timedelta(days=19))
    if chance.random() < 0.7:
        journey.answered_on = after(journey.draft_on, chance, 5, 15)
        ready = max(journey.replied_on, journey.answered_on)
    journey.final_on = after(ready, chance, 1, 14)
    journey.ending = "issued"


def _dispute(journey: Journey, about: str, told: date, chance: Random) -> date | None:
    """Put mediation and appeal on a journey; return the day on which the refusal is given up."""
    dispute = Dispute(about)
    if chance.random() < proportions.MEDIATION[about]:
        _mediate(dispute, told, chance)
    # most who appeal have not mediated, or mediation came to nothing
    appeals = chance.random() < proportions.TRIBUNAL[about] * 1.1
    if dispute.conceded_on is None and appeals:
        _appeal(dispute, told, chance)
    if dispute.mediation or dispute.appeal:
        journey.disputes.append(dispute)
    return dispute.conceded_on


def _mediate(dispute: Dispute, told: date, chance: Random) -> None:
    asked = after(told, chance, 10, 50)
    held = after(asked, chance, 14, 30)
    dispute.mediation.append((asked, {"mediation_requested_on": asked}))
    if chance.random() < proportions.CONCEDED["mediation"]:
        order = "assess" if dispute.about == "not_assess" else "make_plan"
        dispute.mediation.append(
            (held, {"mediation_held_on": held, "mediation_agreed_on": held, "order_kind": order})
        )
        dispute.conceded_on = after(held, chance, 7, 14)
    else:
        given = after(held, chance, 0, 3)
        facts: dict[str, date | str] = {
            "mediation_held_on": held, "mediation_certificate_issued_on": given,
        }  # fmt: skip
        dispute.mediation.append((given, facts))


def _appeal(dispute: Dispute, told: date, chance: Random) -> None:
    begun = dispute.mediation[-1][0] if dispute.mediation else told
    lodged = after(begun, chance, 14, 30)
    sent = after(lodged, chance, 3, 10)
    answered = after(sent, chance, 15, 30)
    ended = after(answered, chance, 60, 240)
    dispute.appeal = [
        (sent, {"appeal_lodged_on": lodged, "appeal_sent_to_council_on": sent}),
        (answered, {"appeal_response_sent_on": answered}),
        (ended, {"appeal_ended_on": ended}),
    ]
    if chance.random() < proportions.CONCEDED["tribunal"]:
        dispute.conceded_on = after(ended, chance, 7, 28)
