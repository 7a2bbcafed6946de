"""What is kept of improvement plans.

Everything below an area carries its `local_area`, which fences it, and its `plan`. Dates that a
plan prints are kept three ways: as printed (``due_text``), as ISO 8601 with the printed precision
(``due``, "2017-06"), and as the last day that they cover (``due_by``), which sorts and compares.
"""

from goldenthread.improvement.models.action import (
    Action,
    ActionDependency,
    ActionLead,
    Measure,
    Milestone,
    MilestoneLead,
)
from goldenthread.improvement.models.plan import (
    Area,
    AreaLead,
    Finding,
    FocusArea,
    ImprovementPlan,
    Outcome,
    Rating,
)
from goldenthread.improvement.models.plan_import import PlanImport, PublishedVersion
from goldenthread.improvement.models.progress import DateMove, MilestoneMention, ProgressUpdate

__all__ = [
    "Action",
    "ActionDependency",
    "ActionLead",
    "Area",
    "AreaLead",
    "DateMove",
    "Finding",
    "FocusArea",
    "ImprovementPlan",
    "Measure",
    "Milestone",
    "MilestoneLead",
    "MilestoneMention",
    "Outcome",
    "PlanImport",
    "ProgressUpdate",
    "PublishedVersion",
    "Rating",
]
