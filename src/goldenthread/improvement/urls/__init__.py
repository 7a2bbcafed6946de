"""Addresses of improvement plans."""

from __future__ import annotations

from goldenthread.improvement.urls import plan

urlpatterns = [*plan.urlpatterns]
