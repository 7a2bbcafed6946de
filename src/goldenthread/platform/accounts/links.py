"""Links by which a person, and nobody else, chooses a password."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from goldenthread.platform.accounts.models import User
from goldenthread.platform.notifications import links
from goldenthread.platform.notifications.models import Message


def offer() -> None:
    """Let messages carry a link to choose a password."""
    links.register(links.PASSWORD, _for_reader)


def _for_reader(message: Message) -> str:
    user = message.to_person.user if message.to_person else None
    if user is None:
        raise LookupError("the reader has no account any more")
    return password_link(user)


def password_link(user: User) -> str:
    """Return an address at which this account's password can be chosen, once, for three days."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    parts = {"uidb36": user_pk_to_url_str(user), "key": key}
    return f"{settings.BASE_URL}{reverse('account_reset_password_from_key', kwargs=parts)}"
