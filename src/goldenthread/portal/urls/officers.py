"""Addresses of the officers' pages, below casework's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.portal.views import officers

urlpatterns = [
    path("", officers.portal_requests, name="portal_requests"),
    path("<int:pk>/", officers.portal_request, name="portal_request"),
    path("<int:pk>/take-in/", officers.portal_take_in, name="portal_take_in"),
    path("<int:pk>/set-aside/", officers.portal_set_aside, name="portal_set_aside"),
    path("<int:pk>/undo/", officers.portal_undo, name="portal_undo"),
    path("<int:pk>/files/<int:file_id>/", officers.portal_file, name="portal_file"),
]
