"""Addresses of this room, below an area's."""

from __future__ import annotations

from django.urls import path

from goldenthread.proof.views import bindings, contradictions, evidence, rules

urlpatterns = [
    path("", contradictions.proof, name="proof"),
    path("actions/<int:action_id>/", contradictions.proof_action, name="proof_action"),
    path("actions/<int:action_id>/answer/", contradictions.proof_answer, name="proof_answer"),
    path("actions/<int:action_id>/ask/", contradictions.proof_ask, name="proof_ask"),
    path("claims/", evidence.proof_claims, name="proof_claims"),
    path("measures/<int:measure_id>/", evidence.proof_measure, name="proof_measure"),
    path("measures/<int:measure_id>/give/", evidence.proof_give, name="proof_give"),
    path("measures/<int:measure_id>/bind/", bindings.proof_bind, name="proof_bind"),
    path("bindings/<int:binding_id>/end/", bindings.proof_unbind, name="proof_unbind"),
    path("evidence/<int:evidence_id>/verify/", evidence.proof_verify, name="proof_verify"),
    path("evidence/<int:evidence_id>/withdraw/", evidence.proof_withdraw, name="proof_withdraw"),
    path("evidence/<int:evidence_id>/put-back/", evidence.proof_put_back, name="proof_put_back"),
    path("evidence/<int:evidence_id>/file/", evidence.proof_document, name="proof_document"),
    path("rules/", rules.proof_rules, name="proof_rules"),
    path("rules/change/", rules.proof_tune, name="proof_tune"),
]
