"""Addresses of this room, below an area's. They carry numbers, never a name."""

from __future__ import annotations

from django.urls import path

from goldenthread.panels.views import consistency, deciding, interests, items, meetings, panels

_MEETING, _ITEM, _PANEL = "meetings/<int:meeting_id>/", "items/<int:item_id>/", "<int:panel_id>/"

urlpatterns = [
    path("", panels.panels, name="panels"),
    path("new/", panels.panels_new, name="panels_new"),
    path("consistency/", consistency.panels_consistency, name="panels_consistency"),
    path(_MEETING, meetings.panels_meeting, name="panels_meeting"),
    path(f"{_MEETING}minutes/", meetings.panels_minutes, name="panels_minutes"),
    path(f"{_MEETING}due/", meetings.panels_fill, name="panels_fill"),
    path(f"{_MEETING}add/", meetings.panels_add, name="panels_add"),
    path(f"{_MEETING}move/", meetings.panels_move, name="panels_move"),
    path(f"{_MEETING}cancel/", meetings.panels_cancel, name="panels_cancel"),
    path(f"{_MEETING}publish/", meetings.panels_publish, name="panels_publish"),
    path(f"{_MEETING}attendance/", meetings.panels_attendance, name="panels_attendance"),
    path(f"{_MEETING}close/", meetings.panels_close_meeting, name="panels_close_meeting"),
    path(_ITEM, items.panels_item, name="panels_item"),
    path(f"{_ITEM}paper/", items.panels_paper, name="panels_paper"),
    path(f"{_ITEM}publish/", items.panels_publish_again, name="panels_publish_again"),
    path(f"{_ITEM}take-off/", items.panels_take_off, name="panels_take_off"),
    path(f"{_ITEM}carry-over/", items.panels_carry_over, name="panels_carry_over"),
    path(f"{_ITEM}comment/", items.panels_comment, name="panels_comment"),
    path(f"{_ITEM}interest/", items.panels_interest, name="panels_interest"),
    path(
        f"{_ITEM}interest/withdraw/",
        interests.panels_interest_withdraw,
        name="panels_interest_withdraw",
    ),
    path(f"{_MEETING}interests/", interests.panels_my_interests, name="panels_my_interests"),
    path(f"{_ITEM}conclusion/", deciding.panels_conclude, name="panels_conclude"),
    path(f"{_ITEM}decision/", deciding.panels_decide, name="panels_decide"),
    path(_PANEL, panels.panels_panel, name="panels_panel"),
    path(f"{_PANEL}change/", panels.panels_change, name="panels_change"),
    path(f"{_PANEL}close/", panels.panels_close, name="panels_close"),
    path(f"{_PANEL}plan/", panels.panels_plan, name="panels_plan"),
    path(f"{_PANEL}members/new/", panels.panels_member_add, name="panels_member_add"),
    path(f"{_PANEL}members/<int:seat_id>/end/", panels.panels_member_end, name="panels_member_end"),
    path(f"{_PANEL}between/<int:case_id>/", deciding.panels_between, name="panels_between"),
]
