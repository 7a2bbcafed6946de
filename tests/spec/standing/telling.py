"""A specification that is told: each row is judged and compared before it is kept.

What is known of an action is written in short words, a fact after the other with a semicolon
between them: "done 1; overdue 2; rated on_track". The day asked about is always 22 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from goldenthread.core.enums import Status
from goldenthread.core.standing.facts import Direction, Facts, Figure, MeasureFacts, Milestones
from goldenthread.core.standing.levels import Level
from goldenthread.core.standing.numbers import Numbers
from goldenthread.core.standing.rules import RULES
from goldenthread.core.standing.standings import Comparison, rolled_up, standing_of
from goldenthread.core.success.judging import Judgement, Success
from goldenthread.core.trajectories.paths import Place, Track
from tests.spec.telling import read_table
from tests.spec.wording import markdown_table

ON = date(2026, 11, 22)
_SAID = {
    Success.MET: "Met: 92% in October 2026 is at least 90%.",
    Success.NOT_YET: "Not yet met: 55% in October 2026 is not at least 90%.",
    Success.MISSED: "Not met in time: 55% in October 2026 is not at least 90%.",
    Success.CANNOT_SAY: "It cannot be said: October 2026 has no figure.",
}
_PLACES = {
    "on": Place(Track.ON, 75, -17, "On the path: 92% on 31 October 2026, where 75% was planned."),
    "near": Place(Track.NEAR, 75, 3, "Near the path: 72% where 75% was planned."),
    "off": Place(Track.OFF, 75, 20, "Off the path: 55% where 75% was planned."),
}


class Standings:
    """What one test says: ``blocks`` of Markdown; ``checked`` counts what was compared."""

    def __init__(self, heading: str = "", introduction: str = "") -> None:
        self.heading, self.introduction = heading, introduction
        self.blocks: list[str] = []
        self.checked = 0

    def rules(self) -> None:
        """List every rule with what it needs and the worst that it finds."""
        self._same(len({rule.id for rule in RULES}), len(RULES))
        rows = [[rule.said(Numbers()), rule.needs, rule.worst.words] for rule in RULES]
        self.blocks.append(markdown_table(["rule", "needs", "the worst it finds"], rows))

    def stands(self, table: str, **tuned: int) -> None:
        """Say where actions stand and why, by what is known of them."""
        heading, rows = read_table(table)
        found = []
        for known, *_ in rows:
            standing = standing_of(facts_of(known), Numbers(**tuned))
            because = " ".join(one.sentence for one in standing.reasons)
            found.append([known, standing.level.words, because])
        self._same(rows, found)
        self.blocks.append(markdown_table(heading, rows))

    def compares(self, table: str) -> None:
        """Say how a rating lies to the facts."""
        heading, rows = read_table(table)
        found = []
        for known, *_ in rows:
            facts = facts_of(known)
            one = Comparison(facts.declared, standing_of(facts))
            found.append([known, one.standing.level.words, str(one.generosity), one.words])
        self._same(rows, found)
        self.blocks.append(markdown_table(heading, rows))

    def adds_up(self, table: str, **tuned: int) -> None:
        """Say where an area stands by the levels of its actions."""
        heading, rows = read_table(table)
        found = []
        for levels, *_ in rows:
            standing = rolled_up(list(_levels(levels)), Numbers(**tuned))
            found.append([levels, standing.level.words, standing.reasons[0].sentence])
        self._same(rows, found)
        self.blocks.append(markdown_table(heading, rows))

    def _same(self, said: object, found: object) -> None:
        assert found == said
        self.checked += 1


def _levels(text: str) -> Iterable[Level]:
    for part in filter(None, text.split(", ")):
        many, _, name = part.partition(" ")
        yield from [Level(name.replace(" ", "_"))] * int(many)


def facts_of(text: str) -> Facts:
    """Return the facts that are written in short words."""
    known: dict[str, Any] = {"on": ON, "measures": (), "milestones": Milestones()}
    for fact in filter(None, (part.strip() for part in text.split(";"))):
        word, _, rest = fact.partition(" ")
        if word in ("done", "overdue", "ahead", "undated"):
            known["milestones"] = replace(known["milestones"], **{word: int(rest)})
        elif word in ("evidence", "measure"):
            known["measures"] += (_measure(rest),)
        elif word == "figure":
            known["measures"] += (MeasureFacts(figures=(_figure(rest),)),)
        else:
            known |= _one(word, rest)
    return Facts(**known)


def _one(word: str, rest: str) -> dict[str, Any]:
    match word:
        case "rated":
            return {"declared": Status(rest.replace(" ", "_"))}
        case "due" | "begun" | "reported":
            name = {"due": "due_by", "begun": "begun_on", "reported": "reported_on"}[word]
            return {name: date.fromisoformat(rest)}
        case "moved":
            return {"moved_later": int(rest)}
        case "silent":
            return {"cycles_silent": int(rest)}
        case "waits":
            return {"late_waits": tuple(rest.split(", "))}
        case "vacant":
            return {"vacant": (rest,)}
        case "unheld":
            return {"has_post": False}
    raise ValueError(word)


def _measure(rest: str) -> MeasureFacts:
    if rest.startswith("verified "):
        return MeasureFacts(verified_on=date.fromisoformat(rest.removeprefix("verified ")))
    return MeasureFacts(claims=1 if rest == "claimed" else 0)


def _figure(rest: str) -> Figure:
    state, *more = rest.split(", ")
    success = Success(state.replace(" ", "-"))
    figure = Figure(name="Plans in 20 weeks", judgement=Judgement(success, _SAID[success]))
    for one in more:
        word, _, what = one.partition(" ")
        if word == "by":
            figure = replace(figure, by=date.fromisoformat(what))
        elif word == "worse":
            figure = replace(figure, direction=Direction(int(what), "62% in July, 55% in October"))
        else:
            figure = replace(figure, place=_PLACES[word])
    return figure
