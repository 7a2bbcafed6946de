"""The indicators app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """What the area measures."""

    name = "goldenthread.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Tell the queue this room's work."""
        from goldenthread.indicators import jobs  # noqa: F401, PLC0415 -- app ready
