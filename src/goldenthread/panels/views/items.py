"""One item: its papers, what members say of it, and what is done with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.panels.actions import agenda as arranging
from goldenthread.panels.actions import papers as acting
from goldenthread.panels.forms import items as forms
from goldenthread.panels.forms.meetings import CarryForm
from goldenthread.panels.forms.panels import ReasonForm
from goldenthread.panels.gates import ItemRequest, about_item
from goldenthread.panels.permissions import prepares, why_may_not_decide
from goldenthread.panels.presenters import agenda as agenda_words
from goldenthread.panels.presenters import history
from goldenthread.panels.presenters import items as presented
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries import agenda as queries
from goldenthread.panels.queries.packs import pack_of, shown
from goldenthread.panels.queries.panels import meetings_from, seats_on
from goldenthread.panels.views.answering import Now, answer, for_item
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


@about_item()
def panels_item(request: ItemRequest) -> HttpResponse:
    """Show the pack of an item, what members said, and what was concluded."""
    item, on, places = request.item, timezone.localdate(), Places(request.local_area)
    works, paper = prepares(request.member), queries.paper_of(item)
    conclusion = queries.conclusion_of(item)
    dissents = queries.dissents_of([conclusion] if conclusion else [])
    context = {
        "item": item,
        "child": request.child,
        "where": presented.where(item),
        "tag": agenda_words.item_tag(item),
        "last": agenda_words.last_day(queries.due_of(item, on=on), on=on)
        if works and item.state == "waiting"
        else "",
        "sections": presented.sections(shown(paper, pack_of(item, paper, on=on))),
        "paper": paper,
        "comments": presented.comment_rows(queries.comments_on(item)),
        "may_say": request.seat is not None and item.state == "waiting",
        "conclusion": presented.concluded(conclusion, dissents.get(conclusion.pk, ()))
        if conclusion
        else None,
        "works": works,
        "places": places,
        "crumbs": places.crumbs_of_item(item, is_inside=False)
        if works
        else [*places.crumbs(), *places.crumbs(item.panel, item.meeting)[2:]],
    }
    if works:
        may_decide = not why_may_not_decide(item.panel, seats_on(item.panel, on), request.member)
        conflicts = queries.conflicts_of([item]).get(item.pk, [])
        context |= {
            "links": presented.links(item, places, may_decide=may_decide),
            "interests": presented.interest_rows(conflicts),
            "readers": presented.reader_rows(queries.readers_of(item)),
            "history": history.timeline(queries.history_of_item(item)[:50]),
            "case_href": places.to("casework_case", case_id=item.case_id),
        }
    return render(request, "panels/item.html", context)


def _now(request: ItemRequest) -> Now:
    """Return what gives the item as it is now."""

    def now() -> tuple[int, list[dict[str, str]]]:
        item = queries.find_item(request.local_area, request.item.pk)
        return item.version, [{"name": "What became of it", "value": item.get_state_display()}]

    return now


@about_item(Power.PREPARE_PANELS)
def panels_paper(request: ItemRequest) -> HttpResponse:
    """Write what an officer adds to the pack."""
    item, paper = request.item, queries.paper_of(request.item)
    first = {name: getattr(paper, name) for name in forms.PaperForm.base_fields}

    def now() -> tuple[int, list[dict[str, str]]]:
        is_now = queries.paper_of(item)
        (section,) = [s for s in pack_of(item, is_now, on=timezone.localdate()) if "officer" in
                      s["heading"]]  # fmt: skip
        return is_now.version, [{"name": n, "value": words} for n, words in section["facts"]]

    return answer(
        request,
        forms.PaperForm(typed(request), initial=first, kind=item.panel.kind),
        act=lambda form: acting.write_paper(
            item=item, values=form.values(), version=form.cleaned_data["version"],
            by=request.member, on=timezone.localdate(),
        ),
        notice="The paper is saved.",
        to=Places(request.local_area).of_item(item),
        now=now,
        context=for_item(
            request, "Summary and recommendation", "Save the paper",
            sentences=["The rest of the pack is made from the record: the request, needs, advice"
                       " and earlier decisions."],
        ),
    )  # fmt: skip


@about_item(Power.PREPARE_PANELS)
def panels_publish_again(request: ItemRequest) -> HttpResponse:
    """Publish one paper anew."""
    item, paper = request.item, queries.paper_of(request.item)
    return answer(
        request,
        ReasonForm(typed(request), initial={"version": paper.version}),
        act=lambda form: acting.publish_again(
            item=item, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The paper is published as the record gives it now.",
        to=Places(request.local_area).of_item(item),
        now=lambda: (queries.paper_of(item).version, []),
        context=for_item(request, "Publish this paper again", "Publish it again"),
    )


@about_item(Power.PREPARE_PANELS)
def panels_take_off(request: ItemRequest) -> HttpResponse:
    """Take a case off an agenda."""
    item = request.item
    return answer(
        request,
        ReasonForm(typed(request), initial={"version": item.version}),
        act=lambda form: arranging.take_off(
            item=item, by=request.member, on=timezone.localdate(), **form.cleaned_data
        ),
        notice="The case is off the agenda.",
        to=_after(request),
        now=_now(request),
        context=for_item(
            request, "Take the case off the agenda", "Take it off", is_warning=True,
            sentences=["Its papers are closed to the members at once. Its time limit runs on."],
        ),
    )  # fmt: skip


@about_item(Power.PREPARE_PANELS)
def panels_carry_over(request: ItemRequest) -> HttpResponse:
    """Carry a case over to another meeting, or have it decided between meetings."""
    item, on = request.item, timezone.localdate()
    may_decide = not why_may_not_decide(item.panel, seats_on(item.panel, on), request.member)
    ahead = [one for one in meetings_from(item.panel, on) if one.pk != item.meeting_id]
    found = queries.due_of(item, on=on)
    form = CarryForm(
        typed(request), initial={"version": item.version}, meetings=ahead,
        may_decide=may_decide and item.meeting_id is not None,
    )  # fmt: skip
    return answer(
        request,
        form,
        act=lambda valid: arranging.carry_over(
            item=item, to=valid.target(), reason=valid.cleaned_data["reason"],
            version=valid.cleaned_data["version"], by=request.member, on=on,
        ),
        notice="The case is carried over.",
        to=_after(request),
        now=_now(request),
        context=for_item(
            request, "Carry the case over", "Carry it over",
            sentences=[f"Its last day: {agenda_words.last_day(found, on=on)}."],
        ),
    )  # fmt: skip


def _after(request: ItemRequest) -> str:
    places, meeting = Places(request.local_area), request.item.meeting
    return places.of_meeting(meeting) if meeting else places.to("panels")


@about_item()
def panels_comment(request: ItemRequest) -> HttpResponse:
    """Say something of an item before the meeting."""
    item, seat = request.item, request.seat
    found = queries.comment_of(item, seat.pk) if seat else None
    first = {"words": found.words if found else "", "version": found.version if found else 0}

    def now() -> tuple[int, list[dict[str, str]]]:
        said = queries.comment_of(item, seat.pk) if seat else None
        return (said.version, [{"name": "Your comment", "value": said.words}]) if said else (0, [])

    return answer(
        request,
        forms.CommentForm(typed(request), initial=first),
        act=lambda form: acting.comment(
            item=item, seat=seat, words=form.cleaned_data["words"],
            version=form.cleaned_data["version"], by=request.member, on=timezone.localdate(),
        ),
        notice="Your comment is kept. The panel’s members and officers see it.",
        to=Places(request.local_area).of_item(item),
        now=now,
        context=for_item(request, "Comment before the meeting", "Keep the comment"),
    )  # fmt: skip


@about_item()
def panels_interest(request: ItemRequest) -> HttpResponse:
    """Declare that a member has an interest in a case."""
    item, on = request.item, timezone.localdate()
    day = item.meeting.day if item.meeting else on
    mine = [request.seat] if request.seat else []
    seats = seats_on(item.panel, day) if prepares(request.member) else mine
    return answer(
        request,
        forms.InterestForm(
            typed(request), seats=seats,
            initial={"seat": request.seat.pk if request.seat else ""},
        ),
        act=lambda form: acting.declare_interest(
            item=item, seat=form.chosen(), why=form.cleaned_data["why"], by=request.member, on=on
        ),
        notice="The interest is recorded. The papers of this case are closed to the member.",
        to=_after(request),
        context=for_item(
            request, "Declare an interest", "Declare the interest", is_warning=True,
            sentences=["Whoever has an interest in a case does not see its papers here and takes no"
                       " part in it. One declared by mistake can be withdrawn on the page of the"
                       " meeting, until the papers close."],
        ),
    )  # fmt: skip
