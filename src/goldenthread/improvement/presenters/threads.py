"""The thread as nodes that read aloud in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.improvement.models import Area, Finding, FocusArea, Milestone
from goldenthread.improvement.presenters.people import in_short
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.tags import (
    due_words,
    milestone_tag,
    name_of_action,
    rating_of,
    short,
)
from goldenthread.improvement.queries.structure import kind_of
from goldenthread.improvement.queries.threads import ActionThread, Thread
from goldenthread.ui.words import count, day

Node = dict[str, Any]


def thread_page(
    thread: Thread, places: Places, below: Mapping[int, list[Node]], *, on: date
) -> dict[str, Any]:
    """Return the page of a thread: its nodes in order, the present one marked.

    :param below: the nodes that the rooms above put below each measure, by its number.
    """
    drawn = _Drawn(thread, places, below, on=on)
    kind = kind_of(thread.here)
    return {
        "title": f"The thread of this {kind.replace('-', ' ')}",
        "nodes": drawn.nodes(),
        "crumbs": places.below_area(thread.plan, thread.area),
    }


class _Drawn:
    """Draws one thread, node by node."""

    def __init__(
        self, thread: Thread, places: Places, below: Mapping[int, list[Node]], *, on: date
    ) -> None:
        self.thread, self.places, self.below, self.on = thread, places, below, on

    def nodes(self) -> list[Node]:
        thread = self.thread
        nodes = [
            self._part("Finding", finding, self._finding(finding)) for finding in thread.findings
        ]
        if not nodes:
            nodes = [_gap("Finding", "No finding of inspectors is recorded for this area.")]
        nodes.append(self._part("Area for improvement", thread.area, self._area(thread.area)))
        nodes += [self._part("Outcome sought", o, {"text": o.text}) for o in thread.outcomes]
        nodes += [self._part("Focus area", f, self._focus(f)) for f in thread.focus_areas]
        if not thread.actions:
            nodes.append(_gap("Action", self._no_action()))
        one = len(thread.actions) == 1
        for action in thread.actions:
            nodes += self._action_in_full(action) if one else [self._action(action)]
        return nodes

    def _part(self, kind: str, part: Any, said: Node) -> Node:
        is_here = type(part) is type(self.thread.here) and part.pk == self.thread.here.pk
        href = said.get("href") or self.places.to(
            "plan_thread", kind=kind_of(part), part_id=part.pk
        )
        return {"kind": kind, "here": is_here, "tag": None, "notes": [], **said, "href": href}

    def _finding(self, finding: Finding) -> Node:
        notes = [f"In the inspection report: {finding.source}"] if finding.source else []
        return {"text": f"{finding.ref} {finding.text}".strip(), "notes": notes}

    def _area(self, area: Area) -> Node:
        notes = [f"Impact sought: {area.impact}"] if area.impact else []
        return {"text": f"{area.ref} {area.title}", "notes": notes, "href": self.places.area(area)}

    def _focus(self, focus: FocusArea) -> Node:
        notes = [f"Impact sought: {focus.impact}"] if focus.impact else []
        return {"text": f"{focus.ref} {focus.title}", "notes": notes}

    def _no_action(self) -> str:
        kind = kind_of(self.thread.here).replace("-", " ")
        return f"No action answers this {kind}."

    def _action(self, found: ActionThread) -> Node:
        action = found.action
        notes = [f"Due: {due_words(action)}"]
        notes.append(", ".join(in_short(held) for held in found.leads) or "No post holds it.")
        notes.append(f"{count(len(found.milestones), 'milestone').capitalize()}")
        if not found.measures:
            notes.append("No measure says how its success will be known.")
        if found.updates and found.updates[0].on:
            notes.append(f"Last reported on {day(found.updates[0].on)}")
        return self._part(
            "Action",
            action,
            {"text": name_of_action(action), "tag": rating_of(action), "notes": notes},
        )

    def _action_in_full(self, found: ActionThread) -> list[Node]:
        action = found.action
        href = self.places.action(action)
        said = {
            "text": name_of_action(action),
            "tag": rating_of(action),
            "notes": [f"Due: {due_words(action)}"],
            "href": href,
        }
        nodes = [self._part("Action", action, said)]
        nodes += [self._part("Milestone", step, self._milestone(step)) for step in found.milestones]
        for measure in found.measures:
            nodes.append(self._part("Measure of success", measure, {"text": measure.text}))
            nodes += [{**_gap("", ""), **node} for node in self.below.get(measure.pk, ())]
        if not found.measures:
            nodes.append(_gap("Measure of success", "No measure says how success will be known."))
        for held in found.leads:
            nodes.append(_leaf("Lead", in_short(held), href))
        if not found.leads:
            nodes.append(_gap("Lead", "No post holds this action."))
        for told in found.updates:
            who = f"{told.by_name}, {day(told.on)}" if told.on else "From the published plan"
            nodes.append(_leaf("Progress report", short(told.text, 300), href) | {"notes": [who]})
        if not found.updates:
            nodes.append(_gap("Progress report", "Nobody has reported on this action yet."))
        return nodes

    def _milestone(self, step: Milestone) -> Node:
        notes = [f"Due: {due_words(step)}"]
        if step.done_on:
            notes = [f"Done on {day(step.done_on)}, shown by {step.shown_by}"]
        return {"text": step.text, "tag": milestone_tag(step, on=self.on), "notes": notes}


def _gap(kind: str, text: str) -> Node:
    return {"kind": kind, "text": text, "href": "", "here": False, "tag": None, "notes": []}


def _leaf(kind: str, text: str, href: str) -> Node:
    return {**_gap(kind, text), "href": href}
