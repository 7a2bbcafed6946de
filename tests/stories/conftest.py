"""The stage: the product as it is served, a database of its own, and a browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import copy_of_template, drop_database, use_database
from tools import chromium

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # a page lives for seconds: what a compiler gains on its scripts it never earns back
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every story.

    The product runs in a process of its own there, so coverage would watch the browser's driver.
    """
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.story)
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session")
def story_database(
    database_name: str, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """A database that stories write to for good; each tells of areas of its own."""
    name = f"{database_name}_stories"
    with django_db_blocker.unblock():
        copy_of_template(name)
        use_database(database_name, role=settings.DATABASE_ROLE)
    yield name
    drop_database(name)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served product keeps what it keeps in files, mail among it."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def server(story_database: str, home: Path) -> Iterator[str]:
    """The product, served by its own command; ends as Ctrl-C would end it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": re.sub(r"/[^/]*$", f"/{story_database}", os.environ["DATABASE_URL"]),
        "BASE_URL": address,
        "STATIC_ROOT": str(settings.STATIC_ROOT),
        "GOLDENTHREAD_HOME": str(home),
    }
    environment.pop("GOLDENTHREAD_AS_OWNER")
    process = subprocess.Popen(
        [sys.executable, "-m", "goldenthread.config.cli", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert line.startswith("Serving on"), f"the server did not start: {line!r}"
            yield address
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.ensure(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def stage(
    server: str, story_database: str, database_name: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The server's address, with this process's own connection pointed at its database."""
    with django_db_blocker.unblock():
        use_database(story_database, role=settings.DATABASE_ROLE)
        yield server
        connection.close()
        use_database(database_name, role=settings.DATABASE_ROLE)
