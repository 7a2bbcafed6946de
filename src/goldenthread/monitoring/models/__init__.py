"""What is kept of targets and programmes."""

from goldenthread.monitoring.models.programme import Programme, ProgrammeItem
from goldenthread.monitoring.models.target import Target

__all__ = ["Programme", "ProgrammeItem", "Target"]
