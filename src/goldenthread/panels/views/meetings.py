"""Meetings: the agenda, attendance, minutes, and what is done with each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.panels.actions import agenda as arranging
from goldenthread.panels.actions import meetings as acting
from goldenthread.panels.actions.papers import publish_papers
from goldenthread.panels.forms import meetings as forms
from goldenthread.panels.forms.panels import ConfirmForm, ReasonForm
from goldenthread.panels.gates import MeetingRequest, about_meeting
from goldenthread.panels.permissions import prepares, why_may_not_decide
from goldenthread.panels.policies import quorum_words
from goldenthread.panels.presenters import agenda as presented
from goldenthread.panels.presenters import minutes
from goldenthread.panels.presenters import panels as panel_words
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries import agenda as queries
from goldenthread.panels.queries.interests import own_interests
from goldenthread.panels.queries.panels import (
    find_meeting,
    following,
    present_at,
    quorum_of,
    seats_on,
)
from goldenthread.panels.views.answering import Now, answer, for_meeting
from goldenthread.platform.access.errors import NotValid
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.ui.words import count, day


@about_meeting()
def panels_meeting(request: MeetingRequest) -> HttpResponse:
    """Show a meeting's agenda; to who prepares it also what else is due, and the quorum."""
    on, meeting, places = timezone.localdate(), request.meeting, Places(request.local_area)
    works = prepares(request.member)
    is_ahead = meeting.state == "planned"
    found = queries.agenda_of(meeting, on=on) if works else queries.agenda_read(meeting)
    hidden = queries.hidden_from([row.item for row in found.rows], request.member.person)
    present = present_at(meeting)
    context = {
        "meeting": meeting,
        "title": f"{meeting.panel.name}, {day(meeting.day)}",
        "tag": panel_words.state_tag(meeting),
        "when": panel_words.when(meeting),
        "notes": panel_words.meeting_notes(meeting),
        "rows": presented.rows(found.rows, hidden, places, may_prepare=works, on=on),
        "works": works,
        "is_ahead": is_ahead,
        "is_today": on >= meeting.day,
        "quorum": quorum_words(quorum_of(meeting.panel, present))
        if works and is_ahead and on >= meeting.day
        else "",
        "present": minutes.attendance(present, ())[0],
        "following": day(found.following),
        "may_decide": not why_may_not_decide(
            meeting.panel, seats_on(meeting.panel, on), request.member
        ),
        "proposals": presented.proposals(found.proposed, meeting, places, on=on)
        if works and is_ahead
        else [],
        "interests": [words for _, words in own_interests(meeting, request.member, on=on)],
        "places": places,
        "crumbs": places.crumbs(meeting.panel) if works else places.crumbs(),
    }
    return render(request, "panels/meeting.html", context)


@about_meeting()
def panels_minutes(request: MeetingRequest) -> HttpResponse:
    """Show the minutes of a meeting, as they are to be printed."""
    meeting, places = request.meeting, Places(request.local_area)
    found = queries.items_of(meeting)
    hidden = queries.hidden_from(found, request.member.person)
    present = present_at(meeting)
    here, away = minutes.attendance(present, seats_on(meeting.panel, meeting.day))
    dissents = queries.dissents_of([one.conclusion for one in found if one.state == "concluded"])
    context = {
        "meeting": meeting,
        "title": f"Minutes of {day(meeting.day)}",
        "when": panel_words.when(meeting),
        "notes": panel_words.meeting_notes(meeting),
        "is_draft": meeting.state == "planned",
        "here": here,
        "away": away,
        "quorum": quorum_words(quorum_of(meeting.panel, present)),
        "items": minutes.items(found, dissents, hidden),
        "crumbs": [
            *(places.crumbs(meeting.panel) if prepares(request.member) else places.crumbs()),
            {"text": f"Meeting of {day(meeting.day)}", "href": places.of_meeting(meeting)},
        ],
    }
    return render(request, "panels/minutes.html", context)


def _now(request: MeetingRequest) -> Now:
    """Return what gives the meeting as it is now."""

    def now() -> tuple[int, list[dict[str, str]]]:
        meeting = find_meeting(request.local_area, request.meeting.pk)
        here = ", ".join(seat.person.name for seat in present_at(meeting))
        return meeting.version, [
            {"name": "When", "value": panel_words.when(meeting)},
            {"name": "What became of it", "value": meeting.get_state_display()},
            {"name": "Present", "value": here},
        ]

    return now


@about_meeting(Power.PREPARE_PANELS)
def panels_fill(request: MeetingRequest) -> HttpResponse:
    """Put on the agenda all that is due."""
    on, meeting = timezone.localdate(), request.meeting
    found = queries.agenda_of(meeting, on=on).proposed
    return answer(
        request,
        ConfirmForm(typed(request), initial={"version": meeting.version}),
        act=lambda form: arranging.fill_agenda(meeting=meeting, by=request.member, on=on),
        notice="What is due is on the agenda.",
        to=Places(request.local_area).of_meeting(meeting),
        context=for_meeting(
            request, "Put what is due on the agenda", "Put them on the agenda",
            sentences=[
                f"{count(len(found), 'case')} must be decided before the meeting of"
                f" {day(following(meeting))} and {'is' if len(found) == 1 else 'are'} on no"
                " agenda yet.",
                ", ".join(f"{one.child.name} (case {one.awaited.standing.number})"
                          for one in found),
            ],
        ),
    )  # fmt: skip


