"""A plan under review in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from goldenthread.core.enums import PlanKind, Status
from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.core.plan_obstacles import obstacles
from goldenthread.core.plan_tree import FIELDS, Node, NodeKind
from goldenthread.core.plan_values import main_field
from goldenthread.improvement.presenters.imports import crumbs
from goldenthread.improvement.queries.review import OddityFound, Review
from goldenthread.ui.words import count, day

STATUS_COLOURS = {
    Status.NOT_STARTED: "govuk-tag--grey",
    Status.BLOCKED: "govuk-tag--purple",
    Status.IN_PROGRESS: "govuk-tag--blue",
    Status.ON_TRACK: "govuk-tag--green",
    Status.AT_RISK: "govuk-tag--yellow",
    Status.OFF_TRACK: "govuk-tag--red",
    Status.COMPLETE: "govuk-tag--green",
    Status.EMBEDDED: "govuk-tag--green",
}
KIND_TITLES = {
    NodeKind.PLAN: "The plan itself",
    NodeKind.RATING: "Rating",
    NodeKind.AREA: "Area for improvement",
    NodeKind.FINDING: "Finding",
    NodeKind.OUTCOME: "Outcome",
    NodeKind.FOCUS_AREA: "Focus area",
    NodeKind.ACTION: "Action",
    NodeKind.MILESTONE: "Milestone",
    NodeKind.MEASURE: "Measure of success",
    NodeKind.UPDATE: "Progress update",
}
FIELD_TITLES = {
    "title": "Title", "local_area": "Local area", "kind": "Kind of plan", "published": "Published",
    "label": "Word", "status": "Comes to", "ref": "Reference", "impact": "Impact", "text": "Text",
    "source": "Place in the report", "focus_area": "Focus area", "leads": "Leads",
    "start": "Start", "due": "Due", "status_text": "Rating as printed",
}  # fmt: skip
ODDITY_PAGE = 50


def read_date(fields: dict[str, Any], field: str) -> str:
    """Return a date as it was understood, with what is printed where that differs."""
    printed, iso = fields.get(f"{field}_text"), fields.get(field)
    if iso is None:
        return f"{printed} (no date)" if printed else ""
    words = ImpreciseDate.from_iso(iso).words
    return words if printed in (None, words) else f"{words} (printed: {printed})"


def value_words(node: Node, field: str) -> str:
    """Return what a field says, for people."""
    value = node.fields.get(field)
    if field in ("start", "due", "published"):
        return read_date(node.fields, field)
    if field == "status":
        return Status(value).words if value else ""
    if field == "kind":
        return PlanKind(value).words if value else ""
    if field == "leads":
        return "; ".join(value or [])
    return str(value or "")


def short_place(place: str) -> str:
    """Return a place without the heading that it is under, where something else finds it."""
    return place.split(", under ")[0]


def node_title(node: Node) -> str:
    """Return how a part is called at the head of a page: "Action 1.2"."""
    kind = KIND_TITLES[node.kind]
    ref = node.fields.get("ref") or node.fields.get("label")
    if node.kind is NodeKind.ACTION and not ref:
        return "Action without a reference"
    return f"{kind} {ref}" if ref else kind


def rows_of(node: Node) -> list[dict[str, Any]]:
    """Return what a part says now, as rows of a summary list."""
    return [
        {"key": {"text": FIELD_TITLES[name]}, "value": {"text": value_words(node, name) or "–"}}
        for name in FIELDS[node.kind]
        if name in FIELD_TITLES
    ]


def status_tag(node: Node) -> dict[str, str] | None:
    """Return a part's rating as a tag, in the plan's own words."""
    status, printed = node.fields.get("status"), node.fields.get("status_text")
    if not status:
        return {"text": printed, "classes": "govuk-tag--grey"} if printed else None
    return {"text": printed or Status(status).words, "classes": STATUS_COLOURS[Status(status)]}


@dataclass(frozen=True, slots=True, kw_only=True)
class OddityLine:
    """An oddity as a page shows it."""

    key: str
    kind: str
    text: str
    place: str
    about: str
    href: str
    set_aside: bool
    is_open: bool


class Pages:
    """The addresses and oddities of one review."""

    def __init__(self, review: Review, area: str) -> None:
        self.review, self.area = review, area
        self.number = review.plan_import.pk

    def url(self, name: str, **parts: str) -> str:
        """Return the address of a page of this review."""
        return reverse(f"plan_review{name}", kwargs={"area": self.area, "pk": self.number, **parts})

    def href(self, node: Node) -> str:
        """Return the page on which a part is corrected."""
        if node.kind is NodeKind.AREA:
            return self.url("_area", node=node.id)
        action = node.above(NodeKind.ACTION)
        if action is not None:
            here = self.url("_action", node=action.id)
            return here if node is action else f"{here}#{node.id}"
        return self.url("_node", node=node.id)

    def crumbs(self, *nodes: Node) -> list[dict[str, str]]:
        """Return the way back from a page of this review."""
        steps = [(self.review.plan_import.file_name, self.url(""))]
        steps += [(node_title(node), self.href(node)) for node in nodes]
        return crumbs(self.area, *steps)

    def lines(self, oddities: Iterable[OddityFound]) -> list[OddityLine]:
        """Return oddities as a page shows them."""
        found = []
        for oddity in oddities:
            node = self.review.tree.node(oddity.node)
            found.append(
                OddityLine(
                    key=oddity.key,
                    kind=oddity.kind.replace("_", " ").replace("-", " ").capitalize(),
                    text=oddity.text,
                    place=short_place(oddity.place or self.review.place(node)),
                    about=node_title(node),
                    href=self.href(node),
                    set_aside=oddity.set_aside,
                    is_open=oddity.is_open,
                )
            )
        return found


class OverviewPresenter(Pages):
    """The first page of a review."""

    @property
    def next_step(self) -> str:
        """What is to be done now, as a sentence."""
        if self.obstacles:
            return f"{count(len(self.obstacles), 'thing').capitalize()} must be put right first."
        oddities = sum(oddity.is_open for oddity in self.review.oddities)
        left = sum(area.id not in self.review.plan_import.looked_at for area in self.review.areas)
        if oddities or left:
            return (
                f"{count(oddities, 'oddity', 'oddities').capitalize()} to look at, and"
                f" {count(left, 'area')} not yet looked at."
                " You can leave at any time: everything is kept."
            )
        return "Everything has been looked at."

    @property
    def obstacles(self) -> list[dict[str, str]]:
        """What keeps the document from becoming a plan, each with the page to mend it on."""
        return [
            {"about": node_title(o.node), "why": o.why, "href": self.href(o.node)}
            for o in obstacles(self.review.tree)
        ]

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The plan's own fields."""
        ratings = [
            f"{rating.fields['label']}: {value_words(rating, 'status') or 'not known'}"
            for rating in self.review.tree.root.of(NodeKind.RATING)
        ]
        scheme = "; ".join(ratings) or "None in the document: the usual words will be used"
        return [
            *rows_of(self.review.tree.root),
            {"key": {"text": "Rating scheme"}, "value": {"text": scheme}},
        ]

    @property
    def ratings(self) -> list[dict[str, str]]:
        """The words of the rating scheme, each with the page to correct it on."""
        return [
            {"text": rating.fields["label"], "href": self.href(rating)}
            for rating in self.review.tree.root.of(NodeKind.RATING)
        ]

    @property
    def totals(self) -> list[dict[str, str]]:
        """How much there is of each kind, for the figures at the head."""
        often: dict[NodeKind, int] = dict.fromkeys(NodeKind, 0)
        for node in self.review.tree.root.walk():
            often[node.kind] += 1
        kinds = (NodeKind.AREA, NodeKind.FINDING, NodeKind.ACTION, NodeKind.MILESTONE)
        names = ("area for improvement", "finding", "action", "milestone")
        many = ("areas for improvement", "findings", "actions", "milestones")
        return [
            {"value": str(often[kind]), "text": one if often[kind] == 1 else more}
            for kind, one, more in zip(kinds, names, many, strict=True)
        ]

    @property
    def areas(self) -> list[dict[str, Any]]:
        """One row for each area."""
        return [
            {
                "id": area.id,
                "href": self.href(area),
                "ref": area.fields["ref"],
                "title": area.fields["title"],
                "findings": len(area.of(NodeKind.FINDING)),
                "actions": len(area.of(NodeKind.ACTION)),
                "milestones": sum(n.kind is NodeKind.MILESTONE for n in area.walk()),
                "oddities": len(self.review.open_within(area)),
                "looked_at": area.id in self.review.plan_import.looked_at,
            }
            for area in self.review.areas
        ]


