"""Whether an account must first add its second factor."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest


def is_missing(request: HttpRequest) -> bool:
    """Whether this installation asks for a second factor and the account has none yet.

    Asking for a second factor that exists is django-allauth's own work at sign-in.
    """
    return settings.REQUIRE_SECOND_FACTOR and not is_mfa_enabled(request.user)
