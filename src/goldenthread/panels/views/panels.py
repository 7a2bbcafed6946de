"""Panels: what waits for them, what they are, and who sits on them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.panels.actions import panels as acting
from goldenthread.panels.actions import seats as seating
from goldenthread.panels.forms import panels as forms
from goldenthread.panels.models import Panel
from goldenthread.panels.permissions import prepares
from goldenthread.panels.presenters import panels as presented
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries import agenda as agendas
from goldenthread.panels.queries import panels as queries
from goldenthread.panels.views.answering import answer
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.ui.words import long_day


@needs(Power.READ_PANEL_PAPERS)
def panels(request: AreaRequest) -> HttpResponse:
    """Show what waits for the panels; to a member the meetings whose papers they can read."""
    on, area, places = timezone.localdate(), request.local_area, Places(request.local_area)
    mine = queries.meetings_of_person(area, request.member.person, on=on)
    context = {
        "mine": presented.meeting_rows(mine, places),
        "prepares": prepares(request.member),
        "may_manage": request.member.may(Power.MANAGE_PANELS),
        "places": places,
    }
    if context["prepares"]:
        found, ahead = queries.panels_of(area), queries.next_meetings(area, on=on)
        urgent = agendas.urgent_cases(found, ahead, on=on)
        between, awaiting = agendas.between_meetings(area), agendas.awaiting_decision(area)
        hidden = agendas.hidden_from([*between, *awaiting], request.member.person)
        context |= {
            "rows": presented.panel_rows(found, ahead, urgent, places),
            "between": presented.item_links(between, hidden, places),
            "awaiting": presented.item_links(awaiting, hidden, places),
            "unfinished": presented.meeting_rows(queries.unfinished_meetings(area, on=on), places),
        }
    return render(request, "panels/home.html", context)


@needs(Power.PREPARE_PANELS)
def panels_panel(request: AreaRequest, panel_id: int) -> HttpResponse:
    """Show a panel: what it is, who sits on it, its meetings."""
    on, places = timezone.localdate(), Places(request.local_area)
    panel = queries.find_panel(request.local_area, panel_id)
    page = Paginator(queries.other_meetings(panel, on), 20).get_page(request.GET.get("page"))
    may_manage = request.member.may(Power.MANAGE_PANELS)
    seats = queries.seats_on(panel, on)
    context = {
        "panel": panel,
        "facts": presented.panel_facts(panel),
        "seats": presented.seat_rows(panel, seats, places, may_manage=may_manage),
        "quorum": presented.standing_words(panel, seats),
        "meetings": presented.meeting_rows(page.object_list, places),
        "older": f"?page={page.next_page_number()}" if page.has_next() else "",
        "newer": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "may_manage": may_manage and panel.closed_on is None,
        "places": places,
        "crumbs": places.crumbs(),
    }
    return render(request, "panels/panel.html", context)


@needs(Power.MANAGE_PANELS)
def panels_new(request: AreaRequest) -> HttpResponse:
    """Set a panel up."""
    places = Places(request.local_area)
    return answer(
        request,
        forms.PanelForm(typed(request)),
        act=lambda form: acting.make_panel(
            values=form.values(), by=request.member, on=timezone.localdate()
        ),
        notice="The panel is set up, and its meetings of the next weeks are planned.",
        to=places.of_panel,
        context={
            "title": "Set up a panel",
            "button": "Set up the panel",
            "back": places.to("panels"),
            "crumbs": places.crumbs(),
        },
    )


def _for_panel(panel: Panel, places: Places, title: str, button: str) -> dict[str, object]:
    return {
        "title": title,
        "caption": panel.name,
        "button": button,
        "back": places.of_panel(panel),
        "crumbs": places.crumbs(panel),
    }


@needs(Power.MANAGE_PANELS)
def panels_change(request: AreaRequest, panel_id: int) -> HttpResponse:
    """Change a panel."""
    places, panel = (
        Places(request.local_area),
        queries.find_panel(request.local_area, panel_id),
    )
    first = {name: getattr(panel, name) for name in forms.PanelForm.base_fields}

    def now() -> tuple[int, list[dict[str, str]]]:
        panel.refresh_from_db()
        facts = presented.panel_facts(panel)
        return panel.version, [{"name": name, "value": words} for name, words in facts]

    return answer(
        request,
        forms.ChangePanelForm(typed(request), initial=first),
        act=lambda form: acting.change_panel(
            panel=panel,
            values=form.values(),
            version=form.cleaned_data["version"] or 0,
            by=request.member,
            on=timezone.localdate(),
        ),
        notice="The panel is changed. Meetings ahead with nothing on them follow it.",
        to=places.of_panel(panel),
        now=now,
        context=_for_panel(panel, places, "Change the panel", "Save"),
    )


@needs(Power.MANAGE_PANELS)
def panels_close(request: AreaRequest, panel_id: int) -> HttpResponse:
    """End a panel."""
    places = Places(request.local_area)
    panel = queries.find_panel(request.local_area, panel_id)
    return answer(
        request,
        forms.ReasonForm(typed(request), initial={"version": panel.version}),
        act=lambda form: acting.close_panel(
            panel=panel, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The panel is closed.",
        to=places.to("panels"),
        now=lambda: (queries.find_panel(request.local_area, panel_id).version, []),
        context={
            **_for_panel(panel, places, "Close the panel", "Close the panel"),
            "is_warning": True,
            "sentences": ["It holds no more meetings. Its minutes and decisions stay."],
        },
    )


@needs(Power.PREPARE_PANELS)
def panels_plan(request: AreaRequest, panel_id: int) -> HttpResponse:
    """Plan the meetings of the next weeks."""
    places = Places(request.local_area)
    panel = queries.find_panel(request.local_area, panel_id)
    return answer(
        request,
        forms.ConfirmForm(typed(request), initial={"version": panel.version}),
        act=lambda form: acting.plan_meetings(
            panel=panel, by=request.member, on=timezone.localdate()
        ),
        notice="The meetings of the next 8 weeks are planned.",
        to=places.of_panel(panel),
        context={
            **_for_panel(panel, places, "Plan further meetings", "Plan the meetings"),
            "sentences": [
                "A meeting is planned for each week of the next 8 that has none. School holidays"
                " are not left out: the law’s weeks run on in them."
            ],
        },
    )


@needs(Power.MANAGE_PANELS)
def panels_member_add(request: AreaRequest, panel_id: int) -> HttpResponse:
    """Seat somebody on a panel."""
    on, places = timezone.localdate(), Places(request.local_area)
    panel = queries.find_panel(request.local_area, panel_id)
    form = forms.SeatForm(
        typed(request), initial={"since": on},
        people=queries.people_for(request.local_area, on=on), seats=queries.seats_on(panel, on),
    )  # fmt: skip
    return answer(
        request,
        form,
        act=lambda valid: seating.add_seat(panel=panel, by=request.member, on=on, **valid.values()),
        notice="The member is added. They are given the papers that are published from now on.",
        to=places.of_panel(panel),
        context=_for_panel(panel, places, "Add a member", "Add the member"),
    )


@needs(Power.MANAGE_PANELS)
def panels_member_end(request: AreaRequest, panel_id: int, seat_id: int) -> HttpResponse:
    """End somebody's seat on a panel."""
    on, places = timezone.localdate(), Places(request.local_area)
    panel = queries.find_panel(request.local_area, panel_id)
    seat = queries.find_seat(panel, seat_id)
    return answer(
        request,
        forms.EndSeatForm(typed(request), initial={"last_on": on}),
        act=lambda form: seating.end_seat(
            seat=seat, last_on=form.cleaned_data["last_on"], by=request.member, on=on
        ),
        notice="The seat ends on that day, and papers are closed to them after it.",
        to=places.of_panel(panel),
        context={
            **_for_panel(panel, places, "End a seat", "End the seat"),
            "sentences": [
                f"{seat.person.name} has sat on this panel for {seat.get_agency_display()} since"
                f" {long_day(seat.since)}."
            ],
        },
    )
