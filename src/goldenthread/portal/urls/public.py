"""Addresses of the public pages, below an area's."""

from __future__ import annotations

from django.urls import path

from goldenthread.portal.views import asking

urlpatterns = [
    path("", asking.portal_start, name="portal_start"),
    path("done/", asking.portal_done, name="portal_done"),
    path("<slug:page>/", asking.portal_page, name="portal_page"),
]
