"""Pages on which records are restricted, merged and parted again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from goldenthread.children.actions import merging, restrictions
from goldenthread.children.forms.managing import (
    LiftForm,
    MergeForm,
    OtherRecordForm,
    PeopleForm,
    RestrictForm,
)
from goldenthread.children.gates import ChildRequest, about_child, let_in
from goldenthread.children.models import Child
from goldenthread.children.presenters import merging as presented
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries import records as queries
from goldenthread.children.queries.duplicates import likely_duplicates
from goldenthread.children.signals import against_merging, links_above
from goldenthread.children.views.answering import answer, show
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.ui.forms import Form


def _context(request: ChildRequest, title: str, button: str, **more: Any) -> dict[str, Any]:
    places = Places(request.local_area)
    return {
        "title": title,
        "child": request.child,
        "button": button,
        "back": places.of(request.child),
        "crumbs": places.crumbs(request.child),
        **more,
    }


@about_child(Power.MANAGE_RECORDS)
def children_restrict(request: ChildRequest) -> HttpResponse:
    """Restrict a record to named people, or say anew who they are."""
    child, on = request.child, timezone.localdate()
    places = Places(request.local_area)
    me = request.member.person.pk
    if not request.way_in.is_restricted:
        return answer(
            request,
            RestrictForm(typed(request), local_area=request.local_area, initial={"people": [me]}),
            act=lambda form: restrictions.restrict(
                child=child,
                kind=form.cleaned_data["kind"],
                words=form.cleaned_data["words"],
                people=form.chosen(),
                by=request.member,
                on=on,
            ),
            notice="The record is restricted. Only the people named for it can open it.",
            to=places.of(child),
            context=_context(
                request, "Restrict to named people", "Restrict the record",
                sentences=[
                    "Nobody else will find the record or anything about the child, whatever their"
                    " role. You stay among the people named."
                ],
            ),
        )  # fmt: skip
    named = [grant.person_id for grant in queries.named_for(child, on=on)]
    return answer(
        request,
        PeopleForm(typed(request), local_area=request.local_area, initial={"people": named}),
        act=lambda form: restrictions.name_people(
            child=child, people=form.chosen(), by=request.member, on=on
        ),
        notice="Saved.",
        to=places.of(child),
        page="children/named.html",
        context=_context(
            request, "Who is named for this record", "Save",
            lift=places.of(child, "children_lift"),
        ),
    )  # fmt: skip


@about_child(Power.MANAGE_RECORDS)
def children_lift(request: ChildRequest) -> HttpResponse:
    """Lift the restriction of a record."""
    return answer(
        request,
        LiftForm(typed(request)),
        act=lambda form: restrictions.lift_restriction(
            child=request.child,
            reason=form.cleaned_data["reason"],
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="The restriction is lifted.",
        to=Places(request.local_area).of(request.child),
        context=_context(
            request, "Lift the restriction", "Lift the restriction", is_warning=True,
            sentences=["All who may see the area’s records will see this one, from today."],
        ),
    )  # fmt: skip


@about_child(Power.MANAGE_RECORDS)
def children_merge(request: ChildRequest) -> HttpResponse:
    """Choose the record that is of the same child."""
    child, places = request.child, Places(request.local_area)
    form = OtherRecordForm(typed(request))
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        other = queries.child_by_number(request.local_area, number)
        if other is not None and other.pk != child.pk and other.merged_into_id is None:
            return redirect(places.of(child, "children_merge_check", other_id=other.pk))
        form.refuse("There is no other record of that number that you may see.", "number")
    matches = presented.match_rows(likely_duplicates(request.local_area, child), places)
    context = _context(request, "Merge with another record", "Compare them", matches=matches)
    return show(request, form, page="children/merge.html", context=context)


@about_child(Power.MANAGE_RECORDS)
def children_merge_check(request: ChildRequest, other_id: int) -> HttpResponse:
    """Compare two records side by side, choose, and merge."""
    kept, places = request.child, Places(request.local_area)
    other = queries.find_child(request.local_area, other_id)
    let_in(request, other)
    request.child = kept
    if kept.merged_into_id or other.merged_into_id or other.pk == kept.pk:
        raise Http404("These records cannot be merged.")
    versions = {"kept_version": kept.version, "merged_version": other.version}
    form = MergeForm(
        typed(request),
        differing=presented.differing(kept, other),
        initial={**versions, **presented.first_choices(kept, other)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            merging.merge_records(
                kept=kept,
                merged=other,
                take_over=form.take_over(),
                versions=(form.cleaned_data["kept_version"], form.cleaned_data["merged_version"]),
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as refused:
            _refuse(request, form, refused, versions)
        else:
            messages.success(request, f"Record {other.number} is merged into this one.")
            return redirect(places.of(kept))
    context = _context(
        request, f"Merge record {other.number} into record {kept.number}", "Merge the records",
        other=other,
        alike=presented.alike(kept, other),
        goes_over=presented.what_goes_over(merging.rows_of(other)),
        turn=places.of(other, "children_merge_check", other_id=kept.pk),
        **_ways_out(request, other),
    )  # fmt: skip
    return show(request, form, page="children/merge_check.html", context=context)


def _ways_out(request: ChildRequest, other: Child) -> dict[str, Any]:
    """Return why the two cannot be merged now, and where on each record that can be changed."""
    against = against_merging(request.child, other)
    if not against:
        return {"against": "", "ways": []}
    both = (request.child, other)
    ways = [(one.number, list(links_above(one, request.member))) for one in both]
    return {"against": against, "ways": ways}


def _refuse(request: ChildRequest, form: Form, refused: Refused, versions: dict[str, int]) -> None:
    form.refuse(str(refused))
    now = {name: str(version) for name, version in versions.items()}
    form.data = {**request.POST.dict(), **now}


@about_child(Power.MANAGE_RECORDS)
def children_unmerge(request: ChildRequest) -> HttpResponse:
    """Undo the merger of a record into another."""
    merger = queries.merger_of(request.child)
    if merger is None:
        raise Http404("This record is not merged.")
    return answer(
        request,
        Form(typed(request)),
        act=lambda _: merging.undo_merger(
            merger=merger, by=request.member, on=timezone.localdate()
        ),
        notice="The merger is undone: there are two records again.",
        to=Places(request.local_area).of(request.child),
        context=_context(
            request, "Undo the merger", "Make two records of one again", is_warning=True,
            sentences=[
                f"What came from this record goes back to it. What was added to record"
                f" {merger.child.number} since stays there. Both histories are kept."
            ],
        ),
    )  # fmt: skip
