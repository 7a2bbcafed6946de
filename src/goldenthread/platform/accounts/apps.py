"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who signs in."""

    name = "goldenthread.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Name the app's work and its links, and listen to sign-ins and to new passwords."""
        from allauth.account.signals import password_reset  # noqa: PLC0415 -- app ready

        from goldenthread.platform.accounts import (  # noqa: PLC0415 -- app ready
            jobs,  # noqa: F401 -- names its work
            links,
            lockout,
            sessions,
        )

        sessions.watch()
        links.offer()
        password_reset.connect(lockout.forget, dispatch_uid="forget_failures")
