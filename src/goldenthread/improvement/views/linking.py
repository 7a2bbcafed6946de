"""Pages on which leads and dependencies are set."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.improvement.actions import links as actions
from goldenthread.improvement.forms.editing import DependencyForm, LeadForm
from goldenthread.improvement.presenters import editing as presented
from goldenthread.improvement.presenters.people import in_short
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.queries import structure as queries
from goldenthread.improvement.queries.holders import held_posts
from goldenthread.improvement.queries.record import find_action, waits_of
from goldenthread.platform.access.errors import NotValid, Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs


@needs(Power.MANAGE_PLAN)
def plan_leads(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Show which posts lead an area or hold an action or milestone, and let one be added."""
    on, places = timezone.localdate(), Places(request.local_area)
    part = _led(request, kind, part_id)
    form = LeadForm(
        request.POST or None,
        posts=queries.posts_to_choose(request.local_area),
        of_area=kind == "area",
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_lead(
                part=part,
                post=form.posts[form.cleaned_data["post"]],
                is_vice=form.cleaned_data.get("is_vice", False),
                by=request.member,
                on=on,
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, "Lead added.")
            return redirect("plan_leads", area=request.local_area.slug, kind=kind, part_id=part_id)
    leads = list(part.leads.all())
    held = held_posts(request.local_area, {lead.post_id for lead in leads}, on=on)
    rows = [
        {
            "text": in_short(held[lead.post_id]),
            "note": "Vice lead" if getattr(lead, "is_vice", False) else "",
            "name": held[lead.post_id].post.title,
            "remove": places.to(
                "plan_lead_remove", kind=kind, part_id=part_id, post_id=lead.post_id
            ),
        }
        for lead in leads
    ]
    context = {
        "title": f"Leads of this {presented.NAMES[kind]}",
        "words": presented.words_of(part),
        "rows": rows,
        "empty": "No post leads this yet.",
        "form": form,
        "button": "Add the lead",
        "crumbs": presented.above(_page_of(part), part.plan, places),
    }
    return render(request, "improvement/linked.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_lead_remove(request: AreaRequest, kind: str, part_id: int, post_id: int) -> HttpResponse:
    """Take a post off what it leads or holds; it can be added again at once."""
    part = _led(request, kind, part_id)
    post = queries.find_post(request.local_area, post_id)
    try:
        actions.remove_lead(part=part, post=post, by=request.member, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{post.title} is no longer a lead here.")
    return redirect("plan_leads", area=request.local_area.slug, kind=kind, part_id=part_id)


@needs(Power.MANAGE_PLAN)
def plan_dependencies(request: AreaRequest, action_id: int) -> HttpResponse:
    """Show what an action waits for, and let another action be added."""
    places = Places(request.local_area)
    action = find_action(request.local_area, action_id)
    form = DependencyForm(request.POST or None, actions=queries.others_in_plan(action))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_dependency(
                action=action,
                waits_for=form.actions[form.cleaned_data["waits_for"]],
                by=request.member,
                on=timezone.localdate(),
            )
        except Refused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, "Saved. This action cannot be complete before that one is.")
            return redirect("plan_dependencies", area=request.local_area.slug, action_id=action_id)
    rows = [
        {
            "text": presented.words_of(other),
            "note": "",
            "name": presented.words_of(other),
            "remove": places.to("plan_dependency_remove", action_id=action_id, other_id=other.pk),
        }
        for other in waits_of(action)
    ]
    context = {
        "title": "What this action waits for",
        "words": presented.words_of(action),
        "rows": rows,
        "empty": "It waits for no other action.",
        "form": form,
        "button": "Add the action",
        "crumbs": presented.above(action, action.plan, places),
    }
    return render(request, "improvement/linked.html", context)


@require_POST
@needs(Power.MANAGE_PLAN)
def plan_dependency_remove(request: AreaRequest, action_id: int, other_id: int) -> HttpResponse:
    """Say that an action no longer waits for another; it can be added again at once."""
    action = find_action(request.local_area, action_id)
    other = find_action(request.local_area, other_id)
    try:
        actions.remove_dependency(
            action=action, waits_for=other, by=request.member, on=timezone.localdate()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "It no longer waits for that action.")
    return redirect("plan_dependencies", area=request.local_area.slug, action_id=action_id)


def _led(request: AreaRequest, kind: str, part_id: int) -> Any:
    if kind not in presented.LED:
        raise Http404("Nobody leads this kind of part.")
    return queries.find_part(request.local_area, kind, part_id)


def _page_of(part: Any) -> Any:
    """Return the area or action on whose page a part is changed."""
    return part if queries.kind_of(part) in {"area", "action"} else queries.parent_of(part)


def _refuse(form: Any, refused: Refused) -> None:
    form.refuse(str(refused), refused.field if isinstance(refused, NotValid) else None)
