"""The config app: pages that belong to no room, and checks at start."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Puts the rooms together."""

    name = "goldenthread.config"
    label = "config"
