"""Addresses of the improvement room."""

from __future__ import annotations

from goldenthread.improvement.urls import editing, imports, plan

urlpatterns = [*imports.urlpatterns, *plan.urlpatterns, *editing.urlpatterns]
