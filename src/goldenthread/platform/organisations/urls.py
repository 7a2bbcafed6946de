"""Addresses of an area's settings."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.organisations import views

urlpatterns = [
    path("", views.settings, name="settings"),
]
