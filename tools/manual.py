"""Print the pages of the manual that the code decides: ``python -m tools.manual [--check]``.

With ``--check`` nothing is written, and the exit code says whether a page is out of date.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Print each page, or with ``--check`` say which is out of date; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    only_check = parser.parse_args(arguments).check
    stale = [name for name, text in pages().items() if not _is_same(root / name, text)]
    for name in stale:
        if only_check:
            print(f"{name} is out of date: run python -m tools.manual", file=sys.stderr)
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(pages()[name], encoding="utf-8")
            print(f"printed {name}")
    return 1 if stale and only_check else 0


def pages() -> dict[str, str]:
    """Return each page's name in the repository and its text."""
    return {name: make() for name, make in _makers().items()}


def _makers() -> dict[str, Callable[[], str]]:
    _set_up()
    from goldenthread.core import glossary  # noqa: PLC0415 -- after set-up
    from goldenthread.indicators.queries import written  # noqa: PLC0415 -- ditto
    from goldenthread.platform.organisations.presenters import roles  # noqa: PLC0415 -- ditto
    from tools import proof_arithmetic_page, standing_page, statutory_clock_page  # noqa: PLC0415 -- ditto

    return {
        "GLOSSARY.md": glossary.markdown,
        "docs/reference/proof-arithmetic.md": proof_arithmetic_page.markdown,
        "docs/reference/roles.md": roles.manual,
        "docs/reference/standing.md": standing_page.markdown,
        "docs/reference/statutory-clock.md": statutory_clock_page.markdown,
        # no page, but made of the code like them: SQL that takes seconds to write
        "src/goldenthread/indicators/definitions/postgresql.json": written.beforehand,
    }


def _set_up() -> None:
    """Make the product importable outside a server; no database is asked."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    os.environ.setdefault("GOLDENTHREAD_ENV", "test")
    os.environ.setdefault("SECRET_KEY", "prints-pages-only")
    import django  # noqa: PLC0415 -- after the environment
    from django.apps import apps  # noqa: PLC0415 -- ditto

    if not apps.ready:
        django.setup()


def _is_same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
