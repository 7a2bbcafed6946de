"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans."""

    name = "goldenthread.improvement"
    label = "improvement"
