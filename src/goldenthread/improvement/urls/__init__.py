"""Addresses of the improvement room."""

from __future__ import annotations

from goldenthread.improvement.urls.editing import urlpatterns as editing
from goldenthread.improvement.urls.imports import urlpatterns as imports
from goldenthread.improvement.urls.plan import urlpatterns as plan

urlpatterns = [*plan, *editing, *imports]
