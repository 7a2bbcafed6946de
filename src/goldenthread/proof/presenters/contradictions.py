"""What the list of contradictions and the page of one say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.proof.models import Answer, AnswerRequest
from goldenthread.proof.presenters.places import Places, name_of, short
from goldenthread.proof.presenters.standings import (
    declared_tag,
    figure_words,
    newest_words,
    reasons,
    standing_tag,
    success_tag,
)
from goldenthread.proof.queries.contradictions import Contradiction
from goldenthread.proof.queries.facts import Judged, Shown
from goldenthread.ui.words import count, day


def headline(found: Sequence[Contradiction], actions: str = "") -> str:
    """Return the count that stands first."""
    if not found:
        return "No rating is better than the facts support."
    waiting = sum(not one.is_answered for one in found)
    are = "is" if len(found) == 1 else "are"
    return (
        f"{count(len(found), 'action').capitalize()} {are} rated better than the facts support;"
        f" {waiting or 'none'} not answered{actions}."
    )


def row(one: Contradiction, shown: Mapping[str, Shown], places: Places) -> dict[str, Any]:
    """Return one contradiction as the list shows it: never without its reasons.

    :param shown: the bound indicators by id, as this person may be shown them.
    """
    action, comparison = one.judged.action, one.judged.comparison
    leads = [lead.post.title for lead in action.leads.all()]
    return {
        "what": short(name_of(action), 140),
        "href": places.action(action),
        "area": f"{action.area.ref} {short(action.area.title, 60)}",
        "leads": "; ".join(leads) or "No post holds it",
        "declared": declared_tag(action),
        "standing": standing_tag(one.judged.standing.level),
        "steps": count(comparison.generosity, "step"),
        "reasons": [reason.sentence for reason in comparison.because] + _figures(one, shown),
        "state": state(one),
    }


def _figures(one: Contradiction, shown: Mapping[str, Shown]) -> list[str]:
    """Return the newest figures for those to whom the reasons may not tell them."""
    return [
        f"{each.figure.name}: {newest_words(each, shown[each.binding.indicator])}."
        for many in one.judged.bound.values()
        for each in many
        if not each.exact
    ]


def state(one: Contradiction) -> str:
    """Return whether a contradiction is answered, in words."""
    if one.is_answered and one.answer:
        return f"Answered by {one.answer.by_name} on {day(one.answer.on)}"
    if one.request:
        return f"The board asked on {day(one.request.on)}"
    if one.answer:
        return f"Answered on {day(one.answer.on)}; things have changed since"
    return "Not answered"


def page(
    one: Judged, found: Contradiction | None, shown: Mapping[str, Shown], places: Places
) -> dict[str, Any]:
    """Return what the page of an action's rating and facts shows.

    :param shown: its bound indicators by id, as this person may be shown them.
    """
    action = one.action
    return {
        "action": action,
        "name": name_of(action),
        "declared": declared_tag(action),
        "standing": standing_tag(one.standing.level),
        "words": one.comparison.words,
        "reasons": reasons(one.standing.reasons),
        "state": state(found) if found else "",
        "is_answered": bool(found and found.is_answered),
        "is_asked": bool(found and found.request),
        "measures": [_measure(measure, one, shown, places) for measure in one.known.measures],
        "plan_action": places.to("plan_action", action_id=action.pk),
        "thread": places.to("plan_thread", kind="action", part_id=action.pk),
        "rules": places.to("proof_rules"),
    }


def _measure(
    measure: Any, one: Judged, shown: Mapping[str, Shown], places: Places
) -> dict[str, Any]:
    return {
        "text": measure.text,
        "href": places.measure(measure),
        "figures": [
            {"name": bound.figure.name, "href": places.indicator(bound.binding.indicator),
             "tag": success_tag(bound.figure.judgement.state),
             "sentences": figure_words(bound, shown[bound.binding.indicator])}
            for bound in one.bound.get(measure.pk, ())
        ],
    }  # fmt: skip


def history(answers: Sequence[Answer], requests: Sequence[AnswerRequest]) -> list[dict[str, Any]]:
    """Return what was asked and answered, the latest first, each with what stood then."""
    told = [(one.on, one.pk, _answered(one)) for one in answers]
    told += [(one.on, 0, _asked(one)) for one in requests]
    return [entry for _, _, entry in sorted(told, key=lambda one: (one[0], one[1]), reverse=True)]


def _answered(one: Answer) -> dict[str, Any]:
    did = f"changed the rating to “{one.new_rating}”" if one.new_rating else "left the rating"
    post = f", {one.by_post}," if one.by_post else ""
    return {"when": day(one.on), "what": f"{one.by_name}{post} {did}", "said": one.text,
            **_stood(one)}  # fmt: skip


def _asked(one: AnswerRequest) -> dict[str, Any]:
    told = f" It was sent to {', '.join(one.told)}." if one.told else " Nobody could be written to."
    return {"when": day(one.on), "what": f"{one.by_name} asked for an answer.{told}",
            "said": one.note, **_stood(one)}  # fmt: skip


def _stood(one: Answer | AnswerRequest) -> dict[str, Any]:
    return {
        "stood": f"Then rated “{one.declared_words}”; the facts supported:"
        f" {one.get_standing_display().lower()}.",
        "reasons": one.reasons,
    }
