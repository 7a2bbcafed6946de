"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Uploaded files."""

    name = "goldenthread.platform.documents"
    label = "documents"
