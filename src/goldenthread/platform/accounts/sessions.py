"""When a session ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone


def end_in_time(request: HttpRequest) -> None:
    """End the session a fixed time after now, however often it is used until then."""
    began = timezone.now()  # noqa: TID251 -- the moment of signing in
    request.session.set_expiry(began + timedelta(seconds=settings.SESSION_COOKIE_AGE))


def watch() -> None:
    """Have every sign-in, by whatever way, end in time."""
    user_logged_in.connect(_signed_in, dispatch_uid="sessions_end_in_time")


def _signed_in(*, request: HttpRequest | None, **_: Any) -> None:
    if request is not None and hasattr(request, "session"):
        end_in_time(request)
