"""Addresses of the improvement plan."""

from __future__ import annotations

from django.urls import path

from goldenthread.improvement.views import plan as views

urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("plan/", views.plan, name="plan"),
    path("search/", views.search, name="search"),
]
