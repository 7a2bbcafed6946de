"""What was typed is sealed before it is kept: a copy of the database tells nothing of it.

The key comes from the installation's secret; with another secret a draft of yesterday is gone.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

_FOR = b"goldenthread.drafts:"


def seal(content: Mapping[str, Sequence[str]]) -> str:
    """Return what a form held, sealed."""
    return _box().encrypt(json.dumps(content).encode()).decode()


def unseal(sealed: str) -> dict[str, list[str]] | None:
    """Return what a form held, or None when it was sealed under another secret."""
    try:
        found: dict[str, list[str]] = json.loads(_box().decrypt(sealed.encode()))
    except InvalidToken:
        return None
    return found


def _box() -> MultiFernet:
    secrets = [str(one) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    keys = (hashlib.sha256(_FOR + force_bytes(secret)).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
