"""What the page of an item says: the pack, who may read it, and what was concluded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldenthread.casework.api import Outcome
from goldenthread.panels.models import AgendaItem, Comment, Conclusion, Conflict, Dissent, Reader
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries.packs import Shown
from goldenthread.ui.words import day, long_day


def where(item: AgendaItem) -> str:
    """Return at which meeting an item is, in words."""
    if item.meeting is None:
        return f"{item.panel.name}: to be decided between meetings"
    return f"{item.panel.name}, {long_day(item.meeting.day)}"


def sections(found: Iterable[Shown]) -> list[dict[str, Any]]:
    """Return the pack; where a section has changed, what it says now."""
    return [
        {
            "heading": one.heading,
            "facts": one.facts,
            "now": _changed(one) if one.now is not None else [],
            "changed": one.now is not None,
        }
        for one in found
    ]


def _changed(one: Shown) -> list[list[str]]:
    """Return what is new or says something else now, and what is there no more."""
    was = {name: words for name, words in one.facts}  # noqa: C416 -- lists, not tuples
    now = {name: words for name, words in one.now or []}  # noqa: C416 -- as above
    found = [[name, words] for name, words in now.items() if was.get(name) != words]
    return found + [[name, "No longer on the record"] for name in was if name not in now]


def comment_rows(comments: Iterable[Comment]) -> list[dict[str, str]]:
    """Return what members said before the meeting."""
    return [
        {
            "who": f"{one.seat.person.name}, {one.seat.get_agency_display()}",
            "when": day(one.said_on),
            "words": one.words,
        }
        for one in comments
    ]


def interest_rows(conflicts: Iterable[Conflict]) -> list[str]:
    """Return who takes no part, and why."""
    return [
        f"{one.seat.person.name}, {one.seat.get_agency_display()}: {one.why}"
        f" (declared on {day(one.declared_on)})"
        for one in conflicts
    ]


def interest_choices(conflicts: Iterable[Conflict]) -> list[tuple[int, str]]:
    """Return the interests to choose from, each by its number."""
    many = list(conflicts)
    return list(zip([one.pk for one in many], interest_rows(many), strict=True))


def reader_rows(readers: Iterable[Reader]) -> list[str]:
    """Return who was given the papers, and until when they can read them."""
    return [
        f"{one.seat.person.name}, {one.seat.get_agency_display()}: "
        + (
            f"from {day(one.given_on)} until {day(one.grant.until)}"
            if one.grant
            else f"given on {day(one.given_on)}, taken back"
        )
        for one in readers
    ]


def concluded(conclusion: Conclusion, dissents: Iterable[Dissent]) -> dict[str, Any]:
    """Return what was concluded, and the council's decision apart from it."""
    return {
        "facts": _facts(conclusion),
        "dissents": [
            {"who": f"{one.seat.person.name}, {one.seat.get_agency_display()}", "why": one.why}
            for one in dissents
        ],
        "decision": _decision(conclusion),
        "is_decided": conclusion.decision is not None,
    }


def _facts(conclusion: Conclusion) -> list[tuple[str, str]]:
    facts = [
        ("Concluded", conclusion.get_outcome_display()),
        ("Legal test", conclusion.get_legal_test_display()),
        ("Reasons", conclusion.reasons),
        ("Conditions, or what is asked for", conclusion.asks),
        ("Consulted", conclusion.consulted),
        ("Recorded by", f"{conclusion.recorded_by.name}, for {day(conclusion.concluded_on)}"),
    ]
    return [(name, words) for name, words in facts if words]


def _decision(conclusion: Conclusion) -> str:
    found = conclusion.decision
    if found is None:
        return "The council’s decision is not recorded yet. The case has not moved."
    follows = (
        ""
        if found.outcome == conclusion.outcome
        else f" This differs from what the panel recommended. Reasons: {found.reasons}"
    )
    return (
        f"{found.decided_by.name} decided for the council on {day(found.decided_on)}:"
        f" {Outcome(found.outcome).label[:1].lower()}{Outcome(found.outcome).label[1:]}."
        f" The family was told on {day(found.told_on)}.{follows}"
    )


def links(item: AgendaItem, places: Places, *, may_decide: bool) -> list[dict[str, str]]:
    """Return what who prepares panels can do with an item."""
    has_paper = item.paper.published_on is not None
    if item.state == "waiting":
        found = [
            ("Write the summary and recommendation", "panels_paper"),
            ("Record what the panel concluded", "panels_conclude"),
            ("Carry over", "panels_carry_over"),
            ("Take off the agenda", "panels_take_off"),
            ("Record an interest", "panels_interest"),
            ("Withdraw an interest", "panels_interest_withdraw"),
        ]
        if has_paper:
            found.insert(1, ("Publish this paper again", "panels_publish_again"))
    elif item.state == "concluded":
        found = [("Correct what was recorded", "panels_conclude")]
        if may_decide and item.conclusion.decision_id is None:
            found.insert(0, ("Record the council’s decision", "panels_decide"))
    else:
        found = []
    return [{"text": text, "href": places.of_item(item, page)} for text, page in found]
