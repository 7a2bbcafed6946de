"""Builds the page assets with npm; brings Node.js from a hashed wheel where the system has none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST_NODE = 18


def main() -> int:
    """Install the locked packages if need be and build; return npm's exit code."""
    path = os.environ["PATH"]
    if not _node_is_there(path):
        path = f"{Path(sys.executable).parent}{os.pathsep}{path}"
        if not _node_is_there(path):
            print(
                "  No Node.js of version 18 or later here: installing one into the environment ..."
            )
            subprocess.run(
                [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes",
                 "--disable-pip-version-check", "-r", str(ROOT / "requirements/node.txt")],
                check=True,
            )  # fmt: skip
    environment = {**os.environ, "PATH": path}
    npm = shutil.which("npm", path=path) or "npm"
    if _install_is_due():
        subprocess.run([npm, "ci", "--silent"], cwd=ROOT, env=environment, check=True)
    built = subprocess.run(
        [npm, "run", "--silent", "build"], cwd=ROOT, env=environment, check=False
    )
    return built.returncode


def _node_is_there(path: str) -> bool:
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not node or not npm:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", said)
    return version is not None and int(version[1]) >= OLDEST_NODE


def _install_is_due() -> bool:
    installed = ROOT / "node_modules/.package-lock.json"
    lock = ROOT / "package-lock.json"
    return not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime


if __name__ == "__main__":
    sys.exit(main())
