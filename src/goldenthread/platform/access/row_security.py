"""The fence around each local area's rows, held by PostgreSQL itself.

Every table with a ``local_area`` column shows and takes rows of the area named in the setting
``goldenthread.local_area`` of the running transaction, and of no other. The setting is made with
`in_area`; without it such a table is empty. The role that pages run as owns no table and cannot
pass the fence, whatever the code above asks for. Tables about a child have a second fence inside
this one: see `child_fences`. A model with ``private_to`` names the column of the account that alone
sees its rows; what is typed without an account opens to its key alone: see `key_fences`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from goldenthread.platform.access import child_fences, key_fences
from goldenthread.platform.access.reach import NO_REACH, Reach

AREA_COLUMN = "local_area_id"
_AREA = "nullif(current_setting('goldenthread.local_area', true), '')::bigint"
_USER = "nullif(current_setting('goldenthread.user', true), '')::bigint"

# Before a person has chosen an area, the product must know which areas to offer: each person may
# read the rows that are about themselves in any area.
_OWN_ROWS = {
    "organisations_person": f"user_id = (select {_USER})",
    "organisations_tenure": (
        "exists (select 1 from organisations_person p"  # noqa: S608 -- no words from outside
        f" where p.id = person_id and p.user_id = (select {_USER}))"
    ),
}


SETTINGS = (
    "local_area", "user", "reach", "person", "organisations", "link", "today", "intake", "bearer",
)  # fmt: skip


@contextmanager
def in_area(
    local_area_id: int | None,
    *,
    user_id: int | None = None,
    reach: Reach = NO_REACH,
    savepoint: bool = True,
) -> Iterator[None]:
    """Show the rows of one area (and the person's own) for the length of the block.

    Children's rows are shown as far as `reach` goes, which is not at all unless it is given: a
    block inside another does not see further by the one around it. Runs in a transaction of its
    own, since the settings end with it; nested blocks go back to the settings around them. An
    error in the block rolls its changes back, or without a ``savepoint`` those of the whole
    transaction around it.
    """
    with transaction.atomic(savepoint=savepoint):
        before = _change(str(local_area_id or ""), str(user_id or ""), *reach.settings())
        yield
        _set(*before)


def open_reach(reach: Reach) -> None:
    """See as far as this among the area's children until the block of `in_area` ends."""
    if reach != NO_REACH:
        _set(*reach.settings(), names=SETTINGS[2:])


def reach_now() -> dict[str, Any]:
    """Return how far the running transaction sees, as JSON can hold it and without the day.

    For work that is to see later what is seen now: see `reach_again`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('goldenthread.reach', true), ''),"
            " coalesce(current_setting('goldenthread.person', true), ''),"
            " coalesce(current_setting('goldenthread.organisations', true), ''),"
            " coalesce(current_setting('goldenthread.link', true), ''),"
            " coalesce(current_setting('goldenthread.intake', true), '')"
        )
        area, person, organisations, link, intake = cursor.fetchone()
    return {
        "is_whole_area": area == "area",
        "person_id": int(person) if person else None,
        "organisation_ids": [int(number) for number in organisations.split(",") if number],
        "link": link,
        "takes_requests": intake == "yes",
    }


def reach_again(kept: dict[str, Any], *, on: date) -> Reach:
    """Return the reach that `reach_now` kept, on another day: what was taken back is not seen."""
    return Reach(
        is_whole_area=kept["is_whole_area"],
        person_id=kept["person_id"],
        organisation_ids=frozenset(kept["organisation_ids"]),
        link=kept.get("link", ""),
        takes_requests=kept.get("takes_requests", False),
        on=on,
    )


def _change(*values: str) -> tuple[str, ...]:
    """Make the settings, the user's only if there is one, and return what they were before."""
    before = ", ".join(
        f"coalesce(current_setting('goldenthread.{name}', true), '') as was_{name}"
        for name in SETTINGS
    )
    made = ", ".join(
        f"set_config('goldenthread.{name}', "
        + ("coalesce(nullif(%s, ''), was_user)" if name == "user" else "%s")
        + ", true)"
        for name in SETTINGS
    )
    with connection.cursor() as cursor:
        # the settings are read before they are made: materialised, so that it stays that way
        cursor.execute(
            f"with before as materialized (select {before})"  # noqa: S608 -- names of our own
            f" select {', '.join(f'was_{name}' for name in SETTINGS)}, {made} from before",
            values,
        )
        row: tuple[str, ...] = cursor.fetchone()
    return row[: len(SETTINGS)]


def _set(*values: str, names: tuple[str, ...] = SETTINGS) -> None:
    asked = ", ".join(f"set_config('goldenthread.{name}', %s, true)" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"select {asked}", values)


def fenced_models() -> list[type[models.Model]]:
    """Return every model whose rows belong to a local area, history tables included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and any(field.column == AREA_COLUMN for field in model._meta.concrete_fields)
    ]


def raise_fences(editor: BaseDatabaseSchemaEditor) -> None:
    """Grant the page role what it needs and fence every area table. Run after each migration.

    Derived from the models, so that a new table cannot be forgotten; running it again changes
    nothing.
    """
    role = editor.quote_name(settings.DATABASE_ROLE)
    editor.execute(
        f"grant usage on schema public to {role};"
        f"grant select, insert, update, delete on all tables in schema public to {role};"
        f"grant usage, select on all sequences in schema public to {role};"
        f"grant execute on all functions in schema public to {role};"
    )
    for model in fenced_models():
        table = editor.quote_name(model._meta.db_table)
        editor.execute(
            f"alter table {table} enable row level security;"
            f"alter table {table} force row level security;"
            f"drop policy if exists same_area on {table};"
            f"create policy same_area on {table} using ({AREA_COLUMN} = {_area_for(model)});"
        )
        if own := _OWN_ROWS.get(model._meta.db_table):
            editor.execute(
                f"drop policy if exists own_rows on {table};"
                f"create policy own_rows on {table} for select using ({own});"
            )
        if column := getattr(model, "private_to", ""):
            editor.execute(
                f"drop policy if exists private on {table};"
                f"create policy private on {table} as restrictive"
                f" using ({column} = (select {_USER}));"
            )
    child_fences.raise_fences(editor)
    key_fences.raise_fences(editor)
    for model in _append_only_models():
        table = editor.quote_name(model._meta.db_table)
        editor.execute(f"revoke update, delete on {table} from {role};")


def _area_for(model: type[models.Model]) -> str:
    # once for each statement; plainly where the fence around children looks into the table
    return _AREA if child_fences.is_helper(model) else f"(select {_AREA})"


def _append_only_models() -> list[type[models.Model]]:
    # our own events, and the tables of every earlier state of a row that pghistory keeps
    return [
        model
        for model in apps.get_models()
        if getattr(model, "append_only", False) or hasattr(model, "pgh_tracked_model")
    ]


def make_role(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the role that pages run as, if the server has none; it cannot sign in by itself."""
    name = settings.DATABASE_ROLE
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"create role {editor.quote_name(name)} nologin nobypassrls")
        cursor.execute(f"grant {editor.quote_name(name)} to current_user")
