"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Requests for an EHC needs assessment and their journey."""

    name = "goldenthread.casework"
    label = "casework"

    def ready(self) -> None:
        """Let a child's record show the child's cases, keep open ones apart, offer its texts."""
        from goldenthread.casework.presenters.record import links  # noqa: PLC0415 -- app ready
        from goldenthread.casework.queries.cases import against_merging  # noqa: PLC0415 -- app ready
        from goldenthread.casework.queries.texts import offer  # noqa: PLC0415 -- app ready
        from goldenthread.children import api as children  # noqa: PLC0415 -- app ready

        children.show_on_record("casework", links)
        offer()
        children.ask_before_merging("casework", against_merging)
