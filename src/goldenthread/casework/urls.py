"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.casework.views import (
    case,
    disputes,
    exceptions,
    journey,
    listing,
    opening,
    parts,
)

urlpatterns = [
    path("", listing.casework, name="casework"),
    path("cases/", listing.casework_list, name="casework_list"),
    path("new/", opening.casework_new, name="casework_new"),
    path("new/<int:child_id>/", opening.casework_open, name="casework_open"),
    path("cases/<int:case_id>/", case.casework_case, name="casework_case"),
    path("cases/<int:case_id>/history/", case.casework_history, name="casework_history"),
    path(
        "cases/<int:case_id>/deadlines/<str:key>/", case.casework_deadline, name="casework_deadline"
    ),
    path("cases/<int:case_id>/steps/<slug:step>/", journey.casework_step, name="casework_step"),
    path(
        "cases/<int:case_id>/dates/<slug:which>/", journey.casework_correct, name="casework_correct"
    ),
    path("cases/<int:case_id>/officer/", parts.casework_allocate, name="casework_allocate"),
    path("cases/<int:case_id>/advice/", parts.casework_advice_add, name="casework_advice_add"),
    path(
        "cases/<int:case_id>/advice/<int:advice_id>/deadline/",
        case.casework_advice_deadline,
        name="casework_advice_deadline",
    ),
    path(
        "cases/<int:case_id>/advice/<int:advice_id>/chase/",
        parts.casework_advice_chase,
        name="casework_advice_chase",
    ),
    path(
        "cases/<int:case_id>/advice/<int:advice_id>/received/",
        parts.casework_advice_received,
        name="casework_advice_received",
    ),
    path(
        "cases/<int:case_id>/advice/<int:advice_id>/correct/",
        parts.casework_advice_correct,
        name="casework_advice_correct",
    ),
    path(
        "cases/<int:case_id>/exceptions/",
        exceptions.casework_exception_add,
        name="casework_exception_add",
    ),
    path(
        "cases/<int:case_id>/exceptions/<int:exception_id>/end/",
        exceptions.casework_exception_end,
        name="casework_exception_end",
    ),
    path(
        "cases/<int:case_id>/documents/<int:document_id>/",
        exceptions.casework_document,
        name="casework_document",
    ),
    path(
        "cases/<int:case_id>/disputes/<slug:about>/<slug:what>/",
        disputes.casework_dispute,
        name="casework_dispute",
    ),
    path(
        "cases/<int:case_id>/disputes/<int:dispute_id>/deadlines/<str:key>/",
        case.casework_dispute_deadline,
        name="casework_dispute_deadline",
    ),
]
