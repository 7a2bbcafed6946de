"""Finds the browser that the stories drive; installs it where that is permitted."""

from __future__ import annotations

import os
import shutil
import subprocess

PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's packages, the better first: without a window's own pages stories take less time."""

NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(Exception):
    """There is no browser and none could be installed; the message says what to do."""


def find() -> str | None:
    """Return the path of the browser, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> str:
    """Return the path of the browser, installing Debian's Chromium when missing and permitted.

    :raises NoBrowser: when there is none and it may not be installed.
    """
    if path := find():
        return path
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") is None or (prefix and shutil.which("sudo") is None):
        raise NoBrowser("Chromium is missing. Install it, then run this again.")
    print("Installing Chromium through the system's package manager ...", flush=True)
    _run_apt(prefix, "update", "-qq")
    why = ""
    for package in PACKAGES:
        why = _run_apt(prefix, "install", "-y", "-qq", "--no-install-recommends", package)
        if not why:
            break
    if why:
        raise NoBrowser(f"Chromium is missing and could not be installed ({why}).")
    if path := find():
        return path
    raise NoBrowser("Chromium was installed but is not to be found.")


def _run_apt(prefix: list[str], *words: str) -> str:
    """Run the package manager and return the last line of what went wrong, or ""."""
    done = subprocess.run(
        [*prefix, "apt-get", *words], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no reason"])[-1]
