"""The fence around what somebody without an account is typing, held by PostgreSQL as well.

A model with ``opened_by_key = ("key", "kept_at")`` names the column of a key that only the session
of one browser holds, and of the moment at which a row was last kept. Its rows are shown and taken
by who bears that key (`Reach.bearer`), whoever has signed in. What lies for longer than a day opens
to nobody any more; it is swept away by work that bears `SWEEP`.

A model with ``opened_with = "other"`` has rows that belong to such a row, by that key to it: they
open as it does. Where that is empty they are fenced in the other ways that the model says.
"""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SWEEP = "sweep"
_BEARER = "(select coalesce(current_setting('goldenthread.bearer', true), ''))"


def raise_fences(editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the fences. Running it again changes nothing."""
    for model in apps.get_models():
        if columns := getattr(model, "opened_by_key", None):
            _by_key(editor, model, *columns)
        if name := getattr(model, "opened_with", ""):
            _with(editor, model, name)


def _by_key(
    editor: BaseDatabaseSchemaEditor, model: type[models.Model], key: str, kept_at: str
) -> None:
    borne = f"{_BEARER} <> '' and {key} = {_BEARER}"
    # by the clock of the database: whoever asks cannot say that it is tomorrow
    old = f"{_BEARER} = '{SWEEP}' and {kept_at} < now() - interval '1 day'"
    _policy(editor, model, f"({borne}) or ({old})", borne)


def _with(editor: BaseDatabaseSchemaEditor, model: type[models.Model], name: str) -> None:
    field = model._meta.get_field(name)
    other = editor.quote_name(field.related_model._meta.db_table)  # type: ignore[union-attr]  # -- a key
    column = field.column  # type: ignore[union-attr]  # -- a key has one
    opens = f"{column} is null or exists (select 1 from {other} o where o.id = {column})"  # noqa: S608 -- our own names
    _policy(editor, model, opens, opens)


def _policy(
    editor: BaseDatabaseSchemaEditor, model: type[models.Model], shown: str, taken: str
) -> None:
    table = editor.quote_name(model._meta.db_table)
    editor.execute(
        f"drop policy if exists bearer on {table};"
        f"create policy bearer on {table} as restrictive using ({shown}) with check ({taken});"
    )
