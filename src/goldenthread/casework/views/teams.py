"""Saved filters and teams."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.casework.actions import filters as filtering
from goldenthread.casework.actions import teams as actions
from goldenthread.casework.forms.bulk import (
    FilterNameForm,
    JoinForm,
    LeaveForm,
    RenameForm,
    TeamForm,
)
from goldenthread.casework.forms.filters import CaseFilterForm
from goldenthread.casework.models import SavedFilter
from goldenthread.casework.presenters import listing as listed
from goldenthread.casework.presenters import saved as presented
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import teams as queries
from goldenthread.casework.queries.cases import officers_of
from goldenthread.casework.queries.listing import settings_of
from goldenthread.casework.views.answering import answer
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs


def _page(request: AreaRequest, title: str, button: str, back: str, **more: Any) -> dict[str, Any]:
    places = Places(request.local_area)
    return {"title": title, "button": button, "back": back, "crumbs": places.crumbs(), **more}


@needs(Power.WORK_ON_CASES)
def casework_filters(request: AreaRequest) -> HttpResponse:
    """List the saved filters; let one's own be renamed, removed and brought back."""
    places, me = Places(request.local_area), request.member.person
    manages = request.member.may(Power.MANAGE_CASELOADS)
    found = _filters(request)
    removed = [
        one
        for one in _filters(request, removed=True)
        if (manages if one.team_id else one.owner_id == me.pk)
    ]
    opens_with = queries.chosen_filter(me)
    context = {
        "rows": presented.rows(found, places, me=me, manages=manages, opens_with=opens_with),
        "removed": [{"pk": one.pk, "text": one.name} for one in removed],
        "opens_with": opens_with.name if opens_with else "",
        "subnav_items": listed.subnav(request.member, places, "filters"),
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "casework/filters.html", context)


def _filters(request: AreaRequest, *, removed: bool = False) -> list[SavedFilter]:
    """Return one's own filters and one's team's; a manager's are those of every team."""
    on = timezone.localdate()
    found = queries.saved_filters(request.member.person, on=on, removed=removed)
    if not request.member.may(Power.MANAGE_CASELOADS):
        return found
    known = {one.pk for one in found}
    shared = queries.shared_filters(request.local_area, removed=removed)
    return found + [one for one in shared if one.pk not in known]


@needs(Power.WORK_ON_CASES)
def casework_filter_save(request: AreaRequest) -> HttpResponse:
    """Keep the filter of the address under a name."""
    on, places, area = timezone.localdate(), Places(request.local_area), request.local_area
    teams = queries.teams_of(area) if request.member.may(Power.MANAGE_CASELOADS) else []
    asked = CaseFilterForm(
        QueryDict(request.META.get("QUERY_STRING", "")), settings=settings_of(area),
        officers=officers_of(area, on=on), teams=queries.teams_of(area),
    )  # fmt: skip
    asked.choice()
    query = asked.query()
    return answer(
        request,
        FilterNameForm(typed(request), teams=teams),
        act=lambda form: filtering.save_filter(
            name=form.cleaned_data["name"], query=query, team=form.chosen(), by=request.member,
            on=on,
        ),
        notice="The filter is saved. It stands on the first page of casework.",
        to=places.to("casework_filters"),
        context=_page(
            request, "Save this filter", "Save the filter", f"{places.to('casework_list')}?{query}",
            sentences=["Words that you searched for are not kept: they may name a child."],
        ),
    )  # fmt: skip


@needs(Power.WORK_ON_CASES)
def casework_filter_rename(request: AreaRequest, filter_id: int) -> HttpResponse:
    """Give a saved filter another name."""
    places, saved = Places(request.local_area), queries.find_filter(request.local_area, filter_id)
    back = places.to("casework_filters")
    return answer(
        request,
        RenameForm(typed(request), initial={"name": saved.name, "version": saved.version}),
        act=lambda form: filtering.rename_filter(
            saved=saved, **form.cleaned_data, by=request.member, on=timezone.localdate()
        ),
        notice="The filter has its new name.",
        to=back,
        thing=saved,
        context=_page(request, "Rename the filter", "Save the name", back),
    )


_DONE = {
    "remove": (filtering.remove_filter, "The filter is removed. You can bring it back below."),
    "restore": (filtering.restore_filter, "The filter is back."),
    "open": (filtering.open_with, "Your list of cases now opens with this filter."),
}


