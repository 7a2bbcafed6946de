"""Tells a life: from an outline to all that is done for the child, by whom, and on which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from goldenthread.config.area import families, places
from goldenthread.config.area.days import after, drawn, workday
from goldenthread.config.area.journeys import Journey
from goldenthread.config.area.plots import Plot, plots_of, standing_of
from goldenthread.config.area.proportions import ASKED_BY
from goldenthread.config.area.script import Asked, Happening, Life, School, Stint
from goldenthread.config.area.staff import SERVICES, Office, Register, schools_of

REASONS = "Made up: what the family, the school and the advice tell points to this."
EVIDENCE = "Made-up letter from the family"
NOTE = "Made up: the family knows of the change; the file says what is next."
_ADVISER = {"psychological": "psychology", "medical": "health", "social_care": "social_care"}
_CHANNELS = {"email": 5, "online": 3, "letter": 1}
_LATE = ("A post was vacant", "The appointment was moved", "More was asked for")


class Script:
    """The whole script of an area: its staff, its schools and its lives, in order."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.schools: tuple[School, ...] = schools_of(asked)
        self.office = Office(asked, self.schools)
        self.services = SERVICES
        self._plots = plots_of(asked)

    @property
    def staff(self) -> list[Stint]:
        """Everybody who works there, one stint after another."""
        return self.office.stints

    @property
    def many(self) -> int:
        """How many lives there are."""
        return len(self._plots)

    def lives(self) -> Iterator[Life]:
        """Yield each life, in the order in which the children come to the area's notice."""
        register, kin = Register(self.schools), families.Kin()
        for number, plot in enumerate(self._plots):
            yield _Teller(number, plot, self.asked, self.office, register, kin).told()


