"""Standings beside declared ratings, in words and tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.core.indicators.periods import period_words
from goldenthread.core.measurements import Unit
from goldenthread.core.standing.levels import Level
from goldenthread.core.standing.standings import Reason, Standing
from goldenthread.core.success.judging import Success
from goldenthread.improvement.api import Action, Note
from goldenthread.proof.presenters.places import Places
from goldenthread.proof.queries.facts import Bound, Judged, Shown
from goldenthread.ui.ratings import Tag, rating_tag, tag
from goldenthread.ui.words import capital, count

_COLOURS = {
    Level.DONE: "green",
    Level.ON_TRACK: "green",
    Level.CANNOT_SAY: "grey",
    Level.AT_RISK: "yellow",
    Level.OFF_TRACK: "red",
}
_SUCCESS = {
    Success.MET: "green",
    Success.NOT_YET: "yellow",
    Success.MISSED: "red",
    Success.CANNOT_SAY: "grey",
}
MOST = 6


def standing_tag(level: Level) -> Tag:
    """Return a standing as a tag."""
    return tag(level.words, _COLOURS[level])


def declared_tag(action: Action) -> Tag:
    """Return the declared rating as a tag, in the plan's own words."""
    return rating_tag(action.status, action.rating.label if action.rating else action.status_text)


def success_tag(state: Success) -> Tag:
    """Return whether a condition is met as a tag."""
    return tag(state.words, _SUCCESS[state])


def reasons(found: Sequence[Reason]) -> list[dict[str, Any]]:
    """Return reasons as the pages list them."""
    return [{"sentence": one.sentence, "level": one.level.words} for one in found]


def note_on(one: Judged, places: Places) -> Note:
    """Return what the page of an action says of its standing."""
    sentences = [one.comparison.words]
    found = one.comparison.because
    sentences += [reason.sentence for reason in found[:MOST]]
    if len(found) > MOST:
        sentences.append(f"And {count(len(found) - MOST, 'more reason')}.")
    link = {"text": "The rating beside the facts", "href": places.action(one.action)}
    return Note(
        name="Standing by the facts",
        tag=standing_tag(one.standing.level),
        sentences=sentences,
        links=[link],
    )


def beside(one: Judged) -> Note:
    """Return what a list says of an action's standing."""
    differs = one.comparison.is_contradiction
    return Note(
        name="By the facts:",
        tag=standing_tag(one.standing.level),
        sentences=[one.comparison.because[0].sentence] if differs else [],
    )


def whole(standing: Standing, rated: Level, many: int, places: Places) -> Note:
    """Return what the page of an area says of its standing.

    :param rated: what the ratings of its actions add up to by the same rule; `many` of them are
        better than their facts.
    """
    sentences = [reason.sentence for reason in standing.reasons]
    if (steps := standing.level.rank - rated.rank) > 0:
        sentences.append(
            f"By the same rule the ratings add up to {rated.words.lower()}: {count(steps, 'step')}"
            " better than the facts."
        )
    if many:
        are = "is" if many == 1 else "are"
        sentences.append(f"{count(many, 'action').capitalize()} {are} rated better than the facts.")
    return Note(
        name="Standing by the facts",
        tag=standing_tag(standing.level),
        sentences=sentences,
        links=[{"text": "How standings are worked out", "href": places.to("proof_rules")}],
    )


def newest_words(bound: Bound, shown: Shown) -> str:
    """Return the newest figure for those who may not see the exact ones: "about 55% in 2025"."""
    newest = shown.newest
    if newest is None or newest.value is None:
        return "the cases are so few that no figure can be shown"
    value = float(newest.value)
    told = bound.series.unit.said(round(value) if bound.series.unit is Unit.PERCENT else value)
    return f"about {told} in {period_words(newest.period, newest.kind)}"


def figure_words(bound: Bound, shown: Shown) -> list[str]:
    """Return what a bound figure comes to, in sentences, as it may be shown to somebody."""
    figure = bound.figure
    state = figure.judgement.state
    said = [figure.judgement.sentence] if bound.exact or state is Success.CANNOT_SAY else []
    if not bound.exact:
        said.append(f"{capital(newest_words(bound, shown))}.")
    if figure.place:
        said.append(figure.place.sentence)
    if figure.direction.months:
        months = count(figure.direction.months, "month")
        said.append(f"It has got worse for {months}{figure.direction.said}.")
    return said
