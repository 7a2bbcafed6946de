"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Requests for assessment from the public pages."""

    name = "goldenthread.portal"
    label = "portal"

    def ready(self) -> None:
        """Offer its text, and show what comes in on the pages of casework."""
        from goldenthread.casework import api as casework  # noqa: PLC0415 -- app ready
        from goldenthread.portal.presenters.above import links, trays  # noqa: PLC0415 -- app ready
        from goldenthread.portal.queries.texts import offer  # noqa: PLC0415 -- app ready

        offer()
        casework.add_to_cases("portal", casework.Additions(links=links, trays=trays))
