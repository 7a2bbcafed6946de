"""Addresses of the live plan."""

from __future__ import annotations

from django.urls import path

from goldenthread.improvement.views import listing, plan, reading, report, work

urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("search/", reading.search, name="search"),
    path("plan/", plan.plan, name="plan"),
    path("plan/<int:plan_id>/", plan.plan_one, name="plan_one"),
    path("plan/<int:plan_id>/actions/", listing.plan_actions, name="plan_actions"),
    path("plan/<int:plan_id>/actions.csv", listing.plan_actions_csv, name="plan_actions_csv"),
    path("plan/<int:plan_id>/history/", reading.plan_history, name="plan_history"),
    path("plan/areas/<int:area_id>/", reading.plan_area, name="plan_area"),
    path("plan/actions/<int:action_id>/", plan.plan_action, name="plan_action"),
    path("plan/actions/<int:action_id>/report/", report.plan_report, name="plan_report"),
    path("plan/reports/<int:update_id>/", report.plan_reported, name="plan_reported"),
    path(
        "plan/reports/<int:update_id>/correct/",
        report.plan_report_correct,
        name="plan_report_correct",
    ),
    path("plan/thread/<slug:kind>/<int:part_id>/", reading.plan_thread, name="plan_thread"),
]
