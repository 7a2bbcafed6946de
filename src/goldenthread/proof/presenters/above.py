"""What this room shows on the pages of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goldenthread.core.measurements import month_words
from goldenthread.core.standing.levels import level_of
from goldenthread.core.standing.standings import rolled_up
from goldenthread.improvement.api import Action, Area, Measure, Note, OnAction, OnArea
from goldenthread.indicators import api as indicators
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.proof.models import Evidence
from goldenthread.proof.presenters.measure import tag_of
from goldenthread.proof.presenters.places import Places, name_of, short
from goldenthread.proof.presenters.standings import (
    beside,
    figure_words,
    newest_words,
    note_on,
    standing_tag,
    success_tag,
    whole,
)
from goldenthread.proof.queries.contradictions import live_among, waiting_for
from goldenthread.proof.queries.evidence import evidence_of_many, open_bindings, standing_evidence
from goldenthread.proof.queries.facts import (
    Bound,
    Shown,
    bound_among,
    judge_one,
    judged,
    shown_to,
)
from goldenthread.proof.queries.figures import figures_of
from goldenthread.proof.queries.rules import numbers_of
from goldenthread.ui.words import capital, count, day

Node = dict[str, Any]
_NOT_LIVE = "It is worked out from the facts once the plan is live."

DID = {
    "proof.evidence_given": "gave evidence",
    "proof.evidence_verified": "verified evidence",
    "proof.evidence_refused": "did not accept evidence",
    "proof.evidence_withdrawn": "withdrew evidence",
    "proof.evidence_put_back": "put evidence back",
    "proof.indicator_bound": "bound an indicator to a measure",
    "proof.binding_ended": "ended the binding of an indicator",
    "proof.answer_asked_for": "asked why the rating is better than the facts",
    "proof.contradiction_answered": "answered why the rating is better than the facts",
}


def on_action(action: Action, by: Member, on: date) -> OnAction:
    """Return the standing of an action, and what shows each of its measures."""
    places = Places(by.local_area)
    if action.plan.state != "live" or action.withdrawn_on:
        return OnAction(note=Note(name="Standing by the facts", sentences=[_NOT_LIVE]))
    found = judge_one(action, by=by, on=on)
    shown = standing_evidence([measure.pk for measure in found.known.measures])
    return OnAction(
        note=note_on(found, places),
        measures={
            measure.pk: _on_measure(
                measure, shown.get(measure.pk, (None, 0)), found.bound.get(measure.pk, ()), places
            )
            for measure in found.known.measures
        },
    )


def _on_measure(
    measure: Measure, shown: tuple[date | None, int], bound: Sequence[Bound], places: Places
) -> Note:
    verified_on, claims = shown
    said = [f"{one.figure.name}: {one.figure.judgement.sentence}" for one in bound]
    if verified_on:
        said.append(f"Evidence last verified on {day(verified_on)}.")
    if claims:
        said.append(f"{count(claims, 'claim').capitalize()} not verified.")
    link = {"text": "Evidence and figures", "of": f"of the measure {short(measure.text, 80)}",
            "href": places.measure(measure)}  # fmt: skip
    return Note(sentences=said or ["Nothing shows it yet."], links=[link])


def on_area(area: Area, actions: Sequence[Action], by: Member, on: date) -> OnArea:
    """Return where an area, its focus areas and its actions stand by the facts."""
    places = Places(by.local_area)
    if area.plan.state != "live":
        return OnArea(note=Note(name="Standing by the facts", sentences=[_NOT_LIVE]))
    found = judged(by.local_area, list(actions), by=by, on=on)
    numbers = numbers_of(by.local_area)
    groups: dict[int, list[Any]] = {}
    for one in found:
        if one.action.focus_area_id:
            groups.setdefault(one.action.focus_area_id, []).append(one)
    generous = sum(one.comparison.is_contradiction for one in found)
    standing = rolled_up([one.standing.level for one in found], numbers)
    declared = [level_of(one.facts.declared) for one in found if one.facts.declared]
    return OnArea(
        note=whole(standing, rolled_up(declared, numbers).level, generous, places),
        focus_areas={
            pk: _brief(rolled_up([one.standing.level for one in those], numbers))
            for pk, those in groups.items()
        },
        actions={one.action.pk: beside(one) for one in found},
    )


def _brief(standing: Any) -> Note:
    return Note(
        name="By the facts:",
        tag=standing_tag(standing.level),
        sentences=[reason.sentence for reason in standing.reasons],
    )


def beside_actions(actions: Sequence[Action], by: Member, on: date) -> Mapping[int, Note]:
    """Return the standing of each action of a list, beside its rating."""
    plans = live_among({action.plan_id for action in actions})
    live = [action for action in actions if action.plan_id in plans]
    return {one.action.pk: beside(one) for one in judged(by.local_area, live, by=by, on=on)}


def below_measures(measures: Sequence[Measure], by: Member, on: date) -> Mapping[int, list[Node]]:
    """Return the thread from each measure on: its figures, their rows, its evidence."""
    places, ids = Places(by.local_area), [measure.pk for measure in measures]
    bindings = open_bindings(ids)
    wanted = {one.indicator for many in bindings.values() for one in many}
    figures = figures_of(by.local_area, wanted, on=on)
    bound = {pk: bound_among(many, figures, by=by, on=on) for pk, many in bindings.items()}
    shown = shown_to([one for many in bound.values() for one in many], by, on=on)
    evidence = evidence_of_many(ids)
    found: dict[int, list[Node]] = {}
    for measure in measures:
        nodes: list[Node] = []
        for one in bound.get(measure.pk, ()):
            nodes += _figure_nodes(one, shown[one.binding.indicator], places, by)
        nodes += [_evidence_node(one, places) for one in evidence.get(measure.pk, ())]
        href = places.measure(measure)
        text = f"Nothing shows this measure yet: {short(measure.text, 60)}"
        found[measure.pk] = nodes or [{"kind": "Evidence", "text": text, "href": href}]
    return found


def _figure_nodes(bound: Bound, shown: Shown, places: Places, by: Member) -> list[Node]:
    binding, last = bound.binding, bound.last
    nodes = [
        {
            "kind": "Indicator",
            "text": f"{bound.figure.name}: {binding.condition.words}",
            "href": places.indicator(binding.indicator),
            "tag": success_tag(bound.figure.judgement.state),
            "notes": figure_words(bound, shown),
        }
    ]
    indicator = indicators.find(binding.indicator)
    if not bound.exact:
        nodes.append(
            {
                "kind": "Number",
                "text": capital(newest_words(bound, shown)),
                "href": places.indicator(binding.indicator),
                "notes": ["Small numbers are not shown and the others are rounded."],
            }
        )
    elif last is not None and indicator is not None:
        value = bound.series.unit.said(last.value or 0.0)
        of = f" ({last.part:,} of {last.whole:,.0f})" if last.part and last.whole else ""
        nodes.append(
            {
                "kind": "Number",
                "text": f"{value}{of if bound.series.unit == 'percent' else ''}"
                f" in {month_words(last.month)}",
                "href": places.rows(indicator, last, by),
                "notes": [
                    "Worked out from the records; the rows behind it open for those who may"
                    " see them."
                ],
            }
        )
    return nodes


def _evidence_node(one: Evidence, places: Places) -> Node:
    who = ", ".join(part for part in (one.given_by_name, one.given_by_post) if part)
    notes = [f"Given by {who}, {day(one.given_on)}"]
    if one.verdict:
        notes.append(
            f"{one.get_verdict_display()} by {one.verified_by_name}, {day(one.verified_on)}"
        )
    said = one.statement or (one.document.name if one.document else "")
    return {
        "kind": f"Evidence: {one.get_kind_display().lower()}",
        "text": short(said, 200),
        "href": f"{places.to('proof_measure', measure_id=one.measure_id)}#evidence-{one.pk}",
        "tag": tag_of(one),
        "notes": notes,
    }


def work(by: Member, on: date) -> list[dict[str, Any]]:
    """Return the contradictions that the leads of a plan are to answer."""
    if not by.may(Power.UPDATE_OWN_ACTIONS):
        return []
    places = Places(by.local_area)
    rows = []
    for one in waiting_for(by, on=on):
        action, because = one.judged.action, one.judged.comparison.because
        asked = f"The board asked on {day(one.request.on)}. " if one.request else ""
        rows.append(
            {
                "what": short(name_of(action), 140),
                "href": places.to("plan_action", action_id=action.pk),
                "area": f"{action.area.ref} {short(action.area.title, 60)}",
                "due": "No day is set",
                "why": asked + because[0].sentence,
                "next": {
                    "text": "Answer",
                    "of": f"why action {action.ref or short(action.text, 60)} is rated so",
                    "href": places.action(action),
                },
            }
        )
    return rows


def links(by: Member) -> list[dict[str, str]]:
    """Return where one can go from the page of a plan."""
    places = Places(by.local_area)
    return [
        {"text": "Where ratings and facts differ", "href": places.to("proof")},
        {"text": "How standings are worked out", "href": places.to("proof_rules")},
    ]
