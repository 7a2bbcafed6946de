"""What the page of a measure of success says: figures, evidence, what it seems to promise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from goldenthread.core.measurements import Point, Series, month_words
from goldenthread.improvement.api import Measure
from goldenthread.indicators import api as indicators
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.member import Member
from goldenthread.proof.models import Binding, Evidence
from goldenthread.proof.permissions import why_may_not_verify
from goldenthread.proof.presenters.places import Places, short
from goldenthread.proof.presenters.standings import figure_words, success_tag
from goldenthread.proof.queries.facts import Bound, Shown
from goldenthread.proof.queries.suggesting import Suggested
from goldenthread.ui.ratings import Tag, tag
from goldenthread.ui.words import day

_MONTHS = 12


def tag_of(one: Evidence) -> Tag:
    """Return whether evidence is a claim, verified, not accepted or withdrawn."""
    if one.withdrawn_on:
        return tag("Withdrawn", "grey")
    return {
        "verified": tag("Verified", "green"),
        "refused": tag("Not accepted", "red"),
    }.get(one.verdict, tag("Claim, not verified", "yellow"))


def evidence_rows(
    found: Sequence[Evidence], places: Places, by: Member, *, holders: Collection[int], gives: bool
) -> list[dict[str, Any]]:
    """Return every piece of evidence with what may be done with it.

    :param holders: the posts that hold the action; `gives` is whether they may give and withdraw.
    """
    return [_evidence(one, places, by, holders=holders, gives=gives) for one in found]


def _evidence(
    one: Evidence, places: Places, by: Member, *, holders: Collection[int], gives: bool
) -> dict[str, Any]:
    waits = not one.verdict and not one.withdrawn_on
    why_not = why_may_not_verify(by, given_by=one.given_by_id, holders=holders)
    return {
        "id": one.pk,
        "kind": one.get_kind_display(),
        "tag": tag_of(one),
        "statement": one.statement,
        "document": one.document.name if one.document else "",
        "document_href": places.to("proof_document", evidence_id=one.pk),
        "of": f"{one.get_kind_display().lower()} of {day(one.dated)}, number {one.pk}",
        "facts": _facts(one),
        "verify": places.to("proof_verify", evidence_id=one.pk) if waits and not why_not else "",
        "why_not": why_not if waits and by.may(Power.VERIFY_EVIDENCE) else "",
        "withdraw": places.to("proof_withdraw", evidence_id=one.pk)
        if gives and not one.withdrawn_on
        else "",
        "put_back": places.to("proof_put_back", evidence_id=one.pk)
        if gives and one.withdrawn_on
        else "",
    }


def _facts(one: Evidence) -> list[tuple[str, str]]:
    facts = [("Dated", day(one.dated))]
    if one.period_from:
        facts.append(("About", f"{day(one.period_from)} to {day(one.period_to)}"))
    facts.append(("Given by", _who(one.given_by_name, one.given_by_post, day(one.given_on))))
    who = _who(one.verified_by_name, one.verified_by_post, day(one.verified_on))
    if one.verdict:
        said = "Verified by" if one.verdict == "verified" else "Not accepted by"
        facts.append((said, f"{who}: {one.verification_note}"))
    else:
        facts.append(("Verified by", "Nobody yet, so it counts as a claim"))
    if one.withdrawn_on:
        facts.append(
            ("Withdrawn by",
             f"{one.withdrawn_by_name}, {day(one.withdrawn_on)}: {one.withdrawn_reason}")
        )  # fmt: skip
    return facts


def _who(name: str, post: str, when: str) -> str:
    return ", ".join(part for part in (name, post, when) if part)


def figures(
    bound: Sequence[Bound],
    shown: Mapping[str, Shown],
    places: Places,
    by: Member,
    *,
    may_manage: bool,
) -> list[dict[str, Any]]:
    """Return each bound indicator: its condition, how it is judged, its last months.

    :param shown: the indicators by id, as this person may be shown them.
    """
    found = []
    for one in bound:
        indicator = indicators.find(one.binding.indicator)
        if indicator is None:
            continue
        found.append(
            {
                "name": indicator.name,
                "href": places.indicator(indicator.id),
                "condition": one.binding.condition.words,
                "tag": success_tag(one.figure.judgement.state),
                "sentences": figure_words(one, shown[indicator.id]),
                "bound": f"Bound by {one.binding.bound_by_name} on {day(one.binding.bound_on)},"
                f" counted from {day(one.binding.since)}",
                "baseline": _baseline(one),
                "months": [
                    _month(one, point, places, by)
                    for point in _told(shown[indicator.id].months, one)
                ],
                "has_path": one.exact and one.path is not None,
                "is_rounded": not one.exact,
                "end": places.to("proof_unbind", binding_id=one.binding.pk) if may_manage else "",
            }
        )
    return found


def _told(months: Series, one: Bound) -> list[Point]:
    """Return the last months, the latest first; none if none of them may be shown."""
    found = months.points[-_MONTHS:][::-1]
    return list(found) if one.exact or any(point.value is not None for point in found) else []


def _baseline(one: Bound) -> str:
    value = one.binding.baseline
    return "" if value is None or not one.exact else one.series.unit.said(value)


def _month(one: Bound, point: Point, places: Places, by: Member) -> dict[str, str]:
    indicator = indicators.find(one.binding.indicator)
    planned = one.path.expected(point.ends_on) if one.path and one.exact else None
    said = one.series.unit.said
    of = f"{point.part:,} of {point.whole:,.0f}" if point.part is not None and point.whole else ""
    return {
        "month": month_words(point.month),
        "figure": _figure(one, point),
        "of": of if one.series.unit == "percent" and one.exact else "",
        "planned": "" if planned is None else said(planned),
        "rows": places.rows(indicator, point, by) if indicator and point.value is not None else "",
    }


def _figure(one: Bound, point: Point) -> str:
    if point.value is None:
        return "No figure" if one.exact else "Not shown, or none"
    return f"{'' if one.exact else 'About '}{one.series.unit.said(point.value)}"


def ended(bindings: Sequence[Binding]) -> list[str]:
    """Return what was bound before, in sentences."""
    found = []
    for one in bindings:
        if one.ended_on:
            indicator = indicators.find(one.indicator)
            name = indicator.name if indicator else one.indicator
            found.append(
                f"{name} ({one.condition.words}), until {day(one.ended_on)}: {one.ended_reason}"
                f" ({one.ended_by_name})"
            )
    return found


def suggestion(found: Suggested | None) -> str:
    """Return what a measure seems to promise, in a sentence, or ""."""
    if found is None:
        return ""
    return (
        f"This measure seems to promise: {found.condition.words}, of the indicator"
        f" “{found.indicator.name}”."
    )


def crumbs(measure: Measure, places: Places) -> list[dict[str, str]]:
    """Return the crumbs of a page below a measure."""
    link = {"text": short(measure.text, 50), "href": places.measure(measure)}
    return places.below_action(measure.action, link)
