"""What the list of actions says, on the page and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict

from goldenthread.core.spreadsheet_cells import safe_cell
from goldenthread.improvement.policies import is_done
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import (
    due_away,
    due_words,
    name_of_action,
    rating_of,
    reported,
    short,
    timing_tag,
)
from goldenthread.improvement.signals import Note
from goldenthread.ui.forms import Form
from goldenthread.ui.words import count

if TYPE_CHECKING:
    from goldenthread.improvement.queries.conditions import ListedAction

HEADINGS = (
    ("", "Action"),
    ("area", "Area"),
    ("due", "Due"),
    ("rating", "Rating"),
    ("reported", "Last report"),
)
CSV_HEADINGS = (
    "Reference", "Action", "Area", "Focus area", "Leads", "Start", "Due", "Due by", "Rating",
    "Late", "Milestones", "Milestones done", "Milestones late", "Last report",
)  # fmt: skip


def counted(many: int, late: int) -> str:
    """Return the count that stands first: "38 actions, 6 late"."""
    return f"{count(many, 'action')}, {late or 'none'} late" if many else "No actions"


def rows(
    actions: Iterable[ListedAction],
    places: Places,
    notes: Mapping[int, list[Note]],
    *,
    on: date,
) -> list[dict[str, Any]]:
    """Return the rows of the table, each with what the rooms above say beside the rating."""
    return [
        {
            "what": short(name_of_action(action), 200),
            "href": places.action(action),
            "leads": "; ".join(lead.post.title for lead in action.leads.all()) or "No lead",
            "area": f"{action.area.ref} {short(action.area.title, 60)}",
            "due": due_words(action),
            "away": due_away(action, on=on),
            "rating": rating_of(action),
            "notes": notes.get(action.pk, []),
            "timing": timing_tag(action.due_by, done=is_done(action.status), on=on),
            "milestones": (
                f"{action.milestones_done} of {count(action.milestone_count, 'milestone')} done"
                if action.milestone_count
                else ""
            ),
            "reported": reported(action.reported_on),
        }
        for action in actions
    ]


def chosen(form: Form, query: QueryDict) -> list[dict[str, str]]:
    """Return the filters that are on, each with the address without it."""
    found = []
    for name, field in form.fields.items():
        labels = {str(value): str(text) for value, text in getattr(field, "choices", [])}
        for value in dict.fromkeys(query.getlist(name)):
            if value and (not labels or value in labels):
                words = short(labels.get(value, f"“{value}”"), 60)
                found.append(
                    {
                        "text": f"{field.label}: {words}" if name != "only" else words,
                        "href": without(query, name, value),
                    }
                )
    return found


def without(query: QueryDict, name: str, value: str) -> str:
    """Return the address's query without one filter, from the first page on."""
    kept = [
        (key, one)
        for key, values in query.lists()
        for one in values
        if key != "page" and one and not (key == name and one == value)
    ]
    return "?" + urlencode(kept)


def headings(query: QueryDict, sort: str) -> list[dict[str, str]]:
    """Return the headings with the address that sorts by each, and how it is sorted now."""
    found = []
    for name, text in HEADINGS:
        now = {name: "ascending", f"-{name}": "descending"}.get(sort, "none") if name else ""
        turned = query.copy()
        turned.pop("page", None)
        turned["sort"] = f"-{name}" if sort == name else name
        href = "?" + turned.urlencode() if name else ""
        found.append({"text": text, "now": now, "href": href})
    return found


def pages(page: Page[Any], query: QueryDict) -> dict[str, Any] | None:
    """Return the parameters of the pagination component, or None when one page is all."""
    if page.paginator.num_pages == 1:
        return None

    def to_page(number: int) -> str:
        turned = query.copy()
        turned["page"] = str(number)
        return "?" + turned.urlencode()

    items = [
        {"ellipsis": True}
        if isinstance(number, str)
        else {"number": number, "href": to_page(number), "current": number == page.number}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "items": items,
        "previous": {"href": to_page(page.number - 1)} if page.has_previous() else None,
        "next": {"href": to_page(page.number + 1)} if page.has_next() else None,
    }


def csv_rows(actions: Iterable[ListedAction], *, on: date) -> Iterator[list[str]]:
    """Yield the lines of the file: headings, then an action each, formulas made harmless."""
    yield list(CSV_HEADINGS)
    for action in actions:
        late = timing_tag(action.due_by, done=is_done(action.status), on=on)
        line = [
            action.ref,
            action.text,
            f"{action.area.ref} {action.area.title}",
            f"{action.focus_area.ref} {action.focus_area.title}" if action.focus_area else "",
            "; ".join(lead.post.title for lead in action.leads.all()),
            action.start_text,
            action.due_text,
            action.due_by.isoformat() if action.due_by else "",
            rating_of(action)["text"],
            "late" if late and late["text"] == "Late" else "",
            str(action.milestone_count),
            str(action.milestones_done),
            str(action.milestones_late),
            action.reported_on.isoformat() if action.reported_on else "",
        ]
        yield [safe_cell(cell) for cell in line]
