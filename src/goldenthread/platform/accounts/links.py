"""Links by which a person, and nobody else, chooses a password."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from goldenthread.platform.accounts.models import User


def password_link(user: User) -> str:
    """Return an address at which this account's password can be chosen, once, for three days."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    parts = {"uidb36": user_pk_to_url_str(user), "key": key}
    return f"{settings.BASE_URL}{reverse('account_reset_password_from_key', kwargs=parts)}"
