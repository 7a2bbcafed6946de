"""Accounts. An account belongs to the installation; what it may do is decided in each area."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Makes accounts with their email address in one spelling."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Make an account; without a password it can only be entered by a link sent by email."""
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find an account whatever the case in which its address is typed."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Someone who signs in. Names and posts are kept in the areas, on `Person`."""

    email = models.EmailField("email address", unique=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(
        default=False, help_text="Runs the installation; can see no area's content."
    )
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="user_email_lower_case", condition=models.Q(email=Lower("email"))
            ),
        ]

    class Privacy:
        """What is personal in an account."""

        personal = frozenset({"email", "password", "last_login", "date_joined"})
        plain = frozenset({"id", "is_active", "is_operator"})

    def __str__(self) -> str:
        return f"account {self.pk}"
