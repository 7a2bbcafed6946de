"""Addresses of an area's settings."""

from __future__ import annotations

from django.urls import path

from goldenthread.platform.organisations.views import area, leaving, people, posts

urlpatterns = [
    path("", people.settings, name="settings"),
    path("people/", people.all_people, name="settings_people"),
    path("people/add/", people.add_person, name="settings_person_add"),
    path("people/<int:pk>/", people.one_person, name="settings_person"),
    path("people/<int:pk>/change/", people.change_person, name="settings_person_change"),
    path("people/<int:pk>/invite/", people.invite, name="settings_person_invite"),
    path("people/<int:pk>/appoint/", people.appoint_to_post, name="settings_person_appoint"),
    path("people/<int:pk>/leaving/", leaving.leave, name="settings_person_leaving"),
    path("posts/", posts.all_posts, name="settings_posts"),
    path("posts/add/", posts.add_post, name="settings_post_add"),
    path("posts/<int:pk>/", posts.one_post, name="settings_post"),
    path("posts/<int:pk>/change/", posts.change_post, name="settings_post_change"),
    path("posts/<int:pk>/appoint/", posts.appoint, name="settings_post_appoint"),
    path("posts/<int:pk>/merge/", posts.merge, name="settings_post_merge"),
    path("tenures/<int:pk>/end/", posts.end_tenure, name="settings_tenure_end"),
    path("organisations/", area.all_organisations, name="settings_organisations"),
    path("organisations/add/", area.add_organisation, name="settings_organisation_add"),
    path(
        "organisations/<int:pk>/change/",
        area.change_organisation,
        name="settings_organisation_change",
    ),
    path("area/", area.the_area, name="settings_area"),
    path("area/colour/", area.change_colour, name="settings_area_colour"),
    path("area/contacts/", area.change_contacts, name="settings_area_contacts"),
    path("message-templates/", area.message_templates, name="settings_message_templates"),
    path("messages/", area.all_messages, name="settings_messages"),
    path("messages/<int:pk>/", area.one_message, name="settings_message"),
    path("messages/<int:pk>/again/", area.send_again, name="settings_message_again"),
    path("roles/", area.who_may_do_what, name="settings_roles"),
]
