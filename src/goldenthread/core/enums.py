"""Words of the field that have one meaning everywhere."""

from __future__ import annotations

from enum import StrEnum


class PlanKind(StrEnum):
    """What kind of improvement plan an area published."""

    WRITTEN_STATEMENT_OF_ACTION = "written-statement-of-action"
    ACCELERATED_PROGRESS_PLAN = "accelerated-progress-plan"
    PRIORITY_ACTION_PLAN = "priority-action-plan"
    PARTNERSHIP_PLAN = "partnership-plan"

    @property
    def words(self) -> str:
        """The kind as it is said: "Written statement of action"."""
        return self.value.replace("-", " ").capitalize()


class Status(StrEnum):
    """What a plan's own rating comes to, so that plans with different words can be compared."""

    NOT_STARTED = "not_started"
    BLOCKED = "blocked"
    IN_PROGRESS = "in_progress"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COMPLETE = "complete"
    EMBEDDED = "embedded"

    @property
    def words(self) -> str:
        """The status as it is said: "Not started"."""
        return self.value.replace("_", " ").capitalize()

    @property
    def is_done(self) -> bool:
        """Whether nothing more is promised: complete, or embedded in daily work."""
        return self in (Status.COMPLETE, Status.EMBEDDED)
