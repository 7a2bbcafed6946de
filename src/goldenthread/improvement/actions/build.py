"""Making a draft plan of a reviewed document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.core.enums import Status
from goldenthread.core.imprecise_dates import ImpreciseDate
from goldenthread.core.plan_format import (
    ActionEntry,
    AreaEntry,
    MilestoneEntry,
    PlanDocument,
)
from goldenthread.improvement.models import (
    Action,
    ActionLead,
    Area,
    Finding,
    FocusArea,
    ImprovementPlan,
    Measure,
    Milestone,
    MilestoneLead,
    Outcome,
    ProgressUpdate,
    PublishedVersion,
    Rating,
)
from goldenthread.platform.access.errors import NotReady
from goldenthread.platform.access.roles import Power, Role
from goldenthread.platform.documents.models import StoredDocument
from goldenthread.platform.history.recording import record
from goldenthread.platform.organisations.member import Member
from goldenthread.platform.organisations.models import Post
from goldenthread.platform.organisations.queries import posts_by_title

# For a plan that prints no scheme of its own. The words are ours; the area may change them.
USUAL_RATINGS = (
    ("Not started", Status.NOT_STARTED, "Work has not begun and is not yet due to begin."),
    ("On track", Status.ON_TRACK, "Work has begun and is expected to be done by its date."),
    ("At risk", Status.AT_RISK, "The date may be missed; what will be done about it is known."),
    ("Off track", Status.OFF_TRACK, "The date has been or will be missed; help is needed."),
    ("Complete", Status.COMPLETE, "The work is done and what shows it is on record."),
    ("Embedded", Status.EMBEDDED, "Done, and shown to last as part of daily work."),
)


@transaction.atomic
def make_draft_plan(
    *, document: PlanDocument, by: Member, on: date, source: StoredDocument | None = None
) -> ImprovementPlan:
    """Make a draft plan of everything in a document; posts are found by title or made.

    :raises NotPermitted: when they may not.
    :raises NotReady: when an action has no words, since nobody could be held to it.
    """
    by.check_may(Power.MANAGE_PLAN)
    check_can_be_a_plan(document)
    plan = ImprovementPlan.objects.create(
        local_area=by.local_area,
        title=document.title,
        area_name=document.local_area or "",
        kind=document.kind or "",
        published=document.published or "",
        made_on=on,
    )
    _Builder(plan, by).build(document)
    keep_version(plan=plan, document=document, source=source, by=by, on=on)
    record("improvement.draft_made", about=plan, by=by, on=on)
    return plan


def check_can_be_a_plan(document: PlanDocument) -> None:
    """Pass silently if the document can become a plan.

    :raises NotReady: when it has no action, or an action without words.
    """
    wordless = [a for area in document.areas for a in area.actions if not (a.text or "").strip()]
    if wordless:
        raise NotReady(
            f"Action {wordless[0].ref or 'without a reference'} has no words. Write what it says"
            " in the published plan, or drop it."
        )
    if not any(area.actions for area in document.areas):
        raise NotReady("There is no action in it yet. Add at least one.")


def keep_version(
    *,
    plan: ImprovementPlan,
    document: PlanDocument,
    source: StoredDocument | None,
    by: Member,
    on: date,
) -> PublishedVersion:
    """Keep a published version whole, numbered on from the last."""
    return PublishedVersion.objects.create(
        local_area=plan.local_area,
        plan=plan,
        document=source,
        number=plan.versions.count() + 1,
        content=document.to_json(),
        taken_in_on=on,
        taken_in_by_name=by.person.name,
    )


class _Builder:
    """Turns entries of the format into rows, a whole kind at a time."""

    def __init__(self, plan: ImprovementPlan, by: Member) -> None:
        self.plan = plan
        self.by = by
        self.own: dict[str, Any] = {"local_area": plan.local_area, "plan": plan}
        self.posts = posts_by_title(plan.local_area)

    def build(self, document: PlanDocument) -> None:
        self.ratings = make_ratings(self.plan, document)
        posts_of(self.plan, document, self.posts)
        for position, entry in enumerate(document.areas):
            self._area(entry, position)

    def _area(self, entry: AreaEntry, position: int) -> None:
        area = Area.objects.create(
            **self.own,
            position=position,
            ref=entry.ref,
            title=entry.title,
            impact=entry.impact or "",
            published_as=printed(entry),
        )
        own = {**self.own, "area": area}
        Finding.objects.bulk_create(
            Finding(
                **own, position=n, ref=f.ref or "", text=f.text, source=f.source or "",
                published_as=printed(f),
            )
            for n, f in enumerate(entry.findings)
        )  # fmt: skip
        Outcome.objects.bulk_create(
            Outcome(**own, position=n, text=text, published_as={"text": text})
            for n, text in enumerate(entry.outcomes)
        )
        focus = FocusArea.objects.bulk_create(
            FocusArea(
                **own, position=n, ref=f.ref, title=f.title or "", impact=f.impact or "",
                published_as=printed(f),
            )
            for n, f in enumerate(entry.focus_areas)
        )  # fmt: skip
        self._actions(area, entry.actions, {f.ref: f for f in focus})

    def _actions(self, area: Area, entries: list[ActionEntry], focus: dict[str, FocusArea]) -> None:
        actions = Action.objects.bulk_create(
            Action(
                **self.own, **action_values(entry, self.ratings), area=area, position=n,
                focus_area=focus.get(entry.focus_area or ""), published_as=printed(entry),
            )
            for n, entry in enumerate(entries)
        )  # fmt: skip
        pairs = list(zip(actions, entries, strict=True))
        ActionLead.objects.bulk_create(
            ActionLead(local_area=self.plan.local_area, action=a, post=post, position=n)
            for a, e in pairs
            for n, post in enumerate(self._posts(e.leads))
        )
        Measure.objects.bulk_create(
            Measure(**self.own, action=a, position=n, text=text, published_as={"text": text})
            for a, e in pairs
            for n, text in enumerate(e.measures)
        )
        ProgressUpdate.objects.bulk_create(
            ProgressUpdate(**self.own, action=a, position=n, text=text, is_from_document=True)
            for a, e in pairs
            for n, text in enumerate(e.updates)
        )
        self._milestones([(a, n, m) for a, e in pairs for n, m in enumerate(e.milestones)])

    def _milestones(self, found: list[tuple[Action, int, MilestoneEntry]]) -> None:
        milestones = Milestone.objects.bulk_create(
            Milestone(
                **self.own, **milestone_values(entry), action=action, position=n,
                published_as=printed(entry),
            )
            for action, n, entry in found
        )  # fmt: skip
        MilestoneLead.objects.bulk_create(
            MilestoneLead(local_area=self.plan.local_area, milestone=m, post=post, position=n)
            for m, (_, _, entry) in zip(milestones, found, strict=True)
            for n, post in enumerate(self._posts(entry.leads))
        )

    def _posts(self, leads: list[str]) -> list[Post]:
        found = (self.posts[title.casefold()] for title in leads)
        return list({post.pk: post for post in found}.values())  # two spellings may be one post


def posts_of(plan: ImprovementPlan, document: PlanDocument, known: dict[str, Post]) -> None:
    """Make a post for every lead that the area does not know yet; `known` gains them by title.

    A new post is an accountable officer's: whoever is appointed reports on what it holds.
    """
    titles: dict[str, str] = {}
    for _, action in document.actions():
        for lead in [*action.leads, *(lead for m in action.milestones for lead in m.leads)]:
            if lead.casefold() not in known:
                titles.setdefault(lead.casefold(), lead)
    made = Post.objects.bulk_create(
        Post(local_area=plan.local_area, title=title, role=Role.ACCOUNTABLE_OFFICER)
        for title in titles.values()
    )
    known.update({post.title.casefold(): post for post in made})


def make_ratings(plan: ImprovementPlan, document: PlanDocument) -> list[Rating]:
    """Make the plan's rating scheme: the document's own, or its words in use beside the usual."""
    scheme = [
        (r.label, r.status, next((d for _, s, d in USUAL_RATINGS if s == r.status), ""))
        for r in document.rating_scheme
        if r.status
    ]
    if not scheme:
        used = {(a.status_text, a.status) for _, a in document.actions() if a.status}
        known = {label.casefold() for label, _, _ in USUAL_RATINGS}
        scheme = list(USUAL_RATINGS) + sorted(
            (text, status, "")
            for text, status in used
            if text and status and text.casefold() not in known
        )
    return Rating.objects.bulk_create(
        Rating(
            local_area=plan.local_area, plan=plan, position=n, label=label, status=status,
            definition=definition,
        )
        for n, (label, status, definition) in enumerate(scheme)
    )  # fmt: skip


def rating_for(ratings: list[Rating], text: str | None, status: str | None) -> Rating | None:
    """Return the rating that a printed word is, or else the first that comes to its status."""
    if not status:
        return None
    same_word = (r for r in ratings if text and r.label.casefold() == text.casefold())
    same_status = (r for r in ratings if r.status == status)
    return next(same_word, None) or next(same_status, None)


def action_values(entry: ActionEntry, ratings: list[Rating]) -> dict[str, Any]:
    """Return the fields of an action that its entry gives by itself."""
    return {
        "ref": entry.ref or "",
        "text": entry.text or "",
        **date_values("start", entry.start_text, entry.start),
        **date_values("due", entry.due_text, entry.due),
        "rating": rating_for(ratings, entry.status_text, entry.status),
        "status_text": entry.status_text or "",
        "status": entry.status or "",
    }


def milestone_values(entry: MilestoneEntry) -> dict[str, Any]:
    """Return the fields of a milestone that its entry gives by itself."""
    return {
        "text": entry.text,
        **date_values("due", entry.due_text, entry.due),
        "status_text": entry.status_text or "",
        "status": entry.status or "",
    }


def date_values(field: str, text: str | None, iso: str | None) -> dict[str, Any]:
    """Return the three fields in which a printed date is kept."""
    return {
        f"{field}_text": text or "",
        field: iso or "",
        f"{field}_by": ImpreciseDate.from_iso(iso).last_day if iso else None,
    }


_CHILDREN = frozenset({"areas", "findings", "outcomes", "focus_areas", "actions", "milestones"})


def printed(entry: Any) -> dict[str, Any]:
    """Return an entry's own fields as printed, without the entries below it."""
    return {key: value for key, value in entry.to_json().items() if key not in _CHILDREN}
