"""Putting a newer version's parts into the rows of the plan, one part after the other."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldenthread.core.plan_format import ActionEntry, MilestoneEntry
from goldenthread.core.plan_tree import LISTS, Node, NodeKind, Tree
from goldenthread.core.plan_versions import (
    Change,
    Comparison,
    FieldChange,
    PartChange,
    Verdict,
)
from goldenthread.improvement.actions.build import (
    action_values,
    milestone_values,
    posts_of,
)
from goldenthread.improvement.enums import PlanState
from goldenthread.improvement.models import (
    Action,
    ActionLead,
    Area,
    DateMove,
    Finding,
    FocusArea,
    ImprovementPlan,
    Measure,
    Milestone,
    MilestoneLead,
    Outcome,
    ProgressUpdate,
    Rating,
)
from goldenthread.improvement.queries.versions import HeldPlan
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Post

_MODELS: dict[NodeKind, Any] = {
    NodeKind.AREA: Area,
    NodeKind.FINDING: Finding,
    NodeKind.OUTCOME: Outcome,
    NodeKind.FOCUS_AREA: FocusArea,
    NodeKind.ACTION: Action,
    NodeKind.MILESTONE: Milestone,
    NodeKind.MEASURE: Measure,
    NodeKind.UPDATE: ProgressUpdate,
}
_LEADS: dict[NodeKind, tuple[Any, str]] = {
    NodeKind.ACTION: (ActionLead, "action"),
    NodeKind.MILESTONE: (MilestoneLead, "milestone"),
}


class Taker:
    """Takes a newer version in. `taken` names what a person chose to take from it."""

    def __init__(
        self, *, held: HeldPlan, comparison: Comparison, taken: set[str], reason: str,
        by: Member, on: date,
    ) -> None:  # fmt: skip
        self.held, self.comparison, self.taken = held, comparison, taken
        self.reason, self.by, self.on = reason, by, on
        self.plan: ImprovementPlan = held.rows["plan"]
        self.changed = {c.new.id: c for c in comparison.changes if c.held and c.new}
        self.rows: dict[str, Any] = {}
        self.posts = {post.title.casefold(): post for post in self.plan.local_area.posts.all()}

    def take(self, tree: Tree) -> None:
        """Take everything in, in the order of the plan."""
        posts_of(self.plan, tree.document(), self.posts)
        self.ratings = self._ratings(tree)
        self._withdraw_what_is_gone()
        self._free_area_refs()
        self._take_plan(tree.root)
        for child in tree.root.of(NodeKind.AREA):
            self._take_part(child, None)

    def _ratings(self, tree: Tree) -> list[Rating]:
        """Return the plan's rating scheme with the words that are new; none in use can go."""
        scheme = list(self.plan.ratings.all())
        known = {rating.label.casefold() for rating in scheme}
        for node in tree.root.of(NodeKind.RATING):
            label, status = node.fields["label"], node.fields["status"]
            if status and label.casefold() not in known:
                known.add(label.casefold())
                scheme.append(
                    Rating.objects.create(
                        local_area=self.plan.local_area, plan=self.plan, position=len(scheme),
                        label=label, status=status,
                    )
                )  # fmt: skip
        return scheme

    def _withdraw_what_is_gone(self) -> None:
        for change in self.comparison.of(Change.GONE):
            assert change.held is not None  # noqa: S101 -- what is gone was held
            row = self.held.rows[change.held.id]
            if change.verdict is Verdict.CHOOSE and change.held.id not in self.taken:
                continue
            row.withdrawn_on = self.on
            _save(row)
            self._tell("withdrawn", change.held.kind, row, (str(row), None))

    def _free_area_refs(self) -> None:
        """Give areas that take another's reference a passing one, so that no two clash."""
        for node_id, change in self.changed.items():
            if change.kind is NodeKind.AREA and "ref" in self._fields_taken(change):
                row = self.held.rows[self.comparison.pairs[node_id].id]
                Area.objects.filter(pk=row.pk).update(ref=f"~{row.pk}")

    def _fields_taken(self, change: PartChange) -> dict[str, FieldChange]:
        assert change.held is not None  # noqa: S101 -- only what is held has fields that changed
        return {
            one.name: one
            for one in change.fields
            if one.verdict is Verdict.TAKE
            or (one.verdict is Verdict.CHOOSE and f"{change.held.id}.{one.name}" in self.taken)
        }

    def _take_plan(self, root: Node) -> None:
        change = self.changed.get(root.id)
        if change is None:
            return
        names = {"local_area": "area_name"}
        for name, one in self._fields_taken(change).items():
            setattr(self.plan, names.get(name, name), one.theirs[name] or "")
        self.plan.save()

    def _take_part(self, node: Node, parent: Any) -> None:
        held = self.comparison.pairs.get(node.id)
        if held is None:
            row = self._make(node, parent)
        else:
            row = self.held.rows[held.id]
            self._update(node, row, parent)
        self.rows[node.id] = row
        for kind in LISTS.get(node.kind, {}).values():
            for child in node.of(kind):
                self._take_part(child, row)

    def _make(self, node: Node, parent: Any) -> Any:
        values = self._values(node, parent)
        own = {"local_area": self.plan.local_area, "plan": self.plan, "position": _place(node)}
        if node.kind is NodeKind.UPDATE:
            values |= {"is_from_document": True}
        else:
            values |= {"published_as": printed(node)}
        row = _MODELS[node.kind].objects.create(**own, **values, **_under(node, parent))
        if node.kind in _LEADS:
            self._give_leads(node.kind, row, node.fields["leads"])
        if node.kind is not NodeKind.UPDATE:
            self._tell("added", node.kind, row, (None, str(row)))
        return row

    def _update(self, node: Node, row: Any, parent: Any) -> None:
        if node.kind is NodeKind.UPDATE:
            return  # what was reported stays as it was
        before = _state_of(row)
        change = self.changed.get(node.id)
        told: dict[str, tuple[object, object]] = {}
        if change is not None and change.change is Change.BACK:
            told = self._bring_back(change, node, row, parent)
        elif change is not None:
            told = self._take_fields(change, node, row, parent)
        row.published_as, row.position = printed(node), _place(node)
        if node.kind is NodeKind.ACTION and row.area_id != parent.pk:
            row.focus_area = self._values(node, parent)["focus_area"]  # one of its new area
        for name, value in _under(node, parent).items():
            setattr(row, name, value)
        if _state_of(row) != before:
            _save(row)
        if told:
            self._tell_changes(node.kind, row, told)

    def _bring_back(
        self, change: PartChange, node: Node, row: Any, parent: Any
    ) -> dict[str, tuple[object, object]]:
        assert change.held is not None  # noqa: S101 -- what comes back was held
        if change.verdict is not Verdict.CHOOSE or change.held.id not in self.taken:
            return {}
        for name, value in self._values(node, parent).items():
            setattr(row, name, value)
        row.withdrawn_on = None
        return {node.kind.words: (None, str(row))}

    def _take_fields(
        self, change: PartChange, node: Node, row: Any, parent: Any
    ) -> dict[str, tuple[object, object]]:
        taken = self._fields_taken(change)
        values = self._values(node, parent)
        due_before = (getattr(row, "due_text", ""), getattr(row, "due_by", None))
        for name in taken:
            if name == "leads":
                self._give_leads(node.kind, row, node.fields["leads"])
                continue
            for part in (name, f"{name}_text", f"{name}_by"):
                if part in values:
                    setattr(row, part, values[part])
            if name == "status" and "rating" in values:
                row.rating = values["rating"]
        if "due" in taken and row.due_by != due_before[1] and self.plan.state == PlanState.LIVE:
            self._keep_move(row, *due_before)
        return {name: _pair(one) for name, one in taken.items()}

    def _keep_move(self, row: Any, was_text: str, was_by: date | None) -> None:
        milestone = row if isinstance(row, Milestone) else None
        DateMove.objects.create(
            local_area=self.plan.local_area, plan=self.plan,
            action=milestone.action if milestone else row, milestone=milestone,
            was_text=was_text, was_by=was_by, became_text=row.due_text, became_by=row.due_by,
            reason=self.reason, by=self.by.person, by_name=self.by.person.name, on=self.on,
        )  # fmt: skip

    def _values(self, node: Node, parent: Any) -> dict[str, Any]:
        """Return the fields of a row that a part gives by itself."""
        own = {key: value for key, value in node.fields.items() if key != "focus_area"}
        if node.kind is NodeKind.ACTION:
            focus = FocusArea.objects.filter(
                area=parent, ref=node.fields["focus_area"] or "", withdrawn_on=None
            ).first()
            values = action_values(ActionEntry(**own), self.ratings)
            return {**values, "focus_area": focus}
        if node.kind is NodeKind.MILESTONE:
            return milestone_values(MilestoneEntry(**own))
        return {key: value or "" for key, value in own.items()}

    def _give_leads(self, kind: NodeKind, row: Any, titles: list[str]) -> None:
        model, name = _LEADS[kind]
        posts: dict[int, Post] = {}
        for title in titles:
            post = self.posts[title.casefold()]
            posts[post.pk] = post
        model.objects.filter(**{name: row}).exclude(post__in=posts.values()).delete()
        for position, post in enumerate(posts.values()):
            model.objects.update_or_create(
                **{name: row}, post=post,
                defaults={"position": position, "local_area": self.plan.local_area},
            )  # fmt: skip

    def _tell_changes(
        self, kind: NodeKind, row: Any, told: dict[str, tuple[object, object]]
    ) -> None:
        record(
            f"improvement.{kind.value}_changed", about=_subject(row), within=self.plan,
            by=self.by, on=self.on, changes=told, reason=self.reason,
        )  # fmt: skip

    def _tell(self, verb: str, kind: NodeKind, row: Any, pair: tuple[object, object]) -> None:
        record(
            f"improvement.{kind.value}_{verb}", about=_subject(row), within=self.plan,
            by=self.by, on=self.on, changes={kind.words: pair}, reason=self.reason,
        )  # fmt: skip


def printed(node: Node) -> dict[str, Any]:
    """Return a part as it is printed, as the rows of a plan keep it."""
    if node.kind is not NodeKind.ACTION:
        return dict(node.fields)
    lists = {"measures": NodeKind.MEASURE, "updates": NodeKind.UPDATE}
    texts = {key: [n.fields["text"] for n in node.of(kind)] for key, kind in lists.items()}
    return {**node.fields, **texts}


def _place(node: Node) -> int:
    return node.parent.of(node.kind).index(node) if node.parent else 0


def _under(node: Node, parent: Any) -> dict[str, Any]:
    if node.parent is None or node.parent.kind is NodeKind.PLAN:
        return {}
    return {node.parent.kind.value: parent}


def _state_of(row: Any) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}


def _save(row: Any) -> None:
    if hasattr(row, "version"):
        row.version += 1
    row.save()


def _subject(row: Any) -> Any:
    """Return whose history tells of a part: its action, or its area."""
    if isinstance(row, Area | Action):
        return row
    return row.action if hasattr(row, "action_id") else row.area


def _pair(one: FieldChange) -> tuple[object, object]:
    shown = f"{one.name}_text" if f"{one.name}_text" in one.ours else one.name
    return one.ours[shown], one.theirs[shown]
