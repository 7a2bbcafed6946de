"""Sessions are kept where Django keeps them, and read as Django reads them."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends import db

from goldenthread.platform.accounts.session_store import SessionStore

pytestmark = pytest.mark.django_db


def kept(*, for_minutes: int) -> str:
    session = db.SessionStore()
    session["colour"] = "teal"
    session.set_expiry(for_minutes * 60)
    session.save()
    assert session.session_key
    return session.session_key


def test_a_session_of_djangos_own_store_is_read():
    store = SessionStore(kept(for_minutes=5))

    assert store["colour"] == "teal"


@pytest.mark.parametrize("key", ["over", "unknownunknownunknownunknown1234"])
def test_a_session_that_is_over_or_unknown_is_none(key):
    store = SessionStore(kept(for_minutes=-5) if key == "over" else key)

    assert store.get("colour") is None
    assert store.session_key is None


def test_what_was_changed_by_somebody_else_is_kept_out():
    key = kept(for_minutes=5)
    db.SessionStore.get_model_class().objects.filter(pk=key).update(session_data="forged")

    assert SessionStore(key).get("colour") is None
