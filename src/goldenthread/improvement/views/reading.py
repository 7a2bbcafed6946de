"""Pages that read a plan along its lines: an area, a thread, a search, the history."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.presenters import listing, searching
from goldenthread.improvement.presenters.area import area_page
from goldenthread.improvement.presenters.history import history_page
from goldenthread.improvement.presenters.places import Places
from goldenthread.improvement.presenters.threads import thread_page
from goldenthread.improvement.queries import happened
from goldenthread.improvement.queries.plans import find_plan
from goldenthread.improvement.queries.searching import search_plans
from goldenthread.improvement.queries.structure import area_record, find_area, find_part
from goldenthread.improvement.queries.threads import thread_through
from goldenthread.improvement.signals import below_measures, on_area
from goldenthread.platform.access.roles import Power
from goldenthread.platform.organisations.gates import AreaRequest, needs

PAGE_SIZE = 50


@needs(Power.READ_PLAN)
def plan_area(request: AreaRequest, area_id: int) -> HttpResponse:
    """Show an area for improvement: what was found, what is sought, what is done."""
    on, places = timezone.localdate(), Places(request.local_area)
    record = area_record(find_area(request.local_area, area_id), on=on)
    above = on_area(record.area, record.actions, request.member, on=on)
    context = area_page(record, places, on=on, above=above)
    context["may_manage"] = request.member.may(Power.MANAGE_PLAN)
    return render(request, "improvement/area.html", context)


@needs(Power.READ_PLAN)
def plan_thread(request: AreaRequest, kind: str, part_id: int) -> HttpResponse:
    """Show the thread that runs through one part of a plan."""
    on = timezone.localdate()
    part = find_part(request.local_area, kind, part_id)
    if part.withdrawn_on:
        raise Http404("This part was withdrawn from the plan.")
    thread = thread_through(request.local_area, part, on=on)
    measures = [measure for one in thread.actions for measure in one.measures]
    below = below_measures(measures, request.member, on=on)
    context = thread_page(thread, Places(request.local_area), below, on=on)
    return render(request, "improvement/thread.html", context)


@needs(Power.READ_PLAN)
def search(request: AreaRequest) -> HttpResponse:
    """Find words or a reference in the area's plans."""
    words = request.GET.get("q", "").replace("\x00", " ").strip()[:200]
    context: dict[str, object] = {"q": words, "groups": [], "counted": "", "pages": None}
    if words:
        number = _page_number(request)
        results = search_plans(
            request.local_area, words, first=(number - 1) * PAGE_SIZE, most=PAGE_SIZE
        )
        page = Paginator(range(results.many), PAGE_SIZE).get_page(number)
        context |= {
            "groups": searching.groups(results, Places(request.local_area)),
            "counted": searching.counted(results, words),
            "pages": listing.pages(page, request.GET),
        }
    return render(request, "improvement/search.html", context)


def _page_number(request: AreaRequest) -> int:
    typed = request.GET.get("page", "")
    return min(max(int(typed), 1), 10_000) if typed.isascii() and typed.isdigit() else 1


@needs(Power.READ_PLAN)
def plan_history(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Show everything that was done to a plan, newest first."""
    places = Places(request.local_area)
    plan = find_plan(request.local_area, plan_id)
    chosen = {name: request.GET.get(name, "") for name in ("who", "kind")}
    events = happened.events_of(plan, who=chosen["who"], kind=chosen["kind"])
    page = Paginator(events, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    context = history_page(
        shown, happened.named(request.local_area, shown), happened.doers_and_kinds(plan), places
    )
    context |= {
        "plan": plan,
        "crumbs": places.below_plan(plan),
        "many": page.paginator.count,
        "chosen": chosen,
        "pages": listing.pages(page, request.GET),
        "clear": places.to("plan_history", plan_id=plan.pk),
    }
    return render(request, "improvement/history.html", context)
