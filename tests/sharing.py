"""How two workers share the tests, so that both are done at the same time.

A file goes to one worker whole: what its tests share is made once. The stories are two shares, for
each worker that tells one starts the product and a browser: most of them are begun first, and
told by one worker all the while. What takes long goes before what does not, so that at the end the
workers have only short files to share.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

STORIES = "tests/stories/"
OTHER_STORIES = tuple(
    f"{STORIES}test_{name}.py"
    for name in ("a_manager_at_work", "a_panel_decides", "charts", "children")
)
LONG = (
    "tests/config/test_trial.py",
    "tests/indicators/test_three_engines.py",
    "tests/casework/test_pages.py",
    "tests/children/test_pages_are_guarded.py",
)
"""Files that took 20 seconds of a processor or more when they were measured, the longest first."""


def in_turn(nodeid: str) -> int:
    """Return when a test's turn comes: most stories, the long files, other stories, the rest."""
    if nodeid.startswith(OTHER_STORIES):
        return len(LONG) + 1
    if nodeid.startswith(STORIES):
        return 0
    for turn, name in enumerate(LONG, 1):
        if nodeid.startswith(name):
            return turn
    return len(LONG) + 2


class Shares(LoadScopeScheduling):
    """Gives each worker the next share when it has nearly done the last."""

    def _split_scope(self, nodeid: str) -> str:
        """Return the share that a test belongs to."""
        if nodeid.startswith(STORIES):
            return f"stories {in_turn(nodeid)}"
        return nodeid.split("::", 1)[0]