@about_meeting(Power.PREPARE_PANELS)
def panels_add(request: MeetingRequest) -> HttpResponse:
    """Put one case on the agenda by hand."""

    def act(form: forms.AddForm) -> object:
        case = queries.case_numbered(request.local_area, form.cleaned_data["case"])
        if case is None:
            raise NotValid("There is no such case that you may see.", field="case")
        return arranging.add_item(
            meeting=request.meeting, case=case, why=form.cleaned_data["why"], by=request.member,
            on=timezone.localdate(),
        )  # fmt: skip

    return answer(
        request,
        forms.AddForm(typed(request), initial={"case": request.GET.get("case", "")}),
        act=act,
        notice="The case is on the agenda.",
        to=Places(request.local_area).of_meeting(request.meeting),
        context=for_meeting(request, "Add a case to the agenda", "Add the case"),
    )


@about_meeting(Power.PREPARE_PANELS)
def panels_move(request: MeetingRequest) -> HttpResponse:
    """Move a meeting."""
    meeting = request.meeting
    first = {"day": meeting.day, "starts_at": meeting.starts_at, "version": meeting.version}
    return answer(
        request,
        forms.MoveForm(typed(request), initial=first),
        act=lambda form: acting.move_meeting(
            meeting=meeting, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The meeting is moved.",
        to=Places(request.local_area).of_meeting(meeting),
        now=_now(request),
        context=for_meeting(
            request, "Move the meeting", "Move the meeting",
            sentences=["Time limits do not move with it. Look at the agenda afterwards: a case may"
                       " not be able to wait for the new day."],
        ),
    )  # fmt: skip


@about_meeting(Power.PREPARE_PANELS)
def panels_cancel(request: MeetingRequest) -> HttpResponse:
    """Cancel a meeting."""
    meeting = request.meeting
    return answer(
        request,
        ReasonForm(typed(request), initial={"version": meeting.version}),
        act=lambda form: acting.cancel_meeting(
            meeting=meeting, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The meeting is cancelled.",
        to=Places(request.local_area).of_meeting(meeting),
        now=_now(request),
        context=for_meeting(
            request, "Cancel the meeting", "Cancel the meeting", is_warning=True,
            sentences=["Carry over or take off each case first. A cancelled meeting cannot be"
                       " taken up again."],
        ),
    )  # fmt: skip


@about_meeting(Power.PREPARE_PANELS)
def panels_publish(request: MeetingRequest) -> HttpResponse:
    """Publish the papers of a meeting to its members."""
    meeting = request.meeting
    members = seats_on(meeting.panel, max(meeting.day, timezone.localdate()))
    return answer(
        request,
        ConfirmForm(typed(request), initial={"version": meeting.version}),
        act=lambda form: publish_papers(
            meeting=meeting, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The papers are published.",
        to=Places(request.local_area).of_meeting(meeting),
        now=_now(request),
        context=for_meeting(
            request, "Publish the papers", "Publish the papers",
            sentences=[
                f"{count(len(members), 'member')} can read them from today until"
                f" {count(meeting.panel.readable_days, 'day')} after the meeting:"
                f" {', '.join(seat.person.name for seat in members) or 'nobody sits on it yet'}.",
                "What is published stays as it is. A later change of the record is shown as a"
                " change. Papers that are published already are not published again; members who"
                " were added since are given them.",
            ],
        ),
    )  # fmt: skip


@about_meeting(Power.PREPARE_PANELS)
def panels_attendance(request: MeetingRequest) -> HttpResponse:
    """Say who is at a meeting."""
    meeting = request.meeting
    first = {"seats": [seat.pk for seat in present_at(meeting)], "version": meeting.version}
    form = forms.AttendanceForm(
        typed(request), initial=first, seats=seats_on(meeting.panel, meeting.day)
    )
    return answer(
        request,
        form,
        act=lambda valid: acting.record_attendance(
            meeting=meeting, seats=valid.chosen(), version=valid.cleaned_data["version"],
            by=request.member, on=timezone.localdate(),
        ),
        notice="It is recorded who is here.",
        to=Places(request.local_area).of_meeting(meeting),
        now=_now(request),
        context=for_meeting(request, "Who is here", "Save"),
    )  # fmt: skip


@about_meeting(Power.PREPARE_PANELS)
def panels_close_meeting(request: MeetingRequest) -> HttpResponse:
    """Close a meeting."""
    meeting = request.meeting
    return answer(
        request,
        ConfirmForm(typed(request), initial={"version": meeting.version}),
        act=lambda form: acting.close_meeting(
            meeting=meeting, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The meeting is closed, and further ones are planned.",
        to=Places(request.local_area).of_meeting(meeting, "panels_minutes"),
        now=_now(request),
        context=for_meeting(
            request, "Close the meeting", "Close the meeting",
            sentences=["Attendance cannot be changed after this. What was concluded can be"
                       " corrected, with a reason."],
        ),
    )  # fmt: skip
