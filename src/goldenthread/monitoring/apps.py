"""The monitoring app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Figures of casework, targets and programmes."""

    name = "goldenthread.monitoring"
    label = "monitoring"
