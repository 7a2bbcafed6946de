"""The drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What was typed when a session ended."""

    name = "goldenthread.platform.drafts"
    label = "drafts"
