"""Pages on which the dated parts of a record are added, corrected, ended and taken away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from goldenthread.children.actions import parts as actions
from goldenthread.children.forms.parts import FORMS, RemoveForm, first_values
from goldenthread.children.gates import ChildRequest, about_child
from goldenthread.children.presenters import editing
from goldenthread.children.presenters.places import Places
from goldenthread.children.queries.parts import part_of
from goldenthread.children.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


def _context(request: ChildRequest, title: str, button: str) -> dict[str, Any]:
    places = Places(request.local_area)
    return {
        "title": title,
        "child": request.child,
        "button": button,
        "back": places.of(request.child),
        "crumbs": places.crumbs(request.child),
    }


@about_child(Power.CHANGE_CHILDREN)
def children_part_add(request: ChildRequest, kind: str) -> HttpResponse:
    """Add a part to a record."""
    if kind not in editing.BUTTONS:
        raise Http404("There is no such part.")
    return answer(
        request,
        FORMS[kind](typed(request), local_area=request.local_area),
        act=lambda form: actions.add_part(
            child=request.child,
            kind=kind,
            values=form.values(),
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Added.",
        to=Places(request.local_area).of(request.child),
        context=_context(request, f"Add {editing.NAMES[kind]}", editing.BUTTONS[kind]),
    )


@about_child(Power.CHANGE_CHILDREN)
def children_part_change(request: ChildRequest, kind: str, part_id: int) -> HttpResponse:
    """Correct a part of a record, or end it."""
    if kind not in FORMS:
        raise Http404("There is no such part.")
    part = part_of(request.child, kind, part_id)
    form_class = FORMS[kind]
    form = form_class(
        typed(request), initial=first_values(part, form_class), local_area=request.local_area
    )
    return answer(
        request,
        form,
        act=lambda form: actions.change_part(
            part=part,
            values=form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Saved.",
        to=Places(request.local_area).of(request.child),
        thing=part,
        context=_context(request, f"Change {editing.NAMES[kind]}", "Save"),
    )


@about_child(Power.CHANGE_CHILDREN)
def children_part_remove(request: ChildRequest, kind: str, part_id: int) -> HttpResponse:
    """Take away a part that was recorded in error."""
    if kind not in FORMS:
        raise Http404("There is no such part.")
    part = part_of(request.child, kind, part_id)
    context = _context(request, f"Take away {editing.NAMES[kind]}", "Take it away")
    context["sentences"] = [f"{name}: {now}" for name, now in _told(part)]
    context["is_warning"] = True
    return answer(
        request,
        RemoveForm(typed(request), initial={"version": part.version}),
        act=lambda form: actions.remove_part(
            part=part,
            reason=form.cleaned_data["reason"],
            version=form.cleaned_data["version"],
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="Taken away. History keeps what it said, and why it went.",
        to=Places(request.local_area).of(request.child),
        thing=part,
        context=context,
    )


def _told(part: Any) -> list[tuple[str, str]]:
    return [
        (name[:1].upper() + name[1:], editing.plain(now))
        for name, (_, now) in actions.told(part).items()
    ]
