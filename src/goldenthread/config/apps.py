"""The config app: pages that belong to no room, and checks at start."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Puts the rooms together."""

    name = "goldenthread.config"
    label = "config"

    def ready(self) -> None:
        """Register what is checked before serving."""
        from goldenthread.config import checks  # noqa: F401 -- registers by being imported
