"""How django-allauth behaves here: nobody signs up by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # -- it carries no types
    """Accounts are made by an administrator, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the page that sends each person to their own first page."""
        return reverse("start")
