"""References that people read out and type: short, without letters that look alike, checked."""

from __future__ import annotations

import secrets

_SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # 31, a prime: a slip or a swap is always found
_LENGTH = 7


def make_reference() -> str:
    """Return a new reference that nobody can guess, "7K3M-Q2XW"; the last sign checks the rest."""
    drawn = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return _spaced(drawn + _check(drawn))


def read_reference(typed: str) -> str:
    """Return a reference as it is kept, however it was typed, or "" when it cannot be one."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(plain) != _LENGTH + 1 or any(sign not in _SIGNS for sign in plain):
        return ""
    return _spaced(plain) if _check(plain[:-1]) == plain[-1] else ""


def _check(signs: str) -> str:
    total = sum(place * _SIGNS.index(sign) for place, sign in enumerate(signs, start=1))
    return _SIGNS[total % len(_SIGNS)]


def _spaced(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:]}"
