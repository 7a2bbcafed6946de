"""How two workers share the tests, so that both are done at the same time.

A file goes to one worker whole: what its tests share is made once. The stories are two shares, for
each worker that tells one starts the product and a browser: most of them are begun first, and
told by one worker all the while; the other tells the rest once it has done all else.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

STORIES = "tests/stories/"
LATER = tuple(
    f"{STORIES}test_{name}.py"
    for name in ("a_manager_at_work", "a_panel_decides", "charts", "children")
)


def in_turn(nodeid: str) -> int:
    """Return when a test's turn comes: most stories first, the others last."""
    if nodeid.startswith(LATER):
        return 2
    return 0 if nodeid.startswith(STORIES) else 1


class Shares(LoadScopeScheduling):
    """Gives each worker the next share when it has nearly done the last."""

    def _split_scope(self, nodeid: str) -> str:
        """Return the share that a test belongs to."""
        turn = in_turn(nodeid)
        return nodeid.split("::", 1)[0] if turn == 1 else f"stories {turn}"
