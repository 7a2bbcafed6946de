"""The children app."""

from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    """The child and family."""

    name = "goldenthread.children"
    label = "children"
