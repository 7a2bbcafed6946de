"""Rows that are made in memory and go into the tables many at once, each with its history.

The rows pass the same fences, constraints and keys as any other: they are copied into a table of
the session's own and from there into the real one by one statement. Only the triggers that write
the history are put off for that statement, because the history goes in the same way; what each
would have written is noted as the row is made and changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import connection, models

from goldenthread.platform.history.models import Event

_BLOCK = 2_000
_HISTORY_TRIGGERS = {"insert_insert", "update_update"}
Row = tuple[Any, ...]


class _Shelf:
    """The rows of one table, and every state they have had, oldest first."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.columns = [str(field.column) for field in model._meta.concrete_fields]
        self.names = [field.attname for field in model._meta.concrete_fields]
        self.rows: list[models.Model] = []
        self.past: list[Row] = []
        self.history = next(
            other for other in apps.get_models()
            if getattr(other, "pgh_tracked_model", None) is model
        )  # fmt: skip
        self._numbers = _numbers(model)

    def take(self, row: models.Model) -> None:
        row.pk = next(self._numbers)
        self.rows.append(row)
        self.note(row, "insert")

    def note(self, row: models.Model, label: str) -> None:
        self.past.append((label, row.pk, *self.values(row)))

    def values(self, row: models.Model) -> Row:
        found = row.__dict__
        return tuple(found[name] for name in self.names)


class Ledger:
    """All that is to be put into the tables, until `write`."""

    def __init__(self, tables: Sequence[type[models.Model]]) -> None:
        self._shelves = {model: _Shelf(model) for model in tables}
        self._events: list[Mapping[str, Any]] = []
        self._writes = 0

    def add(self, row: models.Model) -> None:
        """Take a new row, with the next number of its table."""
        self._shelves[type(row)].take(row)

    def change(self, row: models.Model, **values: Any) -> None:
        """Change a row; as with a trigger, a state that is like the one before is not noted."""
        before = {name: getattr(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        if before != values:
            self._shelves[type(row)].note(row, "update")

    def tell(self, event: Mapping[str, Any]) -> None:
        """Take what is told of a change."""
        self._events.append(event)

    def write(self) -> int:
        """Put everything into the tables, in the fences of the running block; return how many rows.

        What is kept by reference is checked at once, so that nothing piles up until the end.
        """
        many = 0
        self._history_by_triggers(at=False)
        for shelf in self._shelves.values():
            many += _copy(shelf.model._meta.db_table, shelf.columns,
                          (shelf.values(row) for row in shelf.rows))  # fmt: skip
            shelf.rows.clear()
        for shelf in self._shelves.values():
            columns = ["pgh_label", "pgh_obj_id", *shelf.columns, "pgh_created_at"]
            many += _copy(shelf.history._meta.db_table, columns, shelf.past, now=True)
            shelf.past.clear()
        many += _copy(Event._meta.db_table, _EVENT_COLUMNS, map(_told, self._events), now=True)
        self._events.clear()
        self._history_by_triggers(at=True)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate; set constraints all deferred")
        self._writes += 1
        if self._writes.bit_count() == 1:
            _count_anew([shelf.model._meta.db_table for shelf in self._shelves.values()])
        return many

    def _history_by_triggers(self, *, at: bool) -> None:
        names = [
            trigger.get_pgid(shelf.model)
            for shelf in self._shelves.values()
            for trigger in shelf.model._meta.triggers  # type: ignore[attr-defined]  # -- of pgtrigger
            if trigger.name in _HISTORY_TRIGGERS
        ]
        put_off = "{}" if at else "{" + ",".join(names) + "}"
        with connection.cursor() as cursor:
            cursor.execute("select set_config('pgtrigger.ignore', %s, true)", [put_off])


_EVENT_FIELDS = [f for f in Event._meta.concrete_fields if f.name not in {"id", "at"}]
_EVENT_NAMES = [field.attname for field in _EVENT_FIELDS]
_EVENT_COLUMNS = [*(str(field.column) for field in _EVENT_FIELDS), "at"]


def _told(event: Mapping[str, Any]) -> Row:
    return tuple(
        json.dumps(event[name]) if name == "changes" else event[name] for name in _EVENT_NAMES
    )


def _count_anew(tables: Sequence[str]) -> None:
    """Gather the statistics of tables, where the role that has signed in may.

    Without them a trigger that asks for a child's birth reads all the area's children by the index
    of the area, for each row: work that grows with the square of the children. The database itself
    counts only what is committed. Whoever may not is warned by the database, and nothing is lost.
    """
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('role')")
        (role,) = cursor.fetchone()
        cursor.execute(f"set local role none; analyze {', '.join(tables)}")
        cursor.execute("select set_config('role', %s, true)", [role])


def _numbers(model: type[models.Model]) -> Iterator[int]:
    """Yield numbers of a table's own sequence, so that they are nobody else's."""
    table = model._meta.db_table
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
                [table, _BLOCK],
            )
            block = sorted(number for (number,) in cursor.fetchall())
        yield from block


def _copy(table: str, columns: Sequence[str], rows: Iterable[Row], *, now: bool = False) -> int:
    """Put rows into a table through its fences; with `now` the last column is this moment.

    PostgreSQL copies straight into no fenced table, so they come by one of the session's own.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    given = ", ".join(f'"{column}"' for column in (columns[:-1] if now else columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"create temporary table if not exists new_{table} on commit drop"  # noqa: S608 -- names of our own tables
            f" as select {given} from {table} with no data"
        )
        with cursor.copy(f"copy new_{table} ({given}) from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"insert into {table} ({names}) select {given}{', now()' if now else ''}"  # noqa: S608 -- as above
            f" from new_{table}"
        )
        many: int = cursor.rowcount
        cursor.execute(f"truncate new_{table}")
    return many
