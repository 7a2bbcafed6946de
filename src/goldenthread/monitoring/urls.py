"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.monitoring.views import figures, items, programmes, targets

urlpatterns = [
    path("", figures.monitoring, name="monitoring"),
    path("cases/", figures.monitoring_cases, name="monitoring_cases"),
    path("targets/", targets.monitoring_targets, name="monitoring_targets"),
    path("targets/new/", targets.monitoring_target_new, name="monitoring_target_new"),
    path("targets/<int:target_id>/", targets.monitoring_target, name="monitoring_target"),
    path(
        "targets/<int:target_id>/change/",
        targets.monitoring_target_change,
        name="monitoring_target_change",
    ),
    path(
        "targets/<int:target_id>/withdraw/",
        targets.monitoring_target_withdraw,
        name="monitoring_target_withdraw",
    ),
    path("programmes/", programmes.monitoring_programmes, name="monitoring_programmes"),
    path("programmes/new/", programmes.monitoring_programme_new, name="monitoring_programme_new"),
    path(
        "programmes/<int:programme_id>/",
        programmes.monitoring_programme,
        name="monitoring_programme",
    ),
    path(
        "programmes/<int:programme_id>/change/",
        programmes.monitoring_programme_change,
        name="monitoring_programme_change",
    ),
    path(
        "programmes/<int:programme_id>/close/",
        programmes.monitoring_programme_close,
        name="monitoring_programme_close",
    ),
    path(
        "programmes/<int:programme_id>/add/",
        programmes.monitoring_programme_add,
        name="monitoring_programme_add",
    ),
    path("items/", items.monitoring_mine, name="monitoring_mine"),
    path("items/<int:item_id>/", items.monitoring_item, name="monitoring_item"),
]
