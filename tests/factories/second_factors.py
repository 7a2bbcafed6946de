"""Signing in and setting up an authenticator app, as a person with a phone does."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpResponse
from django.test import Client

from goldenthread.platform.accounts.models import User
from tests.factories.areas import PASSWORD


def sign_in(client: Client, user: User) -> HttpResponse:
    """Sign in by the form."""
    return client.post("/account/login/", {"login": user.email, "password": PASSWORD})


def code_for(secret: str) -> str:
    """Return the code that an app shows now for this key."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_app(client: Client) -> str:
    """Set up an authenticator app by the form, the password given once more; return its key."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.get("/account/2fa/totp/activate/")
    secret: str = client.session[SECRET_SESSION_KEY]
    client.post("/account/2fa/totp/activate/", {"code": code_for(secret)})
    return secret
