"""The embedded PostgreSQL: found again, stopped cleanly, and whole after a sudden end."""

from __future__ import annotations

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from goldenthread.config.embedded import EmbeddedPostgres

pytestmark = pytest.mark.slow


@pytest.fixture
def server() -> Iterator[EmbeddedPostgres]:
    with tempfile.TemporaryDirectory(prefix="gt-") as folder:
        Path(folder).chmod(0o755)  # the server's own user must be able to pass
        server = EmbeddedPostgres.under(Path(folder) / "postgres")
        yield server
        server.stop()


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_it_starts_once_and_is_found_running(server):
    assert server.start() is True
    first = postmaster(server)

    assert server.start() is False
    assert postmaster(server) == first


def test_only_its_own_user_may_enter_its_socket_folder_and_no_port_is_open(server):
    server.start()

    assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_no_process_stays_when_it_is_stopped(server):
    server.start()
    pid = postmaster(server)

    server.stop()

    assert not server.is_running()
    assert not (server.data / "postmaster.pid").exists()
    assert not is_alive(pid)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # what has ended but was not yet waited for is dead all the same
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_a_sudden_end_loses_no_committed_row_and_the_next_start_recovers(server):
    server.start()
    connection = psycopg.connect(server.url(), autocommit=True)
    connection.execute("create table kept (number int)")
    connection.execute("insert into kept select generate_series(1, 10000)")
    connection.autocommit = False
    connection.execute("insert into kept values (-1)")
    os.kill(postmaster(server), signal.SIGKILL)
    connection.close()

    assert server.start() is True
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("select count(*), min(number) from kept").fetchone() == (10000, 1)


def test_a_first_start_that_was_cut_short_begins_again(server):
    server.start()
    server.stop()
    server.data.rename(server.home / "data.unfinished")

    assert server.start() is True


def test_a_long_path_does_not_lengthen_the_sockets(tmp_path):
    deep = EmbeddedPostgres(tmp_path / ("a" * 60) / ("b" * 60))

    assert len(str(deep.sockets)) <= 80
