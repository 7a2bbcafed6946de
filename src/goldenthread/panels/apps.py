"""The panels app."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """Decision panels."""

    name = "goldenthread.panels"
    label = "panels"

    def ready(self) -> None:
        """Let the page of a case show the panels that were asked about it."""
        from goldenthread.casework import api as casework  # noqa: PLC0415 -- app ready
        from goldenthread.panels import jobs  # noqa: F401, PLC0415 -- app ready
        from goldenthread.panels.presenters.case_page import lines, moments  # noqa: PLC0415 -- app ready

        casework.add_to_cases("panels", casework.Additions(lines=lines, story=moments))
