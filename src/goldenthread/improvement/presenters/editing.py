"""What the pages say on which a plan is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goldenthread.improvement.models import Action, Area, ImprovementPlan, Rating
from goldenthread.improvement.presenters.places import Link, Places
from goldenthread.improvement.presenters.tags import date_words, rating_tag, short
from goldenthread.ui.forms import Form
from goldenthread.ui.words import count, day

NAMES = {
    "area": "area for improvement",
    "finding": "finding",
    "outcome": "outcome",
    "focus-area": "focus area",
    "action": "action",
    "milestone": "milestone",
    "measure": "measure of success",
}
_PLURALS = {"measure": "Measures of success", "area": "Areas for improvement"}


def name_of(kind: str) -> str:
    """Return a kind of part as it is said, with its article: "an action"."""
    name = NAMES[kind]
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def section(kind: str, parent_id: int, parts: Sequence[Any], places: Places) -> dict[str, Any]:
    """Return one kind of part as a list in which each can be changed, moved and withdrawn."""
    return {
        "heading": _PLURALS.get(kind) or f"{NAMES[kind]}s".capitalize(),
        "empty": f"No {NAMES[kind]} yet.",
        "add": {
            "text": f"Add {name_of(kind)}",
            "href": places.to("plan_part_add", kind=kind, parent_id=parent_id),
        },
        "rows": [
            _row(kind, part, places, is_first=part is parts[0], is_last=part is parts[-1])
            for part in parts
        ],
    }


def _row(kind: str, part: Any, places: Places, *, is_first: bool, is_last: bool) -> dict[str, Any]:
    own = {"kind": kind, "part_id": part.pk}
    return {
        "text": words_of(part),
        "name": short(words_of(part), 60),
        "href": _edit_page(part, places),
        "change": places.to("plan_part_change", **own),
        "withdraw": places.to("plan_part_withdraw", **own),
        "leads": places.to("plan_leads", **own) if kind in LED else "",
        "move": places.to("plan_part_move", **own),
        "is_first": is_first,
        "is_last": is_last,
    }


# The kinds of part that posts lead or hold.
LED = frozenset({"area", "action", "milestone"})


def _edit_page(part: Any, places: Places) -> str:
    if isinstance(part, Area):
        return places.to("plan_area_edit", area_id=part.pk)
    if isinstance(part, Action):
        return places.to("plan_action_edit", action_id=part.pk)
    return ""


def words_of(part: Any) -> str:
    """Return a part by its reference and words."""
    words = getattr(part, "title", "") or getattr(part, "text", "")
    return f"{getattr(part, 'ref', '')} {words}".strip()


def back_to(parent: Any, places: Places) -> str:
    """Return the page on which the parts of a plan, an area or an action are changed."""
    if isinstance(parent, ImprovementPlan):
        return places.to("plan_edit", plan_id=parent.pk)
    return _edit_page(parent, places)


def above(parent: Any, plan: ImprovementPlan, places: Places) -> list[Link]:
    """Return the crumbs of a page on which a part of this parent is changed."""
    crumbs = [
        *places.below_plan(plan),
        {"text": "Change the plan", "href": places.to("plan_edit", plan_id=plan.pk)},
    ]
    if isinstance(parent, Action):
        crumbs.append(
            {"text": short(words_of(parent.area), 40), "href": back_to(parent.area, places)}
        )
    if not isinstance(parent, ImprovementPlan):
        crumbs.append({"text": short(words_of(parent), 40), "href": back_to(parent, places)})
    return crumbs


def stands_now(part: Any, form: Form) -> list[dict[str, str]]:
    """Return the present values of a form's fields, where what was typed differs from them."""
    now = []
    for name in form.fields:
        if name in {"version", "why_moved"}:
            continue
        value = getattr(part, name)
        words = value.title or value.ref if name == "focus_area" and value else str(value or "")
        now.append({"name": str(form.fields[name].label), "value": words})
    return now


def echo(part: Any) -> str:
    """Return how a typed date was understood, for the notice after saving; "" without a date."""
    if not getattr(part, "due_by", None):
        return ""
    return (
        f" Due {date_words(part.due, part.due_text)}: late from the day after {day(part.due_by)}."
    )


def withdrawn_rows(parts: Iterable[tuple[str, Any]], places: Places) -> list[dict[str, str]]:
    """Return what was withdrawn, each with the address that puts it back."""
    return [
        {
            "kind": NAMES[kind].capitalize(),
            "text": words_of(part),
            "name": short(words_of(part), 60),
            "on": day(part.withdrawn_on),
            "restore": places.to("plan_part_restore", kind=kind, part_id=part.pk),
        }
        for kind, part in parts
    ]


def what_goes_with(part: Any, many: int) -> str:
    """Return what withdrawing a part means."""
    kept = "It and its history are kept, and it can be put back."
    if isinstance(part, Area) and many:
        return f"Its {count(many, 'action')} leave the plan with it. {kept}"
    if isinstance(part, Action):
        return f"Its milestones and measures leave the plan with it. {kept}"
    return kept


def rating_rows(ratings: Sequence[Any], places: Places) -> list[dict[str, Any]]:
    """Return the rating scheme, each rating with what carries it and what can be done to it."""
    return [
        {
            "tag": rating_tag(rating.status, rating.label),
            "label": rating.label,
            "status": rating.get_status_display(),
            "definition": rating.definition,
            "in_use": count(rating.in_use, "action"),
            "change": places.to("plan_rating", rating_id=rating.pk),
            "move": places.to("plan_rating_move", rating_id=rating.pk),
            "remove": places.to("plan_rating_remove", rating_id=rating.pk),
            "is_first": rating is ratings[0],
            "is_last": rating is ratings[-1],
        }
        for rating in ratings
    ]


def rating_values(rating: Rating) -> dict[str, Any]:
    """Return what the form of a rating shows at first."""
    return {
        "version": rating.version,
        "label": rating.label,
        "definition": rating.definition,
        "status": rating.status,
    }
