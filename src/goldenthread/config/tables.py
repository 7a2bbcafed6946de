"""Brings the tables up to date. An empty database gets them at once, from the models.

Migrations replay every step that the tables ever took, and each step draws all tables anew: on an
empty database that takes minutes, and comes to what the models say anyway. Tests hold both ways to
the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger.installation
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.operations import CreateExtension
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

OURS = "goldenthread."


def bring_up_to_date(*, verbosity: int = 0, by_migrations: bool = False) -> None:
    """Make the tables, or change them to what they are now.

    :param by_migrations: also on an empty database, step by step.
    """
    if by_migrations or connection.introspection.table_names():
        call_command("migrate", interactive=False, verbosity=verbosity)
        return
    if verbosity:
        print("  Making the tables ...", flush=True)
    _make_ours()
    with _without_our_migrations():
        call_command("migrate", interactive=False, verbosity=0)


@transaction.atomic
def _make_ours() -> None:
    """Make all tables of ours, or none if it is cut short; take their migrations as done."""
    migrations = our_migrations()
    with connection.schema_editor() as editor:
        for migration in migrations:
            for operation in migration.operations:
                if isinstance(operation, CreateExtension):
                    state = ProjectState()
                    operation.database_forwards(migration.app_label, editor, state, state)
        for model in apps.get_models():
            if model.__module__.startswith(OURS) and model._meta.managed:
                editor.create_model(model)
    pgtrigger.installation.install()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for migration in migrations:
        recorder.record_applied(migration.app_label, migration.name)


def our_migrations() -> list[Migration]:
    """Return the migrations of this product's own apps."""
    labels = {config.label for config in apps.get_app_configs() if config.name.startswith(OURS)}
    found = MigrationLoader(None).disk_migrations or {}
    return [found[key] for key in sorted(found) if key[0] in labels]


@contextmanager
def _without_our_migrations() -> Iterator[None]:
    """Let Django take our tables for those of apps without migrations: made from the models."""
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {
        **before, **{migration.app_label: None for migration in our_migrations()}
    }  # fmt: skip
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before
