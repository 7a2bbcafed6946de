"""Gathering the static files, hashed and compressed, when they have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command


class NotBuilt(Exception):
    """The page assets have not been built."""


def gather() -> bool:
    """Gather the static files if any changed since they were last gathered; return whether.

    :raises NotBuilt: when the style sheet has not been built.
    """
    source = settings.PACKAGE / "ui" / "static"
    if not (source / "built" / "app.css").exists():
        raise NotBuilt("The page assets are not built: run `make assets`.")
    mark = Path(settings.STATIC_ROOT).with_suffix(".mark")
    digest = hashlib.sha256()
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        digest.update(path.relative_to(source).as_posix().encode())
        digest.update(path.read_bytes())
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(digest.hexdigest())
    return True
