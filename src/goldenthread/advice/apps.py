"""The advice app."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    """Advice for assessments: asked for, given in time, and checked."""

    name = "goldenthread.advice"
    label = "advice"

    def ready(self) -> None:
        """Add to cases what this room knows, and name its mail, its links and its daily work."""
        from goldenthread.advice import jobs  # noqa: F401, PLC0415 -- app ready
        from goldenthread.advice.actions.links import LINK_TO, link_for, link_in_a_mail  # noqa: PLC0415 -- app ready
        from goldenthread.advice.presenters import on_case  # noqa: PLC0415 -- app ready
        from goldenthread.advice.presenters.texts import TEXTS  # noqa: PLC0415 -- app ready
        from goldenthread.advice.queries.reminding import holder_of  # noqa: PLC0415 -- app ready
        from goldenthread.casework import api as casework  # noqa: PLC0415 -- app ready
        from goldenthread.platform.notifications import catalogue, links  # noqa: PLC0415 -- app ready

        casework.add_to_cases(
            "advice",
            casework.Additions(
                advice=on_case.notes, story=on_case.story, links=on_case.links,
                trays=on_case.trays, did=on_case.DID, inbox=on_case.inbox, link=link_in_a_mail,
                holder=holder_of,
            ),
        )  # fmt: skip
        links.register(LINK_TO, link_for)
        for text in TEXTS:
            catalogue.register(text)
