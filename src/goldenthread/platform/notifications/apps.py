"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people what changed."""

    name = "goldenthread.platform.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Name the app's work."""
        from goldenthread.platform.notifications import jobs  # noqa: F401, PLC0415 -- app ready
