"""Addresses at which a plan is changed."""

from __future__ import annotations

from django.urls import path

from goldenthread.improvement.views import editing, linking, scheme

_PART = "plan/parts/<slug:kind>/<int:part_id>"

urlpatterns = [
    path("plan/<int:plan_id>/change/", editing.plan_edit, name="plan_edit"),
    path("plan/<int:plan_id>/withdrawn/", editing.plan_withdrawn, name="plan_withdrawn"),
    path("plan/<int:plan_id>/ratings/", scheme.plan_ratings, name="plan_ratings"),
    path("plan/<int:plan_id>/cycle/", scheme.plan_cycle, name="plan_cycle"),
    path("plan/ratings/<int:rating_id>/", scheme.plan_rating, name="plan_rating"),
    path("plan/ratings/<int:rating_id>/move/", scheme.plan_rating_move, name="plan_rating_move"),
    path(
        "plan/ratings/<int:rating_id>/remove/", scheme.plan_rating_remove, name="plan_rating_remove"
    ),
    path("plan/areas/<int:area_id>/change/", editing.plan_area_edit, name="plan_area_edit"),
    path("plan/actions/<int:action_id>/change/", editing.plan_action_edit, name="plan_action_edit"),
    path(
        "plan/actions/<int:action_id>/waits-for/",
        linking.plan_dependencies,
        name="plan_dependencies",
    ),
    path(
        "plan/actions/<int:action_id>/waits-for/<int:other_id>/remove/",
        linking.plan_dependency_remove,
        name="plan_dependency_remove",
    ),
    path(
        "plan/parts/<slug:kind>/add/<int:parent_id>/", editing.plan_part_add, name="plan_part_add"
    ),
    path(f"{_PART}/change/", editing.plan_part_change, name="plan_part_change"),
    path(f"{_PART}/withdraw/", editing.plan_part_withdraw, name="plan_part_withdraw"),
    path(f"{_PART}/restore/", editing.plan_part_restore, name="plan_part_restore"),
    path(f"{_PART}/move/", editing.plan_part_move, name="plan_part_move"),
    path(f"{_PART}/leads/", linking.plan_leads, name="plan_leads"),
    path(f"{_PART}/leads/<int:post_id>/remove/", linking.plan_lead_remove, name="plan_lead_remove"),
]
