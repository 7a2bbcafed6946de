"""The page of a record and its history, and the forms that change what it says of the child."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.children.actions.records import change_record
from goldenthread.children.forms.record import FORMS, first_values
from goldenthread.children.gates import ChildRequest, about_child
from goldenthread.children.permissions import may_see_confidential
from goldenthread.children.presenters import editing, history
from goldenthread.children.presenters import record as presented
from goldenthread.children.presenters.places import Places
from goldenthread.children.presenters.standing import links, notes, tags
from goldenthread.children.queries import records as queries
from goldenthread.children.queries.parts import parts_of
from goldenthread.children.signals import links_above
from goldenthread.children.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed

CARDS = ("address", "carer", "placement", "need", "professional", "consent")


@about_child()
def children_record(request: ChildRequest) -> HttpResponse:
    """Show a child's record."""
    child, member, on = request.child, request.member, timezone.localdate()
    places = Places(request.local_area)
    may_change = member.may(Power.CHANGE_CHILDREN) and child.merged_into_id is None
    sight = presented.Sight(
        places=places, on=on, may_change=may_change,
        sees_confidential=may_see_confidential(member),
    )  # fmt: skip
    former = parts_of(child, "former-name")
    mergers = queries.mergers_into(child)
    context = {
        "child": child,
        "headline": presented.headline(child, on=on),
        "tags": tags(child, request.way_in),
        "notes": notes(child, request.way_in, mergers),
        "cards": [
            presented.who(child, former, sight),
            *(presented.dated(child, kind, parts_of(child, kind), sight) for kind in CARDS),
            presented.talking(child, sight),
        ],
        "links": [
            *links_above(child, member),
            *links(child, places, by=member, way_in=request.way_in, mergers=mergers),
        ],
        "basis": request.way_in.basis,
        "crumbs": places.crumbs(),
    }
    return render(request, "children/record.html", context)


@about_child(Power.CHANGE_CHILDREN)
def children_history(request: ChildRequest) -> HttpResponse:
    """Show what happened to a record, newest first."""
    child, places = request.child, Places(request.local_area)
    page = Paginator(queries.history_of_child(child), 50).get_page(request.GET.get("page"))
    context = {
        "child": child,
        "timeline": history.timeline(page.object_list),
        "older": f"?page={page.next_page_number()}" if page.has_next() else "",
        "newer": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "crumbs": places.crumbs(child),
    }
    return render(request, "children/history.html", context)


@about_child(Power.CHANGE_CHILDREN)
def children_change(request: ChildRequest, card: str) -> HttpResponse:
    """Change who the child is, or how to talk with them."""
    child, places = request.child, Places(request.local_area)
    if card not in FORMS:
        raise Http404("There is no such card.")
    form = FORMS[card](typed(request), initial=first_values(child, FORMS[card]))
    return answer(
        request,
        form,
        act=lambda valid: change_record(
            child=child,
            values={n: v for n, v in valid.cleaned_data.items() if n != "version"},
            version=valid.cleaned_data["version"],
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Saved.",
        to=places.of(child),
        thing=child,
        context={
            "title": editing.CARDS[card],
            "child": child,
            "button": "Save",
            "back": places.of(child),
            "crumbs": places.crumbs(child),
        },
    )
