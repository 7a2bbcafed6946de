"""Addresses of improvement plans."""

from __future__ import annotations

from goldenthread.improvement.urls import imports, plan

urlpatterns = [*imports.urlpatterns, *plan.urlpatterns]
