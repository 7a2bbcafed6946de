"""The children app."""

from django.apps import AppConfig


class ChildrenConfig(AppConfig):
    """The child and family."""

    name = "goldenthread.children"
    label = "children"

    def ready(self) -> None:
        """Put the records that nobody can open among the area's settings."""
        from goldenthread.platform.access.roles import Power  # noqa: PLC0415 -- app ready
        from goldenthread.platform.organisations.presenters import places  # noqa: PLC0415 -- app ready

        places.add_page("Closed records", "children_reopenings", Power.REOPEN_RECORDS)
