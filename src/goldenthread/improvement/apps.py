"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans."""

    name = "goldenthread.improvement"
    label = "improvement"

    def ready(self) -> None:
        """Let the queue know this room's work."""
        from goldenthread.improvement import jobs  # noqa: F401, PLC0415 -- app ready
