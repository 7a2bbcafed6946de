"""What coverage does not watch: the libraries that do most of the work of a test, not ours.

A traced test takes three times as long, nearly all of it in Django's SQL, in Jinja and in the
readers of files, of which coverage then keeps nothing. While one of these works, tracing pauses.
Only what they call back goes unseen: so the first renderings of each template are watched.
Coverage can be told too low by this, never too high.
"""

from __future__ import annotations

import functools
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import jinja2
from _pytest.assertion import rewrite
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.urls.resolvers import URLResolver
from pdfminer.pdfinterp import PDFPageInterpreter

WATCHED_RENDERINGS = 3
"""How often each template is watched: what it calls of ours is seen by then."""

_renderings: Counter[str | None] = Counter()


def pause_in_rewriting() -> None:
    """Pause tracing while pytest rewrites the assertions of a file; to be asked before it does."""
    _pause(rewrite, "_rewrite_test")


def pause_in_libraries() -> None:
    """Pause tracing in the libraries for the rest of this process, if it traces at all.

    Of what is watched, questions to the database, rows and addresses call nothing back.
    """
    if sys.gettrace() is None:
        return
    _pause(jinja2.Environment, "compile")
    _pause(jinja2.Template, "render", only=_is_well_watched)
    for name in ("execute", "executemany"):
        _pause(CursorWrapper, name)
    _pause(SQLCompiler, "as_sql")
    for name in ("_fetch_all", "_filter_or_exclude", "_annotate"):
        _pause(QuerySet, name)
    _pause(Model, "save_base")
    import_module(settings.ROOT_URLCONF)  # what it brings in is watched as it comes
    for name in ("resolve", "_reverse_with_prefix"):
        _pause(URLResolver, name)
    _pause(PDFPageInterpreter, "process_page")


@contextmanager
def untraced() -> Iterator[None]:
    """Trace nothing meanwhile."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def _is_well_watched(template: jinja2.Template) -> bool:
    _renderings[template.name] += 1
    return _renderings[template.name] > WATCHED_RENDERINGS


def _pause(owner: Any, name: str, *, only: Callable[[Any], bool] | None = None) -> None:
    inner = getattr(owner, name)

    @functools.wraps(inner)
    def paused(first: Any, *args: Any, **kwargs: Any) -> Any:
        tracer = sys.gettrace()
        if tracer is None or (only and not only(first)):
            return inner(first, *args, **kwargs)
        sys.settrace(None)  # not by `untraced`, which takes longer: this is asked very often
        try:
            return inner(first, *args, **kwargs)
        finally:
            sys.settrace(tracer)

    setattr(owner, name, paused)
