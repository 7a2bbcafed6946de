"""Addresses of the operator's pages."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.organisations import operator_views as views

urlpatterns = [
    path("", views.areas, name="operator_areas"),
    path("areas/add/", views.add_area, name="operator_area_add"),
    path("areas/<slug:slug>/rename/", views.rename_area, name="operator_area_rename"),
    path("health/", views.health, name="operator_health"),
]
