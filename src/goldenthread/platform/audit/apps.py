"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who looked."""

    name = "goldenthread.platform.audit"
    label = "audit"
