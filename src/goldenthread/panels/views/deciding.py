"""Pages on which it is recorded what a panel concluded and what the council decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from goldenthread.casework.api import CaseRequest, about_case
from goldenthread.panels.actions import deciding as acting
from goldenthread.panels.actions.agenda import decide_between_meetings
from goldenthread.panels.actions.correcting import correct_conclusion
from goldenthread.panels.forms import items as forms
from goldenthread.panels.forms.panels import ReasonForm
from goldenthread.panels.gates import ItemRequest, about_item
from goldenthread.panels.models import Conclusion, Seat
from goldenthread.panels.permissions import why_may_not_decide
from goldenthread.panels.policies import quorum_words
from goldenthread.panels.presenters import items as presented
from goldenthread.panels.presenters.places import Places
from goldenthread.panels.queries import agenda as queries
from goldenthread.panels.queries.panels import find_panel, present_at, quorum_of, seats_on
from goldenthread.panels.views.answering import Now, answer, for_item
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed


@about_item(Power.PREPARE_PANELS)
def panels_conclude(request: ItemRequest) -> HttpResponse:
    """Record what a panel concluded, or put right what was recorded, with the reason."""
    item, on = request.item, timezone.localdate()
    conclusion = queries.conclusion_of(item)
    form = _conclusion_form(request, conclusion)
    context = for_item(
        request,
        "Correct what was recorded" if conclusion else "Record what was concluded",
        "Save the correction" if conclusion else "Record it",
        sentences=_sentences(request),
        folded=form.dissenting,
        folded_words="Somebody did not agree",
    )
    if conclusion and request.method == "POST" and not form.is_valid():
        # somebody recorded it while this was typed: what they wrote stands beside what was typed
        form.catch_up(item.version)
        context["now"] = _as_recorded(request)()[1]

    def act(valid: forms.ConclusionForm) -> object:
        who: dict[str, Any] = {"item": item, "by": request.member, "on": on}
        who |= {"answer": valid.answer(), "version": valid.cleaned_data["version"]}
        if conclusion:
            return correct_conclusion(reason=valid.cleaned_data["reason"], **who)
        return acting.conclude(told_on=valid.cleaned_data.get("told_on"), **who)

    return answer(
        request,
        form,
        act=act,
        notice="It is corrected. History keeps what it said first."
        if conclusion
        else "What was concluded is recorded.",
        to=Places(request.local_area).of_item(item),
        now=_as_recorded(request),
        context=context,
    )


def _conclusion_form(request: ItemRequest, conclusion: Conclusion | None) -> forms.ConclusionForm:
    item, on = request.item, timezone.localdate()
    first: dict[str, Any] = {"version": item.version}
    if conclusion:
        said = queries.dissents_of([conclusion]).get(conclusion.pk, [])
        first |= forms.as_typed(conclusion, {one.seat_id: one.why for one in said})
    elif item.paper.recommendation:
        first["outcome"] = item.paper.recommendation
    return forms.ConclusionForm(
        typed(request),
        initial=first,
        kind=item.panel.kind,
        seats=_voices(request),
        is_between=item.meeting_id is None,
        may_tell=not why_may_not_decide(item.panel, seats_on(item.panel, on), request.member),
        is_correction=conclusion is not None,
    )


def _voices(request: ItemRequest) -> list[Seat]:
    """Return who takes part in the item, and so could disagree."""
    item = request.item
    out = {one.seat_id for one in queries.conflicts_of([item]).get(item.pk, [])}
    found = present_at(item.meeting) if item.meeting else seats_on(item.panel, timezone.localdate())
    return [seat for seat in found if seat.pk not in out]


def _sentences(request: ItemRequest) -> list[str]:
    item = request.item
    who = (
        "The chair decides for the council: with the day on which the family was told, the case"
        " moves at once."
        if item.panel.chair_decides
        else "The panel recommends. An officer decides for the council, and need not follow it."
    )
    if item.meeting is None:
        return [who]
    out = [one.seat_id for one in queries.conflicts_of([item]).get(item.pk, [])]
    found = quorum_of(item.panel, present_at(item.meeting), without=out)
    return [quorum_words(found), who]


def _as_recorded(request: ItemRequest) -> Now:
    """Return what gives the item and what is recorded of it now."""

    def now() -> tuple[int, list[dict[str, str]]]:
        item = queries.find_item(request.local_area, request.item.pk)
        found = queries.conclusion_of(item)
        if found is None:
            return item.version, [{"name": "State", "value": item.get_state_display()}]
        told = presented.concluded(found, queries.dissents_of([found]).get(found.pk, ()))
        rows = [{"name": name, "value": words} for name, words in told["facts"]]
        rows += [
            {"name": "Did not agree", "value": f"{one['who']}: {one['why']}"}
            for one in told["dissents"]
        ]
        return item.version, [*rows, {"name": "Decision", "value": told["decision"]}]

    return now


@about_item(Power.MANAGE_PANELS)
def panels_decide(request: ItemRequest) -> HttpResponse:
    """Record the council's decision after a panel has concluded."""
    item, on = request.item, timezone.localdate()
    conclusion = queries.conclusion_of(item)
    first: dict[str, Any] = {"version": item.version, "decided_on": on, "told_on": on}
    if conclusion:
        first |= forms.as_typed(conclusion, {})
    return answer(
        request,
        forms.DecisionForm(typed(request), initial=first, kind=item.panel.kind),
        act=lambda form: acting.decide_for_council(
            item=item,
            answer=form.answer(),
            decided_on=form.cleaned_data["decided_on"],
            told_on=form.cleaned_data["told_on"],
            version=form.cleaned_data["version"],
            by=request.member,
            on=on,
        ),
        notice="The council’s decision is recorded, and the case has moved.",
        to=Places(request.local_area).of_item(item),
        now=_as_recorded(request),
        context=for_item(
            request,
            "Record the council’s decision",
            "Record the decision",
            sentences=[
                f"The panel concluded: {conclusion.get_outcome_display().lower()}."
                if conclusion
                else "The panel has not concluded yet.",
                "The decision is the council’s. You may decide otherwise than the panel advised:"
                " then give your own reasons.",
            ],
        ),
    )


@about_case(Power.MANAGE_PANELS)
def panels_between(request: CaseRequest, panel_id: int) -> HttpResponse:
    """Take up a case that cannot wait for a meeting."""
    places = Places(request.local_area)
    panel = find_panel(request.local_area, panel_id)
    case = request.case
    return answer(
        request,
        ReasonForm(typed(request), initial={"version": case.version}),
        act=lambda form: decide_between_meetings(
            panel=panel, case=case, reason=form.cleaned_data["reason"], by=request.member,
            on=timezone.localdate(),
        ),
        notice="The case is to be decided between meetings. Consult the members, then record it.",
        to=places.of_item,
        context={
            "title": "Decide between meetings",
            "about": f"case {case.number}",
            "caption": f"Case {case.number}, {panel.name}",
            "button": "Take up the case",
            "back": places.of_panel(panel),
            "crumbs": places.crumbs(panel),
            "sentences": ["The decision is recorded by an officer who decides for the council,"
                          " with who was consulted and what they said."],
        },
    )  # fmt: skip
