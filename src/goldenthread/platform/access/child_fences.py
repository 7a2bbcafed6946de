"""The fence around each child's rows, inside that of the area, held by PostgreSQL as well.

It is derived from the models, like the area's, and knows no room above by name:

- the model of the child itself says so by ``child_fence = IS_CHILD``;
- every other table with a ``child_id`` column is about that child (without a child, about none);
- who is given a child is told by the model marked `GRANTS` (columns child_id, person_id,
  organisation_id, link, kind, since, until; `kind` "named" opens a restricted child as well), and
  which children are restricted by the one marked `RESTRICTIONS` (child_id, since, until);
- a model with ``seen_through = ("app.Model", "field")`` is seen by whoever sees a row of that
  model that points to it: a parent, by whoever sees one of their children;
- a model with ``seen_before_a_child = "column"`` has rows that are about no record yet. Once that
  column is filled, they are shown and taken only where the reach takes requests in; but not where
  a column that ``open_to_the_area_with`` names is filled;
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
    # without a day nothing is known to be over
    "not_over_on": (
        "coalesce(nullif(current_setting('goldenthread.today', true), '')::date, '-infinity')"
    ),
    "intake": "coalesce(current_setting('goldenthread.intake', true), '')",
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
    _make_functions(editor, grants, restrictions)
    for model in fenced_by_child():
        condition = _sees_child(child_column(model))
        if any(f.column == CHILD_COLUMN and f.null for f in model._meta.concrete_fields):
            # of no child at all one would be "not in" an empty list of restricted ones
            condition = f"{_of_nobody(model)} or ({CHILD_COLUMN} is not null and {condition})"
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


def _of_nobody(model: type[models.Model]) -> str:
    """Return what shows a row that is about no child, or about none of ours yet."""
    tracked = getattr(model, "pgh_tracked_model", model)
    column = getattr(tracked, "seen_before_a_child", "")
    if not column:
        return f"{CHILD_COLUMN} is null"
    told = getattr(tracked, "open_to_the_area_with", "")
    open_rows = f"{column} is null" + (f" or {told} is not null" if told else "")
    return f"({CHILD_COLUMN} is null and ({open_rows} or {_ONCE['intake']} = 'yes'))"


_GIVEN, _RESTRICTED = "goldenthread_given", "goldenthread_restricted"


def _make_functions(
    editor: BaseDatabaseSchemaEditor, grants: type[models.Model], restrictions: type[models.Model]
) -> None:
    """Make the two lists that the fence asks for: the children given, and the restricted ones.

    They run with the rights of who asks, inside the fences of grants and restrictions, and can be
    read by anybody as those can. As functions they are planned once for each connection, not again
    for every table of every statement; and PostgreSQL is told that they are cheap, or it would read
    whole tables so as not to ask for them again with each row that it looks up.
    """
    restricted = (
        f"select child_id from public.{restrictions._meta.db_table}"  # noqa: S608 -- no words from outside
        f" where {_not_over(_ONCE)}"
    )
    given = (
        f"select child_id from public.{grants._meta.db_table}"  # noqa: S608 -- no words from outside
        f" where since <= {_ONCE['today']} and {_not_over(_ONCE)} and ({_is_mine(_ONCE)})"
        f" and (kind = '{NAMED}' or child_id not in ({restricted}))"
    )
    for name, question, rows in ((_RESTRICTED, restricted, 10), (_GIVEN, given, 100)):
        editor.execute(
            f"create or replace function public.{name}() returns setof bigint language plpgsql"
            f" stable parallel safe security invoker cost 100 rows {rows}"
            f" as $$begin return query {question}; end$$;"
        )


def _sees_child(column: str) -> str:
    restricted = f"select one from public.{_RESTRICTED}() one"  # noqa: S608 -- our own names
    given = f"select one from public.{_GIVEN}() one"  # noqa: S608 -- our own names
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
    # in the words of the grants' index, where those that are over are passed by; no `coalesce`,
    # which PostgreSQL does not trust with rows that may not be shown
    return f"case when until is null then 'infinity' else until end >= {setting['not_over_on']}"


def _is_mine(setting: dict[str, str]) -> str:
    # that a link is there at all is said for the index of the few grants that name one: with an
    # index for each of the three, PostgreSQL reads my grants and not all of the area's
    return (
        f"person_id = {setting['person']} or organisation_id = any({setting['organisations']})"
        f" or (link <> '' and link = {setting['link']})"
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
