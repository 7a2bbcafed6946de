"""What is kept of a request and its journey.

Each date that the clock counts by is a field named as the clock names the event, with "_on". No
deadline is stored. Every row carries its `local_area` and its `child`: these raise the fences.
"""

from goldenthread.casework.models.bulk import BulkItem, BulkStep
from goldenthread.casework.models.case import OPEN, Case, CaseNumber
from goldenthread.casework.models.documents import CaseDocument
from goldenthread.casework.models.handover import CaseHandover
from goldenthread.casework.models.letters import Letter
from goldenthread.casework.models.parts import (
    AdviceChase,
    AdviceRequest,
    Allocation,
    CaseException,
    Decision,
    Dispute,
)
from goldenthread.casework.models.teams import FilterChoice, SavedFilter, Team, TeamMember

__all__ = [
    "OPEN",
    "AdviceChase",
    "AdviceRequest",
    "Allocation",
    "BulkItem",
    "BulkStep",
    "Case",
    "CaseDocument",
    "CaseException",
    "CaseHandover",
    "CaseNumber",
    "Decision",
    "Dispute",
    "FilterChoice",
    "Letter",
    "SavedFilter",
    "Team",
    "TeamMember",
]
