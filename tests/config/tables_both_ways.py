"""Before a release, by `make tables`: the migrations, one after the other, come to the same.

It takes minutes, so it stands outside of `make test`; that holds the migrations to the models.
"""

from __future__ import annotations

import os

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from goldenthread.config.tables import bring_up_to_date
from tests.conftest import copy_of_template, drop_database, use_database

CATALOGUE = {
    "columns": "select table_name, column_name, data_type, character_maximum_length, is_nullable,"
    " column_default, is_identity from information_schema.columns where table_schema = 'public'",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid)"
    " from pg_constraint where connamespace = 'public'::regnamespace",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "triggers": "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)"
    " from pg_trigger where not tgisinternal",
    "functions": "select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace"
    " and prolang <> (select oid from pg_language where lanname = 'c')",
    "policies": "select tablename, policyname, permissive, cmd, qual, with_check from pg_policies",
    "fenced": "select relname, relrowsecurity, relforcerowsecurity from pg_class"
    " where relnamespace = 'public'::regnamespace and relkind = 'r'",
    "done": "select app, name from django_migrations",
}


def test_both_ways_come_to_the_same_tables(django_db_setup, django_db_blocker, database_name):
    by_steps, at_once = f"{database_name}_by_steps", f"{database_name}_at_once"
    with django_db_blocker.unblock():
        try:
            with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as owner:
                owner.execute(sql.SQL("create database {}").format(sql.Identifier(by_steps)))
            use_database(by_steps, role=None)
            bring_up_to_date(by_migrations=True)
            wanted = catalogue()
            copy_of_template(at_once)
            use_database(at_once, role=None)
            found = catalogue()
        finally:
            connection.close()
            use_database(database_name, role=settings.DATABASE_ROLE)
            drop_database(by_steps)
            drop_database(at_once)

    for what, rows in wanted.items():
        assert found[what] == rows, what
    assert all(found.values())


def catalogue() -> dict[str, set[tuple[object, ...]]]:
    """Return what the database has, each kind of thing without its order."""
    with connection.cursor() as cursor:
        found = {}
        for what, question in CATALOGUE.items():
            cursor.execute(question)
            found[what] = set(cursor.fetchall())
    return found
