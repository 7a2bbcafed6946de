"""The pages on which mediation and appeal are recorded beside a refusal."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils import timezone

from goldenthread.casework.actions.disputes import record_appeal, record_mediation
from goldenthread.casework.forms.disputes import AppealForm, MediationForm
from goldenthread.casework.gates import CaseRequest, about_case
from goldenthread.casework.presenters.places import Places
from goldenthread.casework.queries import cases as queries
from goldenthread.casework.views.answering import answer, for_case
from goldenthread.platform.access.errors import ChangedMeanwhile
from goldenthread.platform.drafts.keeping import typed

_WHAT = {
    "mediation": (MediationForm, record_mediation, "Mediation", "Save the mediation"),
    "appeal": (AppealForm, record_appeal, "Appeal", "Save the appeal"),
}


@about_case()
def casework_dispute(request: CaseRequest, about: str, what: str) -> HttpResponse:
    """Record what has happened of the mediation or the appeal about a refusal."""
    outcome, case = about.replace("-", "_"), request.case
    decision = queries.refusal_of(case, outcome)
    if decision is None or what not in _WHAT:
        raise Http404("There is no such dispute.")
    form, act, title, button = _WHAT[what]
    dispute = queries.dispute_about(case, outcome)
    first = {name: getattr(dispute, name, None) for name in form.base_fields}

    def tell(valid: AppealForm | MediationForm) -> object:
        try:
            return act(
                case=case,
                about=outcome,
                values=valid.values(),
                version=valid.cleaned_data["version"],
                by=request.member,
                on=timezone.localdate(),
            )
        except ChangedMeanwhile:
            dispute.pk = queries.dispute_about(case, outcome).pk  # someone else may have begun it
            raise

    return answer(
        request,
        form(typed(request), about=outcome, initial={**first, "version": dispute.version}),
        act=tell,
        notice="Saved.",
        to=Places(request.local_area).of(case),
        thing=dispute,
        context=for_case(
            request, title, button,
            sentences=[
                f"About the decision: {decision.get_outcome_display().lower()}. Fill in the days"
                " that are known and leave the others empty.",
            ],
        ),
    )  # fmt: skip
