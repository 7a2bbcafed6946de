"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who signs in."""

    name = "goldenthread.platform.accounts"
    label = "accounts"
