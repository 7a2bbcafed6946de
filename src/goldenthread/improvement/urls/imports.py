"""Addresses of the way from a file to a live plan."""

from __future__ import annotations

from django.urls import path

from goldenthread.improvement.views import corrections, imports, lifecycle, review, versions

_REVIEW = "plan/imports/<int:pk>/review/"

urlpatterns = [
    path("plan/imports/", imports.plan_imports, name="plan_imports"),
    path("plan/imports/new/", imports.plan_import_new, name="plan_import_new"),
    path("plan/imports/<int:pk>/", imports.plan_import, name="plan_import"),
    path("plan/imports/<int:pk>/drop/", imports.plan_import_drop, name="plan_import_drop"),
    path(_REVIEW, review.overview, name="plan_review"),
    path(f"{_REVIEW}areas/<slug:node>/", review.area, name="plan_review_area"),
    path(f"{_REVIEW}areas/<slug:node>/looked-at/", review.tick, name="plan_review_tick"),
    path(f"{_REVIEW}actions/<slug:node>/", corrections.action, name="plan_review_action"),
    path(f"{_REVIEW}oddities/", review.oddities, name="plan_review_oddities"),
    path(f"{_REVIEW}oddities/<slug:key>/", review.set_aside, name="plan_review_set_aside"),
    path(f"{_REVIEW}leads/", corrections.leads, name="plan_review_leads"),
    path(f"{_REVIEW}corrections/", review.corrected, name="plan_review_corrected"),
    path(f"{_REVIEW}corrections/undo/", review.undo, name="plan_review_undo"),
    path(f"{_REVIEW}accept/", review.accept, name="plan_review_accept"),
    path(f"{_REVIEW}parts/<slug:node>/", corrections.node, name="plan_review_node"),
    path(f"{_REVIEW}parts/<slug:node>/add/<slug:kind>/", corrections.add, name="plan_review_add"),
    path(f"{_REVIEW}parts/<slug:node>/<slug:verb>/", corrections.change, name="plan_review_change"),
    path("plan/imports/<int:pk>/difference/", versions.plan_difference, name="plan_difference"),
    path("plan/<int:pk>/life/", lifecycle.plan_life, name="plan_life"),
    path("plan/<int:pk>/live/", lifecycle.plan_go_live, name="plan_go_live"),
    path("plan/<int:pk>/close/", lifecycle.plan_close, name="plan_close"),
    path("plan/<int:pk>/drop/", lifecycle.plan_drop, name="plan_drop"),
    path("plan/<int:pk>/download/", lifecycle.plan_download, name="plan_download"),
    path("plan/<int:plan_id>/newer-version/", imports.plan_import_new, name="plan_import_newer"),
]