@needs(Power.WORK_ON_CASES)
@require_POST
def casework_filter_do(request: AreaRequest, filter_id: int, what: str) -> HttpResponse:
    """Remove a saved filter, bring it back, or have the list open with it."""
    back = Places(request.local_area).to("casework_filters")
    if what not in _DONE:
        raise Http404
    act, notice = _DONE[what]
    saved = queries.find_filter(request.local_area, filter_id)
    try:
        act(saved=saved, by=request.member, on=timezone.localdate())
    except Refused as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, notice)
    return redirect(back)


@needs(Power.WORK_ON_CASES)
@require_POST
def casework_filter_none(request: AreaRequest) -> HttpResponse:
    """Have the list open with no filter."""
    filtering.open_with(saved=None, by=request.member, on=timezone.localdate())
    messages.success(request, "Your list of cases now opens with all open cases.")
    return redirect(Places(request.local_area).to("casework_filters"))


@needs(Power.MANAGE_CASELOADS)
def casework_teams(request: AreaRequest) -> HttpResponse:
    """List the teams and make new ones."""
    on, places = timezone.localdate(), Places(request.local_area)
    teams = queries.teams_with_members(request.local_area, on=on)
    return answer(
        request,
        TeamForm(typed(request)),
        act=lambda form: actions.make_team(**form.cleaned_data, by=request.member, on=on),
        notice="The team is made. Now say who works in it.",
        to=lambda team: places.to("casework_team", team_id=team.pk),
        page="casework/teams.html",
        context={
            "rows": presented.team_rows(teams, places),
            "subnav_items": listed.subnav(request.member, places, "teams"),
            "places": places,
            "crumbs": places.crumbs(),
        },
    )


@needs(Power.MANAGE_CASELOADS)
def casework_team(request: AreaRequest, team_id: int) -> HttpResponse:
    """Show who works in a team, and take people in."""
    on, places = timezone.localdate(), Places(request.local_area)
    team = queries.find_team(request.local_area, team_id)
    here = places.to("casework_team", team_id=team.pk)
    return answer(
        request,
        JoinForm(
            typed(request), initial={"since": on}, people=officers_of(request.local_area, on=on)
        ),
        act=lambda form: actions.join_team(
            team=team, person=form.people[form.cleaned_data["person"]],
            since=form.cleaned_data["since"], by=request.member, on=on,
        ),
        notice="They are in the team.",
        to=here,
        page="casework/team.html",
        context={
            "team": team,
            "rows": presented.member_rows(queries.members_of(team), places),
            "places": places,
            "crumbs": [*places.crumbs(), {"text": "Teams", "href": places.to("casework_teams")}],
        },
    )  # fmt: skip


@needs(Power.MANAGE_CASELOADS)
def casework_team_rename(request: AreaRequest, team_id: int) -> HttpResponse:
    """Give a team another name."""
    places, team = Places(request.local_area), queries.find_team(request.local_area, team_id)
    back = places.to("casework_team", team_id=team.pk)
    return answer(
        request,
        RenameForm(typed(request), initial={"name": team.name, "version": team.version}),
        act=lambda form: actions.rename_team(
            team=team, **form.cleaned_data, by=request.member, on=timezone.localdate()
        ),
        notice="The team has its new name.",
        to=back,
        thing=team,
        context=_page(request, "Rename the team", "Save the name", back),
    )


@needs(Power.MANAGE_CASELOADS)
def casework_team_leave(request: AreaRequest, team_id: int, member_id: int) -> HttpResponse:
    """Record somebody's last day in a team."""
    on, places = timezone.localdate(), Places(request.local_area)
    team = queries.find_team(request.local_area, team_id)
    member = get_object_or_404(queries.members_of(team), pk=member_id)
    back = places.to("casework_team", team_id=team.pk)
    return answer(
        request,
        LeaveForm(typed(request), initial={"until": on}),
        act=lambda form: actions.leave_team(
            member=member, **form.cleaned_data, by=request.member, on=on
        ),
        notice="Their last day in the team is recorded.",
        to=back,
        context=_page(request, f"{member.person.name} leaves {team.name}", "Record the last day",
                      back),
    )  # fmt: skip
