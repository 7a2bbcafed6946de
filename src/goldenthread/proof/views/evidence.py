"""Pages of a measure of success and its evidence."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from goldenthread.improvement.api import Measure, may_report, posts_behind
from goldenthread.platform.access.errors import Refused
from goldenthread.platform.access.roles import Power
from goldenthread.platform.documents.checking import CONTENT_TYPES, last_part, too_large
from goldenthread.platform.documents.upload import was_too_large
from goldenthread.platform.drafts.keeping import typed
from goldenthread.platform.organisations.gates import AreaRequest, needs
from goldenthread.proof.actions import evidence as acting
from goldenthread.proof.enums import Verdict
from goldenthread.proof.forms.evidence import GiveForm, VerifyForm, WhyForm
from goldenthread.proof.models import Evidence
from goldenthread.proof.permissions import why_may_not_verify
from goldenthread.proof.presenters import measure as presented
from goldenthread.proof.presenters.places import Places, name_of, short
from goldenthread.proof.queries import evidence as queries
from goldenthread.proof.queries.facts import judge_one, shown_to
from goldenthread.proof.queries.suggesting import suggested_for
from goldenthread.proof.views.answering import Now, answer
from goldenthread.ui.listing import Listing
from goldenthread.ui.words import count, day


@needs(Power.READ_PLAN)
def proof_measure(request: AreaRequest, measure_id: int) -> HttpResponse:
    """Show a measure of success: its figures, its evidence, and what it seems to promise."""
    on, places, by = timezone.localdate(), Places(request.local_area), request.member
    measure = queries.find_measure(request.local_area, measure_id)
    action = measure.action
    bound = judge_one(action, by=by, on=on).bound.get(measure.pk, [])
    gives = may_report(by, posts_behind(action)) and _is_open(measure)
    holders = {lead.post_id for lead in action.leads.all()}
    may_manage = by.may(Power.MANAGE_PLAN) and _is_open(measure)
    rows = presented.evidence_rows(
        queries.evidence_of(measure), places, by, holders=holders, gives=gives
    )
    context = {
        "measure": measure,
        "action_name": name_of(action),
        "action_href": places.to("plan_action", action_id=action.pk),
        "figures": presented.figures(
            bound, shown_to(bound, by, on=on), places, by, may_manage=may_manage
        ),
        "ended": presented.ended(queries.bindings_of(measure)),
        "suggestion": "" if bound else presented.suggestion(suggested_for(measure.text, on=on)),
        "rows": rows,
        "give": places.to("proof_give", measure_id=measure.pk) if gives else "",
        "bind": places.to("proof_bind", measure_id=measure.pk) if may_manage else "",
        "thread": places.to("plan_thread", kind="measure", part_id=measure.pk),
        "crumbs": places.below_action(action),
    }
    return render(request, "proof/measure.html", context)


def _is_open(measure: Measure) -> bool:
    return measure.plan.state != "closed" and not measure.withdrawn_on


@needs(Power.UPDATE_OWN_ACTIONS)
def proof_give(request: AreaRequest, measure_id: int) -> HttpResponse:
    """Take in evidence for a measure."""
    on, places = timezone.localdate(), Places(request.local_area)
    measure = queries.find_measure(request.local_area, measure_id)
    if not may_report(request.member, posts_behind(measure.action)):
        raise PermissionDenied("Your posts neither hold nor lead this action.")
    form = GiveForm(typed(request), request.FILES if request.method == "POST" else None)
    if was_too_large(request):
        form.refuse(too_large(), "file")
    return answer(
        request,
        form,
        act=lambda valid: acting.give_evidence(
            measure=measure, given=valid.given(), by=request.member, on=on
        ),
        notice="The evidence is given. It counts as a claim until somebody else verifies it.",
        to=places.measure(measure),
        context={
            "title": "Give evidence",
            "caption": short(measure.text, 120),
            "sentences": [
                "Somebody who neither gave it nor holds the action verifies it. Until then it is"
                " shown as a claim."
            ],
            "button": "Give the evidence",
            "back": places.measure(measure),
            "crumbs": presented.crumbs(measure, places),
        },
    )


@needs(Power.VERIFY_EVIDENCE)
def proof_verify(request: AreaRequest, evidence_id: int) -> HttpResponse:
    """Say whether evidence shows what it says."""
    evidence = queries.find_evidence(request.local_area, evidence_id)
    holders = {lead.post_id for lead in evidence.measure.action.leads.all()}
    if why := why_may_not_verify(request.member, given_by=evidence.given_by_id, holders=holders):
        return _cannot(request, evidence, why)
    on = timezone.localdate()
    form = VerifyForm(typed(request), initial={"version": evidence.version})

    def act(valid: VerifyForm) -> object:
        told = valid.cleaned_data
        return acting.verify_evidence(
            evidence=evidence, verdict=Verdict(told["verdict"]), note=told["note"],
            version=told["version"], by=request.member, on=on,
        )  # fmt: skip

    return answer(
        request,
        form,
        act=act,
        notice="What you found is recorded.",
        to=Places(request.local_area).measure(evidence.measure),
        now=_as_it_is(request, evidence),
        context=_about(request, evidence, "Verify evidence", "Record what you found"),
    )


def _cannot(request: AreaRequest, evidence: Evidence, why: str) -> HttpResponse:
    """Answer plainly who can verify it instead."""
    places = Places(request.local_area)
    context = {
        "title": "You cannot verify this evidence",
        "why": why,
        "back": places.measure(evidence.measure),
        "crumbs": presented.crumbs(evidence.measure, places),
    }
    return render(request, "proof/cannot.html", context, status=403)


@needs(Power.UPDATE_OWN_ACTIONS)
def proof_withdraw(request: AreaRequest, evidence_id: int) -> HttpResponse:
    """Take evidence back, with the reason."""
    on = timezone.localdate()
    evidence = _mine(request, evidence_id)
    form = WhyForm(
        typed(request), initial={"version": evidence.version}, asks="Why is it withdrawn?"
    )
    context = _about(request, evidence, "Withdraw evidence", "Withdraw the evidence")
    context["sentences"] = [
        *context["sentences"],
        "It no longer counts. It stays on record, and can be put back.",
    ]
    return answer(
        request,
        form,
        act=lambda valid: acting.withdraw_evidence(
            evidence=evidence, by=request.member, on=on, **valid.cleaned_data
        ),
        notice="The evidence is withdrawn. You can put it back below.",
        to=Places(request.local_area).measure(evidence.measure),
        now=_as_it_is(request, evidence),
        context=context,
    )


@require_POST
@needs(Power.UPDATE_OWN_ACTIONS)
def proof_put_back(request: AreaRequest, evidence_id: int) -> HttpResponse:
    """Undo a withdrawal."""
    evidence = _mine(request, evidence_id)
    try:
        acting.put_back_evidence(evidence=evidence, by=request.member, on=timezone.localdate())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The evidence is put back.")
    return redirect(Places(request.local_area).measure(evidence.measure))


@needs(Power.READ_PLAN)
def proof_document(request: AreaRequest, evidence_id: int) -> HttpResponse:
    """Give out the file of a piece of evidence, always to be kept and never to be run."""
    evidence = queries.find_evidence(request.local_area, evidence_id)
    document = evidence.document
    if document is None:
        raise Http404("This evidence has no file.")
    name = last_part(document.name).replace('"', "")
    ending = name.rpartition(".")[2].lower()
    kind = CONTENT_TYPES.get(ending, "application/octet-stream")
    answered = HttpResponse(bytes(document.content), content_type=kind)
    answered["Content-Disposition"] = f'attachment; filename="evidence-{evidence.pk}.{ending}"'
    answered["X-Content-Type-Options"] = "nosniff"
    return answered


@needs(Power.VERIFY_EVIDENCE)
def proof_claims(request: AreaRequest) -> HttpResponse:
    """List the claims that nobody has looked at, the oldest first."""
    places = Places(request.local_area)
    listing = Listing(queries.claims_waiting(request.local_area), request.GET.dict())
    context = {
        "listing": listing,
        "counted": count(listing.count, "claim"),
        "rows": [
            {
                "kind": one.get_kind_display(),
                "measure": short(one.measure.text, 140),
                "href": f"{places.measure(one.measure)}#evidence-{one.pk}",
                "number": one.pk,
                "action": short(name_of(one.measure.action), 100),
                "given": f"{one.given_by_name}, {day(one.given_on)}",
            }
            for one in listing.rows
        ],
        "crumbs": places.crumbs(),
    }
    return render(request, "proof/claims.html", context)


def _mine(request: AreaRequest, evidence_id: int) -> Evidence:
    evidence = queries.find_evidence(request.local_area, evidence_id)
    if not may_report(request.member, posts_behind(evidence.measure.action)):
        raise PermissionDenied("Your posts neither hold nor lead this action.")
    return evidence


def _about(request: AreaRequest, evidence: Evidence, title: str, button: str) -> dict[str, Any]:
    places = Places(request.local_area)
    said = evidence.statement or (evidence.document.name if evidence.document else "")
    return {
        "title": title,
        "caption": short(evidence.measure.text, 120),
        "sentences": [
            f"{evidence.get_kind_display()} of {day(evidence.dated)}, given by"
            f" {evidence.given_by_name} on {day(evidence.given_on)}: “{said}”"
        ],
        "button": button,
        "back": places.measure(evidence.measure),
        "crumbs": presented.crumbs(evidence.measure, places),
    }


def _as_it_is(request: AreaRequest, evidence: Evidence) -> Now:
    def now() -> tuple[int, list[dict[str, str]]]:
        found = queries.find_evidence(request.local_area, evidence.pk)
        return found.version, [{"name": "Now", "value": presented.tag_of(found)["text"]}]

    return now
