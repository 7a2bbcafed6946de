"""The history app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """What happened."""

    name = "goldenthread.platform.history"
    label = "history"
