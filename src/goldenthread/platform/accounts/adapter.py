"""How django-allauth behaves here: nobody signs up by themselves, and mail leaves by the queue."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.platform.jobs.queue import enqueue


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by a visitor."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed.",
        "email_password_mismatch": (
            "The email address or the password is not right. Check both and try again."
        ),
        "enter_current_password": "This is not the password that you have now",
        "incorrect_password": "The password is not right",
        "invalid_password_reset": "This link is no longer valid.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes and try again.",
        "rate_limited": "Too many tries. Wait a minute and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the page that sends each person to their own first page."""
        return reverse("start")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return the account's page."""
        return reverse("account")

    def send_password_reset_mail(
        self, user: AbstractBaseUser, email: str, context: dict[str, Any]
    ) -> None:
        """Queue the mail. Its link is made when it is sent, so that no queue holds one."""
        enqueue("accounts.send_password_link", local_area_id=None, user_id=user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a mail about an account."""
        enqueue(
            "accounts.send_mail",
            local_area_id=None,
            user_id=None,
            template=template_prefix,
            to=email,
        )


class MFAAdapter(DefaultMFAAdapter):
    """The second factor, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "The second factor cannot be taken away.",
        "cannot_generate_recovery_codes": (
            "Recovery codes go with a second factor. Set up an authenticator app first."
        ),
        "incorrect_code": "The code is not right. It may have changed: enter the one shown now.",
    }
