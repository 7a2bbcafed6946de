"""The steps on which a declared rating and a standing are compared."""

from __future__ import annotations

from enum import StrEnum

from goldenthread.core.enums import Status


class Level(StrEnum):
    """How well something stands. What cannot be said lies beside "on track": neither is bad."""

    DONE = "done"
    ON_TRACK = "on_track"
    CANNOT_SAY = "cannot_say"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"

    @property
    def words(self) -> str:
        """The level as it is said: "Off track"."""
        if self is Level.CANNOT_SAY:
            return "Cannot be said"
        return self.value.replace("_", " ").capitalize()

    @property
    def rank(self) -> int:
        """The step: 0 for done, 3 for off track."""
        return _RANKS[self]


_RANKS = {
    Level.DONE: 0,
    Level.ON_TRACK: 1,
    Level.CANNOT_SAY: 1,
    Level.AT_RISK: 2,
    Level.OFF_TRACK: 3,
}
_LEVELS = {
    Status.EMBEDDED: Level.DONE,
    Status.COMPLETE: Level.DONE,
    Status.ON_TRACK: Level.ON_TRACK,
    Status.IN_PROGRESS: Level.ON_TRACK,
    Status.NOT_STARTED: Level.ON_TRACK,
    Status.AT_RISK: Level.AT_RISK,
    Status.BLOCKED: Level.OFF_TRACK,
    Status.OFF_TRACK: Level.OFF_TRACK,
}


def level_of(status: Status) -> Level:
    """Return the step on which a declared status lies; one not started claims nothing bad."""
    return _LEVELS[status]
