"""What is kept of panels.

No deadline is stored. What a member has been given to read is a grant of the children room, with
days; every row about a child carries its `child` and stands behind the child's fence.
"""

from goldenthread.panels.models.items import (
    AgendaItem,
    Comment,
    Conclusion,
    Conflict,
    Dissent,
    Paper,
    Reader,
)
from goldenthread.panels.models.panel import Attendance, Meeting, Panel, Seat

__all__ = [
    "AgendaItem",
    "Attendance",
    "Comment",
    "Conclusion",
    "Conflict",
    "Dissent",
    "Meeting",
    "Panel",
    "Paper",
    "Reader",
    "Seat",
]
