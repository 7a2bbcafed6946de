"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Requests for an EHC needs assessment and their journey."""

    name = "goldenthread.casework"
    label = "casework"

    def ready(self) -> None:
        """Let a child's record show the child's cases, and keep open ones apart in a merger.

        Offer the texts of its messages, and records for indicators to count; let the queue know
        this room's work, and the page of someone's leaving what they carry.
        """
        from goldenthread.casework import jobs  # noqa: F401, PLC0415 -- app ready
        from goldenthread.casework.actions.ending import follow_the_record  # noqa: PLC0415 -- app ready
        from goldenthread.casework.actions.handing_over import CaseHoldings  # noqa: PLC0415 -- app ready
        from goldenthread.casework.presenters import records as shown  # noqa: PLC0415 -- app ready
        from goldenthread.casework.presenters.record import links  # noqa: PLC0415 -- app ready
        from goldenthread.casework.queries import records  # noqa: PLC0415 -- app ready
        from goldenthread.casework.queries.cases import against_merging  # noqa: PLC0415 -- app ready
        from goldenthread.casework.queries.texts import offer  # noqa: PLC0415 -- app ready
        from goldenthread.children import api as children  # noqa: PLC0415 -- app ready
        from goldenthread.indicators import api as indicators  # noqa: PLC0415 -- app ready
        from goldenthread.platform.access.roles import Power  # noqa: PLC0415 -- app ready
        from goldenthread.platform.organisations import holdings  # noqa: PLC0415 -- app ready

        holdings.register_own("casework", CaseHoldings())
        children.show_on_record("casework", links)
        children.follow_changes("casework", follow_the_record)
        offer()
        children.ask_before_merging("casework", against_merging)
        for name, query, links_of in (
            ("requests", records.requests, shown.case_links),
            ("assessments", records.assessments, shown.case_links),
            ("open_cases", records.open_cases, shown.case_links),
            ("plans", records.plans, shown.case_links),
            ("advice", records.advice, shown.advice_links),
            ("disputes", records.disputes, shown.dispute_links),
        ):
            source = indicators.Source(query=query, links=links_of, power=Power.WORK_ON_CASES)
            indicators.register_records(name, source)
