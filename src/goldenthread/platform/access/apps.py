"""The access app has no tables; it raises the fences around those of others."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """Raises row-level security again after every migration."""

    name = "goldenthread.platform.access"
    label = "access"

    def ready(self) -> None:
        """Listen for the end of this app's migrations; it stands last in INSTALLED_APPS."""
        post_migrate.connect(_raise_fences, sender=self)


def _raise_fences(*, using: str, **_: Any) -> None:
    from django.db import connections  # noqa: PLC0415 -- app ready

    from goldenthread.platform.access import row_security  # noqa: PLC0415 -- app ready

    with connections[using].schema_editor(atomic=True) as editor:
        row_security.make_role(editor)
        row_security.raise_fences(editor)
