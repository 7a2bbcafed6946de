"""The organisations app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Local areas, organisations, posts, people."""

    name = "goldenthread.platform.organisations"
    label = "organisations"
