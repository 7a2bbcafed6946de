"""Addresses of a link's holder. They carry a token or nothing: the seat says where they sit."""

from __future__ import annotations

from django.urls import path

from goldenthread.advice.views import by_link, door

urlpatterns = [
    path("over/", door.advice_link_over, name="advice_link_over"),
    path("code/", door.advice_link_code, name="advice_link_code"),
    path("request/", by_link.advice_link_request, name="advice_link_request"),
    path("request/sent/", by_link.advice_link_sent, name="advice_link_sent"),
    path("request/check/", by_link.advice_link_check, name="advice_link_check"),
    path("request/late/", by_link.advice_link_late, name="advice_link_late"),
    path("request/parts/<slug:section>/", by_link.advice_link_section, name="advice_link_section"),
    path("request/given/<int:number>/", by_link.advice_link_given, name="advice_link_given"),
    path("request/document/", by_link.advice_link_document_add, name="advice_link_document_add"),
    path(
        "request/document/<int:document_id>/",
        by_link.advice_link_document,
        name="advice_link_document",
    ),
    path(
        "request/document/<int:document_id>/remove/",
        by_link.advice_link_document_remove,
        name="advice_link_document_remove",
    ),
    path("open/<str:token>/", door.advice_link, name="advice_link"),
    path("open/<str:token>/again/", door.advice_link_again, name="advice_link_again"),
]
