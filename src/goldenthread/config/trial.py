"""The environment of a trial: what production must be told, a trial makes for itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from goldenthread.config.embedded import EmbeddedPostgres, settings_for_this_machine


def home() -> Path:
    """Return the folder that holds all that a trial keeps."""
    return Path(os.environ.get("GOLDENTHREAD_HOME", "var")).absolute()


def is_trial() -> bool:
    """Whether this process was told that it is no production."""
    return os.environ.get("GOLDENTHREAD_ENV", "production") != "production"


def set_up_environment() -> None:
    """Fill in for a trial what is not set: a secret of its own, kept for the next start."""
    os.environ.setdefault("GOLDENTHREAD_ENV", "trial")
    if not os.environ.get("SECRET_KEY"):
        os.environ["SECRET_KEY"] = _secret(home() / "secret-key")


def embedded_server() -> EmbeddedPostgres | None:
    """Return the embedded server to use, or None when DATABASE_URL names another.

    Sets DATABASE_URL to the embedded server's, so that settings and children find it.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    server = EmbeddedPostgres.under(home() / "postgres", settings_for_this_machine())
    os.environ["DATABASE_URL"] = server.url()
    return server


def _secret(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(secrets.token_urlsafe(50))
        unfinished.chmod(0o600)
        unfinished.rename(path)
    return path.read_text()
