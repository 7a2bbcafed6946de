"""The fence around each child's rows, inside that of the area, held by PostgreSQL as well.

It is derived from the models, like the area's, and knows no room above by name:

- the model of the child itself says so by ``child_fence = IS_CHILD``;
- every other table with a ``child_id`` column is about that child (without a child, about none);
- who is given a child is told by the model marked `GRANTS` (columns child_id, person_id,
  organisation_id, link, kind, since, until; `kind` "named" opens a restricted child as well), and
  which children are restricted by the one marked `RESTRICTIONS` (child_id, since, until);
- a model with ``seen_through = ("app.Model", "field")`` is seen by whoever sees a row of that
  model that points to it: a parent, by whoever sees one of their children;
- so are the tables that pghistory keeps of all these;
- a model with ``counted_whole = True`` is read whole, and never written, by work that only counts
  (`reach.counting`); its history is not.

A row is shown and taken when the child is one of the whole area's and not restricted, or is given
to the person, one of their organisations or the holder of the link that day. See docs/adr/0015.
"""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

IS_CHILD, GRANTS, RESTRICTIONS = "child", "grants", "restrictions"
NAMED = "named"
COUNTING = "count"
CHILD_COLUMN = "child_id"

# Read through a sub-select, so that a setting is read once for each statement; in the policies of
# grants and restrictions plainly, since PostgreSQL refuses a policy with a sub-select that is
# reached again from a policy of its own table.
_PLAIN = {
    "reach": "coalesce(current_setting('goldenthread.reach', true), '')",
    "person": "nullif(current_setting('goldenthread.person', true), '')::bigint",
    "organisations": (
        "string_to_array(nullif(current_setting('goldenthread.organisations', true), ''), ',')"
        "::bigint[]"
    ),
    "link": "nullif(current_setting('goldenthread.link', true), '')",
    "today": "nullif(current_setting('goldenthread.today', true), '')::date",
}
_ONCE = {name: f"(select {plain})" for name, plain in _PLAIN.items()}
_ONCE["organisations"] += "::bigint[]"  # or `any` would take it for the rows of a sub-select


def child_column(model: type[models.Model]) -> str:
    """Return the column by which a row is about a child, or "" when none is."""
    tracked = getattr(model, "pgh_tracked_model", model)
    if getattr(tracked, "child_fence", "") == IS_CHILD:
        return "id"
    return next((f.column for f in model._meta.concrete_fields if f.column == CHILD_COLUMN), "")


def is_helper(model: type[models.Model]) -> bool:
    """Whether the fence around children is worked out from this table."""
    return _mark(model) in _HELPERS


def fenced_by_child() -> list[type[models.Model]]:
    """Return every model whose rows are about a child, history tables included."""
    return [model for model in _tables() if child_column(model) and not is_helper(model)]


def seen_through_others() -> list[type[models.Model]]:
    """Return every model whose rows are seen through another's, history tables included."""
    return [model for model in _tables() if _seen_through(model)]


_HELPERS = {GRANTS, RESTRICTIONS}


def _tables() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m._meta.managed and not m._meta.proxy]


def _mark(model: type[models.Model]) -> str:
    return getattr(model, "child_fence", "")


def _marked(mark: str) -> type[models.Model] | None:
    return next((model for model in _tables() if _mark(model) == mark), None)


def _seen_through(model: type[models.Model]) -> tuple[str, str] | None:
    return getattr(getattr(model, "pgh_tracked_model", model), "seen_through", None)


def raise_fences(editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the second fence; the first is up already. Running it again changes nothing."""
    grants, restrictions = _marked(GRANTS), _marked(RESTRICTIONS)
    if grants is None or restrictions is None:
        return
    for model in fenced_by_child():
        condition = _sees_child(child_column(model), grants, restrictions)
        if any(f.column == CHILD_COLUMN and f.null for f in model._meta.concrete_fields):
            condition = f"{CHILD_COLUMN} is null or {condition}"
        if getattr(model, "counted_whole", False):
            counted = f"{_ONCE['reach']} = '{COUNTING}' or {condition}"
            _policy(editor, model, "same_child", "all", counted, taken=condition)
            for command in ("update", "delete"):  # else a row that is counted could be changed
                _policy(editor, model, f"counted_{command}", command, condition)
        else:
            _policy(editor, model, "same_child", "all", condition)
    for model in seen_through_others():
        _policy(editor, model, "same_child", "all", _sees_through(model))
    _fence_helpers(editor, grants, restrictions)


def _sees_child(column: str, grants: type[models.Model], restrictions: type[models.Model]) -> str:
    restricted = (
        f"select child_id from {restrictions._meta.db_table}"  # noqa: S608 -- no words from outside
        f" where {_not_over(_ONCE)}"
    )
    given = (
        f"select child_id from {grants._meta.db_table}"  # noqa: S608 -- no words from outside
        f" where since <= {_ONCE['today']} and {_not_over(_ONCE)} and ({_is_mine(_ONCE)})"
        f" and (kind = '{NAMED}' or child_id not in ({restricted}))"
    )
    return (
        f"(({_ONCE['reach']} = 'area' and {column} not in ({restricted})) or {column} in ({given}))"
    )


def _sees_through(model: type[models.Model]) -> str:
    other, field = _seen_through(model) or ("", "")
    through = apps.get_model(other)
    column = through._meta.get_field(field).column
    table = model._meta.db_table
    return (
        f"exists (select 1 from {through._meta.db_table} t"  # noqa: S608 -- no words from outside
        f" where t.{column} = {table}.id)"
    )


def _not_over(setting: dict[str, str]) -> str:
    # without a day nothing is known to be over
    return f"coalesce(until >= {setting['today']}, true)"


def _is_mine(setting: dict[str, str]) -> str:
    return (
        f"person_id = {setting['person']} or organisation_id = any({setting['organisations']})"
        f" or link = {setting['link']}"
    )


def _fence_helpers(
    editor: BaseDatabaseSchemaEditor, grants: type[models.Model], restrictions: type[models.Model]
) -> None:
    """Grants are read by those whom they concern; both are written by who sees the child.

    Which records are restricted is read by all of the area who may see children at all: without
    it nothing could be held back from them. The row says no more than that.
    """
    child = _marked(IS_CHILD)
    if child is None:
        raise LookupError("grants and restrictions are there, but no model of the child")
    sees = (
        f"{_PLAIN['reach']} = 'area' and exists (select 1 from {child._meta.db_table} c"  # noqa: S608 -- no words from outside
        " where c.id = child_id)"
    )
    _policy(editor, grants, "given", "select", f"{_PLAIN['reach']} = 'area' or {_is_mine(_PLAIN)}")
    _policy(
        editor, restrictions, "known", "select",
        f"{_PLAIN['reach']} in ('area', '{COUNTING}') or {_PLAIN['person']} is not null"
        f" or {_PLAIN['link']} is not null",
    )  # fmt: skip
    for model in (grants, restrictions):
        for command in ("insert", "update", "delete"):
            _policy(editor, model, f"seen_{command}", command, sees)


def _policy(
    editor: BaseDatabaseSchemaEditor,
    model: type[models.Model],
    name: str,
    command: str,
    condition: str,
    *,
    taken: str = "",
) -> None:
    """Put up one policy; ``taken`` is the condition for rows that are written, if it is another."""
    table = editor.quote_name(model._meta.db_table)
    clause = "with check" if command == "insert" else "using"
    rows = f"{clause} ({condition})" + (f" with check ({taken})" if taken else "")
    editor.execute(
        f"drop policy if exists {name} on {table};"
        f"create policy {name} on {table} as restrictive for {command} {rows};"
    )
