"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.children.views import (
    beginning,
    carers,
    listing,
    managing,
    parts,
    record,
    reopening,
    settings,
)

urlpatterns = [
    path("", listing.children, name="children"),
    path("new/", beginning.children_new, name="children_new"),
    path("register/", settings.children_settings, name="children_settings"),
    path("register/add/", settings.children_setting_add, name="children_setting_add"),
    path("register/<int:pk>/", settings.children_setting_change, name="children_setting_change"),
    path("closed/", reopening.children_reopenings, name="children_reopenings"),
    path("closed/ask/", reopening.children_reopening_ask, name="children_reopening_ask"),
    path("closed/<int:pk>/", reopening.children_reopening_answer, name="children_reopening_answer"),
    path("<int:child_id>/", record.children_record, name="children_record"),
    path("<int:child_id>/history/", record.children_history, name="children_history"),
    path("<int:child_id>/change/<slug:card>/", record.children_change, name="children_change"),
    path("<int:child_id>/restrict/", managing.children_restrict, name="children_restrict"),
    path("<int:child_id>/restrict/lift/", managing.children_lift, name="children_lift"),
    path("<int:child_id>/merge/", managing.children_merge, name="children_merge"),
    path(
        "<int:child_id>/merge/<int:other_id>/",
        managing.children_merge_check,
        name="children_merge_check",
    ),
    path("<int:child_id>/undo-merger/", managing.children_unmerge, name="children_unmerge"),
    path("<int:child_id>/carers/add/", carers.children_carer_add, name="children_carer_add"),
    path(
        "<int:child_id>/carers/known/<int:carer_id>/",
        carers.children_carer_known,
        name="children_carer_known",
    ),
    path(
        "<int:child_id>/carers/<int:part_id>/details/",
        carers.children_carer_change,
        name="children_carer_change",
    ),
    path("<int:child_id>/<slug:kind>/add/", parts.children_part_add, name="children_part_add"),
    path(
        "<int:child_id>/<slug:kind>/<int:part_id>/",
        parts.children_part_change,
        name="children_part_change",
    ),
    path(
        "<int:child_id>/<slug:kind>/<int:part_id>/remove/",
        parts.children_part_remove,
        name="children_part_remove",
    ),
]
