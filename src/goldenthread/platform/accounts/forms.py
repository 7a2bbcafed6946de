"""django-allauth's forms in our words, able to list their errors as our pages do."""

from __future__ import annotations

from typing import Any, cast

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.http import HttpRequest, HttpResponse

from goldenthread.platform.accounts.sessions import end_in_time
from goldenthread.ui.forms import ListsErrors

HINT = (
    "At least 12 characters. Three words that do not belong together are easy to remember"
    " and hard to guess."
)


class _Reworded(ListsErrors):
    """Gives fields our labels, hints and errors; `words` maps a field to label, hint, error."""

    words: dict[str, tuple[str, str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = cast("forms.Form", self).fields
        for name, (label, hint, error) in self.words.items():
            fields[name].label, fields[name].help_text = label, hint
            fields[name].error_messages["required"] = error


_CODE = (
    "Code",
    "The six figures that your authenticator app shows now, or one of your recovery codes",
    "Enter the code from your authenticator app",
)
_NEW = ("New password", HINT, "Enter a new password")
_AGAIN = ("New password again", "", "Enter the new password again")


class LoginForm(_Reworded, account.LoginForm):
    """Email address and password."""

    words = {
        "login": ("Email address", "", "Enter your email address"),
        "password": ("Password", "", "Enter your password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget = forms.EmailInput(attrs={"autocomplete": "username"})

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; the session ends in time however often it is used."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        end_in_time(request)
        return response


class ResetPasswordForm(_Reworded, account.ResetPasswordForm):
    """Where to send the link."""

    words = {
        "email": (
            "Email address",
            "The address that you sign in with",
            "Enter your email address",
        )
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "email"})


class ResetPasswordKeyForm(_Reworded, account.ResetPasswordKeyForm):
    """A new password, by way of a link."""

    words = {"password1": _NEW, "password2": _AGAIN}


class SetPasswordForm(_Reworded, account.SetPasswordForm):
    """A first password."""

    words = {"password1": _NEW, "password2": _AGAIN}


class ChangePasswordForm(_Reworded, account.ChangePasswordForm):
    """The old password and a new one."""

    words = {
        "oldpassword": ("Password that you have now", "", "Enter the password that you have now"),
        "password1": _NEW,
        "password2": _AGAIN,
    }


class ReauthenticateForm(_Reworded, account.ReauthenticateForm):
    """The password once more."""

    words = {"password": ("Password", "", "Enter your password")}


class AuthenticateForm(_Reworded, mfa.AuthenticateForm):
    """The second factor at sign-in."""

    words = {"code": _CODE}


class ReauthenticateWithCodeForm(_Reworded, mfa.ReauthenticateForm):
    """The second factor once more."""

    words = {"code": _CODE}


class ActivateTOTPForm(_Reworded, totp.ActivateTOTPForm):
    """A first code, which shows that the app is set up."""

    words = {
        "code": (
            "Code",
            "The six figures that the app shows for Golden Thread",
            "Enter the code that the app shows",
        )
    }


class DeactivateTOTPForm(_Reworded, totp.DeactivateTOTPForm):
    """No field: a confirmation."""


class GenerateRecoveryCodesForm(_Reworded, recovery.GenerateRecoveryCodesForm):
    """No field: a confirmation."""


class AddWebAuthnForm(_Reworded, webauthn.AddWebAuthnForm):
    """A new security key."""

    words = {
        "name": ("Name of the key", "So that you know it from others", ""),
        "credential": ("Security key", "", "The key did not answer. Try again."),
    }


class EditWebAuthnForm(_Reworded, webauthn.EditWebAuthnForm):
    """A new name for a security key."""

    words = {"name": ("Name of the key", "", "Enter a name for the key")}
