"""An empty database gets its tables from the models: migrations must say no more than these do."""

from __future__ import annotations

from django.contrib.postgres.operations import CreateExtension
from django.db.migrations.operations.special import RunPython, RunSQL

from goldenthread.config.tables import our_migrations


def test_our_migrations_do_nothing_that_the_models_do_not_say():
    kinds = (RunSQL, RunPython)
    steps = [one for migration in our_migrations() for one in migration.operations]

    assert [one for one in steps if isinstance(one, kinds)] == []
    assert sum(isinstance(one, CreateExtension) for one in steps) == 2
