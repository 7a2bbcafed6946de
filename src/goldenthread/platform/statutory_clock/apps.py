"""The statutory clock app."""

from django.apps import AppConfig


class StatutoryClockConfig(AppConfig):
    """The rules of the clock, corrected where the installation says so, and their pages."""

    name = "goldenthread.platform.statutory_clock"
    label = "statutory_clock"
