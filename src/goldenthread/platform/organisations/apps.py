"""The organisations app."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Local areas, organisations, posts, people."""

    name = "goldenthread.platform.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Offer the texts that are sent about accounts and posts."""
        from goldenthread.platform.organisations import texts  # noqa: PLC0415 -- app ready

        texts.offer()
