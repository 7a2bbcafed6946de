"""Pages of contradictions: the board's list, one of them, asking and answering."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.improvement.api import Action, find_action, may_report, posts_behind
from goldenthread.platform.access.roles import Power
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.proof.actions import answers as acting
from goldenthread.proof.forms.answers import AnswerForm, AskForm, NarrowForm
from goldenthread.proof.presenters import contradictions as presented
from goldenthread.proof.presenters.places import Places, name_of, short
from goldenthread.proof.presenters.standings import declared_tag
from goldenthread.proof.queries import contradictions as queries
from goldenthread.proof.queries.facts import Judged, judge_one, shown_to
from goldenthread.proof.views.answering import answer
from goldenthread.ui.listing import Listing


@needs(Power.READ_PLAN)
def proof(request: AreaRequest) -> HttpResponse:
    """List the ratings that are better than their facts, the most generous first."""
    on, places = timezone.localdate(), Places(request.local_area)
    areas, posts = queries.choices(request.local_area)
    form = NarrowForm(request.GET, areas=areas, posts=posts)
    narrowed = form.narrowed()
    found = queries.contradictions_in(
        request.local_area, by=request.member, on=on, narrowed=narrowed
    )
    listing: Listing[Any] = Listing(found, request.GET.dict())
    words = {
        name: f"{form.fields[name].label}: {dict(form.fields[name].choices)[request.GET[name]]}"  # type: ignore[attr-defined]  # -- all are choices
        for name in form.fields
        if form.is_valid() and form.cleaned_data[name]
    }
    bound = (one for found in listing.rows for many in found.judged.bound.values() for one in many)
    shown = shown_to(bound, request.member, on=on)
    context = {
        "form": form,
        "listing": listing,
        "filters": listing.filters(words),
        "headline": presented.headline(found),
        "rows": [presented.row(one, shown, places) for one in listing.rows],
        "has_plan": bool(areas),
        "rules": places.to("proof_rules"),
        "claims": places.to("proof_claims") if request.member.may(Power.VERIFY_EVIDENCE) else "",
    }
    return render(request, "proof/contradictions.html", context)


@needs(Power.READ_PLAN)
def proof_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Show an action's rating beside its facts, why they differ, and what was answered."""
    on, places, by = timezone.localdate(), Places(request.local_area), request.member
    action, one = _judged(request, action_id)
    found = next(iter(queries.among([one])), None)
    shown = shown_to((each for many in one.bound.values() for each in many), by, on=on)
    context = presented.page(one, found, shown, places)
    is_live = action.plan.state == "live" and not action.withdrawn_on
    may_answer = bool(found) and is_live and may_report(by, posts_behind(action))
    context |= {
        "history": presented.history(queries.answers_of(action), queries.requests_of(action)),
        "differs": found is not None,
        "answer": places.to("proof_answer", action_id=action.pk) if may_answer else "",
        "ask": places.to("proof_ask", action_id=action.pk)
        if found and not found.request and is_live and by.may(Power.ASK_FOR_ANSWERS)
        else "",
        "is_live": is_live,
        "crumbs": places.crumbs(
            {"text": f"Action {action.ref}" if action.ref else short(action.text, 40),
             "href": places.to("plan_action", action_id=action.pk)}
        ),
        "on": on,
    }  # fmt: skip
    return render(request, "proof/action.html", context)


@needs(Power.UPDATE_OWN_ACTIONS)
def proof_answer(request: AreaRequest, action_id: int) -> HttpResponse:
    """Answer a contradiction: another rating, or why it stays."""
    on, places = timezone.localdate(), Places(request.local_area)
    action, one = _judged(request, action_id)
    if not may_report(request.member, posts_behind(action)):
        raise PermissionDenied("Your posts neither hold nor lead this action.")
    current = declared_tag(action)["text"]
    form = AnswerForm(
        typed(request),
        initial={"version": action.version},
        ratings=[rating for rating in action.plan.ratings.all() if rating.pk != action.rating_id],
        current=current,
    )
    return answer(
        request,
        form,
        act=lambda valid: acting.answer_contradiction(
            action=action,
            text=valid.cleaned_data["text"],
            rating=valid.chosen(),
            version=valid.cleaned_data["version"],
            by=request.member,
            on=on,
        ),
        notice="Your answer is on record, beside the reasons as they stood today.",
        to=places.action(action),
        now=lambda: _as_it_is(request, action_id),
        context=_about(
            action, places, title="Answer why the rating is better than the facts",
            button="Record the answer", sentences=_why(one, current),
        ),
    )  # fmt: skip


@needs(Power.ASK_FOR_ANSWERS)
def proof_ask(request: AreaRequest, action_id: int) -> HttpResponse:
    """Ask the leads of an action for an answer; they are written to once."""
    on, places = timezone.localdate(), Places(request.local_area)
    action, one = _judged(request, action_id)
    return answer(
        request,
        AskForm(typed(request)),
        act=lambda valid: acting.ask_for_answer(
            action=action, note=valid.cleaned_data["note"], by=request.member, on=on
        ),
        notice="The leads are asked for an answer.",
        to=places.action(action),
        context=_about(
            action, places, title="Ask for an answer", button="Ask for an answer",
            sentences=[
                "Each person who leads this action gets one email with the rating and these"
                " reasons.",
                *_why(one, declared_tag(action)["text"]),
            ],
        ),
    )  # fmt: skip


def _judged(request: AreaRequest, action_id: int) -> tuple[Action, Judged]:
    action = find_action(request.local_area, action_id)
    return action, judge_one(action, by=request.member, on=timezone.localdate())


def _why(one: Judged, current: str) -> list[str]:
    standing = one.standing.level.words.lower()
    reasons = [reason.sentence for reason in one.comparison.because]
    return [f"Rated “{current}”. The facts support: {standing}.", *reasons]


def _about(action: Action, places: Places, **told: Any) -> dict[str, Any]:
    text = f"Action {action.ref}" if action.ref else short(action.text, 40)
    back = places.action(action)
    return {
        "caption": short(name_of(action), 140),
        "back": back,
        "crumbs": places.crumbs({"text": text, "href": back}),
        **told,
    }


def _as_it_is(request: AreaRequest, action_id: int) -> tuple[int, list[dict[str, str]]]:
    action = find_action(request.local_area, action_id)
    return action.version, [{"name": "Rating", "value": declared_tag(action)["text"]}]