class AreaPresenter(Pages):
    """The page of one area under review."""

    def __init__(self, review: Review, area: str, node: Node) -> None:
        super().__init__(review, area)
        self.node = node
        self.title = f"{node_title(node)}: {node.fields['title']}"
        self.impact = node.fields["impact"] or ""
        self.looked_at = node.id in review.plan_import.looked_at

    @property
    def own_oddities(self) -> list[OddityLine]:
        """Oddities of the area itself."""
        return self.lines(self.review.open_oddities.get(self.node.id, []))

    def parts(self, kind: str) -> list[dict[str, Any]]:
        """Return the findings, outcomes or focus areas, in order."""
        return [
            {
                "id": part.id,
                "href": self.href(part),
                "text": str(part.fields[main_field(part.kind)] or ""),
                "ref": part.fields.get("ref") or "",
                "source": part.fields.get("source") or "",
                "place": short_place(self.review.place(part)),
                "title": node_title(part),
                "oddities": self.lines(self.review.open_oddities.get(part.id, [])),
            }
            for part in self.node.of(NodeKind(kind))
        ]

    @property
    def actions(self) -> list[dict[str, Any]]:
        """One row for each action, with the oddities of it and of what hangs on it."""
        return [
            {
                "id": action.id,
                "href": self.href(action),
                "ref": action.fields["ref"] or "–",
                "text": action.fields["text"] or "(no words)",
                "leads": action.fields["leads"],
                "due": read_date(action.fields, "due"),
                "tag": status_tag(action),
                "milestones": len(action.of(NodeKind.MILESTONE)),
                "place": short_place(self.review.place(action)),
                "oddities": self.lines(self.review.open_within(action)),
            }
            for action in self.node.of(NodeKind.ACTION)
        ]


