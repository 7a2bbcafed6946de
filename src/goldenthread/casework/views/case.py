"""The page of a case, its history, and why each of its dates is what it is."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.casework import signals
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.permissions import may_see_advice_of, works_on_cases
from goldenthread.casework.policies import stage_of, why_no_advice, why_no_more
from goldenthread.casework.presenters import case as presented
from goldenthread.casework.presenters import deadlines, history
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.presenters.timeline import story
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.queries.messages import letters_of, messages_of
from goldenthread.casework.queries.readers import requester_of
from goldenthread.casework.queries.reckoning import Reckoning, reckon
from goldenthread.core.clock.deadlines import Deadline
from goldenthread.platform.access.roles import Power
from goldenthread.platform.statutory_clock.presenters.worked_example import told


@about_case(Power.READ_CASES)
def casework_case(request: CaseRequest) -> HttpResponse:
    """Show a case: what is next, the outlook, the deadlines, and its story."""
    case, member, on = request.case, request.member, timezone.localdate()
    places, facts = Places(request.local_area), queries.facts_of(request.case)
    works = works_on_cases(member)
    exceptions = queries.exceptions_of(case)
    advice = [
        one for one in queries.advice_of(case) if may_see_advice_of(one.organisation_id, member)
    ]
    disputes = queries.disputes_of(case) if works else []
    reckoning = reckon(case, exceptions=exceptions, advice=advice, disputes=disputes, on=on)
    asked = advice + (queries.withdrawn_advice(case) if works else [])
    owed = deadlines.all_owed(case, reckoning, advice, places)
    written = list(messages_of(case)) if works else []
    letters = list(letters_of(case)) if works else []
    context = {
        "case": case,
        "child": request.child,
        "stage": presented.stage_tag(stage_of(facts)),
        "headline": presented.headline(case, facts, reckoning, on=on),
        "next": deadlines.next_up(case, owed, facts, places, may_act=works),
        "over": presented.when_over(facts),
        "outlook": presented.outlook(reckoning, advice, sees_all=works, on=on),
        "facts": presented.facts_told(case, sees_all=works),
        "deadlines": deadlines.rows(owed),
        "story": story(
            case, reckoning, owed, advice=asked, exceptions=exceptions if works else [],
            disputes=disputes, messages=written, letters=letters, places=places, may_act=works,
            above=signals.story_above(case, member),
        ),
        "above": signals.lines_above(case, member),
        "advice": presented.advice_rows(
            case, advice, reckoning, places, signals.notes_on_advice(case, advice, member, on=on)
        ),
        "links_above": signals.links_above(case, member),
        "works": works,
        "steps": presented.steps_open(case, facts, places) if works else [],
        "may_ask": works and why_no_advice(facts) is None,
        "may_except": works and why_no_more(facts) is None,
        "record": places.to("children_record", child_id=case.child_id),
        "places": places,
        "crumbs": places.crumbs(),
    }  # fmt: skip
    if works:
        context |= {
            "by_letter": presented.by_letter(case, facts, requester_of(case, on=on), places),
            "decisions": presented.decision_rows(case, queries.decisions_of(case), places),
            "exceptions": presented.exception_rows(case, exceptions, reckoning, places),
            "allocations": presented.allocation_rows(queries.allocations_of(case)),
        }
    return render(request, "casework/case.html", context)


@about_case()
def casework_history(request: CaseRequest) -> HttpResponse:
    """Show what was done to a case, newest first."""
    case = request.case
    page = Paginator(queries.history_of_case(case), 50).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "child": request.child,
        "timeline": history.timeline(page.object_list),
        "older": f"?page={page.next_page_number()}" if page.has_next() else "",
        "newer": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "crumbs": Places(request.local_area).crumbs(case),
    }
    return render(request, "casework/history.html", context)


@about_case(Power.READ_CASES)
def casework_deadline(request: CaseRequest, key: str) -> HttpResponse:
    """Say why a date of the journey is what it is."""
    reckoning = _reckoning(request)
    found = next((one for one in reckoning.journey if one.rule.key == key), None)
    return _explained(request, reckoning, found)


@about_case(Power.READ_CASES)
def casework_advice_deadline(request: CaseRequest, advice_id: int) -> HttpResponse:
    """Say why the last day of a request for advice is what it is."""
    one = queries.part_of(request.case, "advice_requests", advice_id)
    if not may_see_advice_of(one.organisation_id, request.member):
        raise Http404("There is no such request for advice.")
    reckoning = _reckoning(request)
    return _explained(request, reckoning, reckoning.advice.get(one.pk))


@about_case()
def casework_dispute_deadline(request: CaseRequest, dispute_id: int, key: str) -> HttpResponse:
    """Say why a date of mediation or appeal is what it is."""
    reckoning = _reckoning(request)
    many = reckoning.disputes.get(dispute_id, ())
    found = next((one for one in many if one.rule.key == key), None)
    return _explained(request, reckoning, found)


def _reckoning(request: CaseRequest) -> Reckoning:
    case = request.case
    return reckon(
        case,
        exceptions=queries.exceptions_of(case),
        advice=queries.advice_of(case),
        disputes=queries.disputes_of(case),
        on=timezone.localdate(),
    )


def _explained(
    request: CaseRequest, reckoning: Reckoning, deadline: Deadline | None
) -> HttpResponse:
    if deadline is None:
        raise Http404("There is no such deadline.")
    places = Places(request.local_area)
    context = {
        "case": request.case,
        "child": request.child,
        "deadline": told(deadline, reckoning.clock),
        "duty": deadline.rule.duty,
        "rule": deadline.rule.key,
        "rule_href": places.to("settings_time_limit", key=deadline.rule.key),
        "crumbs": places.crumbs(request.case),
    }
    return render(request, "casework/deadline.html", context)
