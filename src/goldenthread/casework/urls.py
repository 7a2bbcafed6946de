"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.casework.views import (
    asking,
    bulk,
    case,
    disputes,
    exceptions,
    journey,
    listing,
    managing,
    messages,
    opening,
    parts,
    teams,
    telling,
)

urlpatterns = [
    path("", listing.casework, name="casework"),
    path("cases/", listing.casework_list, name="casework_list"),
    path("to-tell/", messages.casework_to_tell, name="casework_to_tell"),
    path("caseloads/", managing.casework_caseloads, name="casework_caseloads"),
    path("will-miss/", managing.casework_will_miss, name="casework_will_miss"),
    path("bulk/", bulk.casework_bulk_steps, name="casework_bulk_steps"),
    path("bulk/new/", bulk.casework_bulk, name="casework_bulk"),
    path("bulk/<int:step_id>/", bulk.casework_bulk_step, name="casework_bulk_step"),
    path("bulk/<int:step_id>/undo/", bulk.casework_bulk_undo, name="casework_bulk_undo"),
    path("bulk/<int:step_id>/drop/", bulk.casework_bulk_drop, name="casework_bulk_drop"),
    path("filters/", teams.casework_filters, name="casework_filters"),
    path("filters/save/", teams.casework_filter_save, name="casework_filter_save"),
    path("filters/none/", teams.casework_filter_none, name="casework_filter_none"),
    path(
        "filters/<int:filter_id>/rename/",
        teams.casework_filter_rename,
        name="casework_filter_rename",
    ),
    path(
        "filters/<int:filter_id>/<slug:what>/", teams.casework_filter_do, name="casework_filter_do"
    ),
    path("teams/", teams.casework_teams, name="casework_teams"),
    path("teams/<int:team_id>/", teams.casework_team, name="casework_team"),
    path("teams/<int:team_id>/name/", teams.casework_team_rename, name="casework_team_rename"),
    path(
        "teams/<int:team_id>/members/<int:member_id>/",
        teams.casework_team_leave,
        name="casework_team_leave",
    ),
    path("new/", opening.casework_new, name="casework_new"),
    path("new/<int:child_id>/", opening.casework_open, name="casework_open"),
    path("cases/<int:case_id>/", case.casework_case, name="casework_case"),
    path("cases/<int:case_id>/reasons/", parts.casework_reasons, name="casework_reasons"),
    path("cases/<int:case_id>/history/", case.casework_history, name="casework_history"),
    path(
        "cases/<int:case_id>/deadlines/<str:key>/", case.casework_deadline, name="casework_deadline"
    ),
    path("cases/<int:case_id>/steps/<slug:step>/", journey.casework_step, name="casework_step"),
    path(
        "cases/<int:case_id>/dates/<slug:which>/", journey.casework_correct, name="casework_correct"
    ),
    path("cases/<int:case_id>/messages/", messages.casework_messages, name="casework_messages"),
    path(
        "cases/<int:case_id>/messages/new/",
        telling.casework_message_choose,
        name="casework_message_choose",
    ),
    path(
        "cases/<int:case_id>/messages/new/<slug:text>/<slug:reader>/",
        telling.casework_message_write,
        name="casework_message_write",
    ),
    path(
        "cases/<int:case_id>/messages/<int:message_id>/",
        messages.casework_message,
        name="casework_message",
    ),
    path(
        "cases/<int:case_id>/messages/<int:message_id>/again/",
        messages.casework_message_again,
        name="casework_message_again",
    ),
    path(
        "cases/<int:case_id>/messages/<int:message_id>/otherwise/",
        messages.casework_message_otherwise,
        name="casework_message_otherwise",
    ),
    path(
        "cases/<int:case_id>/letters/<int:letter_id>/",
        messages.casework_letter,
        name="casework_letter",
    ),
    path("cases/<int:case_id>/officer/", parts.casework_allocate, name="casework_allocate"),
    path("cases/<int:case_id>/advice/", asking.casework_advice_add, name="casework_advice_add"),
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
        "cases/<int:case_id>/advice/<int:advice_id>/withdraw/",
        parts.casework_advice_withdraw,
        name="casework_advice_withdraw",
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
