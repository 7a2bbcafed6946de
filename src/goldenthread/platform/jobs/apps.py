"""The jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that is done after the page has answered."""

    name = "goldenthread.platform.jobs"
    label = "jobs"
