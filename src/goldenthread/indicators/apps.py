"""The indicators app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """What the area measures."""

    name = "goldenthread.indicators"
    label = "indicators"
