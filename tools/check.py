"""Runs every check, or those that a minute allows, and says at the end which failed.

What cannot run fails and says why; nothing is skipped.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import chromium

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Step:
    """A check: its name and the command that makes it."""

    name: str
    command: tuple[str, ...]


RUFF = Step("lint", (str(BIN / "ruff"), "check", "--quiet", "--output-format", "concise", "."))
FORMAT = Step("formatting", (str(BIN / "ruff"), "format", "--check", "--quiet", "."))
TYPES = Step("types", (str(BIN / "mypy"),))
CONTRACTS = Step("contracts", (str(BIN / "lint-imports"), "--no-cache"))
PACKAGES = Step("packages", (str(BIN / "deptry"), "src"))
UNUSED = Step("unused code", (str(BIN / "vulture"),))
MANUAL = Step("manual", (sys.executable, "-m", "tools.manual", "--check"))
QUICK_TESTS = Step(
    "unit and web tests",
    (sys.executable, "-m", "pytest", "-q", "-m", "not story and not slow", "-n", "2",
     "--ignore=tests/reading", "--ignore=tests/accounts", "--ignore=tests/organisations",
     "--ignore=tests/notifications",
     "--ignore=tests/statutory_clock/test_time_limits.py",
     "--ignore=tests/statutory_clock/test_worked_examples.py",
     "--ignore=tests/children/test_pages_are_guarded.py", "--ignore=tests/children/test_forms.py",
     "--ignore=tests/casework/test_pages_are_guarded.py", "--ignore=tests/casework/test_forms.py",
     "--ignore=tests/casework/test_pages.py", "--ignore=tests/config/test_demo_children.py",
     "--ignore=tests/panels/test_pages.py", "--ignore=tests/proof/test_pages.py",
     "--ignore=tests/improvement/test_live_pages_are_guarded.py",
     "--ignore=tests/core/test_plan_corrections.py"),
)  # fmt: skip
STORIES = Step("stories", (sys.executable, "-m", "pytest", "-q", "-m", "story"))
ALL_TESTS = Step(
    "all tests",
    (sys.executable, "-m", "pytest", "-q", "-n", "2", "--no-loadscope-reorder",
     "--cov", "--cov-report=term:skip-covered"),
)  # fmt: skip

LAW_AND_PROOF = ",".join(
    f"src/goldenthread/core/{part}"
    for part in ("clock/*", "control_charts/*", "trajectories/*", "suppression/*", "success/*",
                 "indicators/*", "standing/*", "measurements.py")
)  # fmt: skip
CORE_COVERED = Step(
    "every branch of the clock and of the arithmetic of proof",
    (str(BIN / "coverage"), "report", "--include", LAW_AND_PROOF, "--show-missing",
     "--fail-under=100"),
)  # fmt: skip


def main() -> int:
    """Run the chosen checks; return 0 when all passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--stories", action="store_true")
    chosen = parser.parse_args()
    static = (RUFF, FORMAT, TYPES, CONTRACTS)
    if chosen.quick:
        return _end(_run((*static, MANUAL, QUICK_TESTS)))
    if chosen.stories:
        return _end(_run((STORIES,)) if _has_browser() else [STORIES.name])
    # what reads the code uses one core; the browser comes, and the tests begin, on the other
    with ThreadPoolExecutor(1) as beside:
        reading = beside.submit(_run, (*static, PACKAGES, UNUSED, MANUAL), is_beside=True)
        failed = _run((ALL_TESTS, CORE_COVERED)) if _has_browser() else [ALL_TESTS.name]
    return _end([*reading.result(), *failed])


def _has_browser() -> bool:
    """Return whether there is a browser, now if not before; say why not."""
    try:
        chromium.ensure()
    except chromium.NoBrowser as error:
        print(f"The browser stories cannot run: {error}", file=sys.stderr)
        return False
    return True


def _run(steps: Sequence[Step], *, is_beside: bool = False) -> list[str]:
    """Run steps one after the other and return the names of those that failed.

    :param is_beside: others print meanwhile, so each step prints at its end, and all at once.
    """
    failed = []
    for step in steps:
        heading = f"\n── {step.name} " + "─" * (70 - len(step.name))
        if not is_beside:
            print(heading, flush=True)
        began = time.monotonic()
        done = subprocess.run(
            step.command, cwd=ROOT, check=False, text=True,
            stdout=subprocess.PIPE if is_beside else None,
            stderr=subprocess.STDOUT if is_beside else None,
        )  # fmt: skip
        if done.returncode:
            failed.append(step.name)
        took = f"   {step.name}: {time.monotonic() - began:.1f} s"
        print(f"{heading}\n{done.stdout}{took}" if is_beside else took, flush=True)
    return failed


def _end(failed: Sequence[str]) -> int:
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nEverything passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
