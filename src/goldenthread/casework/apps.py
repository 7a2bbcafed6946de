"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Requests for an EHC needs assessment and their journey."""

    name = "goldenthread.casework"
    label = "casework"

    def ready(self) -> None:
        """Let a child's record show the child's cases."""
        from goldenthread.casework.presenters.record import links  # noqa: PLC0415 -- app ready
        from goldenthread.children.api import show_on_record  # noqa: PLC0415 -- app ready

        show_on_record("casework", links)
