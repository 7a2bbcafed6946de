"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans."""

    name = "goldenthread.improvement"
    label = "improvement"

    def ready(self) -> None:
        """Let the queue know this room's work, and the pages of posts what posts hold here."""
        from goldenthread.improvement import jobs  # noqa: F401, PLC0415 -- app ready
        from goldenthread.improvement.actions.holdings import (  # noqa: PLC0415 -- app ready
            PlanHoldings,
        )
        from goldenthread.platform.organisations import holdings  # noqa: PLC0415 -- app ready

        holdings.register("improvement", PlanHoldings())
