"""What is kept of a request and its journey.

Each date that the clock counts by is a field named as the clock names the event, with "_on". No
deadline is stored. Every row carries its `local_area` and its `child`: these raise the fences.
"""

from goldenthread.casework.models.case import OPEN, Case, CaseNumber
from goldenthread.casework.models.documents import CaseDocument
from goldenthread.casework.models.parts import (
    AdviceRequest,
    Allocation,
    CaseException,
    Decision,
    Dispute,
)

__all__ = [
    "OPEN",
    "AdviceRequest",
    "Allocation",
    "Case",
    "CaseDocument",
    "CaseException",
    "CaseNumber",
    "Decision",
    "Dispute",
]
