"""Loaded before anything else by pytest: the settings and the database server that tests run on.

Without DATABASE_URL an embedded server is started under ``var/test`` and stopped at the end. It
keeps nothing that matters, so it does not wait for the disk.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goldenthread.config.embedded import EmbeddedPostgres
from tests.untraced import pause_in_rewriting

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "var" / "test"

os.environ["GOLDENTHREAD_ENV"] = "test"
os.environ["GOLDENTHREAD_HOME"] = str(HOME)
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["REQUIRE_SECOND_FACTOR"] = "false"
os.environ["LOG_LEVEL"] = "CRITICAL"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's driver runs a loop in this thread
os.environ["GOLDENTHREAD_AS_OWNER"] = "true"  # to make the database; see tests/conftest.py

pause_in_rewriting()

_server: EmbeddedPostgres | None = None
_started_here = False
if not os.environ.get("DATABASE_URL"):
    _server = EmbeddedPostgres.under(
        HOME / "postgres", options=("fsync=off", "synchronous_commit=off", "full_page_writes=off")
    )
    _started_here = _server.start()
    os.environ["DATABASE_URL"] = _server.url()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server if this process started it."""
    if _server is not None and _started_here:
        _server.stop()
