"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans."""

    name = "goldenthread.improvement"
    label = "improvement"

    def ready(self) -> None:
        """Tell the pages of people and posts what posts hold here."""
        from goldenthread.improvement.actions.holdings import (  # noqa: PLC0415 -- app ready
            PlanHoldings,
        )
        from goldenthread.platform.organisations import holdings  # noqa: PLC0415 -- app ready

        holdings.register("improvement", PlanHoldings())
