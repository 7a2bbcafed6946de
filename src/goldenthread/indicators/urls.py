"""Addresses of this room, below an area's."""

from __future__ import annotations

from django.urls import path

from goldenthread.indicators.views import again, downloads, figures, listing, targets

urlpatterns = [
    path("", listing.indicators, name="indicators"),
    path("<str:indicator_id>/", figures.indicators_one, name="indicators_one"),
    path("<str:indicator_id>/again/", again.indicators_again, name="indicators_again"),
    path("<str:indicator_id>/rows/", figures.indicators_rows, name="indicators_rows"),
    path("<str:indicator_id>/figures.csv", downloads.indicators_csv, name="indicators_csv"),
    path("<str:indicator_id>/figures.json", downloads.indicators_json, name="indicators_json"),
    path("<str:indicator_id>/target/", targets.indicators_target, name="indicators_target"),
    path(
        "<str:indicator_id>/target/end/",
        targets.indicators_target_end,
        name="indicators_target_end",
    ),
    path("<str:indicator_id>/story/", targets.indicators_story, name="indicators_story"),
]
