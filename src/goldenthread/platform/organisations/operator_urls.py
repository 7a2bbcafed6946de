"""Addresses of the operator's pages."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.organisations import operator_views as views

urlpatterns = [
    path("", views.areas, name="operator_areas"),
]