class _Teller:
    """Tells one life."""

    def __init__(
        self,
        number: int,
        plot: Plot,
        asked: Asked,
        office: Office,
        register: Register,
        kin: families.Kin,
    ) -> None:
        self._number, self._plot, self._asked, self._office = number, plot, asked, office
        self._chance = Random(f"{asked.mark}:{number}")  # noqa: S311 -- repeatable, nothing secret
        self._family = families.family_of(number, plot, kin, asked.as_of, self._chance)
        self._stays = places.stays_of(plot, asked.as_of, register, self._chance)
        self._said: list[Happening] = []
        self._case = -1
        self._hands: list[tuple[date, Stint]] = []

    def told(self) -> Life:
        """Return the life, up to the last day of the script."""
        self._begin()
        if self._plot.historical:
            self._open_historical()
        for journey in self._plot.journeys:
            self._tell(journey)
        self._end()
        happened = sorted(
            (one for one in self._said if one.on <= self._asked.as_of), key=lambda one: one.on
        )
        return Life(self._number, standing_of(self._plot, self._asked.as_of), tuple(happened))

    def _say(self, on: date, verb: str, **facts: Any) -> None:
        self._said.append(Happening(on, self._by(on).person, verb, facts))

    def _by(self, on: date) -> Stint:
        """Return who has the case on a day, or a manager while nobody has or is there."""
        have = [stint for since, stint in self._hands if since <= on]
        return have[-1] if have and have[-1].holds_on(on) else self._office.manager

    def _begin(self) -> None:
        on = self._plot.known_from
        self._say(on, "begin_record", **self._family.child)
        for day, home in self._family.homes:
            self._say(max(on, day), "add_part", kind="address", values={**home, "since": day})
        for rank, sen_type in enumerate(self._family.needs, start=1):
            since = max(self._plot.born, on - timedelta(days=200))
            values = {"sen_type": sen_type, "rank": rank, "since": since}
            self._say(on, "add_part", kind="need", values=values)
        for stay in self._stays:
            values = {"otherwise": stay.otherwise, "since": stay.since}
            self._say(max(on, stay.since), "add_part", kind="placement", school=stay.school,
                      values=values)  # fmt: skip
        for place, carer in enumerate(self._family.carers):
            self._say(on, "add_carer", place=place, **carer)

    def _open_historical(self) -> None:
        on = self._plot.known_from
        self._case += 1
        values = {"source": drawn(self._chance, ASKED_BY), "historical": True}
        self._say(on, "open_request", case=0, received_on=None, values=values, carer=None,
                  school=None, officer=None)  # fmt: skip

    def _tell(self, journey: Journey) -> None:
        self._case += 1
        self._open(journey)
        self._step(journey.acknowledged_on, "acknowledge")
        self._step(journey.told_partners_on, "tell_partners")
        self._step(journey.told_partners_on, "consult_family")
        if journey.refused_on:
            self._decide(journey.refused_on, "not_assess", "no_plan_likely")
        self._dispute(journey, "not_assess")
        if journey.assess_on:
            self._decide(journey.assess_on, "assess", "may_need_plan")
        self._advise(journey)
        if journey.not_issued_on:
            self._decide(journey.not_issued_on, "not_issue", "plan_not_needed")
        self._dispute(journey, "not_issue")
        if journey.issue_on:
            self._decide(journey.issue_on, "issue", "plan_needed")
        self._write(journey)
        self._finish(journey)

    def _open(self, journey: Journey) -> None:
        received = journey.received_on
        source = drawn(self._chance, ASKED_BY)
        values = {"source": source, "channel": drawn(self._chance, _CHANNELS)}
        officer = self._office.officer_on(received, self._chance)
        waits = self._chance.random() < 0.15
        self._hands = [(received, officer)] if officer and not waits else []
        self._say(
            received, "open_request", case=self._case, received_on=received, values=values,
            carer=0 if source == "1" else None, school=self._school_on(received, source),
            officer=officer.person if self._hands and officer else None,
        )  # fmt: skip
        if not self._hands:
            self._allocate(after(received, self._chance, 3, 25), journey)
        self._hand_over(journey)

    def _school_on(self, on: date, source: str) -> int | None:
        there = [stay.school for stay in self._stays if stay.since <= on]
        return there[-1] if there and source == "2" else None

    def _allocate(self, on: date, journey: Journey, besides: int | None = None) -> None:
        if journey.over_on is not None and on > journey.over_on:
            return
        officer = self._office.officer_on(on, self._chance, besides=besides)
        if officer is None:
            return
        note = NOTE if self._hands else ""
        self._said.append(
            Happening(on, self._office.manager.person, "allocate",
                      {"case": self._case, "officer": officer.person, "note": note})
        )  # fmt: skip
        self._hands.append((on, officer))

    def _hand_over(self, journey: Journey) -> None:
        """Give an open case to another whenever whoever has it leaves."""
        while self._hands and (left := self._hands[-1][1].until) is not None:
            before = len(self._hands)
            last = self._hands[-1][1].person
            self._allocate(after(left, self._chance, 1, 20), journey, besides=last)
            if len(self._hands) == before:
                return

    def _step(self, day: date | None, step: str) -> None:
        if day is not None:
            self._say(day, "take_step", case=self._case, step=step, day=day)

    def _decide(self, day: date, outcome: str, test: str) -> None:
        decided = workday(day - timedelta(days=1)) if day.weekday() else day
        if outcome == "issue":
            decided = day
        self._say(day, "decide", case=self._case, outcome=outcome, decided_on=decided, told_on=day,
                  legal_test=test, reasons=REASONS)  # fmt: skip

    def _advise(self, journey: Journey) -> None:
        for kind, (asked, comes) in journey.advice.items():
            ended = journey.ended_on
            school = self._school_on(asked, "2") if kind == "education" else None
            name = "The family" if kind == "parent_or_young_person" else "The school"
            service = _ADVISER.get(kind)
            self._say(
                asked, "ask_for_advice", case=self._case, advice=kind, day=asked,
                service=service, school=school,
                name="" if service or school is not None else name,
            )  # fmt: skip
            if ended is not None and comes >= ended:
                continue
            if (comes - asked).days > 45:
                chased = after(asked, self._chance, 43, 45)
                self._say(chased, "chase_advice", case=self._case, advice=kind, day=chased)
            late = self._chance.choice(_LATE) if (comes - asked).days > 42 else ""
            self._say(comes, "take_in_advice", case=self._case, advice=kind, day=comes,
                      late_reason=late)  # fmt: skip
        if journey.exception:
            since, until = journey.exception
            self._say(since, "record_exception", case=self._case, code="EXC-D", head="d",
                      since=since,
                      evidence={"kind": "letter", "dated": since, "held": EVIDENCE})  # fmt: skip
            self._say(until, "end_exception", case=self._case, until=until)

    def _write(self, journey: Journey) -> None:
        self._step(journey.draft_on, "serve_draft")
        self._step(journey.consulted_on, "consult_setting")
        self._step(journey.answered_on, "take_in_answer")
        self._step(journey.replied_on, "take_in_reply")
        self._step(journey.final_on, "issue_final")

    def _finish(self, journey: Journey) -> None:
        if journey.ended_on is None:
            return
        if journey.ending == "withdrawn":
            self._step(journey.ended_on, "withdraw")
        else:
            self._say(journey.ended_on, "record_move", case=self._case, day=journey.ended_on,
                      moved_to="")  # fmt: skip

    def _dispute(self, journey: Journey, about: str) -> None:
        for dispute in journey.disputes:
            if dispute.about != about:
                continue
            for verb, many in (("mediation", dispute.mediation), ("appeal", dispute.appeal)):
                for day, values in many:
                    self._say(day, f"record_{verb}", case=self._case, about=about, values=values)

    def _end(self) -> None:
        on = self._plot.ended_on
        if on is None:
            return
        self._hands = []
        if self._plot.why_ended == "died":
            self._say(on, "record_death", died_on=on)
        if self._stays:
            self._say(on, "end_placement", until=on)
