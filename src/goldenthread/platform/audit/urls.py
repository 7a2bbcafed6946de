"""Addresses of the audit, below an area's settings."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.audit import views

urlpatterns = [path("", views.settings_looks, name="settings_looks")]
