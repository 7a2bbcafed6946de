"""The improvement app."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans."""

    name = "goldenthread.improvement"
    label = "improvement"

    def ready(self) -> None:
        """Tell the queue this room's work, posts what they hold, indicators what they count."""
        from goldenthread.improvement import jobs  # noqa: F401, PLC0415 -- app ready
        from goldenthread.improvement.actions.holdings import (  # noqa: PLC0415 -- app ready
            PlanHoldings,
        )
        from goldenthread.improvement.presenters import records as shown  # noqa: PLC0415 -- app ready
        from goldenthread.improvement.queries import records  # noqa: PLC0415 -- app ready
        from goldenthread.indicators import api as indicators  # noqa: PLC0415 -- app ready
        from goldenthread.platform.access.roles import Power  # noqa: PLC0415 -- app ready
        from goldenthread.platform.organisations import holdings  # noqa: PLC0415 -- app ready

        holdings.register("improvement", PlanHoldings())
        for name, query, links in (
            ("milestones", records.milestones, shown.milestone_links),
            ("actions", records.actions, shown.action_links),
        ):
            source = indicators.Source(query=query, links=links, power=Power.READ_PLAN)
            indicators.register_records(name, source)
