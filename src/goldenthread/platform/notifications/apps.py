"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people what changed."""

    name = "goldenthread.platform.notifications"
    label = "notifications"
