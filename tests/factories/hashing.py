"""Passwords of tests: kept as the product keeps them, without the time that makes guessing dear."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same way of keeping a password, once over a little memory."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
