"""Says for each event in which area for improvement and which focus area it stands.

Headings nest as their levels say. Which of them is the area and which the focus area is decided
over the whole document, for the same words mean different things in different plans: a "theme" is
a plan's area where nothing stands above it, and its focus area where a "priority" does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.reading.events import Event, Heading, Row, Statement
from goldenthread.reading.lexicon import plain, role_of_label
from goldenthread.reading.sections import Kind

_GENERAL = re.compile(
    r"\b((action|improvement|delivery|implementation|progress|send|area|local|joint|strategic"
    r"|transformation|recovery|partnership|accelerated) plans?|plan on a page"
    r"|statement of action|partnership plan|inspection plan|progress report|action log"
    r"|action table|work ?book|appendix|annex)\b"
    r"|^(\w+ ){0,3}(tracker|sheet ?\d*|master|data|register|dashboard|workbook)( \w+)?$"
    r"|^(\d+ )?(the |our |detailed |key )?(actions?|plan|progress|what we will do|next steps"
    r"|priorities|recommendations|our (plan|priorities|actions|areas for improvement)|milestones)$"
)


_BANNER = 9  # the level of a banner with no other above it


@dataclass(slots=True)
class Node:
    """A heading on the way down to an event."""

    heading: Heading
    rank: float
    has_rows: bool = False
    is_title: bool = False

    @property
    def kind(self) -> Kind:
        """What the heading says of itself."""
        return self.heading.section.kind

    @property
    def is_general(self) -> bool:
        """Whether it only announces a plan, as "Our action plan" does."""
        section = self.heading.section
        general = self.is_title or bool(_GENERAL.search(plain(section.title)))
        return section.label is None and general


@dataclass(slots=True)
class Placed:
    """An event with the headings of the area and of the focus area that it stands in."""

    event: Event
    area: list[Node]
    focus: Node | None = None


def outline(events: Iterable[Event], *, title: str = "") -> list[Placed]:
    """Return the events with their places in the plan's outline, headings themselves left out.

    :param title: the document's title, which names no area.
    """
    paths = _paths(events, plain(title))
    rows = [path for event, path in paths if _counts(event)]
    rows = rows or [path for event, path in paths if isinstance(event, Row)]
    chooser = _Chooser(rows)
    return [
        Placed(event, *chooser.choose(path))
        for event, path in paths
        if not isinstance(event, Heading)
    ]


def _counts(event: Event) -> bool:
    return isinstance(event, Row) and not event.is_summary


def _paths(events: Iterable[Event], title: str) -> list[tuple[Event, tuple[Node, ...]]]:
    stack: list[Node] = []
    found: list[tuple[Event, tuple[Node, ...]]] = []
    base = 0.0  # the level of the last real heading: rows and paragraphs stand just below it
    for event in events:
        if isinstance(event, Heading):
            if event.origin in ("heading", "sheet"):
                base = float(event.level)
            _push(stack, event, base)
            stack[-1].is_title = plain(event.text) == title
        elif isinstance(event, Statement) or _counts(event):
            for node in stack:
                node.has_rows = True
        found.append((event, tuple(stack)))
    return found


def _push(stack: list[Node], heading: Heading, base: float) -> None:
    rank = float(heading.level)
    if heading.origin == "row":
        rank = base + (0.6 if heading.section.label else 0.7) - 0.2 * (_BANNER - heading.level)
    elif heading.origin == "paragraph":
        rank = base + (0.5 if heading.section.label else 0.8 + heading.level / 100)
    section = heading.section
    if stack and _completes(stack[-1], heading):
        opened = stack[-1].heading.section
        stack[-1].heading.section = replace(opened, title=section.title)
        return
    same = [n for n, node in enumerate(stack) if _is_sibling(node, heading)]
    if same:
        del stack[same[0] :]
    while stack and stack[-1].rank >= rank and not _stays_above(stack[-1], heading):
        stack.pop()
    if stack and _names_the_same(stack[-1], heading):
        top = stack[-1]
        if not top.heading.section.title:
            top.heading.section = type(section)(
                top.kind, top.heading.section.label, top.heading.section.number, section.title
            )
        return
    stack.append(Node(heading, rank))


def _completes(node: Node, heading: Heading) -> bool:
    """Whether a heading is the title of one that has only a label ("Area for improvement 1")."""
    opened, section = node.heading.section, heading.section
    bare = opened.kind in (Kind.AREA, Kind.FOCUS) and bool(opened.number) and not opened.title
    role = role_of_label(heading.text.rstrip(":"))
    said = section.label is None and section.number is None and role is None
    general = _GENERAL.search(plain(section.title))
    return bare and said and not general and not node.has_rows and heading.origin != "sheet"


def _is_sibling(node: Node, heading: Heading) -> bool:
    """Whether a heading is the next of a numbered kind ("Priority 2" after "Priority 1")."""
    mine, its = node.heading.section, heading.section
    return mine.label is not None and mine.label == its.label and not _names_the_same(node, heading)


def _names_the_same(node: Node, heading: Heading) -> bool:
    """Whether a heading says again, or more fully, what stands above it already."""
    mine, its = node.heading.section, heading.section
    if mine.label is None or its.label is None or mine.kind is not its.kind:
        return False
    return bool(mine.number) and mine.plain_number == its.plain_number


def _stays_above(node: Node, heading: Heading) -> bool:
    if node.kind is Kind.AREA and heading.section.kind is Kind.FOCUS:
        return True
    return node.heading.origin == heading.origin == "row" and _is_numbered_under(node, heading)


def _is_numbered_under(node: Node, heading: Heading) -> bool:
    """Whether a heading's number goes on from another's: "1.2" under "1"."""
    above = re.findall(r"[A-Za-z]+|\d+", node.heading.section.number or "")
    below = re.findall(r"[A-Za-z]+|\d+", heading.section.number or "")
    return bool(above) and len(below) > len(above) and below[: len(above)] == above


class _Chooser:
    """Chooses the area and the focus area in the paths of one document."""

    def __init__(self, paths: Sequence[tuple[Node, ...]]) -> None:
        kinds = [{node.kind for node in path} for path in paths]
        self._labelled = any(Kind.AREA in kind for kind in kinds)
        bare = [self._useful(path) for path in paths if not self._area_at(path)]
        self._shared = _shared(bare)
        under: dict[str, set[int]] = {}
        for path in paths:
            for at, node in enumerate(path):
                above = id(path[at - 1]) if at else 0
                under.setdefault(plain(node.heading.text), set()).add(above)
        self._repeated = {text for text, above in under.items() if len(above) > 1}
        self._titles = Counter(plain(node.heading.text) for path in paths for node in path)

    def choose(self, path: tuple[Node, ...]) -> tuple[list[Node], Node | None]:
        """Return the nodes that name the area (the nearest last) and the focus area's, if any."""
        labelled = self._area_at(path)
        if labelled:
            area = [node for node in path if node.kind is Kind.AREA][:1]
            below = [n for n in path[path.index(area[0]) + 1 :] if self._may_be_focus(n)]
            below = [n for n in below if not _only_adds_title(area[0], n)]
            return area, _focus(below)
        useful = [node for node in self._useful(path) if id(node) not in self._shared]
        useful = useful or list(path[-1:])
        return useful[:1], _focus([n for n in useful[1:] if self._may_be_focus(n)])

    def _area_at(self, path: tuple[Node, ...]) -> bool:
        return any(node.kind is Kind.AREA for node in path)

    def _useful(self, path: tuple[Node, ...]) -> list[Node]:
        return [node for node in path if not node.is_general]

    def _may_be_focus(self, node: Node) -> bool:
        if node.kind in (Kind.FOCUS, Kind.AREA):
            return True
        text = plain(node.heading.text)
        role = role_of_label(node.heading.text.rstrip(":"))
        return not node.is_general and text not in self._repeated and role is None


def _focus(nodes: Sequence[Node]) -> Node | None:
    labelled = [node for node in nodes if node.kind is not Kind.UNSAID]
    return next(iter(labelled or nodes), None)


def _only_adds_title(area: Node, node: Node) -> bool:
    mine, its = area.heading.section, node.heading.section
    return node.kind is Kind.AREA and not mine.title and mine.plain_number == its.plain_number


def _shared(paths: Sequence[Sequence[Node]]) -> set[int]:
    """Return the outer headings that all the paths share, where something tells them apart."""
    if len({tuple(map(id, path)) for path in paths}) < 2:
        return {id(node) for path in paths[:1] for node in path[:-1]}
    shared: set[int] = set()
    for at in range(min(map(len, paths))):
        if len({id(path[at]) for path in paths}) > 1:
            break
        shared.add(id(paths[0][at]))
    return shared
