"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.advice.views import figures, inbox, officers, sharing

urlpatterns = [
    path("", inbox.advice, name="advice"),
    path("figures/", figures.advice_figures, name="advice_figures"),
    path("reuse/<int:case_id>/", officers.advice_reuse, name="advice_reuse"),
    path("<int:advice_id>/", inbox.advice_request, name="advice_request"),
    path("<int:advice_id>/take/", inbox.advice_take, name="advice_take"),
    path("<int:advice_id>/parts/<slug:section>/", inbox.advice_section, name="advice_section"),
    path("<int:advice_id>/document/", inbox.advice_document_add, name="advice_document_add"),
    path(
        "<int:advice_id>/document/<int:document_id>/", inbox.advice_document, name="advice_document"
    ),
    path(
        "<int:advice_id>/document/<int:document_id>/remove/",
        inbox.advice_document_remove,
        name="advice_document_remove",
    ),
    path("<int:advice_id>/check/", inbox.advice_check, name="advice_check"),
    path("<int:advice_id>/late/", inbox.advice_late, name="advice_late"),
    path("<int:advice_id>/given/<int:number>/", inbox.advice_given, name="advice_given"),
    path("<int:advice_id>/share/", sharing.advice_share, name="advice_share"),
    path(
        "<int:advice_id>/share/<int:shared_id>/end/",
        sharing.advice_share_end,
        name="advice_share_end",
    ),
    path("<int:advice_id>/shared/<int:shared_id>/", sharing.advice_shared, name="advice_shared"),
    path(
        "<int:advice_id>/shared/<int:shared_id>/document/<int:document_id>/",
        sharing.advice_shared_document,
        name="advice_shared_document",
    ),
    path("<int:advice_id>/quality/", officers.advice_quality, name="advice_quality"),
    path("<int:advice_id>/ask-again/", officers.advice_chase, name="advice_chase"),
    path("<int:advice_id>/link/", officers.advice_link_new, name="advice_link_new"),
    path(
        "<int:advice_id>/link/<int:link_id>/",
        officers.advice_link_revoke,
        name="advice_link_revoke",
    ),
]
