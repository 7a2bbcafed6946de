"""Row-level security holds even when the code above it is wrong.

Everything here goes round the product's code and asks the database itself, as the role that pages
run as.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import ProgrammingError, connection, transaction

from goldenthread.platform.access.row_security import fenced_models, in_area
from goldenthread.platform.organisations.models import Organisation, Person, Post
from tests.factories.areas import make_area, make_member
from tests.factories.plans import make_plan

pytestmark = pytest.mark.django_db

TABLES = sorted({model._meta.db_table for model in fenced_models()})


def rows(statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def test_pages_run_as_a_role_that_owns_nothing_and_cannot_pass():
    ((name, is_superuser, may_bypass),) = rows(
        "select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
    )

    assert (name, is_superuser, may_bypass) == ("goldenthread_app", False, False)
    assert rows("select tablename from pg_tables where tableowner = current_user") == []


def test_every_table_with_an_area_has_its_fence_up():
    fences = rows(
        "select relname, relrowsecurity, relforcerowsecurity from pg_class"
        " where relname = any(%s) and relkind = 'r'",
        TABLES,
    )

    assert sorted(fences) == [(table, True, True) for table in TABLES]


def test_every_table_with_an_area_column_is_among_them():
    with_area = rows(
        "select table_name from information_schema.columns"
        " where column_name = 'local_area_id' and table_schema = 'public' order by 1"
    )

    assert [name for (name,) in with_area] == TABLES


def counts(condition: str = "true") -> dict[str, object]:
    return {t: rows(f"select count(*) from {t} where {condition}")[0][0] for t in TABLES}


def test_without_an_area_every_table_is_empty():
    area = make_area()
    manager = make_member(area)
    with in_area(area.pk):
        make_plan(manager)

    assert counts() == dict.fromkeys(TABLES, 0)


def test_another_areas_rows_cannot_be_read_changed_or_removed():
    ours, theirs = make_area(), make_area()
    manager = make_member(theirs)
    with in_area(theirs.pk):
        make_plan(manager)
        there = counts()

    with in_area(ours.pk):
        assert counts(f"local_area_id = {theirs.pk}") == dict.fromkeys(TABLES, 0)
        for table in TABLES:
            attempt(f"delete from {table}")
            attempt(f"update {table} set local_area_id = {ours.pk}")
    with in_area(theirs.pk):
        assert counts() == there


def attempt(statement: str) -> None:
    # a table of history refuses outright: nobody changes even its own rows
    with suppress(ProgrammingError), transaction.atomic():
        rows(statement)


def test_a_row_cannot_be_put_into_another_area():
    ours, theirs = make_area(), make_area()

    with pytest.raises(ProgrammingError, match="row-level security"), in_area(ours.pk):
        Organisation.objects.create(local_area=theirs, name="Planted", kind="other")


def test_history_cannot_be_rewritten():
    area = make_area()
    manager = make_member(area)
    tables = [m._meta.db_table for m in fenced_models() if m._meta.db_table.endswith("event")]
    with in_area(area.pk):
        make_plan(manager)
        refused = []
        for table in tables:
            for statement in (f"delete from {table}", f"update {table} set local_area_id = 1"):
                with (
                    pytest.raises(ProgrammingError, match="permission denied"),
                    transaction.atomic(),
                ):
                    rows(statement)
                refused.append(table)

    assert "history_event" in refused
    assert "improvement_actionevent" in refused


def test_a_person_sees_only_their_own_rows_before_an_area_is_chosen():
    ours, theirs = make_area(), make_area()
    me, other = make_member(ours), make_member(theirs)

    with in_area(None, user_id=me.user.pk):
        assert list(Person.objects.all()) == [me.person]
        assert list(Post.objects.all()) == []
    with in_area(None, user_id=other.user.pk):
        assert list(Person.objects.all()) == [other.person]


def test_the_fence_ends_with_its_block_and_nests():
    one, two = make_area(), make_area()
    make_member(one, name="One")
    make_member(two, name="Two")

    with in_area(one.pk):
        with in_area(two.pk):
            assert [p.name for p in Person.objects.all()] == ["Two"]
        assert [p.name for p in Person.objects.all()] == ["One"]
    assert list(Person.objects.all()) == []


def test_an_error_in_the_block_takes_the_fence_with_it():
    area = make_area()
    make_member(area)

    with pytest.raises(KeyError), in_area(area.pk):
        raise KeyError

    assert list(Person.objects.all()) == []
