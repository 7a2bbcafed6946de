"""Finds the browser that the stories drive; installs it where that is permitted."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


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
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(
            [*prefix, *command], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise NoBrowser(f"Chromium is missing and could not be installed ({last}).")
    if path := find():
        return path
    raise NoBrowser("Chromium was installed but is not to be found.")