_DONE = {
    "set": "Corrected", "add": "Added", "merge": "Joined two", "split": "Split in two",
    "move": "Moved", "drop": "Dropped", "to_milestone": "Made an action a milestone",
    "to_action": "Made a milestone an action", "merge_leads": "Joined spellings of a lead",
}  # fmt: skip


def correction_words(correction: dict[str, Any]) -> str:
    """Return what a correction did, in a few words."""
    if correction["do"] == "together":
        return "; ".join(dict.fromkeys(correction_words(step) for step in correction["steps"]))
    words = _DONE[correction["do"]]
    if correction["do"] == "merge_leads":
        return f"{words}: {', '.join(correction['spellings'])} → {correction['to']}"
    if correction["do"] == "add":
        return f"{words}: {NodeKind(correction['kind']).words}"
    if correction["do"] == "set":
        fields = [FIELD_TITLES[f].lower() for f in correction["values"] if f in FIELD_TITLES]
        return f"{words}: {', '.join(fields)}" if fields else words
    return words


def corrections_done(review: Review) -> list[dict[str, str]]:
    """Return what was corrected, by whom and when, the last first."""
    done = [
        {
            "number": str(number),
            "words": correction_words(correction),
            "by": correction["by"],
            "on": day(date.fromisoformat(correction["on"])),
        }
        for number, correction in enumerate(review.plan_import.corrections, start=1)
    ]
    return done[::-1]


def kinds_of(lines: list[OddityLine]) -> list[tuple[str, int]]:
    """Return the kinds of open oddities with how many there are of each, the commonest first."""
    often = Counter(line.kind for line in lines if line.is_open)
    return often.most_common()


def oddity_summary(lines: list[OddityLine]) -> str:
    """Return how many oddities there are, as a sentence."""
    waiting = sum(line.is_open for line in lines)
    settled = len(lines) - waiting
    return (
        f"{count(waiting, 'oddity', 'oddities').capitalize()} to look at,"
        f" {count(settled, 'other')} settled."
    )
