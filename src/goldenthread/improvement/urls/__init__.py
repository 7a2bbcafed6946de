"""Addresses of the improvement room."""

from goldenthread.improvement.urls.imports import urlpatterns as imports
from goldenthread.improvement.urls.plan import urlpatterns as plan

urlpatterns = [*imports, *plan]
