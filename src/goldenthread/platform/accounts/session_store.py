"""Where sessions are kept: Django's table, read by the shortest way, since each page reads one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone


class SessionStore(db.SessionStore):
    """Django's own store, whose statement is not made anew each time."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing, and no session, when it is over or unknown."""
        with connection.cursor() as cursor:
            cursor.execute(
                "select session_data from django_session"
                " where session_key = %s and expire_date > %s",
                [self.session_key, timezone.now()],  # noqa: TID251 -- the moment of asking
            )
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        content: dict[str, Any] = self.decode(found[0])
        return content
