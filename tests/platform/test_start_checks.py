"""The product refuses to serve in production when it would not be safe."""

from __future__ import annotations

import pytest
from django.core import checks
from django.db import connection

from goldenthread.config.checks import fences_are_up, settings_are_safe

SAFE = {
    "IS_PRODUCTION": True,
    "SECRET_KEY": "k" * 50,
    "DEBUG": False,
    "REQUIRE_SECOND_FACTOR": True,
    "BASE_URL": "https://thread.example.org",
    "ALLOWED_HOSTS": ["thread.example.org"],
    "EMAIL_HOST": "mail.example.org",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}


def test_a_safe_production_may_serve(settings):
    for name, value in SAFE.items():
        setattr(settings, name, value)

    assert settings_are_safe(None) == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "short", "SECRET_KEY is missing or shorter than 40 characters."),
        ("DEBUG", True, "GOLDENTHREAD_DEBUG is on."),
        ("REQUIRE_SECOND_FACTOR", False, "REQUIRE_SECOND_FACTOR is off."),
        ("BASE_URL", "http://thread.example.org", "BASE_URL does not begin with https://."),
        ("ALLOWED_HOSTS", ["*"], "ALLOWED_HOSTS lets any name in."),
        (
            "EMAIL_BACKEND",
            "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_URL is missing: invitations could not be sent.",
        ),
    ],
)
def test_each_unsafe_setting_is_refused_with_its_name(settings, name, value, sentence):
    for key, safe in SAFE.items():
        setattr(settings, key, safe)
    setattr(settings, name, value)

    assert [m.msg for m in settings_are_safe(None)] == [
        f"Refusing to serve in production: {sentence}"
    ]


def test_a_trial_may_do_without_all_of_them(settings):
    settings.IS_PRODUCTION = False
    settings.SECRET_KEY = ""

    assert settings_are_safe(None) == []


@pytest.mark.django_db
class TestFences:
    @pytest.fixture(autouse=True)
    def _as_pages(self, settings):
        settings.AS_OWNER = False

    def test_the_page_role_may_serve(self):
        assert fences_are_up(None, databases=["default"]) == []

    def test_the_owner_may_not(self):
        with connection.cursor() as cursor:
            cursor.execute("reset role; set local role none")

        (found,) = fences_are_up(None, databases=["default"])

        assert found.msg == "Pages would run as a role that can pass row-level security."
        assert isinstance(found, checks.Error)

    def test_a_lowered_fence_is_noticed(self):
        with connection.cursor() as cursor:
            cursor.execute("set local role none")
            cursor.execute("alter table improvement_action no force row level security")
            cursor.execute(f"set local role {connection.ops.quote_name('goldenthread_app')}")

        (found,) = fences_are_up(None, databases=["default"])

        assert found.msg == "1 tables have no row-level security."

    def test_a_fence_around_children_that_is_missing_is_noticed(self):
        with connection.cursor() as cursor:
            cursor.execute("set local role none")
            cursor.execute("drop policy same_child on children_need")
            cursor.execute(f"set local role {connection.ops.quote_name('goldenthread_app')}")

        (found,) = fences_are_up(None, databases=["default"])

        assert found.msg == "1 tables about children have no fence of their own."
