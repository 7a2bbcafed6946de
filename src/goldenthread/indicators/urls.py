"""Addresses of this room, below an area's."""

from __future__ import annotations

from django.urls import path

from goldenthread.indicators.views import again, figures, listing

urlpatterns = [
    path("", listing.indicators, name="indicators"),
    path("<str:indicator_id>/", figures.indicators_one, name="indicators_one"),
    path("<str:indicator_id>/again/", again.indicators_again, name="indicators_again"),
    path("<str:indicator_id>/rows/", figures.indicators_rows, name="indicators_rows"),
]
