"""Pages on which a parent or carer is added, or told of anew."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.children.actions.carers import add_carer, change_carer
from goldenthread.children.forms.parts import (
    CarerForm,
    NewCarerForm,
    RelationshipForm,
    first_values,
)
from goldenthread.children.gates import ChildRequest, about_child
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries import family as queries
from goldenthread.children.queries.parts import part_of
from goldenthread.children.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


@about_child(Power.CHANGE_CHILDREN)
def children_carer_add(request: ChildRequest) -> HttpResponse:
    """Add a parent or carer: one who is on another child's record already, or a new one."""
    places, words = Places(request.local_area), request.GET.get("q", "").strip()
    found = (
        list(queries.carers_like(request.local_area, words, besides=request.child)) if words else []
    )
    theirs = queries.children_of_carers(found)
    context = {
        "title": "Add a parent or carer",
        "child": request.child,
        "button": "Add the parent or carer",
        "back": places.of(request.child),
        "crumbs": places.crumbs(request.child),
        "words": words,
        "known": [
            {
                "name": carer.name,
                "children": ", ".join(child.name for child in theirs.get(carer.pk, [])),
                "href": places.of(request.child, "children_carer_known", carer_id=carer.pk),
            }
            for carer in found
        ],
    }

    def act(form: Any) -> object:
        own, values = form.split()
        return add_carer(
            child=request.child, carer=own, values=values, by=request.member,
            on=timezone.localdate(),
        )  # fmt: skip

    return answer(
        request,
        NewCarerForm(typed(request), local_area=request.local_area),
        act=act,
        notice="Added.",
        to=places.of(request.child),
        context=context,
        page="children/carer_add.html",
    )


@about_child(Power.CHANGE_CHILDREN)
def children_carer_known(request: ChildRequest, carer_id: int) -> HttpResponse:
    """Say what a parent or carer who is known already is to this child."""
    places = Places(request.local_area)
    carer = queries.carer_of(request.local_area, carer_id)
    return answer(
        request,
        RelationshipForm(typed(request), local_area=request.local_area),
        act=lambda form: add_carer(
            child=request.child,
            carer=carer,
            values=form.values(),
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Added.",
        to=places.of(request.child),
        context={
            "title": f"What {carer.name} is to the child",
            "child": request.child,
            "button": "Add the parent or carer",
            "back": places.of(request.child),
            "crumbs": places.crumbs(request.child),
        },
    )


@about_child(Power.CHANGE_CHILDREN)
def children_carer_change(request: ChildRequest, part_id: int) -> HttpResponse:
    """Change who a parent or carer is and how to reach them, for all of their children."""
    places = Places(request.local_area)
    carer = part_of(request.child, "carer", part_id).carer
    form = CarerForm(
        typed(request), initial=first_values(carer, CarerForm), local_area=request.local_area
    )
    return answer(
        request,
        form,
        act=lambda form: change_carer(
            carer=carer,
            values=form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Saved.",
        to=places.of(request.child),
        thing=carer,
        context={
            "title": "Change contact details",
            "sentences": ["They change on the records of all of this person’s children."],
            "child": request.child,
            "button": "Save",
            "back": places.of(request.child),
            "crumbs": places.crumbs(request.child),
        },
    )
