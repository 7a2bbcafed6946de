"""The ui app: templates and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """How pages look."""

    name = "goldenthread.ui"
    label = "ui"
