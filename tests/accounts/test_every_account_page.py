"""Every page of signing in answers, whoever asks."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, reverse

from goldenthread.platform.accounts import urls
from tests.factories.areas import PASSWORD, make_user
from tests.factories.second_factors import set_up_app, sign_in

pytestmark = pytest.mark.django_db


def _names(patterns) -> list[str]:
    found = []
    for entry in patterns:
        if isinstance(entry, URLResolver):
            found += _names(entry.url_patterns)
        elif isinstance(entry, URLPattern) and entry.name:
            found.append(entry.name)
    return found


NAMES = _names(urls.urlpatterns)
PARTS = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "no-key"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}
OPEN = {  # to someone who has not signed in; all other pages send to sign in
    "account_login": "Sign in to Golden Thread",
    "account_inactive": "This account is closed",
    "account_reset_password": "Choose a new password",
    "account_reset_password_done": "Look in your email",
    "account_reset_password_from_key": "This link no longer works",
    "account_reset_password_from_key_done": "Your password is set",
}
SIGNED_IN = {
    "account_logout": (200, "Do you want to sign out?"),
    "account_login": (302, "/"),
    "account_inactive": (200, "This account is closed"),
    "account_reauthenticate": (200, "Confirm that it is you"),
    "account_change_password": (200, "Change your password"),
    "account_set_password": (302, "/account/password/change/"),
    "account_reset_password": (200, "Choose a new password"),
    "account_reset_password_done": (200, "Look in your email"),
    "account_reset_password_from_key": (200, "This link no longer works"),
    "account_reset_password_from_key_done": (200, "Your password is set"),
    "mfa_index": (200, "Your second factor"),
    "mfa_authenticate": (302, "/"),
    "mfa_reauthenticate": (200, "Confirm that it is you"),
    "mfa_activate_totp": (302, "/account/2fa/totp/deactivate/"),
    "mfa_deactivate_totp": (200, "Take the authenticator app away?"),
    "mfa_view_recovery_codes": (200, "Your recovery codes"),
    "mfa_generate_recovery_codes": (200, "Make recovery codes?"),
    "mfa_download_recovery_codes": (200, "Golden Thread: recovery codes. Each works once."),
    "mfa_list_webauthn": (200, "Your security keys"),
    "mfa_add_webauthn": (200, "Add a security key"),
    "mfa_reauthenticate_webauthn": (302, "/account/reauthenticate/"),
    "mfa_remove_webauthn": (404, "Page not found"),
    "mfa_edit_webauthn": (404, "Page not found"),
}


def test_the_tables_below_leave_no_page_out():
    assert set(NAMES) == set(SIGNED_IN)


def test_a_stranger_sees_what_is_open_and_else_is_sent_to_sign_in(client):
    for name in NAMES:
        page = client.get(reverse(name, kwargs=PARTS.get(name)))

        if name in OPEN:
            assert (name, page.status_code) == (name, 200)
            assert OPEN[name] in page.content.decode()
        else:
            assert (name, page.status_code) == (name, 302)
            assert page.url.startswith("/account/login/")


def test_someone_with_a_second_factor_sees_every_page(client):
    sign_in(client, make_user(password=PASSWORD))
    set_up_app(client)

    for name in NAMES:
        page = client.get(reverse(name, kwargs=PARTS.get(name)))

        status, told = SIGNED_IN[name]
        assert (name, page.status_code) == (name, status)
        assert told in (page.url if status == 302 else page.content.decode()), name


def test_setting_up_an_app_shows_its_key_as_a_picture_and_in_words(client):
    user = make_user(password=PASSWORD)
    sign_in(client, user)
    asked = client.get("/account/2fa/totp/activate/")
    client.post(asked.url, {"password": PASSWORD})

    page = client.get("/account/2fa/totp/activate/")

    words = page.content.decode()
    assert asked.url == "/account/reauthenticate/?next=%2Faccount%2F2fa%2Ftotp%2Factivate%2F"
    assert client.session["mfa.totp.secret"] in words
    assert 'src="data:image/svg+xml;base64,' in words
    assert not Authenticator.objects.filter(user=user).exists()


def test_too_many_tries_in_a_short_time_are_told_to_wait(client):
    pages = [client.post("/account/password/reset/", {"email": "a@example.org"}) for _ in range(8)]

    assert pages[-1].status_code == 429
    assert "Too many tries in a short time" in pages[-1].content.decode()
