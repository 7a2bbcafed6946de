"""How failed sign-ins are counted."""

from __future__ import annotations

from typing import Any

from axes.utils import reset
from django.http import HttpRequest

from goldenthread.platform.accounts.models import User


def name_tried(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the address that was tried, in one spelling, so that each is counted by itself."""
    tried = (credentials or {}).get("email") or (request.POST.get("login") if request else "")
    return (tried or "").strip().lower()


def forget(*, user: User, **_: Any) -> None:
    """Forget the failures of someone who has chosen a new password by their link."""
    reset(username=user.email)
