"""Addresses of the time limits, under an area's settings."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.statutory_clock import views

urlpatterns = [
    path("", views.all_rules, name="settings_time_limits"),
    path("<path:key>/", views.one_rule, name="settings_time_limit"),
]
