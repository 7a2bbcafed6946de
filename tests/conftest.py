"""What every test shares: a database made from a migrated template, and the page role."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.db import connection
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer

from goldenthread.config import static_files
from goldenthread.config.tables import bring_up_to_date
from tests.environment import HOME
from tests.sharing import Shares, in_turn
from tests.untraced import pause_in_libraries

hypothesis.settings.register_profile("house", deadline=None)  # no test depends on the time it takes
hypothesis.settings.register_profile("hard", deadline=None, max_examples=5000)  # when asked for
hypothesis.settings.load_profile("house")

MIGRATIONS = sorted(Path("src").glob("goldenthread/**/migrations/0*.py"))
FENCES = [
    Path("src/goldenthread/platform/access", name)
    for name in ("row_security.py", "child_fences.py", "key_fences.py")
]


def _fingerprint() -> str:
    """Return a mark of all that makes the tables: migrations, fences, and what is installed."""
    digest = hashlib.sha256(Path("requirements/dev.txt").read_bytes())
    for path in [*MIGRATIONS, *FENCES]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _administrate(statement: sql.Composed) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as owner:
        owner.execute(statement)


def _databases() -> set[str]:
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        return {name for (name,) in owner.execute("select datname from pg_database")}


def use_database(name: str, *, role: str | None) -> None:
    """Point Django's connection at a database, as the page role or, with None, as the owner."""
    connection.close()
    connection.settings_dict["NAME"] = name
    options = connection.settings_dict.setdefault("OPTIONS", {})
    options.pop("options", None)
    if role:
        options["options"] = f"-c role={role}"


def copy_of_template(name: str) -> None:
    """Make a fresh database, copied in a blink from one that is migrated once for each change."""
    template = f"template_{_fingerprint()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as lock:
        lock.execute("select pg_advisory_lock(7001)")  # workers in parallel make it once
        if template not in _databases():
            unfinished = f"{template}_unfinished"
            _administrate(sql.SQL("drop database if exists {}").format(sql.Identifier(unfinished)))
            _administrate(sql.SQL("create database {}").format(sql.Identifier(unfinished)))
            use_database(unfinished, role=None)
            bring_up_to_date()
            connection.close()
            _administrate(
                sql.SQL("alter database {} rename to {}").format(
                    sql.Identifier(unfinished), sql.Identifier(template)
                )
            )
        drop_database(name)
        _administrate(
            sql.SQL("create database {} template {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )


def drop_database(name: str) -> None:
    """Drop a test database, ending whatever is still connected to it."""
    _administrate(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def database_name() -> str:
    """The name of this process's database."""
    return f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(database_name: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give tests a database of their own, seen as pages see it: through row-level security."""
    with django_db_blocker.unblock():
        copy_of_template(database_name)
        use_database(database_name, role=settings.DATABASE_ROLE)
    yield
    with django_db_blocker.unblock():
        connection.close()
        drop_database(database_name)


def pytest_configure(config: pytest.Config) -> None:
    """Keep passwords in a quick form of the product's way; `test_passwords` tries the slow one."""
    settings.PASSWORD_HASHERS = ["tests.factories.hashing.QuickArgon2"]


UNWATCHED = ("tests/reading/", "tests/ui/", "tests/config/test_demo_children.py")
"""Tests of what coverage does not watch, or that only pass through what others try in full."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with most stories and what takes long; see `Shares`."""
    for item in items:
        if item.nodeid.startswith(UNWATCHED):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: in_turn(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares:
    """Share the tests out between the workers file by file."""
    return Shares(config, log)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Gather the static files once, as a start of the product does; workers wait for the first."""
    pause_in_libraries()
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        static_files.gather()
